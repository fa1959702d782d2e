"""The packet as paper: the list of cards with its counts, and a sample without names. Pure."""
