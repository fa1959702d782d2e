"""The fonts that come with us: small enough, free to pass on, listed, and drawing what cover.txt says."""

import re
import tomllib
import unicodedata
from importlib.resources import files
from pathlib import Path

import pytest
from tests.harbor.paper import NAMES

from brazier.press import legible as legible_file
from brazier.press.legible import _families, legible
from brazier.press.typeset import fonts, pdf

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "src/brazier/press/fonts"
FILES = sorted(p for p in FOLDER.iterdir() if p.suffix in {".ttf", ".otf"})
LIMIT = 12_000_000
EVERYTHING = """#import "page.typ": *
#show: sheet
#for line in data.lines [#text(weight: data.weight, line) #parbreak()]
"""


def test_all_fonts_together_stay_under_the_limit() -> None:
    assert sum(p.stat().st_size for p in FILES) <= LIMIT


def test_the_licence_comes_with_them() -> None:
    text = (FOLDER / "OFL.txt").read_text()
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "TERMINATION" in text


def test_every_file_carries_its_copyright() -> None:
    for path in FILES:
        plain = path.read_bytes().replace(b"\x00", b"")
        assert b"Copyright" in plain or b"2014-2021 Adobe" in plain, path.name


def test_the_list_of_fonts_names_every_file_and_its_size() -> None:
    listed = dict(
        re.findall(r"^\| (Noto\S+) \|.*\| ([\d,]+) \|$", (FOLDER / "README.md").read_text(), re.MULTILINE)
    )
    assert listed == {p.name: f"{p.stat().st_size:,}" for p in FILES}


def test_the_plan_of_the_cut_names_every_file_and_its_source() -> None:
    plan = tomllib.loads((ROOT / "tools/fonts.toml").read_text())
    assert set(plan["font"]) == {p.name for p in FILES}
    assert all(len(font["sha256"]) == 64 for font in plan["font"].values())


def test_no_other_font_is_ever_used() -> None:
    ours = Path(str(files("brazier.press") / "fonts"))  # where the package lies, installed or not
    assert {Path(font.path).parent for font in fonts().fonts() if font.path} == {ours}
    assert len(fonts().fonts()) == len(FILES)


def test_the_first_families_are_those_of_the_template() -> None:
    template = (FOLDER.parent / "sheets/page.typ").read_text()
    listed = re.search(r"#let families = \(([^)]*)\)", template)
    assert listed
    names = re.findall(r'"([^"]+)"', listed[1])
    assert tuple(n.replace(" SC", "sc").replace(" ", "") for n in names) == legible_file.TRIED_FIRST
    assert set(names) <= set(fonts().families())


@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_every_character_we_say_we_draw_is_drawn(weight: str) -> None:
    """A PDF with a character that has no glyph is refused while it is written, so no code means all are drawn."""
    drawn = [chr(c) for c in range(0x20, 0x110000) if _families(chr(c))]
    letters = [c for c in drawn if not unicodedata.category(c).startswith("M")]
    lines = ["".join(letters[i : i + 80]) for i in range(0, len(letters), 80)]
    made = pdf(EVERYTHING, {"lines": lines, "weight": weight}, paper="a4", language="en", title="All")
    assert legible(lines).missing == made.missing == ()
    assert len(letters) > 34_000


def test_names_of_many_scripts_need_no_code() -> None:
    assert legible(list(NAMES)).missing == ("U+1F319",)


@pytest.mark.parametrize(
    "text",
    [
        "ẹ̀kọ́ Yorùbá ŋ ɓ ɗ ƙ",  # Yoruba, Hausa
        "Ő ű ș ț ğ ı ł ż Ż ď ť ľ",
        "ሀ ለ ጨ ፐ ትግርኛ ፩፪፫",
        "پ چ ژ گ ک ی ۱۲۳ ہے ٹ ڈ ڑ ئۇيغۇر",  # Persian, Urdu, Uyghur
        "क्षत्रिय ज्ञान त्र",
        "ক্ষ জ্ঞ ন্দ্র ৎ",
        "赟 祎 翀 頔 玥 堃 喆 𬭎 龘 東京 臺灣 ひらがな カタカナ 한글 꽃",
        "«¿¡» “” ‘’ – — … € £ ₹ ₺ ₦ ↑ ↓ → ✓ ★ ☎ ⟨⟩",
    ],
)
def test_what_people_write_with_is_there(text: str) -> None:
    assert legible(text).missing == ()
