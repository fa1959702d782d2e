"""Files in, review, undo: messy lists become people.

An organizer's list is a scrap: the boss's roster, a photo of a sign-up sheet typed at night, a phone's
address book, a group chat. This folder reads whatever is handed in (`reading`), guesses what each column
holds (`columns`), turns lines into one row a worker (`mapping`) and gives departments and shifts one
spelling (`placing`). Nothing here touches the disk or a database, and nothing is ever evaluated: a cell
is text. The journey is "a list becomes a wall chart" in ARCHITECTURE.md.
"""
