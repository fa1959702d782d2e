"""What the app on a phone and the hub must mean alike is written once."""

import re

import pytest
from tools import contract

MODULES = [path for path in contract.PLACE.parent.glob("*.js") if path != contract.PLACE]
WORDS = {name: value for name, (_, value) in contract.MEANT.items() if isinstance(value, str)}


def test_the_file_of_the_app_is_what_the_hub_means() -> None:
    assert contract.PLACE.read_text("utf-8") == contract.written(), "type: python tools/contract.py"


@pytest.mark.parametrize("name", contract.MEANT)
def test_each_meaning_is_taken_from_there(name: str) -> None:
    everywhere = [*MODULES, contract.PLACE.parents[3] / "web/static/web/device.js"]
    takes = re.compile(rf"import {{[^}}]*\b{name}\b[^}}]*}} from \"(?:\./|\.\./phone/)contract\.js\"")
    assert any(takes.search(path.read_text("utf-8")) for path in everywhere)


@pytest.mark.parametrize("name", ["HERE", "LABEL", "ASIDE", "ENDED"])
def test_no_module_says_it_again(name: str) -> None:
    assert [path.name for path in MODULES if f'"{WORDS[name]}"' in path.read_text("utf-8")] == []
