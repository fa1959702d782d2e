"""What needs two: one asks, another agrees, and it is done at that moment, exactly as it was asked for."""
