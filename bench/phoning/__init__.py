"""How fast one thumb logs a talk on a phone, and how fast and light the app is."""
