"""Whom somebody meant who typed a name or a code: one person, or a question."""
