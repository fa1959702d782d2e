"""How each yes vote gets to the polls: when, how, with whom, done or not. Nothing here says how anybody voted, and
nobody is given a chance."""
