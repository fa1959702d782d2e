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
CONTACTS = "phone contacts"
LISTS = {0: ("roster in spring", 0.58), 28: (CONTACTS, 0.11), 58: ("badge list", 0.86)}
"""By day: a list that turns up, and how many of everybody stand on it."""
TESTS = {41: ("wear", (0.7, 0.45, 0.08)), 74: ("sign_petition", (0.85, 0.6, 0.15))}
"""By day: a structure test, and how many of those who lead, are for it or undecided take part."""
REST = 18
"""Days somebody is left in peace after a talk."""
STAND_UP = 20
"""The day people stood up and were counted, cell by cell; until then there were guesses."""
LEAVE = (0, 0, 1, 1, 2, 3)
"""How many of those we know quit or are fired in a day; about one in seventy in ninety days."""
STEPS_CLOSED = 0.75
"""Of the steps that are due, how many somebody sees to on the day; the rest is asked for again tomorrow."""
CARDS_FROM, SIGNS, LOOKED_AT = 45, 0.6, 0.8
"""From which day on cards are asked for, how many of the 1s and 2s sign, how many cards a second person looks
at."""
KINDS = (("one_on_one", 0.62), ("break_table", 0.18), ("phone", 0.12), ("gate", 0.05), ("house", 0.03))
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
STEPS = (
    "ask about the petition", "bring the petition round", "bring one friend", "call on the day off",
    "eat together",
)  # fmt: skip
REASON = {
    "en": "Our backs, our time, our say.\nA rate a body can keep up with.\n"
    "To know on Friday when we work on Monday.",
    "es": "Nuestra espalda, nuestro tiempo, nuestra voz.\nUn ritmo que un cuerpo aguante.\n"
    "Saber el viernes cuándo trabajamos el lunes.",
}
"""Why Harbor does it, as its people put it."""
WINS = {
    12: "Fans on the ship dock, the day after forty of us asked together.",
    41: "Red shirts on all four shifts on one day.",
    60: "Chairs back at the pack stations.",
    74: "The petition went round on every shift, and nobody stood alone.",
    86: "Breaks are counted from the break room door again.",
}
"""By day: what was won."""
ASKS = ("sign_petition", "wear", "attend", "bring_someone", "talk_to_n", "join_channel", "speak_up")
TIES = ("carpool", "friend", "language", "break_table", "gym")


@dataclass(frozen=True, slots=True)
class Told:
    """One talk. who: a place in the list; by: an organizer's place; answer: yes, no or not_yet."""

    who: int
    by: int
    level: int
    basis: str
    kind: str = "one_on_one"
    issues: tuple[int, ...] = ()
    quote: str = ""
    ask: str = ""
    answer: str = ""
    step: str = ""
    days_to_step: int = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """One act. kind as asks are; level: what it shows, 0 for nothing said."""

    who: int
    kind: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class DayTold:
    """One day. lists: names of the lists brought in that day, with the people on them; gone: who works there
    no more."""

    number: int
    lists: tuple[tuple[str, tuple[int, ...]], ...]
    talks: tuple[Told, ...]
    acts: tuple[Shown, ...]
    seats: tuple[int, ...]
    ties: tuple[tuple[int, int, str], ...]
    gone: tuple[int, ...]


def tell(people: Sequence[Invented], seed: int, issues: int) -> Iterator[DayTold]:
    """The days, oldest first. issues: how many chips there are."""
    chance = random.Random(f"story {seed}")  # noqa: S311  # a story, not a secret
    teller = _Teller(chance, people, issues, [chance.randrange(len(people)) for _ in range(ORGANIZERS)])
    return (teller.day(number) for number in range(DAYS))


@dataclass(slots=True)
class _Teller:
    chance: random.Random
    people: Sequence[Invented]
    issues: int
    homes: Sequence[int]
    known: set[int] = field(default_factory=set)
    met: dict[int, int] = field(default_factory=dict)
    seated: set[int] = field(default_factory=set)
    left: set[int] = field(default_factory=set)

    def day(self, number: int) -> DayTold:
        lists = self._lists(number)
        self.known |= {who for _, listed in lists for who in listed} - self.left
        talks = self._talks(number)
        acts, seats, ties = self._acts(number, talks), self._seats(number), self._ties()
        return DayTold(number, lists, talks, acts, seats, ties, self._gone())

    def _lists(self, number: int) -> tuple[tuple[str, tuple[int, ...]], ...]:
        if number not in LISTS:
            return ()
        name, share = LISTS[number]
        return ((name, tuple(n for n in range(len(self.people)) if self.chance.random() < share)),)

    def _talks(self, number: int) -> tuple[Told, ...]:
        """Most talks are with people who are easy to reach; whoever was met lately is left in peace."""
        wanted = int(34 + 1.25 * number + self.chance.randrange(-8, 8))
        found: list[Told] = []
        for who in self.chance.sample(sorted(self.known), min(len(self.known), wanted * 5)):
            rested = number - self.met.get(who, -99) >= REST
            if len(found) < wanted and rested and self.chance.random() < self.people[who].reached ** 1.6:
                self.met[who] = number
                found.append(self._talk(who))
        return tuple(found)

    def _talk(self, who: int) -> Told:
        shifted = self.chance.choices((-1, 0, 1), (0.1, 0.8, 0.1))[0]
        level = min(5, max(1, self.people[who].leaning + shifted))
        yes = self.chance.random() < (0.9, 0.75, 0.2, 0.03, 0.0)[level - 1]
        return Told(
            who=who,
            by=self._organizer(who),
            level=0 if self.chance.random() < 0.05 else level,
            basis=self.chance.choices(("said", "guess", "reported"), (0.72, 0.2, 0.08))[0],
            kind=self.chance.choices([kind for kind, _ in KINDS], [share for _, share in KINDS])[0],
            issues=tuple(self.chance.sample(range(self.issues), self.chance.choice((1, 1, 2)))),
            quote=self.chance.choice(QUOTES) if self.chance.random() < 0.3 else "",
            ask=self.chance.choice(ASKS),
            answer="yes" if yes else "no" if level > 3 else "not_yet",
            step=self.chance.choice(STEPS) if self.chance.random() < 0.8 else "",
            days_to_step=self.chance.choice((1, 2, 3, 7)),
        )

    def _organizer(self, who: int) -> int:
        near = [n for n, home in enumerate(self.homes) if self.people[home].shift == self.people[who].shift]
        own = near and self.chance.random() < 0.8
        return self.chance.choice(near) if own else self.chance.randrange(len(self.homes))

    def _acts(self, number: int, talks: Sequence[Told]) -> tuple[Shown, ...]:
        """Some of those who said yes do it the same day; a structure test brings out many at once."""
        found = [Shown(t.who, t.ask) for t in talks if t.answer == "yes" and self.chance.random() < 0.16]
        if number not in TESTS:
            return tuple(found)
        kind, shares = TESTS[number]
        for who in sorted(self.met.keys() - self.left):
            leaning = self.people[who].leaning
            if leaning <= 3 and self.chance.random() < shares[leaning - 1]:
                found.append(Shown(who, kind, min(leaning, 2) if self.chance.random() < 0.25 else 0))
        return tuple(found)

    def _seats(self, number: int) -> tuple[int, ...]:
        out = self.seated | self.left
        ready = [w for w, day in sorted(self.met.items()) if day >= number - 10 and w not in out]
        leaders = [w for w in ready if self.people[w].leaning == 1]
        taken = [w for w in leaders if self.chance.random() < 0.09 * self.people[w].reached ** 2][:5]
        self.seated |= set(taken)
        return tuple(taken)

    def _gone(self) -> tuple[int, ...]:
        """Hardly anybody of the committee: what makes people stay is each other."""
        gone = self.chance.sample(sorted(self.known - self.seated), self.chance.choice(LEAVE))
        self.left.update(gone)
        self.known -= self.left
        return tuple(gone)

    def _ties(self) -> tuple[tuple[int, int, str], ...]:
        cells: dict[tuple[str, str], list[int]] = defaultdict(list)
        for who in sorted(self.known):
            cells[self.people[who].department, self.people[who].shift].append(who)
        found = []
        for who in self.chance.sample(sorted(self.seated), min(len(self.seated), 3)):
            near = cells[self.people[who].department, self.people[who].shift]
            other = self.chance.choice(near if self.chance.random() < 0.4 else sorted(self.known))
            found.append((who, other, self.chance.choice(TIES)))
        return tuple(pair for pair in found if pair[0] != pair[1])
