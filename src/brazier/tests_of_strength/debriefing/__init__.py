"""After a test: who did what they said, and who came although nobody expected them."""
