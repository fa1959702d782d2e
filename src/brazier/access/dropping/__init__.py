"""Which devices may drop sealed boxes."""
