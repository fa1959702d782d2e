"""Print every sample sheet to a folder, as PDF and as pictures, to be looked at: `look_at_sheets.py <folder>`."""

import sys
from collections.abc import Callable
from itertools import product
from pathlib import Path
from time import perf_counter
from types import ModuleType
from typing import Any

import typst

from brazier.people.sheets import charting, key, own_record, sign_up
from brazier.press import envelope
from brazier.press.typeset import PAPERS, Paper, fonts, job
from brazier.wallchart.sheets import chart

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.harbor import paper
from tests.harbor.paper_words import LANGUAGES

SHEETS: dict[str, tuple[ModuleType, Callable[[str], Any]]] = {
    "wallchart": (chart, paper.chart),
    "charting": (charting, paper.charting),
    "sign-up": (sign_up, paper.sign_up),
    "key": (key, paper.key),
    "own-record": (own_record, paper.own_record),
    "envelope": (envelope, paper.envelope),
}


def pictures(module: ModuleType, sheet: Any, size: Paper, language: str) -> list[bytes]:
    """The pages of a sheet as pictures; raises what Typst says if a template is wrong."""
    template = Path(str(module.__file__)).with_suffix(".typ").read_text()
    made = job(template, module.data(sheet), paper=size, language=language, title="Harbor")
    found = typst.compile(made.sources, format="png", font_paths=fonts(), ignore_system_fonts=True, ppi=110)  # type: ignore[call-overload]
    return found if isinstance(found, list) else [found]


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    wanted = sys.argv[2:]
    for (name, (module, sample)), size, language in product(SHEETS.items(), PAPERS, LANGUAGES):
        at = f"{name}-{size}-{language}"
        if wanted and not any(text in at for text in wanted):
            continue
        for page, picture in enumerate(pictures(module, sample(language), size, language), 1):
            (folder / f"{at}-{page}.png").write_bytes(picture)
        begun = perf_counter()
        made = module.printed(sample(language), paper=size, language=language)
        seconds = perf_counter() - begun
        (folder / f"{at}.pdf").write_bytes(made.pdf)
        print(f"{at}: {made.pages} pages, {len(made.pdf):,} bytes, {seconds:.3f} s, {made.missing}")


if __name__ == "__main__":
    main()
