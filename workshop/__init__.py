"""Tools that make what the package ships; never imported by it."""
