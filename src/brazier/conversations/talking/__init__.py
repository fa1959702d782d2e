"""The talk form at the desk: a talk with one, one with several, or an attempt that came to none."""
