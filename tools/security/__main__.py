"""Attack Brazier with other people's tools: `./test --security [tool...]`.

Each tool is shown a planted fault first. What came of it is clean, explained (`accepted.toml`), FOUND, or NOT RUN
with the reason; only the first two are green, and one that has nothing to run on yet says so.
"""

import os
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
os.environ["PYTHONPATH"] = str(ROOT / "src")  # the hub that is attacked is the one that stands here

from tools.security import attacks, source  # noqa: E402
from tools.security.verdict import NOTHING_YET, Accepted, Verdict, accepted, not_run  # noqa: E402


def schemathesis(known: Sequence[Accepted], work: Path) -> Verdict:
    """Every operation of the API, once there is one; from then on it is a tool that did not run."""
    if (ROOT / "src/brazier/api").exists():
        return not_run("schemathesis", "there is an API now: install schemathesis and write its run")
    return Verdict("schemathesis", NOTHING_YET, lines=("not run: no API yet",))


RUNS: dict[str, Callable[[Sequence[Accepted], Path], Verdict]] = {
    "bandit": source.bandit,
    "semgrep": source.semgrep,
    "pip-audit": source.pip_audit,
    "schemathesis": schemathesis,
    "sqlmap": attacks.sqlmap,
    "wapiti": attacks.wapiti,
}


def main() -> None:
    """Run what was asked for, or all; green only if each passed."""
    asked = sys.argv[1:] or list(RUNS)
    known = accepted(tomllib.loads(Path(__file__).with_name("accepted.toml").read_text()))
    verdicts = []
    for name in asked:
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix=f"{name}-") as work:
            try:
                verdict = RUNS[name](known, Path(work))
            except Exception as error:  # a tool that stumbles is a tool that did not run
                verdict = not_run(name, f"{type(error).__name__}: {error}")
        verdicts.append(verdict)
        print(f"{name}: {verdict.state} ({verdict.looked or '-'}; {time.monotonic() - began:.0f} s)")
        for line in verdict.lines:
            print(f"    {line}", flush=True)
    failed = [verdict.tool for verdict in verdicts if not verdict.passes]
    print(f"Not green: {', '.join(failed)}" if failed else "Every tool that has something to run on passed.")
    raise SystemExit(bool(failed))


if __name__ == "__main__":
    main()
