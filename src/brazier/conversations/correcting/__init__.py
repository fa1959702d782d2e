"""A talk that was written down wrongly is written down anew; how it was stays beside it and counts no more."""
