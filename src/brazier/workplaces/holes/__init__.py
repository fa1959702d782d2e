"""Who takes which hole, by when: one turn after the other, so that the last one can be taken back."""
