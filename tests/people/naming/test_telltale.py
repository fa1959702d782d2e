"""A text that is passed on names nobody; words everybody uses may still be said in a long one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brazier.people.naming.telltale import Usual, known, tells, usual_of

NAMES = known(["Rosa Díaz", "Will May", "An Nguyễn", "王小明", "محمد عبد الرحمن", "Stow", "Inbound Dock"])
USUAL = [usual_of(["you may say no, and an answer will come. rosa stays a name here? No: only small letters."])]


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
    assert tells(text, NAMES, usual=[Usual(USUAL[0].words | {"it", "rain", "again", "shifts"})]) is told


@pytest.mark.parametrize(
    "text",
    [
        "Then Will said no.", "We asked will may twice.", "She told An.", "Nguyen came", "rosa came first",
        "王小明 came", "Say it to Stow.",
    ],
)  # fmt: skip
def test_in_a_long_text_a_name_that_is_written_as_one_tells(text: str) -> None:
    assert tells(text, NAMES, usual=[Usual(USUAL[0].words - {"rosa"})])


@given(st.text(max_size=60), st.sampled_from(["Rosa", "DIAZ", "Díaz", "王小明", "Nguyễn"]), st.text(max_size=60))
def test_a_name_between_spaces_is_found_whatever_stands_around_it(before: str, name: str, after: str) -> None:
    assert tells(f"{before} {name} {after}", NAMES)


@given(st.text(max_size=200))
def test_any_text_has_an_answer(text: str) -> None:
    assert tells(text, NAMES) or not tells(text, NAMES, usual=USUAL)


HIDDEN = {
    "over the end of a line": "We asked Ro-\nsa to help.",
    "by a hyphen": "We asked Ro-sa to help.",
    "by a sign nobody sees": "We asked Ro\u200bsa to help.",
    "by a soft hyphen": "We asked Ro\u00adsa to help.",
    "by stars": "We asked **Ro**sa to help.",
    "letter by letter": "We asked R.O.S.A. to help.",
    "with other accents": "We asked Rósà to help.",
    "as a web page writes it": "We asked R&oacute;sa to help.",
    "with letters of another alphabet": "We asked R\u043es\u0430 to help.",
    "with a digit": "We asked R0sa to help.",
    "all in another alphabet": "Потом мы спросили Мухаммада.",
    "in ours, and known in another": "We asked Ivan to help.",
    "in wide letters": "We asked Ｒｏｓａ to help.",
    "run together": "We wrote to RosaDíaz there.",
    "with a word before it": "We wrote to askRosa there.",
    "with a number after it": "We wrote to Rosa92 there.",
    "with an ending": "It was in the Rosas shift.",
    "with a comma, the other way round": "We asked May, Will to help.",
    "where a stroke is no mark": "We asked Lukasz to help.",
    "as others spell it": "We asked Mohamed to help.",
    "by its short form": "We asked Pepe to help.",
    "with a word that clings to it": "ثم سألنا ومحمدا",
    "with an ending, in Bengali": "তারপর রহিমকে বলেছি",
    "by the name one is called by": "然后我们问小明",
    "with a space in it": "然后我们问王 小明",
    "with a particle": "그리고 민수가 왔다",
}
THEY = known([
    "Rosa Díaz", "Will May", "王小明", "محمد علي", "Łukasz Nowak", "Muhammad Khan", "José Luna", "রহিম মিয়া",
    "김민수", "Иван Сорока",
])  # fmt: skip
SAY = [
    usual_of(["then we asked to help and it was in the shift. we wrote to there. may will"]),
    usual_of(["we vragen de rosa, una rosa es una flor y nada de eso"]),
]


@pytest.mark.parametrize("how", HIDDEN)
def test_a_name_is_found_however_it_is_written(how: str) -> None:
    assert tells(HIDDEN[how], THEY, usual=SAY)


@pytest.mark.parametrize(
    "text",
    [
        "Maybe we asked. The willow was there.", "We asked on Friday, then wrote to the shift.", "然后我们问大家",
        "It was in 2026, 10.30.",
    ],
)  # fmt: skip
def test_a_word_that_only_holds_a_short_name_is_none(text: str) -> None:
    assert not tells(text, THEY, usual=SAY)


def test_a_word_of_another_language_is_no_excuse_at_the_beginning_of_a_sentence() -> None:
    assert tells("We asked. Rosa will help.", THEY, usual=SAY)
    assert not tells("Una rosa es una flor. Rosa de nada.", THEY, usual=SAY)


@pytest.mark.parametrize(
    "text",
    [
        "Badge 48213 was in the shift.", "write to @sunflower there", "see t.me/sunflower", "917 – 555 – 0148",
        "(917) 555 01 48",
    ],
)  # fmt: skip
def test_what_reaches_somebody_is_found(text: str) -> None:
    assert tells(text, known([], ["48213"]), usual=SAY)


def test_a_year_is_nobodys_number() -> None:
    assert not tells("Since 2024 we asked.", known([], ["2024"]), usual=SAY)
