"""How talks and calls are said in words."""
