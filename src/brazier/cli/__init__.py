"""The `brazier` command: everything the desk can do without a browser, for scripts and for long jobs."""
