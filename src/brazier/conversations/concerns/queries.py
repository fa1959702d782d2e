"""Count concerns by cell, and promises kept and broken; people, not mentions."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from brazier.access.gate import ALL, STANDING, allow, may
from brazier.conversations.models import Ask, Concern
from brazier.storage import sight
from brazier.terms import Actor
from brazier.workplaces import queries as workplaces

LATELY = timedelta(days=90)
LEAST = 5
"""Outside one's own care fewer people than this are not told, and sums come in steps of it."""
MOST_CELLS, MOST_ISSUES = 4, 3
WORKER = "conversation__record__worker"


@dataclass(frozen=True, slots=True)
class Cared:
    """One thing people care about. people: how many said so; width: beside the one most people care about, in
    hundredths; cells: where most of them work, with how many."""

    issue: str
    people: int
    width: float
    cells: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Promised:
    """What became of the yeses to one kind of ask. open: nobody says yet whether it was kept."""

    kind: str
    kept: int
    broken: int
    open: int


@dataclass(frozen=True, slots=True)
class Concerns:
    """The page. by_cell: of each cell what most people care about, with how many; promised: by kind of ask."""

    issues: tuple[Cared, ...]
    by_cell: dict[int, tuple[tuple[str, int], ...]]
    promised: tuple[Promised, ...]
    is_coarse: bool

    @property
    def kept(self) -> tuple[int, int, int]:
        """All promises: kept, broken, and those nobody says anything of."""
        return (
            sum(p.kept for p in self.promised),
            sum(p.broken for p in self.promised),
            sum(p.open for p in self.promised),
        )


@sight.whole()
def concerns(actor: Actor, *, today: date) -> Concerns:
    """What people cared about in talks of the last 90 days, each person once a cell and issue; who is here."""
    allow(actor, "conversations.count")
    near = _near(actor)
    by_issue: defaultdict[str, dict[int, int]] = defaultdict(dict)
    all_of: dict[str, int] = defaultdict(int)
    for cell, issue, people in _counted(today):
        all_of[issue] += people
        if near is None or cell in near or people >= LEAST:
            by_issue[issue][cell] = people
    sums = {issue: n if near is None else n // LEAST * LEAST for issue, n in all_of.items()}
    most = max(sums.values(), default=0)
    issues = sorted((i for i in sums if sums[i]), key=lambda issue: (-sums[issue], issue))
    return Concerns(
        tuple(Cared(i, sums[i], round(100 * sums[i] / most, 2), _first(by_issue[i])) for i in issues),
        _turned(by_issue),
        _promised(today, step=1 if near is None else LEAST),
        near is not None,
    )


def _near(actor: Actor) -> frozenset[int] | None:
    """The cells whose numbers whoever asks may see however small they are; None for all."""
    rule = allow(actor, "people.look") if may(actor, "people.look") else None
    if rule is not None and rule.reach == ALL and rule.tier >= STANDING:
        return None
    roots = workplaces.roots(actor) if actor.reach.cells else {}
    return frozenset(roots.get(cell, cell) for cell in actor.reach.cells)


def _counted(today: date) -> list[tuple[int, str, int]]:
    rows = Concern.objects.filter(
        conversation__withdrawal=None, conversation__had_on__gte=today - LATELY, **{f"{WORKER}__state": "here"}
    )
    counted = rows.order_by().values_list(f"{WORKER}__cell", "issue__name")
    return [(cell, issue, n) for cell, issue, n in counted.annotate(people=Count(WORKER, distinct=True))]


def _first(cells: dict[int, int]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted(cells.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_CELLS])


def _turned(by_issue: dict[str, dict[int, int]]) -> dict[int, tuple[tuple[str, int], ...]]:
    found: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
    for issue, cells in by_issue.items():
        for cell, people in cells.items():
            found[cell].append((issue, people))
    return {
        cell: tuple(sorted(told, key=lambda pair: (-pair[1], pair[0]))[:MOST_ISSUES])
        for cell, told in found.items()
    }


def _promised(today: date, *, step: int) -> tuple[Promised, ...]:
    rows = Ask.objects.filter(
        answer="yes", conversation__withdrawal=None, conversation__had_on__gte=today - LATELY
    )
    counted = rows.order_by().values_list("kind").annotate(
        kept_=Count("pk", filter=Q(kept=True)),
        broken=Count("pk", filter=Q(kept=False)),
        open=Count("pk", filter=Q(kept=None)),
    )  # fmt: skip
    found = [Promised(kind, *(n // step * step for n in numbers)) for kind, *numbers in counted]
    return tuple(sorted(found, key=lambda p: (-(p.kept + p.broken + p.open), p.kind)))
