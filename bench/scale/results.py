"""Figures kept as JSON beside the commit and the machine they come from."""

import json
import os
import platform
import statistics
import subprocess
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent.parent
KEPT, WORK = HERE / "results", HERE / "work"
Figures = dict[str, object]


def keep(bench: str, case: str, figures: Figures) -> None:
    """Keep the figures of one case; a later run of the same case replaces them."""
    path = KEPT / f"{bench}.json"
    kept = load(bench)
    kept[case] = {"commit": commit(), "machine": machine(), **figures}
    KEPT.mkdir(exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(json.dumps(dict(sorted(kept.items())), indent=1) + "\n", encoding="utf-8")
    part.replace(path)


def load(bench: str) -> dict[str, Figures]:
    """All kept cases of a bench."""
    path = KEPT / f"{bench}.json"
    return json.loads(path.read_text("utf-8")) if path.exists() else {}


def is_fresh(bench: str, case: str) -> bool:
    """Whether this case was measured at this very commit already."""
    known = commit()
    return not known.endswith("+") and load(bench).get(case, {}).get("commit") == known


def commit() -> str:
    """The commit that is measured, with a plus if src or bench were changed since."""

    def git(*words: str) -> str:
        return subprocess.run(["git", *words], cwd=HERE, capture_output=True, text=True, check=True).stdout.strip()

    changed = git("status", "--porcelain", "--", ":/src", ":/bench/scale")
    return git("rev-parse", "--short=12", "HEAD") + ("+" if changed else "")


def machine() -> dict[str, object]:
    """What the figures were measured on."""
    cpus = Path("/proc/cpuinfo").read_text("utf-8") if Path("/proc/cpuinfo").exists() else ""
    models = [line.split(":", 1)[1].strip() for line in cpus.splitlines() if line.startswith("model name")]
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return {
        "processor": models[0] if models else platform.machine(),
        "cores": os.cpu_count(),
        "memory_gb": round(pages / 1e9),
        "system": platform.system(),
        "python": platform.python_version(),
        "load_before": round(os.getloadavg()[0], 2),
    }


def spread(seconds: Sequence[float]) -> dict[str, float]:
    """Milliseconds: median, the best and the 95th hundredth, and how many were taken."""
    ordered = sorted(seconds)
    return {
        "median_ms": round(statistics.median(ordered) * 1000, 2),
        "best_ms": round(ordered[0] * 1000, 2),
        "p95_ms": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))] * 1000, 2),
        "times": len(ordered),
    }
