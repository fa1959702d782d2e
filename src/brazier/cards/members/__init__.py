"""Members of the union, where the law counts members: when each joined, whose employer, when it ended.

Whoever signed a card and did not join is a supporter, and is counted apart. Words: member, supporter, joined,
ended.
"""
