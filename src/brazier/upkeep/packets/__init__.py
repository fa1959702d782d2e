"""The packet of cards for the labor board: asked for by one, agreed to by another, sealed, gone after a day."""
