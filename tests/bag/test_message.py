"""A leaflet has one message and one ask."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brazier.bag.message import LONGEST, Message, asks, checked, is_link, sentences
from brazier.terms import Wrong

ONE = {
    "en": (
        "Sign your union card this week.",
        "Will you come on Thursday at six?",
        "Please talk with us at the tent.",
    ),
    "es": ("Firma tu tarjeta esta semana.", "¿Vienes el jueves a las seis?", "Ven a la carpa el jueves."),
    "ar": ("وقّع بطاقتك هذا الأسبوع.", "تعال يوم الخميس."),
    "fr": ("Signe ta carte cette semaine.",),
    "ht": ("Siyen kat ou semèn sa a.",),
    "bn": ("এই সপ্তাহে কার্ড সই করুন।",),
    "zh-hans": ("这周请签工会卡。", "请签卡。"),
    "pl": ("Podpisz kartę w tym tygodniu.",),
}
TWO = {
    "en": (
        "Sign your card and come to the meeting.",
        "Sign your card. Come to the meeting.",
        "Come on Thursday, bring a friend.",
        "- Sign\n- Vote",
        "Sign your card; vote yes",
        "Will you sign? Will you come?",
    ),
    "es": ("Firma tu tarjeta y ven a la reunión.", "Firma. Vota.", "Ven el jueves, trae a un amigo."),
    "ar": ("وقّع بطاقتك وتعال إلى الاجتماع.", "وقّع. صوّت."),
    "fr": ("Signe ta carte et viens à la réunion.",),
    "ht": ("Siyen kat ou epi vini nan reyinyon an.",),
    "bn": ("সই করুন এবং আসুন।",),
    "zh-hans": ("请签卡，来开会。", "签卡并投票。"),
    "pl": ("Podpisz kartę i przyjdź na spotkanie.",),
}


@pytest.mark.parametrize(("language", "ask"), [(lang, ask) for lang, said in ONE.items() for ask in said])
def test_one_ask_is_taken(language: str, ask: str) -> None:
    assert checked(Message("We lift the same box.", "", ask), language).ask == ask


def test_every_language_knows_its_verbs_of_asking() -> None:
    first = {language: said[0] for language, said in ONE.items()}
    for language, said in {**first, "bn": "সই করুন", "zh-hans": "请签卡。"}.items():
        assert len(asks(said, language)) == 1, language


@pytest.mark.parametrize(("language", "ask"), [(lang, ask) for lang, said in TWO.items() for ask in said])
def test_more_than_one_ask_is_refused(language: str, ask: str) -> None:
    with pytest.raises(Wrong) as told:
        checked(Message("We lift the same box.", "", ask), language)
    assert told.value.code in ("bag.two_asks", "bag.two_asks_said")


def test_a_second_ask_does_not_hide_in_the_message_or_in_the_reason() -> None:
    for message, more in (("Wear red on Friday.", ""), ("Same box.", "Wear red on Friday, all of us.")):
        with pytest.raises(Wrong, match=r"Wear.*Sign"):
            checked(Message(message, more, "Sign your card."), "en")


def test_the_same_ask_said_twice_is_one() -> None:
    assert asks("Sign today. Sign your card.", "en") == ("Sign",)
    assert checked(Message("Sign today.", "", "Sign your card."), "en")


def test_a_verb_that_tells_nobody_what_to_do_is_no_ask() -> None:
    for said in ("Those who sign win.", "They call it a family.", "You can vote in May.", "That is how we ask."):
        assert asks(said, "en") == ()


@pytest.mark.parametrize("message", [Message("", "", "Sign."), Message("Same box.", "x", " ")])
def test_a_leaflet_without_a_message_or_an_ask_is_none(message: Message) -> None:
    with pytest.raises(Wrong, match="one message and one ask"):
        checked(message, "en")


@pytest.mark.parametrize("field", sorted(LONGEST))
def test_what_is_too_long_to_be_read_in_passing_says_how_long(field: str) -> None:
    told = {"message": "a", "more": "", "ask": "b", field: "x" * (LONGEST[field] + 1)}
    with pytest.raises(Wrong, match="too long") as error:
        checked(Message(**told), "en")
    assert error.value.holes == {"n": LONGEST[field] + 1, "most": LONGEST[field]}


def test_white_space_is_put_right() -> None:
    assert checked(Message("  We \n lift ", "", " Sign  now "), "en") == Message("We lift", "", "Sign now")


@pytest.mark.parametrize("link", ["https://example.org", "http://10.0.0.1/a?b=c#d", "https://例え.jp/"])
def test_an_address_a_phone_can_open_is_a_link(link: str) -> None:
    assert is_link(link)


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "example.org", "https://", "https://a b", "ftp://x.org", "https://me:secret@x.org",
     "https://[", "data:text/html,x", 'https://x.org/"'],
)  # fmt: skip
def test_anything_else_is_none(link: str) -> None:
    assert not is_link(link)
    with pytest.raises(Wrong, match="https://"):
        checked(Message("a", "", "b", link), "en")


def test_points_of_a_list_count_as_sentences() -> None:
    assert len(sentences("• one\n• two")) == 2
    assert len(sentences("Come at 6.30 to gate 2.")) == 1


@given(st.text(max_size=200), st.sampled_from(sorted(ONE)))
def test_anything_that_can_be_typed_is_read_without_breaking(text: str, language: str) -> None:
    assert len(asks(text, language)) <= len(text)
