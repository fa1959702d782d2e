"""What somebody else tells of a person comes to her organizer as a next step, and as nothing more."""
