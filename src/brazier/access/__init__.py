"""Who may see and do what: organizers, their roles, and the one gate every read and write passes.

It knows nothing of unions. Rights stand in policy.toml, one line a verb, so that an organizer's lawyer can
read them; a verb without a line is refused.
"""
