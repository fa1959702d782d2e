"""Each organizer's path: sat in, shared a talk, led one, taught the next. Kept by oneself, seen by oneself and
one's buddy, and by nobody else.

There are no ranks and nobody counts: what is written is what happened, on which day and with whom. Words: path,
step of it, buddy.
"""
