"""Where and when votes are cast, who watches there for us, and whose ballot was challenged."""
