"""The lists of one invented world: what columns each has, who stands on it, and how badly it is written."""

from dataclasses import dataclass, replace
from random import Random

KINDS = (
    "roster", "signup", "contacts", "cards", "form", "petition", "attendance", "notes", "benefits", "oldlist",
    "badges", "mailing", "chat", "survey",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """One list. Shares from 0 to 1 unless said otherwise.

    cover: workers on it; repeats: rows written a second time. style: how the name column looks.
    legal, nick: which form of the first name stands there. slips: words written wrong; hand: by hand, not by keys.
    lone, cut_first, cut_last: only a first name; "J. Garcia"; "Maria G.". turned: family name first.
    fill: column -> share of rows that fill it (a missing column is absent). stale: old phone, home or place.
    junk: work words and emoji in the name. native: own script. brief: letters that fit the column, 0 for all.
    """

    source: str
    kind: str
    cover: float
    repeats: float
    style: str
    legal: float
    nick: float
    middle: float
    slips: float
    hand: bool
    lone: float
    cut_first: float
    cut_last: float
    turned: float
    accents: float
    upper: bool
    fill: dict[str, float]
    stale: float
    wrong_digit: float
    day_first: float
    junk: float
    native: float
    brief: int
    swapped_cells: float
    place_noise: float


_TYPICAL: dict[str, dict[str, tuple[float, float]]] = {
    "roster": {
        "address": (0.8, 1), "postcode": (0.8, 1), "phone": (0.3, 0.95), "email": (0, 0.6), "birth": (0.5, 1),
        "department": (0.8, 1), "shift": (0.6, 1), "badge": (0.8, 1),
    },
    "signup": {
        "phone": (0.3, 0.95), "email": (0.2, 0.8), "department": (0.2, 0.9), "shift": (0.2, 0.9),
        "postcode": (0, 0.4),
    },
    "contacts": {"phone": (0.97, 1)},
    "cards": {
        "birth": (0.3, 1), "address": (0.4, 1), "postcode": (0.4, 1), "phone": (0.4, 0.95), "email": (0, 0.5),
        "department": (0, 0.8), "shift": (0, 0.6),
    },
    "form": {
        "email": (0.6, 1), "phone": (0.3, 0.9), "postcode": (0.2, 0.9), "department": (0.2, 0.8),
        "shift": (0, 0.7), "birth": (0, 0.3),
    },
    "petition": {"address": (0.5, 1), "postcode": (0.3, 1), "department": (0, 0.5)},
    "attendance": {"department": (0.2, 0.9), "shift": (0.2, 0.9), "phone": (0.1, 0.6), "email": (0, 0.3)},
    "notes": {"department": (0.5, 1), "shift": (0.5, 1), "phone": (0.05, 0.4)},
    "benefits": {
        "birth": (0.7, 1), "address": (0.7, 1), "postcode": (0.7, 1), "phone": (0, 0.6), "badge": (0, 0.8),
    },
    "oldlist": {
        "phone": (0.3, 0.8), "email": (0.2, 0.7), "address": (0.2, 0.7), "postcode": (0.2, 0.7),
        "department": (0.2, 0.7),
    },
    "badges": {"badge": (0.95, 1), "department": (0.4, 1), "shift": (0, 0.8)},
    "mailing": {"email": (1, 1), "postcode": (0, 0.5)},
    "chat": {"phone": (0.5, 1)},
    "survey": {"phone": (0.2, 0.7), "email": (0.2, 0.7), "department": (0.4, 1), "shift": (0.4, 1)},
}  # fmt: skip
_LOOK: dict[str, tuple[str, ...]] = {
    "roster": ("comma", "comma", "columns", "plain", "last_first"),
    "benefits": ("comma", "columns", "last_first", "plain"), "badges": ("comma", "plain", "columns"),
    "signup": ("columns", "columns", "plain"), "cards": ("plain", "columns", "plain"),
    "petition": ("plain", "columns"), "form": ("plain", "columns"), "oldlist": ("columns", "plain", "comma"),
}  # fmt: skip


def sheets(chance: Random, hard: bool) -> list[Sheet]:
    """The lists of one world: a usual campaign's five or so, or any bunch at all."""
    usual = hard or chance.random() < 0.6
    kinds = _usual(chance) if usual else _any(chance)
    found = [_sheet(f"{kind}{place}", kind, chance) for place, kind in enumerate(kinds)]
    return [_harder(sheet, chance) for sheet in found] if hard else found


def _usual(chance: Random) -> list[str]:
    """The employer's list, what organizers wrote down, their telephones, cards and a form."""
    kinds = [kind for kind in ("signup", "contacts", "cards", "form") if chance.random() < 0.9]
    extra = [chance.choice(KINDS[1:])] if chance.random() < 0.3 else []
    return ["roster", *kinds, *extra]


def _any(chance: Random) -> list[str]:
    kinds = ["roster"] if chance.random() < 0.92 else []
    kinds += chance.sample(KINDS[1:], chance.choice((1, 2, 3, 3, 4, 4, 5, 6)))
    return [*kinds, chance.choice(kinds)] if chance.random() < 0.15 else kinds


def _sheet(source: str, kind: str, chance: Random) -> Sheet:
    careful = kind in ("roster", "benefits", "badges")
    hand = kind in ("signup", "petition", "attendance", "cards", "notes") and chance.random() < 0.85
    loose = kind in ("contacts", "chat", "notes")
    fill = _fill(kind, chance)
    low = chance.uniform
    return Sheet(
        source, kind,
        cover=low(0.75, 1) if kind == "roster" else low(0.4, 0.95) if careful else low(0.1, 0.7),
        repeats=_repeats(kind, chance),
        style=chance.choice(_LOOK.get(kind, ("plain",))),
        legal=low(0.9, 1) if careful else low(0.0, 0.6) if loose else low(0.2, 0.9),
        nick=0.0 if careful else low(0.2, 0.7) if loose else low(0.02, 0.35),
        middle=low(0.1, 0.9) if careful else low(0, 0.5),
        slips=low(0, 0.03) if careful else low(0.05, 0.3) if hand else low(0.01, 0.1),
        hand=hand,
        lone=low(0.1, 0.5) if loose else 0.0 if careful else low(0, 0.08),
        cut_first=0.0 if careful else low(0, 0.07),
        cut_last=low(0.05, 0.3) if loose else 0.0 if careful else low(0, 0.12),
        turned=low(0, 0.02) if careful else low(0, 0.12),
        accents=low(0, 0.3) if careful else low(0.2, 1),
        upper=careful and chance.random() < 0.7,
        fill=fill,
        stale=low(0, 0.35) if kind == "oldlist" else low(0, 0.2),
        wrong_digit=low(0.02, 0.13) if hand else low(0, 0.03),
        day_first=low(0, 0.4),
        junk=low(0.1, 0.6) if loose else low(0, 0.03),
        native=low(0, 0.4) if kind in ("contacts", "chat", "form", "survey") else low(0, 0.05),
        brief=chance.choice((0, 0, 0, 0, 8, 10, 12)) if careful else 0,
        swapped_cells=0.0 if careful else low(0, 0.03),
        place_noise=low(0, 0.15),
    )  # fmt: skip


def _fill(kind: str, chance: Random) -> dict[str, float]:
    keeps = 0.85 if kind in ("contacts", "mailing", "badges") else 0.72
    typical = _TYPICAL[kind]
    fill = {
        column: chance.uniform(*span)
        for column, span in typical.items()
        if chance.random() < keeps or span[0] > 0.9
    }
    if chance.random() < 0.6:
        fill["site"] = chance.uniform(0.5, 1)
    return fill


def _repeats(kind: str, chance: Random) -> float:
    if kind == "roster":
        return chance.choice((0, 0, 0, 0, 0, 0.01, 0.03))
    if kind in ("benefits", "badges", "cards"):
        return chance.choice((0, 0, 0, 0.02, 0.05))
    if kind in ("form", "survey", "mailing", "petition"):
        return chance.choice((0, 0, 0.03, 0.1, 0.2))
    return chance.choice((0, 0.05, 0.15, 0.25, 0.4, 0.5))


def _harder(sheet: Sheet, chance: Random) -> Sheet:
    """The same list where more is scrawled, missing, out of date."""
    careful = sheet.kind in ("roster", "benefits", "badges")
    fill = {column: share * chance.uniform(0.55, 0.95) for column, share in sheet.fill.items()}
    return replace(
        sheet,
        fill=fill
        if not careful
        else {column: share * chance.uniform(0.75, 1) for column, share in sheet.fill.items()},
        slips=min(0.4, sheet.slips * chance.uniform(1.2, 2) + (0.0 if careful else 0.04)),
        wrong_digit=min(0.2, sheet.wrong_digit * 1.6 + 0.01),
        stale=min(0.4, sheet.stale + 0.08),
        turned=min(0.35, sheet.turned * 2),
        lone=min(0.5, sheet.lone * 1.3),
    )
