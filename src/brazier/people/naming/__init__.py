"""Whether words that leave name somebody: what is passed on to others must hold nobody, not even by chance."""
