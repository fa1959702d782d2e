"""What is a page of the book, and what each thing that is none is told."""

from datetime import date

import pytest

from brazier.handbook import book
from brazier.handbook.filled import Where
from brazier.handbook.own import checking
from brazier.handbook.own.checking import Frame
from brazier.pages.facts import Written
from brazier.rules.loading import packaged

FRAME = Frame(Where(packaged(), "us.nlra", date(2026, 11, 28)), str)
ASK = book.sources()["en"]["06-2-the-ask.md"]
LONG = ASK.replace("Never beg", "Say a word. " * 150 + "\n\nNever beg")


def told(*files: Written, own: book.Sources | None = None) -> list[str]:
    return [str(error) for error in checking.faults(files, own or {}, FRAME)]


def ask(text: str, language: str = "en", name: str = "06-2-the-ask.md") -> Written:
    return Written(language, name, text)


def test_a_changed_page_and_a_page_of_ones_own_can_be_kept() -> None:
    assert told(ask(ASK.replace("Then be quiet", "Then be very quiet"))) == []
    assert told(ask(ASK, name="06-9-our-own.md"), ask(ASK.replace("The ask", "Ang hiling"), "tl")) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("words", "line 1: a page must begin with a head"),
        (ASK + "[ ] tick\n" * 6, "ten|10 ticks"),
        (ASK.replace("**Yes.**", "**Yes."), "no partner"),
        (ASK.replace("Never beg", "See [that](99-9-nothing). Never beg"), "link to 99-9-nothing"),
        (LONG, "does not fit on one A6 page"),
    ],
)
def test_what_is_no_page_is_told_with_its_reason(text: str, says: str) -> None:
    [said] = told(ask(text))
    assert pytest.importorskip("re").search(says, said), said
    assert "Nothing was changed" in said


def test_everything_that_can_not_be_read_is_told_at_once() -> None:
    said = told(ask("x"), ask("y", "es"), ask(ASK, name="../../etc/passwd.md"), ask(ASK, name="x.md"))
    assert len(said) == 4
    assert "no name of a page" in said[2]


def test_a_page_that_others_link_to_can_not_be_taken_out() -> None:
    own = {"en": {"06-9-our-own.md": ASK, "06-1-the-talk.md": ASK.replace("Never", "[See](06-9-our-own). Never")}}
    [said] = told(Written("en", "06-9-our-own.md", ""), own=own)
    assert "06-1-the-talk has a link to 06-9-our-own" in said
    assert told(Written("en", "06-1-the-talk.md", ""), own=own) == []


def test_a_link_that_an_english_page_breaks_in_another_language_is_found() -> None:
    own = {"en": {"06-9-our-own.md": ASK}, "tl": {"06-2-the-ask.md": ASK.replace("Never", "[x](06-9-our-own) N")}}
    assert len(told(Written("en", "06-9-our-own.md", ""), own=own)) == 1


def test_the_page_of_rights_may_be_as_long_as_the_law_is() -> None:
    rights = book.sources()["en"]["02-1-your-rights.md"].replace("Your rights", "Our rights")
    assert told(ask(rights, name="02-1-your-rights.md")) == []


def test_a_picture_of_the_page_is_drawn_for_each_sheet_it_takes() -> None:
    [one] = checking.looks_like(ask(ASK), {}, FRAME)
    assert one.startswith(b"\x89PNG")
    assert len(checking.looks_like(ask(LONG), {}, FRAME)) == 2


def test_a_page_as_it_came_is_kept_as_nothing_of_our_own() -> None:
    assert checking.written("en", "06-2-the-ask.md", ASK.replace("\n", "\r\n"), {}).text == ""
    own = checking.written("es", "06-2-the-ask.md", ASK, {})
    assert (own.text, own.made_from) == (ASK, book.digest_of(ASK))


def test_a_translation_of_our_own_page_is_of_our_own_text() -> None:
    ours = ASK.replace("Then be quiet", "Then be very quiet")
    own = {"en": {"06-2-the-ask.md": ours}}
    assert checking.written("es", "06-2-the-ask.md", ASK, own).made_from == book.digest_of(ours)


def test_a_page_stands_in_the_language_or_in_english() -> None:
    spanish = book.sources()["es"]["06-2-the-ask.md"]
    assert checking.as_it_stands("es", "06-2-the-ask", {}) == spanish
    assert checking.as_it_stands("tl", "06-2-the-ask", {}) == ASK
    assert checking.as_it_stands("tl", "06-2-the-ask", {"tl": {"06-2-the-ask.md": "x"}}) == "x"
    assert checking.as_it_stands("en", "99-9-nothing", {}) == ""


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Our night shift", "06-6-our-night-shift"),
        ("أسئلة", "06-6-own"),
        ("../x?", "06-6-x"),
        ("x" * 90, "06-6-" + "x" * 40),
    ],
)
def test_a_new_page_has_a_name_at_the_end_of_its_chapter(title: str, expected: str) -> None:
    taken = {page.source.name for page in book.packaged("en").pages}
    assert checking.new_name(title, 6, taken) == expected
    assert checking.NAME.fullmatch(expected)
    assert (
        checking.new_name(title, 6, {*taken, "06-9-last", expected, expected.replace("06-6", "06-9")}) not in taken
    )
