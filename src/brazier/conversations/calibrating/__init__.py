"""Said against did: how far our numbers are to be trusted."""
