"""Kept figures as one small picture each. Run by `bench/wallchart` and `bench/import` at their end."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from bench.scale import results

WIDE, LEFT, HIGH, TOP = 720, 280, 22, 44
GOAL, BIG = 3.0, 100_000
COLORS = {"good": "#2f6f4f", "over": "#b4541f", "plain": "#5b6470"}


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar. said: what stands behind it; kind: good, over (past its goal) or plain."""

    name: str
    value: float
    said: str
    kind: str = "plain"


def wallchart() -> None:
    """How many bare aggregates the reads and the page cost, case by case."""
    kept = results.load("wallchart")
    bars = [bar for case in sorted(kept, key=_order) for bar in _of_chart(case, kept[case])]
    _keep("wallchart", "Wall chart: times one bare aggregate, same people (goal: 3)", bars, most=12, goal=GOAL)


def _of_chart(case: str, found: results.Figures) -> list[Bar]:
    database, people = case.split()
    bars = []
    for what, name in (("chart", "chart's reads"), ("warm", "page, again"), ("cold", "page, first after a write")):
        ratio, spread = float(str(found[f"{what}_to_bare"])), found[what]
        assert isinstance(spread, dict)
        has_goal = what == "chart" or int(people) >= BIG
        kind = "plain" if not has_goal else "good" if ratio <= GOAL else "over"
        said = f"x{ratio:.1f} ({spread['median_ms']:.0f} ms)"
        bars.append(Bar(f"{database} {int(people):,}: {name}", ratio, said, kind))
    return bars


def imports() -> None:
    """Rows a second, ours and theirs."""
    bars = []
    for rows, found in sorted(results.load("import").items(), key=lambda kv: int(kv[0])):
        for key, name in (
            ("rows_a_second", "files to workers"),
            ("tool_rows_a_second", "sqlite-utils, plain file"),
            ("bare_rows_a_second", "bare executemany, encrypted"),
        ):
            speed = float(str(found[key]))
            bars.append(Bar(f"{int(rows):,} rows: {name}", speed, f"{speed:,.0f} a second"))
    _keep("import", "Import: rows a second", bars, most=max((b.value for b in bars), default=1), goal=None)


def _order(case: str) -> tuple[str, int]:
    database, people = case.split()
    return database, int(people)


def _keep(name: str, title: str, bars: Sequence[Bar], *, most: float, goal: float | None) -> None:
    high = TOP + HIGH * len(bars) + 12
    room = WIDE - LEFT - 130
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDE}" height="{high}" viewBox="0 0 {WIDE} {high}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDE}" height="{high}" fill="#fff"/>',
        f'<text x="12" y="24" font-size="14">{escape(title)}</text>',
    ]
    for at, bar in enumerate(bars):
        y = TOP + at * HIGH
        width = max(1.0, room * min(bar.value, most) / most)
        lines.append(
            f'<text x="{LEFT - 8}" y="{y + 13}" text-anchor="end">{escape(bar.name)}</text>'
            f'<rect x="{LEFT}" y="{y + 2}" width="{width:.1f}" height="14" fill="{COLORS[bar.kind]}"/>'
            f'<text x="{LEFT + width + 6:.1f}" y="{y + 13}">{escape(bar.said)}</text>'
        )
    if goal is not None:
        x = LEFT + room * goal / most
        lines.append(f'<path d="M{x:.1f} {TOP - 6}V{high - 8}" stroke="#111" stroke-dasharray="3 3"/>')
    results.KEPT.mkdir(exist_ok=True)
    (results.KEPT / f"{name}.svg").write_text("\n".join([*lines, "</svg>"]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    wallchart()
    imports()
