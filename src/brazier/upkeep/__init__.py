"""What runs by the clock and across all areas: the day's count, ends of retention, joining, leaving, being
forgotten, copies and checks. Two visible tables, FORGET and SCHEDULE, and no signals."""
