"""My list today: what an organizer says of herself, names she passes on, and what was said last time."""
