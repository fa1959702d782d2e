"""Small slips in the rules and the tally, one at a time: which of them the fast tests notice.

bench/mutants                 every slip of every file of brazier.rules, the tally among them, in an order by hash,
                              so that a part of them speaks for the whole; cut short it goes on where it was, and
                              what was not noticed is tried again
bench/mutants --packs         the same with the numbers, days and words of the law packs
bench/mutants --only tally    one file
bench/mutants --fresh         forget earlier results
"""

import argparse
import hashlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.faults.results import Results, commit  # noqa: E402
from bench.mutating import noticing, pack_slips, slips, swapping  # noqa: E402
from bench.mutating.noticing import KILLED, STARTS_ANEW, StartsAnew, Trial  # noqa: E402

SOURCES = ROOT / "src/brazier/rules"
WORDS = {KILLED: "noticed", noticing.SURVIVED: "NOT NOTICED"}
SOONEST = {
    "answers": ("test_loading",),
    "clocks": ("test_cases", "test_telling"),
    "entry": ("test_loading",),
    "families": ("test_cases",),
    "figures": ("test_loading",),
    "law": ("test_deciding",),
    "reading": ("test_loading",),
    "reckoning": ("test_cases", "test_telling"),
    "runoffs": ("test_cases",),
    "signing": ("test_cases", "test_loading"),
}
"""Whose tests notice a slip in a file soonest; the others follow."""
AFTER_LOADING = {
    f"brazier.rules.{name}"
    for name in ("calendars", "deciding", "periods", "reckoning", "rights", "tally", "telling")
}
"""Files that read no pack: the law that was loaded before is the same."""


class Kept:
    """What came of each slip, kept at once. Of a file that changed since, nothing counts any more."""

    def __init__(self, name: str, fresh: bool) -> None:
        self.results = Results(name, fresh=fresh)
        self.unsaved = 0

    def known(self, file: str, digest: str) -> dict[str, str]:
        """What is known of a file as it is now."""
        part = self.results.parts.get(file, {})
        if part.get("digest") != digest:
            self.results.parts[file] = part = {"digest": digest, "slips": {}}
        found: dict[str, str] = part["slips"]
        return found

    def keep(self, file: str, name: str, code: int) -> None:
        """Keep one more."""
        word = WORDS.get(code, "noticed")
        self.results.parts[file]["slips"][name] = word
        if word != "noticed":
            print(f"{word}: {file} {name}", flush=True)
        self.unsaved += 1
        if self.unsaved % 20 == 0:
            self.write()

    def write(self) -> None:
        """Put all of it on the disk, with the sum."""
        told = [word for part in self.results.parts.values() for word in part["slips"].values()]
        noticed = sum(word == "noticed" for word in told)
        self.results.write(commit=commit(), slips=len(told), noticed=noticed)


def of_the_code(kept: Kept, only: str) -> list[Trial]:
    """The slips not known to be noticed yet; in no order, so that a part of them speaks for the whole."""
    return sorted(_of_the_code(kept, only), key=lambda trial: hashlib.sha256(trial.name.encode()).digest())


def _of_the_code(kept: Kept, only: str) -> Iterator[Trial]:
    for path in sorted(SOURCES.glob("*.py")):
        if path.stem == "__init__" or only not in path.stem:
            continue
        source = path.read_text("utf-8")
        known = kept.known(path.name, hashlib.sha256(source.encode()).hexdigest()[:12])
        for slip in slips.slips(source):
            if known.get(slip.name) != "noticed":
                yield Trial(
                    f"{path.name} {slip.name}",
                    lambda slip=slip, name=f"brazier.rules.{path.stem}": _put(slip, name),  # type: ignore[misc]
                    (*SOONEST.get(path.stem, ()), f"test_{path.stem}", "test_said", "test_cases"),
                )


def _put(slip: slips.Slip, name: str) -> None:
    module = sys.modules[name]  # the tests have loaded it by now
    try:
        swapping.put(slip, module)
    except swapping.CanNot:
        raise StartsAnew from None
    if module.__name__ not in AFTER_LOADING:
        pack_slips.renew_law()


def anew(path: Path, name: str) -> int:
    """Try one slip in a process of its own."""
    command = [sys.executable, "-m", "bench.mutating.anew", str(path), name]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode


def main() -> None:
    """Try, keep, tell."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--packs", action="store_true")
    asked.add_argument("--only", default="")
    asked.add_argument("--fresh", action="store_true")
    given = asked.parse_args()
    kept = Kept("mutants_packs" if given.packs else "mutants", given.fresh)
    later: list[tuple[str, str]] = []

    def keep(name: str, code: int) -> None:
        file, _, slip = name.partition(" ")
        if code == STARTS_ANEW:
            later.append((file, slip))
        else:
            kept.keep(file, slip, code)

    trials = pack_slips.trials(kept.known, given.only) if given.packs else of_the_code(kept, given.only)
    noticing.run(trials, keep)
    for file, slip in later:
        kept.keep(file, slip, anew(SOURCES / file, slip))
    kept.write()
    content = kept.results.content
    print(f"{content['noticed']} of {content['slips']} noticed: {content['noticed'] / content['slips']:.1%}")


if __name__ == "__main__":
    main()
