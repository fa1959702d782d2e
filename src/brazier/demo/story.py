"""Ninety days at Harbor: who talked with whom, what was said and done, told day by day from a seed. Pure.

People are named by their place in the list `world.invent` gives.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from brazier.demo.world import Invented

DAYS = 90
ORGANIZERS = 64
FIRST_LIST, CONTACTS, SECOND_LIST = 0, 28, 58
FIRST_SHARE, CONTACT_SHARE, SECOND_SHARE = 0.58, 0.11, 0.86
RED_FRIDAY, PETITION = 41, 74
HANDLES = (
    "Amara K.", "Denise O.", "Hamid R.", "Rosa W.", "Marisol T.", "Kwame A.", "Jean-Robert F.", "Mei-Lin Z.",
    "Derrick B.", "Fatoumata S.", "Yesenia P.", "Oluwaseun B.", "Tahmina S.", "Marcus J.", "Ghislaine P.",
)  # fmt: skip
QUOTES = (
    "I sign when my line signs.", "They moved my holiday and told the app, not me.",
    "At 4 the belt is too fast for anyone.", "My sister's plant tried. They all got fired.",
    "Who pays the rent if we strike?", "Nobody answers when my kid is sick.", "I only trust Rosa.",
    "It's 38 degrees in the trailers.", "They said dues are half my check.", "Ask me again after peak.",
    "I'd wear it if three others do.", "My manager is all right. The rate is not.",
)  # fmt: skip
STEPS = ("ask about the petition", "bring the petition round", "bring one friend", "call on the day off", "eat together")
ASKS = ("sign_petition", "wear", "attend", "bring_someone", "talk_to_n", "join_channel", "speak_up")


@dataclass(frozen=True, slots=True)
class Told:
    """One talk. who: a place in the list; by: an organizer's place; answer: yes, no or not_yet."""

    who: int
    by: int
    level: int
    basis: str
    issues: tuple[int, ...] = ()
    quote: str = ""
    ask: str = ""
    answer: str = ""
    step: str = ""
    days_to_step: int = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """One act. kind as asks are."""

    who: int
    kind: str
    level: int = 0


@dataclass(slots=True)
class DayTold:
    """One day. lists: names of the lists brought in that day, with the people on them."""

    number: int
    talks: list[Told] = field(default_factory=list)
    acts: list[Shown] = field(default_factory=list)
    seats: list[int] = field(default_factory=list)
    ties: list[tuple[int, int, str]] = field(default_factory=list)
    lists: list[tuple[str, list[int]]] = field(default_factory=list)


def tell(people: Sequence[Invented], seed: int, issues: int) -> Iterator[DayTold]:
    """The days, oldest first. issues: how many chips there are."""
    chance = random.Random(f"story {seed}")  # noqa: S311  # a story, not a secret
    known: set[int] = set()
    met: dict[int, int] = {}
    seated: set[int] = set()
    homes = [chance.randrange(len(people)) for _ in range(ORGANIZERS)]
    by_cell: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, person in enumerate(people):
        by_cell[person.department, person.shift].append(place)
    for number in range(DAYS):
        day = DayTold(number, lists=_lists(chance, people, number))
        known |= {who for _, listed in day.lists for who in listed}
        day.talks = _talks(chance, people, known, met, number, issues, homes)
        day.acts = _acts(chance, people, day, met, number)
        day.seats = _seats(chance, people, known, met, seated, number)
        day.ties = _ties(chance, people, known, by_cell, seated)
        yield day


def _lists(chance: random.Random, people: Sequence[Invented], number: int) -> list[tuple[str, list[int]]]:
    brought = {
        FIRST_LIST: ("roster in spring", FIRST_SHARE),
        CONTACTS: ("phone contacts", CONTACT_SHARE),
        SECOND_LIST: ("badge list", SECOND_SHARE),
    }
    if number not in brought:
        return []
    name, share = brought[number]
    return [(name, [n for n in range(len(people)) if chance.random() < share])]


def _talks(
    chance: random.Random,
    people: Sequence[Invented],
    known: set[int],
    met: dict[int, int],
    number: int,
    issues: int,
    homes: Sequence[int],
) -> list[Told]:
    """Most talks are with people who are easy to reach; whoever was met lately is left in peace."""
    wanted = int(34 + 1.25 * number + chance.randrange(-8, 8))
    pool = chance.sample(sorted(known), min(len(known), wanted * 5))
    found = []
    for who in pool:
        if len(found) >= wanted:
            break
        if number - met.get(who, -99) < 18 or chance.random() > people[who].reached ** 1.6:
            continue
        met[who] = number
        found.append(_talk(chance, people[who], who, issues, _organizer(chance, people, homes, who)))
    return found


def _organizer(chance: random.Random, people: Sequence[Invented], homes: Sequence[int], who: int) -> int:
    near = [n for n, home in enumerate(homes) if people[home].shift == people[who].shift]
    return chance.choice(near) if near and chance.random() < 0.8 else chance.randrange(len(homes))


def _talk(chance: random.Random, person: Invented, who: int, issues: int, by: int) -> Told:
    level = min(5, max(1, person.leaning + chance.choices((-1, 0, 1), (0.1, 0.8, 0.1))[0]))
    yes = {1: 0.9, 2: 0.75, 3: 0.2, 4: 0.03, 5: 0.0}[level]
    answer = "yes" if chance.random() < yes else "no" if level > 3 else "not_yet"
    return Told(
        who=who,
        by=by,
        level=0 if chance.random() < 0.05 else level,
        basis=chance.choices(("said", "guess", "reported"), (0.72, 0.2, 0.08))[0],
        issues=tuple(chance.sample(range(issues), chance.choice((1, 1, 2)))),
        quote=chance.choice(QUOTES) if chance.random() < 0.3 else "",
        ask=chance.choice(ASKS),
        answer=answer,
        step=chance.choice(STEPS) if chance.random() < 0.8 else "",
        days_to_step=chance.choice((1, 2, 3, 7)),
    )


def _acts(
    chance: random.Random, people: Sequence[Invented], day: DayTold, met: dict[int, int], number: int
) -> list[Shown]:
    """Some of those who said yes do it within the day; two structure tests bring out many at once."""
    found = [Shown(t.who, t.ask) for t in day.talks if t.answer == "yes" and chance.random() < 0.16]
    if number in (RED_FRIDAY, PETITION):
        kind, shares = ("wear", (0.7, 0.45, 0.08)) if number == RED_FRIDAY else ("sign_petition", (0.85, 0.6, 0.15))
        crowd = [who for who in sorted(met) if people[who].leaning <= 3]
        found += [
            Shown(who, kind, min(people[who].leaning, 2) if chance.random() < 0.25 else 0)
            for who in crowd
            if chance.random() < shares[people[who].leaning - 1]
        ]
    return found


def _seats(
    chance: random.Random,
    people: Sequence[Invented],
    known: set[int],
    met: dict[int, int],
    seated: set[int],
    number: int,
) -> list[int]:
    ready = [who for who in sorted(met) if people[who].leaning == 1 and who not in seated and met[who] >= number - 10]
    taken = [who for who in ready if chance.random() < 0.09 * people[who].reached ** 2][:5]
    seated |= set(taken)
    return taken


def _ties(
    chance: random.Random,
    people: Sequence[Invented],
    known: set[int],
    by_cell: dict[tuple[str, str], list[int]],
    seated: set[int],
) -> list[tuple[int, int, str]]:
    found = []
    for who in chance.sample(sorted(seated), min(len(seated), 3)):
        near = by_cell[people[who].department, people[who].shift]
        other = chance.choice(near) if chance.random() < 0.4 else chance.randrange(len(people))
        if other in known and other != who:
            found.append((who, other, chance.choice(("carpool", "friend", "language", "break_table", "gym"))))
    return found
