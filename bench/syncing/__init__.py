"""Phones come back to the hub: how long until all they were told is kept."""
