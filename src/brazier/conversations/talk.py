"""One talk as it is handed in, and whether it can be so. Pure."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from brazier.conversations.facts import ABOUT
from brazier.people.hands_off import touches_ballots
from brazier.terms import BASES, LEVELS, Wrong

OLDEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Step:
    """What happens next, by when, and who does it. owner: an organizer's id."""

    what: str
    due: date
    owner: str


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """Where something stands among all that was told: by this everything is ordered, never by when it came.

    at: milliseconds since 1970, never in the hub's future; nth: the device's own count, which only grows, for what
    was told on one device in one moment; 0 at the desk.
    """

    at: int
    nth: int = 0

    @classmethod
    def here(cls, now: datetime) -> "Told":
        """What is told at the desk, now."""
        return cls(int(now.timestamp() * 1000))


@dataclass(frozen=True, slots=True)
class Talk:
    """What an organizer tells of one talk. worker: her number; level 0: not assessed; about: what is assessed;
    organizer: who talked, which may be another person than the one who types; had_at: at what time, if somebody
    says; told: when it was told, if not now at the desk."""

    worker: int
    had_on: date
    organizer: str
    kind: str = "one_on_one"
    issues: tuple[int, ...] = ()
    quote: str = ""
    ask: str = ""
    ask_text: str = ""
    answer: str = ""
    level: int = 0
    basis: str = "said"
    about: str = "union"
    step: Step | None = None
    had_at: time | None = None
    owed: Step | None = field(default=None)
    told: Told | None = None


def check(talk: Talk, today: date) -> None:
    """Errors: Wrong, naming the first thing that can not be."""
    if talk.had_on > today:
        raise Wrong("conversations.future", "This talk is dated in the future. Check the day. Nothing was lost.")
    if talk.had_on < today - OLDEST:
        raise Wrong("conversations.old", "This talk is more than a year old. Check the day. Nothing was lost.")
    if talk.level not in LEVELS or talk.basis not in BASES or talk.about not in ABOUT:
        raise Wrong(
            "conversations.level", "Choose where they stand, from 1 to 5, or “not assessed yet”. Nothing was lost."
        )
    if talk.basis == "did":
        raise Wrong(
            "conversations.did",
            "What somebody did is written down as an act, on their own page. Nothing was lost.",
        )
    if talk.answer and not talk.ask:
        raise Wrong("conversations.answer", "There is an answer but no ask. What did you ask? Nothing was lost.")
    if talk.ask and not talk.answer:
        raise Wrong("conversations.ask", "You asked for something. What was the answer? Nothing was lost.")
    for step in filter(None, (talk.step, talk.owed)):
        if not step.what.strip():
            raise Wrong("conversations.step", "Say what happens next, or choose “nothing”. Nothing was lost.")
        if touches_ballots(step.what):
            raise Wrong(
                "conversations.ballots",
                "Nobody but the voter may touch a ballot: it can void the whole vote. Plan to ask whether they "
                "have posted it. Nothing was lost.",
            )
        if step.due < talk.had_on:
            raise Wrong(
                "conversations.due", "The next step lies before the talk. Check the day. Nothing was lost."
            )
