"""Whom others follow: the naming question, whom somebody moved, and the switch that turns all of it off."""
