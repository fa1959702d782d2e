"""The sample union of the tests: its cast, and short ways to say what happened."""
