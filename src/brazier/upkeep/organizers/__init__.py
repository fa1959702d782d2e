"""The pages of organizers and their turf."""
