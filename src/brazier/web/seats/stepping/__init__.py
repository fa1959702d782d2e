"""Stepping up: whoever sits here shows once more who they are, before something that counts."""
