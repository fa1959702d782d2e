"""What people care about, cell by cell, and what became of what they promised. Numbers only."""
