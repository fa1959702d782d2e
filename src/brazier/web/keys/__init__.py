"""Words that open: a copy brought from a stick to a new machine, and new words instead of the old ones."""
