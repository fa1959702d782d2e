"""Slips of the hand put into `brazier.rules` one at a time, to see which of them the tests notice.

`slips` finds them in a file, `swapping` puts one into the running program, `noticing` runs the tests on it,
`pack_slips` does the same with the numbers, days and words of the law packs.
"""
