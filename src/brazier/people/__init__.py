"""Everybody in or near the unit, as groups of records.

Whatever anybody says of a worker, a row of a list, a line typed at the desk, a talk, is kept as a record of
its own. A worker is a group of records that belong together, so taking an import back or parting two people
never guesses: the records say who said what. Words: worker, record, cell, committee, tie, left out.
"""
