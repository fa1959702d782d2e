"""Tools that attack Brazier: what `./test --security` runs."""
