"""Pages of the handbook that a committee wrote itself, in place of ours or beside them; every version stays.

What a page may say is the handbook's to know: here it is text under a name, in a language. Words: version, turn.
"""
