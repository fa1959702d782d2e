"""Leaflets made here: one message, one ask, and a co-worker's words only with their recorded yes."""
