"""How much somebody looked at outside their own assignment: a line in the ledger for each, and a soft stop."""
