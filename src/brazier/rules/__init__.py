"""The law as dated data: what it asks, from which day, on whose word, and when nobody can say.

Packs in `data/` hold each value with its dates, its standing, its source and the day somebody checked it;
`loading` reads them and refuses a pack that contradicts itself, `deciding.decide` answers one question of one
rule, `tally.count` says what a count of ballots means, `rights.page` what a worker may do at this place.
Nothing here guesses: what is not known on that day is refused with the reason.
"""
