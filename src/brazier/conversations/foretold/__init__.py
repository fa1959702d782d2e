"""Who was told what the company will say and do before it does: what is foretold frightens less."""
