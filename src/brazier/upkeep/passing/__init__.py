"""Passing the method on: what a campaign learned, in a file that names nobody, and a campaign begun with it."""
