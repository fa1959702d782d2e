"""The polls on paper."""
