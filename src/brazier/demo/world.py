"""The people of Harbor, invented from a seed. Pure."""

import random
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from brazier.demo.building import DEPARTMENTS, REACH, SHIFTS, WARMTH

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


@cache
def _groups() -> tuple[dict[str, object], ...]:
    text = (files("brazier.demo") / "data" / "names.toml").read_text("utf-8")
    return tuple(tomllib.loads(text)["group"])


def invent(seed: int) -> tuple[Invented, ...]:
    """Everybody at Harbor, cell by cell."""
    chance = random.Random(seed)  # noqa: S311  # a story, not a secret
    groups = [{k: v.split() if k in {"women", "men", "last"} else v for k, v in g.items()} for g in _groups()]  # type: ignore[attr-defined]
    shares = [g["share"] for g in groups]
    phones = chance.sample(range(10_000_000), 20_000)
    found = []
    for department, sizes in DEPARTMENTS.items():
        for (shift, _), size, reach in zip(SHIFTS, sizes, REACH, strict=True):
            for _ in range(size):
                group = chance.choices(groups, shares)[0]  # type: ignore[arg-type]
                found.append(
                    _one(chance, group, (department, shift), phones[len(found)], reach * (0.6 + WARMTH[department] / 2))
                )
    return tuple(found)


def _one(
    chance: random.Random, group: dict[str, object], place: tuple[str, str], phone: int, reach: float
) -> Invented:
    first = chance.choice(group["women"] if chance.random() < 0.45 else group["men"])  # type: ignore[arg-type]
    last = chance.choice(group["last"])  # type: ignore[arg-type]
    return Invented(
        first=first,
        last=last,
        phone=f"+1 555 {phone // 10_000:03d} {phone % 10_000:04d}",
        badge=f"{chance.randrange(100_000, 999_999)}",
        department=place[0],
        shift=place[1],
        speaks=SPEAKS[str(group["name"])],
        leaning=_leaning(chance, WARMTH[place[0]]),
        reached=min(1.0, reach),
    )


def _leaning(chance: random.Random, warmth: float) -> int:
    draw = chance.random()
    for level, share in ((1, 0.1 * warmth + 0.02), (2, 0.62 * warmth + 0.12), (3, 0.22), (4, 0.1)):
        if draw < share:
            return level
        draw -= share
    return 5 if draw > 0.12 else 3
