"""Where somebody stands, from all that was said of her and all she did. Pure.

A standing can be merged and taken apart with the records it belongs to, so it is kept as the few facts that
count: each author's latest rating, the latest rating that rests on an act, the latest public act.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

WINDOW = timedelta(days=30)
ACT_COUNTS = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Rating:
    """One opinion at a moment. level: 1 to 5; basis: did, said, reported or guess; number: order of writing; at,
    nth: when it was told, as `conversations.talk.Told` has it. This counts: phones bring things late."""

    level: int
    day: date
    basis: str
    number: int = 0
    at: int = 0
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """ratings: each author's latest; did: the latest that rests on an act; acted: latest public act."""

    ratings: dict[str, Rating] = field(default_factory=dict)
    did: Rating | None = None
    acted: date | None = None


@dataclass(frozen=True, slots=True)
class Current:
    """What the chart counts. level 0: not assessed yet; day: of the newest rating that was weighed."""

    level: int = 0
    basis: str = ""
    day: date | None = None
    acted: date | None = None
    spread: tuple[int, ...] = ()


NONE_YET = Current()


def _later(one: Rating | None, other: Rating | None) -> Rating | None:
    if one is None or other is None:
        return one or other
    return max(one, other, key=lambda r: (r.day, r.at, r.nth, r.number, r.level))


def rated(standing: Standing, author: str, rating: Rating) -> Standing:
    """The standing after one more rating, in whatever order ratings arrive. Level 0 changes nothing."""
    if rating.level == 0:
        return standing
    return merged([standing, Standing({author: rating}, rating if rating.basis == "did" else None)])


def merged(standings: Iterable[Standing]) -> Standing:
    """The standing of records that turn out to be one worker."""
    ratings: dict[str, Rating] = {}
    did, acted = None, None
    for standing in standings:
        for author, rating in standing.ratings.items():
            ratings[author] = _later(ratings.get(author), rating) or rating
        did = _later(did, standing.did)
        acted = max(filter(None, (acted, standing.acted)), default=None)
    return Standing(ratings, did, acted)


def current(standing: Standing) -> Current:
    """The one level that counts.

    Of the ratings within 30 days of the newest: the latest one that rests on an act, unless somebody is more
    doubtful since; otherwise the most doubtful. A number that flatters loses votes.
    Source: glossary 1, rule 6; docs/decisions/0004.
    """
    ratings = [*standing.ratings.values()] + ([standing.did] if standing.did else [])
    if not ratings:
        return Current(acted=standing.acted)
    newest = max(r.day for r in ratings)
    weighed = [r for r in ratings if newest - r.day <= WINDOW]
    did = max((r for r in weighed if r.basis == "did"), key=lambda r: (r.day, r.level), default=None)
    doubts = [r for r in weighed if did is None or (r.day > did.day and r.level > did.level)]
    counted = max(doubts, key=lambda r: (r.level, r.day), default=did)
    assert counted is not None
    spread = tuple(sorted({r.level for r in weighed}))
    return Current(counted.level, counted.basis, newest, standing.acted, spread)


def is_unsure(level: int, acted: date | None, today: date) -> bool:
    """Whether a 1 is shown as "1?": nobody has seen a public act in the last 60 days."""
    return level == 1 and (acted is None or today - acted > ACT_COUNTS)


def to_plain(standing: Standing) -> dict[str, object]:
    """The standing as it is stored with its record."""

    def plain(r: Rating) -> list[object]:
        return [r.level, r.day.isoformat(), r.basis, r.number, r.at, r.nth]

    return {
        "ratings": {author: plain(r) for author, r in sorted(standing.ratings.items())},
        "did": plain(standing.did) if standing.did else None,
        "acted": standing.acted.isoformat() if standing.acted else None,
    }


def from_plain(plain: dict[str, object] | None) -> Standing:
    """The stored standing again; an empty one for None."""
    if not plain:
        return Standing()

    def rating(r: list[object]) -> Rating:
        level, day, basis, *order = r  # one of an older hub has its number alone
        return Rating(int(str(level)), date.fromisoformat(str(day)), str(basis), *(int(str(n)) for n in order))

    ratings: dict[str, list[object]] = plain["ratings"]  # type: ignore[assignment]
    did: list[object] | None = plain["did"]  # type: ignore[assignment]
    return Standing(
        {author: rating(r) for author, r in ratings.items()},
        rating(did) if did else None,
        date.fromisoformat(str(plain["acted"])) if plain["acted"] else None,
    )
