"""Which devices may leave sealed boxes at the door, and what they left."""
