"""Two lists of people become one: which rows are the same worker, which are doubtful, which are new.

Rows come as `entry.Entry`, are boiled down by `describe.describe` to traits that may be kept for years,
and are compared by `pairing.pair`. `explain.explain` says why in words a tired organizer understands,
and `refit.refit` learns from the answers people gave. Journey: a list becomes a wall chart.
"""
