"""What came of one tool: clean, explained, found or not run; and what was accepted, with the reason. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

CLEAN, EXPLAINED, FOUND, NOT_RUN, NOTHING_YET = "clean", "explained", "FOUND", "NOT RUN", "nothing to run on yet"
PASSING = frozenset({CLEAN, EXPLAINED, NOTHING_YET})


@dataclass(frozen=True, slots=True)
class Finding:
    """One complaint of a tool. what: the rule; where: file or address; words: what it says of it."""

    tool: str
    what: str
    where: str
    words: str = ""

    def __str__(self) -> str:
        return f"{self.what} at {self.where}: {self.words}"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding somebody looked at. where: how the file or address begins; reason: why it stays."""

    tool: str
    what: str
    where: str
    reason: str

    def covers(self, finding: Finding) -> bool:
        """Whether this is about that."""
        return (self.tool, self.what) == (finding.tool, finding.what) and finding.where.startswith(self.where)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one tool. looked: how much it looked at, in words; lines: what is to be told."""

    tool: str
    state: str
    looked: str = ""
    lines: tuple[str, ...] = ()

    @property
    def passes(self) -> bool:
        """Whether this may be green. A tool that did not run never is."""
        return self.state in PASSING


def accepted(table: Mapping[str, Iterable[Mapping[str, str]]]) -> tuple[Accepted, ...]:
    """The lines of accepted.toml. Errors: ValueError for one without a real reason."""
    found = tuple(Accepted(**line) for line in table.get("accepted", ()))
    for line in found:
        if len(line.reason) < 20:
            raise ValueError(f"{line.tool} {line.what}: say why it is accepted")
    return found


def not_run(tool: str, reason: str) -> Verdict:
    """It could not run; that is never green."""
    return Verdict(tool, NOT_RUN, lines=(reason,))


def judged(tool: str, findings: Iterable[Finding], known: Iterable[Accepted], looked: str) -> Verdict:
    """What came of a tool that ran and that was seen to find a planted fault.

    A line of the accepted that covers nothing any more is told like a finding, so that the list only shrinks.
    """
    found, own = list(findings), [line for line in known if line.tool == tool]
    new = [str(f) for f in found if not any(line.covers(f) for line in own)]
    stale = [
        f"accepted, but not there any more: {a.what} at {a.where}" for a in own if not any(map(a.covers, found))
    ]
    if new or stale:
        return Verdict(tool, FOUND, looked, (*new, *stale))
    if found:
        return Verdict(tool, EXPLAINED, looked, tuple(f"{a.what} at {a.where}: {a.reason}" for a in own))
    return Verdict(tool, CLEAN, looked)
