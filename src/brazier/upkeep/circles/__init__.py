"""Charting circles: two sit together over a part of a cell, and nobody reads a whole list by it."""
