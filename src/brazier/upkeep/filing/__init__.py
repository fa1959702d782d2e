"""The pages of the packet for the board: ask for it, fetch it, say that it was handed in."""
