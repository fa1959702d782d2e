"""How much an informer with a login reads, and whom the limits on looking stop. Run it as `bench/plant`."""
