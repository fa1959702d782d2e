"""One's own list on one's own phone, to be read without a network for some hours. The phone keeps it encrypted;
half of the key lies here and is given for the right PIN alone, five tries long.
"""
