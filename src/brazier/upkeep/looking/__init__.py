"""Who looks at how much outside their own assignment: load on information, never a judgment of anybody."""
