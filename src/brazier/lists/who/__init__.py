"""Who the names on a paper are, of everybody we know already. Nobody is written down by it."""
