"""The pages around a test: all tests, the ladder, planning one, its goals, its end and what was learned."""
