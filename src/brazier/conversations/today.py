"""Who talks with whom next: what speaks for a talk, who fits, and one organizer for each. Pure.

Nothing here ranks organizers: `fit` weighs who somebody would rather talk with, and is shown to nobody as a
number. Every reason has a sentence, and `WEIGHTS` has every number.
Source of the formulas: docs/formulae.md (screen 4).
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

MOST = 7
"""Names on a list, and talks on a day: who has talked with three has four left."""
REST = timedelta(days=7)
TRY_AGAIN = timedelta(days=2)
"""After a talk somebody is left in peace, unless something is due."""
PASSED = timedelta(days=14)
SOON = timedelta(days=1)
UNKEPT = timedelta(days=7)
FRESH, ACT_COUNTS = timedelta(days=30), timedelta(days=60)

WEIGHTS = {
    # U: cannot wait
    "owed": 4.0,  # we promised them something, by tomorrow or earlier
    "late": 4.0,  # a next step is overdue
    "due": 3.0,  # a next step is due today or tomorrow
    "promise": 2.0,  # they said yes a week ago or more, and nothing shows it
    "card": 2.0,  # their card grows too old
    # V: what a talk can move
    "followed": 3.0,  # others follow them, and they are undecided or nobody knows
    "undecided": 2.0,
    "lapsed": 2.0,  # a 1 or 2 rated over 30 days ago, or without a public act in 60
    "unasked": 1.0,  # nobody has asked them yet
    # G: where they work
    "worst_hole": 2.0,  # one of the three worst holes
    "hole": 1.0,  # another hole
    # fit: who talks with them
    "yours": 6.0,  # the next step is this organizer's
    "language": 3.0,  # both speak it
    "same_cell": 2.0,
    "went_well": 2.0,  # the last talk of these two ended with a yes
    "same_shift": 1.0,
    "tie": 1.0,  # for each grade of closeness
    "busy": -0.1,  # for each talk in the last seven days
    "refused": -4.0,  # said no to this organizer the last time
    "no_language": -4.0,  # both are known, and none is shared
}
LADDER = (
    "attend", "sign_petition", "wear", "sign_card", "bring_someone", "talk_to_n", "join_committee",
)  # fmt: skip
"""What is asked for next, mild first."""
_BETWEEN = re.compile(r"[,;/+&]|\band\b|\by\b|\bet\b|\s{2,}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a name is on a list. code: a key of WEIGHTS; much: how many days ago or late, for a tie how
    close; word: a language."""

    code: str
    much: int = 0
    word: str = ""


@dataclass(frozen=True, slots=True)
class Somebody:
    """What ranking needs to know of a worker. step: the day and owner of her next open step; owed: the day of the
    next thing we promised her; promised: the day of a yes that nothing has shown yet; last: her last talk; tried:
    when nobody reached her last; hole: 2 in one of the three worst, 1 in another, 0 in none."""

    worker: int
    level: int = 0
    rated: date | None = None
    acted: date | None = None
    cell: int = 0
    shift: int = 0
    speaks: frozenset[str] = frozenset()
    is_followed: bool = False
    hole: int = 0
    step: tuple[date, str] | None = None
    owed: tuple[date, str] | None = None
    promised: date | None = None
    last: date | None = None
    tried: date | None = None
    has_old_card: bool = False


@dataclass(frozen=True, slots=True)
class Asker:
    """What ranking needs to know of an organizer. own: who she is on the list, 0 if she does not say; reach: the
    workers in her care, None for everybody; used: talks she had today; busy: in the last seven days; ties: how
    close, by worker; passed: names that went on to others."""

    organizer: str
    own: int = 0
    reach: frozenset[int] | None = None
    cell: int = 0
    shift: int = 0
    speaks: frozenset[str] = frozenset()
    ties: Mapping[int, int] = field(default_factory=dict)
    went_well: frozenset[int] = frozenset()
    refused: frozenset[int] = frozenset()
    passed: frozenset[int] = frozenset()
    used: int = 0
    busy: int = 0

    @property
    def left(self) -> int:
        """How many more names fit on her list today."""
        return max(0, MOST - self.used)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name for an organizer. why: what speaks for a talk, then why with her."""

    worker: int
    why: tuple[Reason, ...]


def spoken(text: str) -> frozenset[str]:
    """Languages as they were typed, one by one, in small letters."""
    return frozenset(part.strip().casefold() for part in _BETWEEN.split(text) if part.strip())


def needs(who: Somebody, today: date) -> tuple[Reason, ...]:
    """Why somebody should be talked with: U, then V, then G. Empty if nothing speaks for a talk now.

    A hole alone is no reason, and whoever was talked with lately is left in peace unless something is due. Of
    somebody who leans or works against it only what we owe or agreed on counts.
    """
    urgent = _urgent(who, today)
    rests = who.last is not None and today - who.last < REST
    rests = rests or (who.tried is not None and today - who.tried < TRY_AGAIN)
    if rests and not any(r.code in ("owed", "late", "due") for r in urgent):
        return ()
    value = _value(who, today) if who.level < 4 else ()
    if not urgent and not value:
        return ()
    return urgent + value + _place(who)


def _urgent(who: Somebody, today: date) -> tuple[Reason, ...]:
    found = []
    if who.owed and who.owed[0] <= today + SOON:
        found.append(Reason("owed", (today - who.owed[0]).days))
    if who.step and who.step[0] <= today + SOON:
        late = (today - who.step[0]).days
        found.append(Reason("late" if late > 0 else "due", late))
    if who.promised and today - who.promised >= UNKEPT and (who.acted is None or who.acted < who.promised):
        found.append(Reason("promise", (today - who.promised).days))
    if who.has_old_card:
        found.append(Reason("card"))
    return tuple(found)


def _value(who: Somebody, today: date) -> tuple[Reason, ...]:
    if who.is_followed and who.level in (0, 3):
        return (Reason("followed"),)
    if who.level == 3:
        return (Reason("undecided"),)
    if who.level == 0 or who.rated is None:
        return (Reason("unasked"),)
    age = today - who.rated
    if age > FRESH or who.acted is None or today - who.acted > ACT_COUNTS:
        return (Reason("lapsed", age.days),)
    return ()


def _place(who: Somebody) -> tuple[Reason, ...]:
    return (Reason("worst_hole" if who.hole > 1 else "hole"),) if who.hole else ()


def fits(who: Somebody, asker: Asker) -> tuple[Reason, ...]:
    """What speaks for and against these two, the strongest first."""
    found = []
    if _owner(who) == asker.organizer:
        found.append(Reason("yours"))
    shared = sorted(who.speaks & asker.speaks)
    if shared:
        found.append(Reason("language", word=shared[0]))
    elif who.speaks and asker.speaks:
        found.append(Reason("no_language"))
    if who.worker in asker.ties:
        found.append(Reason("tie", much=max(1, asker.ties[who.worker])))
    if who.worker in asker.went_well:
        found.append(Reason("went_well"))
    if who.worker in asker.refused:
        found.append(Reason("refused"))
    if asker.cell and who.cell == asker.cell:
        found.append(Reason("same_cell"))
    elif asker.shift and who.shift == asker.shift:
        found.append(Reason("same_shift"))
    return tuple(found)


def weight(reasons: Iterable[Reason]) -> float:
    """What reasons come to; a tie counts for each grade of closeness."""
    return sum(WEIGHTS[r.code] * (r.much if r.code == "tie" else 1) for r in reasons)


def _owner(who: Somebody) -> str:
    """Whose talk it is, as long as something is agreed: the owner of what is open, the promise of ours first."""
    open_now = who.owed or who.step
    return open_now[1] if open_now else ""


def assign(people: Sequence[Somebody], askers: Sequence[Asker], today: date) -> dict[str, tuple[Suggestion, ...]]:
    """At most seven names for each organizer, and each name for one alone: pairs by need and fit, the best first.

    Whoever has a step open with one of these organizers is only hers, unless she passed. The order of what comes
    in changes nothing.
    """
    here = {a.organizer: a for a in askers}
    pairs = []
    for who in people:
        need = needs(who, today)
        if not need:
            continue
        for asker in _possible(who, here):
            fit = fits(who, asker)
            rank = weight(need) + weight(fit) + WEIGHTS["busy"] * asker.busy
            pairs.append((-rank, who.worker, asker.organizer, (*need, *fit)))
    found: dict[str, list[Suggestion]] = {a.organizer: [] for a in askers}
    given: set[int] = set()
    for _, worker, organizer, why in sorted(pairs, key=lambda p: p[:3]):
        if worker not in given and len(found[organizer]) < here[organizer].left:
            given.add(worker)
            found[organizer].append(Suggestion(worker, why))
    return {organizer: tuple(names) for organizer, names in found.items()}


def _possible(who: Somebody, here: Mapping[str, Asker]) -> list[Asker]:
    """Whom this name may go to."""
    may = [a for a in here.values() if who.worker not in a.passed and (a.reach is None or who.worker in a.reach)]
    own = [a for a in may if a.organizer == _owner(who)]
    return own or may


def ask_next(level: int, reasons: Collection[str], done: Collection[str], refused: Collection[str]) -> str:
    """What to say or ask, as a code: `owed`, `step`, `promise`, `listen`, `first`, `leader`, or an ask of LADDER.

    done: kinds of acts she did; refused: asks she lately said no to. Nobody who leans against is asked for
    anything, and nobody is asked for the same twice in a row.
    """
    for agreed, said in (("owed", "owed"), ("late", "step"), ("due", "step"), ("promise", "promise")):
        if agreed in reasons:
            return said
    if level in (4, 5):
        return "listen"
    if "followed" in reasons:
        return "leader"
    if level == 0:
        return "first"
    return next((ask for ask in LADDER if ask not in done and ask not in refused), "listen")
