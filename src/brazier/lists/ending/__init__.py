"""Lists that nobody took go after a while, and all of them when the campaign is over."""
