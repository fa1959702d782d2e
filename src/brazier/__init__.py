"""Brazier: the organizing system for workers who build a union from scratch."""
