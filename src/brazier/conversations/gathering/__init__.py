"""One talk with several people at once: the same concern, and where each of them stands by itself."""
