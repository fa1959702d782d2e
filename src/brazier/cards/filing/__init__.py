"""Cards on their way to the board: which count today, what was put together, what was handed in."""
