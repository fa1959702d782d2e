"""Plant one security bug at a time into a throw-away copy and see whether the fast tests notice.

    seeded_bugs.py               three, drawn by the commit (what ./test does)
    seeded_bugs.py --all         each of them; results go to bench/results/seeded_bugs.json, cut short it goes on,
                                 and what was not caught is tried again
    seeded_bugs.py --only TEXT   those whose name holds the text

A bug counts as caught only if the same tests pass without it and then fail with it; tests that can not even be
collected catch nothing. The bugs stand in tests/seeded_bugs/*.toml.
"""

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bench.faults.results import Results, commit  # noqa: E402

BUGS = ROOT / "tests/seeded_bugs"
COPIED = (
    "src",
    "tests",
    "bench/faults",
    "docs",
    "tools",
    "pyproject.toml",
    "README.md",
    "SECURITY-MAP.md",
    "test",
)
PASSED, FAILED = 0, 1
SAMPLE = 3
MAY_ESCAPE = 1
"""Of all bugs, so many may stay unnoticed."""


@dataclass(frozen=True, slots=True)
class Bug:
    """One slip. file: where; old, new: what becomes of a text that stands there once; tests: who must notice."""

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    def planted(self, text: str) -> str:
        """The file with the bug in it. Errors: ValueError if its place is not there any more."""
        if text.count(self.old) != 1:
            raise ValueError(f"{self.name}: its text stands {text.count(self.old)} times in {self.file}")
        return text.replace(self.old, self.new)


def bugs() -> list[Bug]:
    """All that are written down."""
    told = (tomllib.loads(file.read_text("utf-8"))["bug"] for file in sorted(BUGS.glob("*.toml")))
    return [Bug(**{**one, "tests": tuple(one["tests"])}) for listed in told for one in listed]


def copy_of(root: Path) -> None:
    """What the tests need, as hard links: a planted file is written anew and leaves ours alone."""
    for name in COPIED:
        source, target = ROOT / name, root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            unneeded = shutil.ignore_patterns("__pycache__", "work", "results")
            shutil.copytree(source, target, copy_function=_linked, ignore=unneeded)
        else:
            shutil.copy(source, target)


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk
        shutil.copy(source, target)


def tried(root: Path, tests: Sequence[str]) -> tuple[int, str]:
    """The exit code of these tests in this copy, and what they said."""
    environment = {**os.environ, "PYTHONPATH": f"{root / 'src'}:{root}", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "-p",
        "no:cacheprovider",
        "-m",
        "not slow and not journey",
    ]
    done = subprocess.run(
        [*command, *tests], cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def outcome(bug: Bug) -> dict[str, object]:
    """Whether it was noticed, by which test, in how many seconds."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="bug-") as place:
        root = Path(place)
        copy_of(root)
        text = bug.planted((root / bug.file).read_text("utf-8"))
        (root / bug.file).unlink()  # a hard link: ours must stay as it is
        (root / bug.file).write_text(text, "utf-8")
        code, told = tried(root, bug.tests)
    by = re.findall(r"^(?:FAILED|ERROR) (tests/\S+)", told, re.MULTILINE)
    word = {FAILED: "caught", PASSED: "ESCAPED"}.get(code, "NOT RUN")
    return {"came": word, "by": by[:1], "seconds": round(time.monotonic() - began, 1), "commit": commit()}


def clean(wanted: Sequence[Bug]) -> bool:
    """Whether the tests that shall notice pass where there is no bug: only then does a failure mean anything."""
    with tempfile.TemporaryDirectory(prefix="no-bug-") as place:
        copy_of(Path(place))
        code, told = tried(Path(place), sorted({test for bug in wanted for test in bug.tests}))
    if code != PASSED:
        print(f"Without any bug the tests fail already, so nothing can be said:\n{told[-2000:]}")
    return code == PASSED


def main() -> None:
    """Plant, run, tell."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--all", action="store_true")
    asked.add_argument("--only", default="")
    asked.add_argument("--seed", default="", help="of the sample; the commit if not given")
    asked.add_argument("--fresh", action="store_true", help="forget earlier results")
    given = asked.parse_args()
    known, seed = bugs(), given.seed or commit()
    wanted = [bug for bug in known if given.only in bug.name]
    if not given.all and not given.only:
        wanted = random.Random(seed).sample(known, SAMPLE)
        print(f"{SAMPLE} of {len(known)} bugs, drawn by {seed}")
    if not clean(wanted):
        raise SystemExit(2)
    kept = Results("seeded_bugs", fresh=given.fresh) if given.all else None
    found = {}
    for bug in wanted:
        known_part = kept.parts.get(bug.name, {}) if kept else {}
        found[bug.name] = part = known_part if known_part.get("came") == "caught" else outcome(bug)
        if kept:
            kept.keep(bug.name, part)
        print(
            f"{part['came']}: {bug.name} ({', '.join(map(str, part['by'])) or '-'}; {part['seconds']} s)",
            flush=True,
        )
    caught = sum(part["came"] == "caught" for part in found.values())
    print(f"{caught} of {len(found)} caught")
    if kept:
        kept.write(planted=len(found), caught=caught)
    raise SystemExit(len(found) - caught > (MAY_ESCAPE if given.all else 0))


if __name__ == "__main__":
    main()
