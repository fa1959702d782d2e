"""What is told of reasons and wins: the values that go up from here. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

LONGEST_REASON = 600
LONGEST_WIN = 140
MOST_WINS = 30
"""How many a phone keeps: the newest."""


@dataclass(frozen=True, slots=True)
class Version:
    """Our reason in one language as it was written once. text: empty if it was taken away then."""

    id: int
    language: str
    text: str
    by: str
    at: datetime

    @property
    def lines(self) -> tuple[str, ...]:
        """Its lines, without empty ones."""
        return tuple(line.strip() for line in self.text.splitlines() if line.strip())


@dataclass(frozen=True, slots=True)
class Win:
    """Something the group won. by: who wrote it down."""

    id: int
    text: str
    day: date
    by: str


@dataclass(frozen=True, slots=True)
class Why:
    """What the page says. mine: the reason in the language of whoever reads, or the newest in any; None where
    nobody wrote one yet. others: it in the other languages."""

    mine: Version | None
    others: tuple[Version, ...]
    wins: tuple[Win, ...]


def standing(versions: Iterable[Version]) -> tuple[Version, ...]:
    """Of all versions the newest of each language, the newest first, without those that were taken away."""
    newest = {version.language: version for version in sorted(versions, key=lambda version: version.id)}
    return tuple(sorted((v for v in newest.values() if v.text), key=lambda version: -version.id))


def chosen(now: Sequence[Version], language: str) -> tuple[Version | None, tuple[Version, ...]]:
    """The one for whoever reads this language, and the others."""
    mine = next((version for version in now if version.language == language), now[0] if now else None)
    return mine, tuple(version for version in now if version is not mine)


def before(versions: Iterable[Version], version: Version) -> str:
    """What stood in its language before a version; empty if nothing did."""
    older = [v for v in versions if v.language == version.language and v.id < version.id]
    return max(older, key=lambda v: v.id).text if older else ""


def by_month(wins: Iterable[Win]) -> tuple[tuple[date, tuple[Win, ...]], ...]:
    """Wins by the first day of their month, the newest first."""
    newest = sorted(wins, key=lambda win: (win.day, win.id), reverse=True)
    return tuple((month, tuple(group)) for month, group in groupby(newest, key=lambda win: win.day.replace(day=1)))
