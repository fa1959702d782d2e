"""Nobody answered, the number was wrong, call back: an attempt that did not become a talk, and counts as none."""
