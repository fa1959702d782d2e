"""One's own people: those in one's care whom one talked with or has a next step with, to be carried along."""
