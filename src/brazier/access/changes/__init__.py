"""Organizers come and go: fired, resting, away, back; what they had is offered to others; or they are removed."""
