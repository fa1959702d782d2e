"""The list of voters that the company or the board hands over: who is on it, who is missing, what it lacks by law,
and what is left when names are challenged."""
