"""The sheets people carry: charting and sign-up with codes, the key apart, and each person's own record.

Charting and sign-up sheets hold no names; the key sheet holds nothing else. Words: row code, key, cell.
"""
