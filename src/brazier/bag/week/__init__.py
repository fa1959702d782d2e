"""The week on one page: gathered for whoever prints it, as far as they may be told."""
