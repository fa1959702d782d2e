"""Two lists of people become one: which rows are the same worker, which are doubtful, which are new."""
