"""The grid everybody stands round: departments down, shifts across, in every cell a bar of all who work there.

It reads people, workplaces and conversations and owns no table. Words: wall chart, cell, hole, coverage,
hard support, committee mirror, freshness.
"""
