"""What is kept for how long, and who said that nothing of it may go.

It knows nothing of unions: a table names its kind of life, a hold names a number and what kind of thing it is.
Who knows people and cells turns that into records (`people.holding`), and `upkeep.sweeping` lets things go.
"""
