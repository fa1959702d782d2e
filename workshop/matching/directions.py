"""Which way a kind of evidence may count: more of it never speaks the other way."""

UP = (
    "name_exact", "name_same", "name_sound", "phone_same", "mail_same", "badge_same", "birth_same", "mail_fits",
    "generation_same", "first_score", "support", "support_sum",
)  # fmt: skip
DOWN = (
    "rest_low", "generation_clash", "badge_clash", "birth_clash", "phone_clash", "mail_clash", "sure_rival_low",
    "sure_rival_high", "contra_low", "contra_high", "rank_low", "rank_high",
)  # fmt: skip


def direction(line: str) -> int:
    """1 if more of this line may only raise the odds, -1 if it may only lower them, else 0."""
    return 1 if line in UP else -1 if line in DOWN else 0
