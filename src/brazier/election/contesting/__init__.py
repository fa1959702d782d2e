"""Names that the company hands in against our cards: who they are, which cards they mark, and what is left."""
