"""Organizers and their turf: who is here, fired, resting or away; what they hand over; who is removed."""
