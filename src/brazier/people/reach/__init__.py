"""How far somebody may see: from the cells, people and languages in their care to rows of people."""
