"""The ledger: who notices what is done to it, and what a line costs."""
