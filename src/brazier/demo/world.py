"""The people of Harbor, invented from a seed. Pure."""

import random
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import islice

from brazier.demo.building import DEPARTMENTS, REACH, SHIFTS, WARMTH, WORKERS

SPEAKS = {
    "us": "English", "es": "Spanish", "ar": "Arabic, English", "ht": "Haitian Creole, French",
    "wa": "French, Wolof", "bn": "Bengali, English", "zh": "Chinese",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Invented:
    """Nobody. leaning: where she would stand if asked, 1 to 5; reached: how easily, 0 to 1."""

    first: str
    last: str
    phone: str
    badge: str
    department: str
    shift: str
    speaks: str
    leaning: int
    reached: float


@dataclass(frozen=True, slots=True)
class Group:
    """Names that go together. two_last: how many in a hundred write two last names."""

    name: str
    share: int
    two_last: int
    women: tuple[str, ...]
    men: tuple[str, ...]
    last: tuple[str, ...]


@cache
def _groups() -> tuple[Group, ...]:
    text = (files("brazier.demo") / "data" / "names.toml").read_text("utf-8")
    return tuple(
        Group(g["name"], g["share"], g["two_last"], *(tuple(g[kind].split()) for kind in ("women", "men", "last")))
        for g in tomllib.loads(text)["group"]
    )


def invent(seed: int) -> tuple[Invented, ...]:
    """Everybody at Harbor, cell by cell."""
    chance = random.Random(seed)  # noqa: S311  # a story, not a secret
    phones = iter(chance.sample(range(9_000_000), WORKERS))
    badges = iter(chance.sample(range(100_000, 1_000_000), WORKERS))
    found: list[Invented] = []
    for department, sizes in DEPARTMENTS.items():
        for (shift, _), size, reach in zip(SHIFTS, sizes, REACH, strict=True):
            reached = min(1.0, reach * (0.6 + WARMTH[department] / 2))
            numbers = islice(zip(phones, badges, strict=True), size)
            found += [_one(chance, (department, shift), reached, *pair) for pair in numbers]
    return tuple(found)


def _one(chance: random.Random, place: tuple[str, str], reached: float, phone: int, badge: int) -> Invented:
    group = chance.choices(_groups(), [g.share for g in _groups()])[0]
    return Invented(
        first=chance.choice(group.women if chance.random() < 0.45 else group.men),
        last=" ".join(chance.sample(group.last, 2 if chance.random() * 100 < group.two_last else 1)),
        phone=_phone(phone),
        badge=str(badge),
        department=place[0],
        shift=place[1],
        speaks=SPEAKS[group.name],
        leaning=_leaning(chance, WARMTH[place[0]]),
        reached=reached,
    )


def written(p: Invented, by: str, chance: random.Random) -> Invented:
    """The same person as somebody else writes her down. by: `friends` shorten a last name now and then; the
    `house` may have another number of hers."""
    if by == "friends":
        return replace(p, last=p.last[0]) if chance.random() < 0.08 else p
    return replace(p, phone=_phone(chance.randrange(9_000_000, 10_000_000))) if chance.random() < 0.05 else p


def _phone(number: int) -> str:
    return f"+1 555 {number // 10_000:03d} {number % 10_000:04d}"


def _leaning(chance: random.Random, warmth: float) -> int:
    draw = chance.random()
    for level, share in ((1, 0.1 * warmth + 0.02), (2, 0.62 * warmth + 0.12), (3, 0.22), (4, 0.1)):
        if draw < share:
            return level
        draw -= share
    return 5 if draw > 0.12 else 3
