"""A list somebody handed us beside all else we know: who stands on it, whom we do not know, who is missing."""
