"""The count: are we ready, would we win, what would change it, what do the ballots say, and by when must we act.

A committee decides with open eyes, and nothing here flatters. It reads the wall chart, the forecast and the law,
and owns dated facts: the plan, claims of others, counts of cards, motions, batches of ballots, days. These hold no
person. Vote plans, observers and challenged names hang on records, and never say how somebody voted.
Words: plan, claim, cards, decay, readiness, motion, batch, counter, determinative, objections, voter list, vote
plan, observer, polls, challenge.
"""
