"""Formatting for templates, and nothing else."""
