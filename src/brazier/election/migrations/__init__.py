"""How the tables of this area came to be."""
