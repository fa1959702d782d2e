"""Whom somebody outside may ring: a name and a number, and nothing else of anybody."""
