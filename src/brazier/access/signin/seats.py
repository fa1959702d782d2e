"""A seat: one browser of one organizer, for as long as it proves its device key and somebody touches it. Pure.

Seats live in memory, so sealing ends them all.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from brazier.access.signin.facts import Entered
from brazier.access.signin.proofs import Shown, shown, turn
from brazier.access.signin.stepping import HOLDS

IDLE = timedelta(minutes=15)
LONGEST = timedelta(hours=12)
ANSWERED_FOR = timedelta(minutes=5)
"""As long as a question can be answered at all."""
OVER, ASLEEP, COPIED, SEATED = "over", "asleep", "copied", "seated"


@dataclass(slots=True)
class Seat:
    """entered: by whom and how; key: the public key of the browser; secret: marks its turns and questions; began,
    touched, stepped_at: sign-in, last touch by a person, last proof of who sits there; strongly_at: the last that
    was more than a PIN; turns: how many were given; newest: the highest that came back; answered: questions that
    were answered already, and when; changing: held while a secret is changed from here, as the seat is over for
    whoever compares the old mark with the new secret."""

    entered: Entered
    key: bytes
    secret: bytes = field(repr=False)
    began: datetime
    touched: datetime
    stepped_at: datetime | None = None
    strongly_at: datetime | None = None
    turns: int = 0
    newest: int = 0
    answered: dict[str, datetime] = field(default_factory=dict, repr=False)
    changing: Lock = field(default_factory=Lock, repr=False, compare=False)

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
        self.answered = {q: at for q, at in self.answered.items() if now - at <= ANSWERED_FOR}
        if question in self.answered:
            return False
        self.answered[question] = now
        return True

    def step_up(self, now: datetime, *, strongly: bool) -> None:
        """Whoever sits here proved it just now."""
        self.stepped_at = now
        if strongly:
            self.strongly_at = now

    def has_stepped_up(self, now: datetime, *, level: str, strongly: bool) -> bool:
        """Whether who sits here proved it so lately that it still holds, and with more than a PIN if it takes
        that."""
        at = self.strongly_at if strongly else self.stepped_at
        return at is not None and now - at < HOLDS[level]
