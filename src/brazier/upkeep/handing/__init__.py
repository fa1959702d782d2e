"""Hand on what an organizer has who is fired, resting, away or removed; limits of turf."""
