"""Where the matching model is made: invented worlds of workers and lists, and the training on them."""
