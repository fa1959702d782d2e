"""The end of a turn at a tent, a gate or a table: what is left for whoever comes next, and that it was read."""
