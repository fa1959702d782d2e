"""How many people are in a piece of turf, and who is tied to whom: what handing over and limits need to know."""
