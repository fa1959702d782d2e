"""The roster in bulk: rows of lists kept as records, records settled into workers, an import taken back."""
