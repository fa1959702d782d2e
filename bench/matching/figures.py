"""Results into the tables of bench/README.md and one plot."""

import json
import re
from collections.abc import Sequence
from math import sqrt
from pathlib import Path
from statistics import median
from typing import Any

from bench.matching.plot import bars

BEGIN, END = "<!-- matching: figures -->", "<!-- matching: end -->"
NAMES = {"balanced": "Brazier, balanced", "auto": "Brazier, automatic", "answered": "Brazier, 1,000 answers",
         "splink": "Splink plain, best F1", "rapidfuzz": "rapidfuzz, names >= 92"}  # fmt: skip
Result = dict[str, Any]


def report(results: Path, here: Path) -> None:
    """Write the tables into bench/README.md and the plot beside us."""
    found = [json.loads(path.read_text()) for path in sorted(results.glob("*.json"))]
    if not found:
        return
    tables = "\n\n".join([_costs(found), _by_group(found), _where(found)])
    page = here.parent / "README.md"
    text = page.read_text() if page.exists() else f"# Figures\n\n## Matching\n\n{BEGIN}\n{END}\n"
    before, rest = text.split(BEGIN)
    page.write_text(f"{before}{BEGIN}\n{tables}\n{END}{rest.split(END)[1]}")
    (here / "groups.svg").write_text(bars(_harm(found, "balanced"), _harm(found, "splink")))


def _sets(found: Sequence[Result]) -> dict[tuple[str, int, str], list[Result]]:
    sets: dict[tuple[str, int, str], list[Result]] = {}
    for one in found:
        sets.setdefault((one["world"], one["workers"], one["tool"]), []).append(one)
    order = list(NAMES)
    return dict(
        sorted(sets.items(), key=lambda item: (item[0][0] != "plain", item[0][1], order.index(item[0][2])))
    )


def _costs(found: Sequence[Result]) -> str:
    lines = [
        "| workers | tool | runs | precision | recall | F1 | exact | false merges | s | processor s | MB |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for (world, workers, tool), runs in _sets(found).items():
        mid = {
            name: median(run[name] for run in runs) for name in runs[0] if isinstance(runs[0][name], int | float)
        }
        size = f"{workers:,}" + (" harder" if world == "harder" else "")
        lines.append(
            f"| {size} | {NAMES[tool]} | {len(runs)} | {mid['precision']:.3f} | {mid['recall']:.3f} | "
            f"{mid['f1']:.3f} | {mid['cluster_exact']:.3f} | {mid['false_merge_rate']:.2%} | "
            f"{mid['seconds']:.1f} | "
            f"{mid['processor_seconds']:.1f} | {mid['peak_mb']:.0f} |"
        )
    return "\n".join(lines)


def _harm(found: Sequence[Result], tool: str) -> dict[str, tuple[int, int]]:
    """Workers wrongly merged and workers in all, per name group, over all runs at 8,325."""
    harm: dict[str, tuple[int, int]] = {}
    for one in found:
        if (one["world"], one["workers"], one["tool"]) == ("plain", 8_325, tool):
            for group, many in one["groups"].items():
                hit, whole = harm.get(group, (0, 0))
                share = one["wrongly_merged_by_group"].get(group, 0)
                harm[group] = (hit + round(share * many), whole + many)
    return harm


def interval(hit: int, whole: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share."""
    z, share = 1.96, hit / max(whole, 1)
    middle = share + z * z / (2 * whole)
    reach = z * sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole))
    return max(0.0, (middle - reach) / (1 + z * z / whole)), (middle + reach) / (1 + z * z / whole)


def _by_group(found: Sequence[Result]) -> str:
    lines = ["| name group | workers | balanced | automatic | Splink, best F1 |", "|---|---|---|---|---|"]
    tools = [_harm(found, tool) for tool in ("balanced", "auto", "splink")]
    groups = sorted(tools[0], key=lambda group: -tools[0][group][0] / tools[0][group][1])
    for group in groups:
        cells = [_share(*tool[group]) if group in tool else "" for tool in tools]
        lines.append(f"| {group} | {tools[0][group][1]:,} | " + " | ".join(cells) + " |")
    pooled = [_share(*map(sum, zip(*tool.values(), strict=True))) if tool else "" for tool in tools]
    return "\n".join([*lines, f"| all | {sum(n for _, n in tools[0].values()):,} | " + " | ".join(pooled) + " |"])


def _share(hit: int, whole: int) -> str:
    low, high = interval(hit, whole)
    return f"{hit / whole:.1%} ({low:.1%} to {high:.1%})"


def _where(found: Sequence[Result]) -> str:
    commits = sorted({one["commit"] for one in found})
    machines = sorted({re.sub(r"\s+", " ", str(one["machine"]["processor"])) for one in found})
    cores = sorted({str(one["machine"]["cores"]) for one in found})
    return f"Commit {', '.join(commits)}; {' and '.join(machines)}, {' or '.join(cores)} shared cores."
