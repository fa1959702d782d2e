"""Go or wait: what the manuals want to see before filing, beside what there is. It warns and never locks."""
