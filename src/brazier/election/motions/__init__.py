"""What the committee decided, with votes and reason: nothing is locked, and nothing goes unsaid."""
