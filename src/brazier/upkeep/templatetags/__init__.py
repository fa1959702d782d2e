"""Words for pages about organizers and levels."""
