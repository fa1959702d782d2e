"""Why we do this, in the group's own words, and what it has won: for whoever sits alone on a bad day.

The committee writes both. Every version of a reason stays, so that the words of before can be brought back. Words:
reason, version, win.
"""
