"""How a call or a visit ended: one list of codes for everybody who logs one. Pure."""

SPOKE, NO_ANSWER, VOICEMAIL, WRONG_NUMBER = "spoke", "no_answer", "voicemail", "wrong_number"
LANGUAGE_BARRIER, CALL_BACK, REFUSED, MOVED_OR_LEFT = "language_barrier", "call_back", "refused", "moved_or_left"
OUTCOMES = [
    SPOKE, NO_ANSWER, VOICEMAIL, CALL_BACK, LANGUAGE_BARRIER, WRONG_NUMBER, MOVED_OR_LEFT, REFUSED,
]  # fmt: skip
"""In the order they are offered: what happens most comes first."""
NO_TALK = [NO_ANSWER, VOICEMAIL, CALL_BACK, WRONG_NUMBER, LANGUAGE_BARRIER, REFUSED, MOVED_OR_LEFT]
"""How an attempt ends that does not become a talk; in the order the table of attempts was made with."""
NOBODY_SPOKE = (NO_ANSWER, VOICEMAIL)
"""Nothing follows but another try."""
NEVER_AGAIN = (REFUSED,)
"""Whoever does not want to be called is not called again."""
