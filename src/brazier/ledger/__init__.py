"""The record of who did what, one line an action, each chained to the one before.

It holds pseudonyms and hours, never names, never texts. A line that is changed, taken out or put in later
breaks the chain, and `brazier verify` says where.
"""
