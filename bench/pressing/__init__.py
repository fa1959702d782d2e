"""Measures what it takes to make the handbook."""
