"""A seat: one browser of one organizer, for as long as it proves its device key and somebody touches it. Pure.

Seats live in memory, so sealing ends them all.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from brazier.access.signin.facts import Entered
from brazier.access.signin.proofs import Shown, shown, turn

IDLE = timedelta(minutes=15)
LONGEST = timedelta(hours=12)
STEPPED_FOR = timedelta(minutes=5)
OVER, ASLEEP, COPIED, SEATED = "over", "asleep", "copied", "seated"


@dataclass(slots=True)
class Seat:
    """entered: by whom and how; key: the public key of the browser; secret: marks its turns and questions; began,
    touched, stepped_at: sign-in, last touch by a person, last proof of who sits there; turns: how many were
    given; newest: the highest that came back; answered: questions that were answered already, and when."""

    entered: Entered
    key: bytes
    secret: bytes = field(repr=False)
    began: datetime
    touched: datetime
    stepped_at: datetime | None
    turns: int = 0
    newest: int = 0
    answered: dict[str, datetime] = field(default_factory=dict, repr=False)

    def next_turn(self, now: datetime) -> str:
        """The cookie for the browser that proved its key just now."""
        self.turns += 1
        return turn(self.secret, self.turns, now)

    def state(self, cookie: str, now: datetime) -> str:
        """Whether a request with this cookie is seated; asleep if it must prove its key first; copied if two
        browsers hold this seat; over if nobody touched it for too long."""
        if now - self.touched > IDLE or now - self.began > LONGEST:
            return OVER
        found, number = shown(self.secret, cookie, self.newest, now)
        if found is Shown.COPIED:
            return COPIED
        if found is not Shown.FRESH:
            return ASLEEP
        self.newest = max(self.newest, number)
        return SEATED

    def answer(self, question: str, now: datetime) -> bool:
        """Whether this question is answered for the first time."""
        self.answered = {q: at for q, at in self.answered.items() if now - at <= STEPPED_FOR}
        if question in self.answered:
            return False
        self.answered[question] = now
        return True

    def has_stepped_up(self, now: datetime) -> bool:
        """Whether who sits here proved it less than five minutes ago."""
        return self.stepped_at is not None and now - self.stepped_at < STEPPED_FOR
