"""What all sheets share: the foot, the marks, the bar of everybody, direction."""

import re
from typing import Any

import pytest
import typst
from tests.harbor import paper_words as words
from tests.harbor.paper import squeezed, text_of

from brazier.press.typeset import Printed, fonts, job, pdf
from brazier.terms import LEVELS

FOOT = {"copy": "Copy 3", "holder": "Initials", "day": "20 Nov", "bring_back": "Bring back", "initials": ""}


def page(body: str, data: dict[str, Any] | None = None, *, language: str = "en", head: str = "none") -> Printed:
    """A sheet with a foot and a body."""
    template = f"""#import "page.typ": *
#import "marks.typ": *
#show: sheet.with(foot: data.foot, head: {head})
{body}"""
    return pdf(template, {"foot": FOOT, **(data or {})}, paper="a4", language=language, title="Sheet")


def widths(body: str, language: str = "en") -> list[float]:
    """Lengths in millimeters that a body leaves as `#metadata(…) <wide>`."""
    template = f'#import "page.typ": *\n#import "marks.typ": *\n#show: sheet\n{body}'
    made = job(template, {}, paper="a4", language=language, title="x")
    asked = typst.Compiler(made.sources, font_paths=fonts(), ignore_system_fonts=True)  # type: ignore[arg-type]
    found = asked.query("<wide>", field="value")
    return [float(value) for value in re.findall(r"[\d.]+", found)]


def test_the_foot_says_copy_holder_day_and_bring_back_on_every_page() -> None:
    found = text_of(page("One #pagebreak() Two"))
    for said in ("Copy 3", "Initials", "20 Nov", "Bring back"):
        assert found.count(said) == 2
    assert "1/2" in found
    assert "2/2" in found


def test_initials_known_before_are_printed() -> None:
    found = text_of(page("One", {"foot": {**FOOT, "initials": "A.H."}}))
    assert "A.H." in found


def test_the_running_head_starts_on_the_second_page() -> None:
    found = text_of(page("One #pagebreak() Two", head='"Stow"'))
    assert found.count("Stow") == 1


@pytest.mark.parametrize("level", LEVELS)
def test_every_mark_carries_its_number(level: int) -> None:
    assert str(level) in text_of(page(f"#mark({level})"))


def test_a_one_without_a_public_act_carries_a_question_mark() -> None:
    assert "1?" in squeezed(text_of(page("#mark(1, unsure: true)")))


def test_a_tick_box_is_six_millimeters() -> None:
    assert widths("#context [#metadata(measure(tick()).width.mm()) <wide>]") == [6.0]


def test_all_levels_have_a_mark_and_a_filling_of_their_own() -> None:
    same = (
        "#metadata(range(6).map(fill-of).dedup().len()) <wide>\n"
        "#metadata(range(6).map(l => shape-of(l, 6mm)).dedup().len()) <wide>"
    )
    assert widths(same) == [6, 6]


def test_a_bar_is_drawn_from_the_side_where_reading_starts() -> None:
    pieces = {"pieces": [{"level": 1, "width": 20}, {"level": 0, "width": 80}]}
    left = page("#bar(data.pieces)", pieces).pdf
    right = page("#bar(data.pieces)", pieces, language="ar").pdf
    assert left != right


@pytest.mark.parametrize(("count", "said"), [(0, ""), (3, ""), (4, "4"), (1906, "1,906")])
def test_committee_dots_turn_into_a_number_past_three(count: int, said: str) -> None:
    found = text_of(page(f'BEGIN#dots({count}, "{count:,}")END'))
    assert squeezed(found).startswith(f"BEGIN{said}END")


@pytest.mark.parametrize(("points", "said"), [(3, "↑3"), (-2, "↓2"), (0, "="), ("none", "")])
def test_the_arrow_says_points_up_down_or_unchanged(points: object, said: str) -> None:
    assert squeezed(text_of(page(f"BEGIN#arrow({points})END"))).startswith(f"BEGIN{said}END")


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_words_of_the_scale_stand_beside_the_marks(language: str) -> None:
    levels = [
        {
            "level": level,
            "words": words.levels(language)[level],
            "anchor": words.levels(language, "anchors")[level],
        }
        for level in LEVELS
    ]
    found = text_of(page("#scale-words(data.levels)", {"levels": levels}, language=language))
    for level in levels:
        said = str(level["words"]).split()
        assert all(word in found for word in said) or language == "ar"  # readers shuffle joined letters
        assert any(word in found for word in said)


def test_a_code_reads_from_left_to_right_in_every_language() -> None:
    assert "7QK-4MP" in text_of(page('السطر #code("7QK-4MP") هنا', language="ar"))


def test_a_name_that_never_ends_stays_inside_its_column() -> None:
    body = '#context [#metadata(measure(block(width: 40mm, typed("A" * 200))).width.mm()) <wide>]'
    assert widths(body)[0] <= 40


def test_every_line_of_a_note_keeps_its_own_direction() -> None:
    found = text_of(page('#typed("+1 555 0100\\n+1 555 0177")', language="ar"))
    assert "+1 555 0100" in found
    assert "+1 555 0177" in found


def test_a_square_code_is_told_in_words() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'
    made = page('#square-code(data.svg, "The same six words")', {"svg": svg})
    assert b"The same six words" in made.pdf
