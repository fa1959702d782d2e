"""What a newcomer's browser sees before it is anybody's."""
