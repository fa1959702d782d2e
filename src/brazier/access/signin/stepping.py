"""Stepping up: which addresses count, the proof each takes of whoever sits there, how long it holds. Pure."""

from dataclasses import dataclass
from datetime import timedelta

from brazier.access.signin.facts import WaysIn

FORMS, PAGES, KEYS = "forms", "pages", "keys"
"""What counts at an address: sending its form; reading it, too, as it shows a secret; the same where the form asks
for what opens the hub, so that whoever sits alone with six words is not asked for them twice."""
HOLDS = {"table": timedelta(minutes=10), "committee": timedelta(minutes=5), "site": timedelta(minutes=5)}
"""How long a proof holds, by level."""
OWN = "access.own"


@dataclass(frozen=True, slots=True)
class Needed:
    """What an address takes. verb: to read it; post: to send a form to it; step_up: which of the two counts; empty
    where neither does."""

    verb: str
    post: str
    step_up: str = ""

    def counts(self, method: str) -> bool:
        """Whether whoever asks in this way proves first who they are."""
        return bool(self.step_up) if method == "POST" else self.step_up in (PAGES, KEYS)

    @property
    def is_own(self) -> bool:
        """Whether it changes nothing but one's own sign-in."""
        return self.post == OWN


def takes_more(needed: Needed, *, level: str, can_be_strong: bool, ways: WaysIn) -> bool:
    """Whether a PIN is too little here, and it takes a passkey, or a code beside it.

    At a table a PIN is enough. Past it whoever has more uses it. Whoever could have more and has not, gets to
    their own sign-in with a PIN, to add it, and no further; a role that signs in by phone alone has nothing but a
    PIN.
    """
    if level == "table":
        return False
    return ways.has_more or (can_be_strong and not needed.is_own)
