"""A harder world in the columns of generate.py: more scrawl, more gaps, other languages. Only for measuring.

python -m bench.matching.harder --workers N --seed S --out DIR
"""

import runpy
import sys
from pathlib import Path
from random import Random
from typing import Any

HERE = Path(__file__).parent
MORE = 1.6
MOST = 0.85
OTHERS = (
    ("hu_HU", 18), ("tr_TR", 14), ("pt_BR", 22), ("ro_RO", 12), ("nl_NL", 8), ("cs_CZ", 8), ("id_ID", 10),
    ("fi_FI", 8),
)  # fmt: skip


def main() -> None:
    """Write one harder world, with the names of other peoples and every mishap likelier."""
    made: dict[str, Any] = runpy.run_path(str(HERE / "generate.py"), run_name="generate")
    shared = made["main"].__globals__
    world, noise, draw = shared["World"], shared["Noise"], shared["Pool"]
    usual = world.person

    def person(self: Any, wid: int, group: str | None = None) -> Any:
        chance: Random = self.rng
        names = self.others = getattr(self, "others", None) or {
            place: _names(shared, place) for place, _ in OTHERS
        }
        group = group or draw([place for place, _ in OTHERS], [share for _, share in OTHERS]).draw(chance)
        worker = usual(self, wid, "es" if group == "pt_BR" else "us")
        male, female, family = names[group]
        worker.group = group
        worker.first = [(male if worker.sex == "M" else female).draw(chance)]
        worker.last = [family.draw(chance)]
        worker.middle = (male if worker.sex == "M" else female).draw(chance) if chance.random() < 0.3 else ""
        worker.last2 = family.draw(chance) if group == "pt_BR" else ""
        worker.nick = [worker.first[0][: 3 + wid % 2]] if wid % 3 == 0 else []
        worker.renamed = family.draw(chance) if worker.renamed else ""
        return worker

    world.person = person
    noise.p = lambda self, share: self.rng.random() < min(share * MORE, max(share, MOST))
    made["main"]()


def _names(shared: dict[str, Any], place: str) -> tuple[Any, Any, Any]:
    pool = shared["faker_pool"]
    family = "last_names_male" if place == "cs_CZ" else "last_names"
    return pool(place, "first_names_male"), pool(place, "first_names_female"), pool(place, family, 0.7)


if __name__ == "__main__":
    sys.exit(main())
