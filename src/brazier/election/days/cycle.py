"""The life of an election: what happened, and the days that follow from it by the law. Pure.

Nothing is guessed: where the law gives no answer, the reason stands in its place.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from brazier.election import law as law_here
from brazier.election import rounds
from brazier.election.facts import EVENTS
from brazier.election.law import Told
from brazier.rules.law import Law, Place
from brazier.terms import Wrong

OURS, COMPANY, ANYBODY = "ours", "company", "anybody"
SOON_DAYS = 7
REMINDERS: Mapping[str, tuple[int, ...]] = {OURS: (7, 3, 1), ANYBODY: (3, 1), COMPANY: (0,)}
"""So many days before its day somebody is reminded; what the company must do is looked at on the day itself."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A day the law draws from something that happened. inputs: of the rule, each with the event that fills it;
    whose: who must act; done_by: the events after any of which it is done; by_court: an input of the rule that is
    the federal court of appeals, or empty; looks_back: it runs from a vote that is over, into the next one;
    is_bound: nothing is to do on that day, only not before it, so that once it came there is nothing to ask."""

    rule: str
    output: str
    inputs: Mapping[str, str]
    whose: str
    done_by: tuple[str, ...] = ()
    by_court: str = ""
    looks_back: bool = False
    is_bound: bool = False


CLOCKS = (
    Clock("soi.originals_due", "by", {"filed": "petition_filed"}, OURS, ("direction",)),
    Clock("notice_of_petition.post", "by", {"notice_served": "notice_served"}, COMPANY,
          ("direction",)),
    Clock("hearing.date", "hearing", {"notice_served": "notice_served"}, ANYBODY, ("direction",)),
    Clock("sop.due", "due", {"hearing": "hearing", "notice_served": "notice_served"}, COMPANY, ("direction",)),
    Clock("voter_list.due", "by", {"direction": "direction"}, COMPANY, ("list_received",)),
    Clock("voter_list.election_not_before", "election_not_before", {"list_received": "list_received"}, ANYBODY,
          ("tally",), is_bound=True),
    Clock("notice_of_election.post_before", "posted_by_end_of", {"election": "election"}, COMPANY, ("tally",)),
    Clock("objections.due", "due", {"tally": "tally"}, ANYBODY, ("certification",)),
    Clock("review_request.due", "due", {"decision": "decision"}, ANYBODY),
    Clock("election_bar.earliest", "petition_not_before", {"valid_election_end": "election"}, OURS,
          looks_back=True, is_bound=True),
    Clock("recognition.talks", "answer_by", {"request": "request"}, COMPANY, ("application",)),
    Clock("recognition.talks", "talks_until", {"request": "request"}, ANYBODY, ("application",)),
    Clock("recognition.bar", "free_from", {"declaration": "declaration"}, OURS, looks_back=True,
          is_bound=True),
    Clock("cemex.rm_by", "rm_petition_by", {"demand": "demand"}, COMPANY, ("recognized", "petition_filed"),
          "circuit"),
    Clock("recognition_picket.petition_by", "petition_by", {"picket_start": "picket_start"}, OURS,
          ("petition_filed",)),
    Clock("works_council.term_ends", "next", {"elected": "election"}, OURS, looks_back=True),
)  # fmt: skip
COURT = "court.circuit"
NO_STATE = Wrong(
    "election.no_state",
    "It depends on the federal court of your state. Write the state into the plan, then the day stands here.",
)
RECKONED = {"hearing": ("hearing.date", "hearing")}
"""Events that are expected on a day the law gives, as long as nobody noted another."""


@dataclass(frozen=True, slots=True)
class Due:
    """A day. code: rule and answer; hour: of that day, at the place of the board, or empty; left: days until then;
    is_expected: it rests on a day that has not happened yet; is_done: what comes after it happened, or there was
    nothing to do but wait; told: the answer with its source. day: None where the law gives no answer."""

    code: str
    day: date | None
    hour: str
    whose: str
    told: Told
    left: int
    is_expected: bool
    is_done: bool

    @property
    def is_soon(self) -> bool:
        """Whether it is in the next seven days, and not done."""
        return self.day is not None and 0 <= self.left <= SOON_DAYS and not self.is_done

    @property
    def is_over(self) -> bool:
        """Whether its day is past."""
        return self.day is not None and self.left < 0

    @property
    def reminders(self) -> tuple[int, ...]:
        """So many days before."""
        return REMINDERS[self.whose]


def kinds(place: Place | None) -> tuple[str, ...]:
    """What can happen here, in order: what its rules ask for, and what every election has."""
    asked = {event for clock in _clocks(place) for event in (*clock.inputs.values(), *clock.done_by)}
    attached = {place.rules[clock.rule].attaches_to for clock in _clocks(place)} if place else set()
    return tuple(kind for kind in EVENTS if kind in asked | attached | {"election", "tally", "certification"})


def _clocks(place: Place | None) -> tuple[Clock, ...]:
    return tuple(c for c in CLOCKS if place is not None and c.rule in place.rules)


@dataclass(frozen=True, slots=True)
class _Here:
    """Where and when it is asked, and what happened or is set in the vote that runs. state: two letters, or empty;
    ever: what was noted last of each kind, of whatever vote."""

    law: Law
    place: Place
    happened: Mapping[str, date]
    ever: Mapping[str, date]
    today: date
    state: str


def dues(
    law: Law, place: Place | None, events: Mapping[str, date], *, today: date, state: str = ""
) -> tuple[Due, ...]:
    """Every day that follows from what happened, the next first; those without an answer last.

    state: where the vote would be, two letters, for what differs by federal court; empty if nobody said it.
    """
    if place is None:
        return ()
    here = _Here(law, place, rounds.running(events, today=today), events, today, state)
    known = dict(here.happened)
    for event, code in RECKONED.items():
        clock = next((c for c in _clocks(place) if (c.rule, c.output) == code), None)
        for due in _due(here, clock, known) if clock and event not in known else ():
            if due.day:
                known[event] = due.day
    found = [due for clock in _clocks(place) for due in _due(here, clock, known)]
    return tuple(sorted(found, key=lambda due: (due.day is None, due.day or today, due.code)))


def _due(here: _Here, clock: Clock, known: Mapping[str, date]) -> Iterator[Due]:
    """The day of one clock, if what it runs from is known. known: what happened, and what is expected."""
    rule = here.place.rules[clock.rule]
    happened = here.ever if clock.looks_back else here.happened
    known = here.ever if clock.looks_back else known
    needed = [event for key, event in clock.inputs.items() if not rule.inputs[key].open]
    if not all(event in known for event in needed):
        return
    inputs: dict[str, object] = {key: str(known[event]) for key, event in clock.inputs.items() if event in known}
    if rule.attaches_to in known:
        inputs.setdefault(rule.attaches_to, str(known[rule.attaches_to]))
    told = _court(here) if clock.by_court else None
    if told is None or told.refused is None:
        inputs |= {clock.by_court: told.outputs["circuit"]} if told else {}
        told = law_here.ask(here.law, here.place, clock.rule, as_of=here.today, inputs=inputs)
    written = str(told.outputs.get(clock.output) or "")
    day = date.fromisoformat(written[:10]) if written else None
    since = min((happened[event] for event in needed if event in happened), default=date.min)
    yield Due(
        code=f"{clock.rule}.{clock.output}",
        day=day,
        hour=written[11:16],
        whose=clock.whose,
        told=told,
        left=(day - here.today).days if day else 0,
        is_expected=any(event not in happened or happened[event] > here.today for event in needed),
        is_done=any(rounds.answers(event, since, here.ever, today=here.today) for event in clock.done_by)
        or (clock.is_bound and day is not None and day < here.today),
    )


def _court(here: _Here) -> Told:
    """Which federal court of appeals is asked about what happens here; refused where nobody said the state."""
    if not here.state:
        return Told(COURT, {}, refused=NO_STATE)
    return law_here.ask(here.law, here.place, COURT, as_of=here.today, inputs={"state": here.state})
