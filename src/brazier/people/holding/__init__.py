"""Which records a legal hold is about, and who nobody came to know."""
