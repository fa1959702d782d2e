"""The committee beside the unit: whom it knows where, and who is missing at its table."""
