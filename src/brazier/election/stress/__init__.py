"""What if they pack the unit, and how many cards are left on the day: denominators, decay, lines of the law."""
