"""My list today: seven people at most, each with what she said last and what to ask; who passes, passes without a
word. It reads talks, people, cards and holes, and owns no table. Words: list, name, pass on.
"""
