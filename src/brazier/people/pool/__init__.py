"""Whom a list of today may name, and what ranking needs to know of them: numbers, never shown as they are."""
