"""The ledger: who did what, one line an action, each chained to the one before under a key, the newest signed.

It holds pseudonyms and hours, never names, never texts. A line that is changed, taken out or put in breaks the
chain. Lines cut off at the end, or an older database put back, are noticed by what remembers the newest line: a
file beside the database, every stick with a copy, every browser that sat at the desk, and six words on paper.
"""
