"""How tests of strength are said in words."""
