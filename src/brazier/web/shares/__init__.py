"""A committee's shares: made and handed over one by one, and brought to the door one by one."""
