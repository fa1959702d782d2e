"""Whoever lost their phone is brought back in by others who see them: vouched for, shown a code, told to
everybody.

No tables of its own here: they stand in access.models.
"""
