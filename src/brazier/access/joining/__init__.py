"""How a co-worker becomes an organizer: a code shown once, four words read aloud, vouchers by level."""
