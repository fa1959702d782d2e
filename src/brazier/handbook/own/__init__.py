"""Pages of one's own in the handbook: change a page, add one, hand in a translation, go back to what came.

Each is looked at on A6 before anything is kept.
"""
