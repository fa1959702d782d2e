"""A cell or a person open for minutes: a charting circle of two, or break-glass."""
