"""Lists that leave: asked for by one, agreed to by another, marked, sealed, and gone after a day."""
