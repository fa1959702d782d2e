"""Where leaflets were given out: gate by shift, how many, when, and where nobody has been."""
