"""Ballot night: two counters for each batch, running totals, what they mean, by when to object, and what next."""
