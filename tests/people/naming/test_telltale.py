"""A text that is passed on names nobody; words everybody uses may still be said in a long one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brazier.people.naming.telltale import known, tells, usual_words

NAMES = known(["Rosa Díaz", "Will May", "An Nguyễn", "王小明", "محمد عبد الرحمن", "Stow", "Inbound Dock"])
USUAL = usual_words(["you may say no, and an answer will come. rosa stays a name here? No: only small letters."])


@pytest.mark.parametrize(
    "text",
    [
        "rosa's hours", "DIAZ", "díaz", "ask Díaz about it", "王小明的班", "مُحمد", "stow is cold",
        "heat at the inbound dock",
        "call 917 555 0148", "0049-30-123456", "me@mail.example", "https://chat.example/x", "will", "an hour",
    ],
)  # fmt: skip
def test_a_short_text_with_any_word_of_a_name_tells(text: str) -> None:
    assert tells(text, NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "pay",
        "no water",
        "break at 10:30",
        "since 2024",
        "on 2026-11-27, 27.11.2026",
        "rosary",
        "小心",
        "loading doors",
    ],
)
def test_a_short_text_without_one_does_not(text: str) -> None:
    assert not tells(text, NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "You may ask twice. An answer will come.", "May you ask? Will it help?", "- will you?\n- you may",
        '"Will you come on Thursday?" is an ask.',
    ],
)  # fmt: skip
def test_in_a_long_text_a_usual_word_may_be_said(text: str) -> None:
    assert not tells(text, NAMES, usual=USUAL)


@pytest.mark.parametrize(("text", "told"), [("will it rain", False), ("Will again", True), ("may shifts", False)])
def test_in_one_line_a_usual_word_counts_with_a_capital_even_at_its_beginning(text: str, told: bool) -> None:
    assert tells(text, NAMES, usual=USUAL | {"it", "rain", "again", "shifts"}) is told


@pytest.mark.parametrize(
    "text",
    [
        "Then Will said no.", "We asked will may twice.", "She told An.", "Nguyen came", "rosa came first",
        "王小明 came", "Say it to Stow.",
    ],
)  # fmt: skip
def test_in_a_long_text_a_name_that_is_written_as_one_tells(text: str) -> None:
    assert tells(text, NAMES, usual=USUAL - {"rosa"})


@given(st.text(max_size=60), st.sampled_from(["Rosa", "DIAZ", "Díaz", "王小明", "Nguyễn"]), st.text(max_size=60))
def test_a_name_between_spaces_is_found_whatever_stands_around_it(before: str, name: str, after: str) -> None:
    assert tells(f"{before} {name} {after}", NAMES)


@given(st.text(max_size=200))
def test_any_text_has_an_answer(text: str) -> None:
    assert tells(text, NAMES) or not tells(text, NAMES, usual=USUAL)
