"""What the documents say is there is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "bench").rglob("*.md")]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
NAMED = re.compile(r"`((?:src|tests|tools|docs|bench)/[\w./-]+)`")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_and_every_named_file_exists(document: Path) -> None:
    text = document.read_text("utf-8")
    links = [target for target in LINK.findall(text) if "://" not in target]
    missing = [t for t in links if not (document.parent / t).exists()]
    missing += [t for t in NAMED.findall(text) if not (ROOT / t.rstrip("/")).exists()]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_function_a_journey_names_exists(document: Path) -> None:
    if "journeys" not in document.relative_to(ROOT).parts:
        return
    for area, file, function in re.findall(
        r"\b([a-z_]+(?:\.roster)?)\.(actions|queries|views)\.([a-z_]+)", document.read_text()
    ):
        source = ROOT / "src/brazier" / area.replace(".", "/") / f"{file}.py"
        assert f"def {function}(" in source.read_text(), f"{area}.{file}.{function}"


def test_every_test_the_security_map_names_exists() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", (ROOT / "SECURITY-MAP.md").read_text("utf-8"))
    assert len(named) >= 10
    missing = [(file, test) for file, test in named if f"def {test}" not in (ROOT / file).read_text("utf-8")]
    assert missing == []


def test_the_security_map_makes_ten_promises() -> None:
    rows = re.findall(r"^\| (\d+) \|", (ROOT / "SECURITY-MAP.md").read_text("utf-8"), re.M)
    assert rows == [str(n) for n in range(1, 11)]
