"""One person's page: what to say next, what they said and did, whom they know; and how each line is put right."""
