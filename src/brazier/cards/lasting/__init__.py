"""Which card stands how, and until when: what expires this month is asked for anew before it does."""
