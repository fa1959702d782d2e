"""The screens speak the words of GLOSSARY.md, plainly."""

import re
from collections import Counter
from pathlib import Path

import pytest
from babel.messages import pofile
from babel.messages.catalog import Catalog, Message

ROOT = Path(__file__).parents[2]
NEVER = re.compile(
    r"\b(users?|leads?|targets?|prospects?|conversions?|funnels?|scores?|assets?|enem(y|ies)|infiltrators?|"
    r"compliance|associates?|non-responsive|sync|synced|click|clicks|invalid|oops|please)\b",
    re.IGNORECASE,
)
ALLOWED = re.compile(r"leader|\blead for\b|\b(a|every) lead\b|^lead$", re.IGNORECASE)
LOCALE = ROOT / "src/brazier/web/locale"
COMPLETE = ["es", "ar"]
"""Languages in which every sentence is said. One belongs here once it is complete, and stays."""
BEGUN = ["fr", "ht", "bn", "zh_Hans", "pl"]
"""Languages of the handbook, the forms and the phone. What must be said in them is held where it is made."""
ONE_NUMBER_EACH = {"ar": 3}
"""How many of a language's first plural forms stand for one number each; these may say it as a word."""
HELD_OPEN = re.compile(r"%\(\w+\)[a-z]|%%|\{\w*\}|</?\w+>|`[^`]+`|^\s|\s$")
"""What a sentence must keep in every language: places to fill, marks around words, what is typed, edges."""
NEVER_IN_SPANISH = re.compile(
    r"\b(usted(es)?|vos|usuari[oa]s?|prospect[oa]s?|objetivos?|embudos?|puntajes?|calificaci[oó]n(es)?|"
    r"enemig[oa]s?|infiltrad[oa]s?|asociad[oa]s?|colaborador(es|as?)?|sincroniz\w+|clic|inválid[oa]s?|"
    r"por favor|ordenador|móvil)\b",
    re.IGNORECASE,
)

CLOSE_IN_BENGALI = re.compile(
    r"(?<![\u0980-\u09ff])(?:(?:তুমি|তুই|তোমা|তোর|তোকে|তোদের)[\u0980-\u09ff]*|করো|বলো|দাও|রাখো|নাও|লেখো|দেখো|যাও|চাও|"
    r"থাকো|পড়ো|কোরো|বোলো|খোলো|জানাও|শোনো|এসো|আনো|পারো|জানো|দেখাও|আছ|করেছ|করছ|বলেছ|বলছ|দেখেছ)(?![\u0980-\u09ff])"
)
"""Who reads is called আপনি everywhere, also by a friend in an example: two ways to say you on one page read like
two people talking."""


def _catalog(language: str) -> Catalog:
    with (LOCALE / language / "LC_MESSAGES/django.po").open("rb") as body:
        return pofile.read_po(body, locale=language)


def _forms(text: str | tuple[str, ...] | list[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def _messages(language: str) -> list[Message]:
    return [message for message in _catalog(language) if message.id]


def _said() -> list[str]:
    return [form for message in _messages("es") for form in _forms(message.id)]


def _said_in(language: str) -> list[str]:
    return [form for message in _messages(language) for form in _forms(message.string)]


def test_there_are_words_to_look_at() -> None:
    assert len(_said()) > 300


def test_no_screen_uses_a_word_the_glossary_forbids() -> None:
    assert [text for text in _said() if NEVER.search(text) and not ALLOWED.search(text)] == []


def test_no_screen_shouts() -> None:
    assert [text for text in _said() if "!" in text] == []


def test_sentences_are_short_enough_for_a_tired_reader() -> None:
    sentences = [s for text in _said() for s in re.split(r"(?<=[.?:;])\s", text)]
    assert [s for s in sentences if len(s.split()) > 32] == []


@pytest.mark.parametrize("language", COMPLETE)
def test_nothing_is_left_unsaid(language: str) -> None:
    plurals = _catalog(language).num_plurals
    gaps = []
    for message in _messages(language):
        forms = _forms(message.string)
        expected = plurals if message.pluralizable else 1
        if len(forms) != expected or not all(form.strip() for form in forms):
            gaps.append(message.id)
    assert gaps == []


@pytest.mark.parametrize("language", COMPLETE)
def test_nothing_is_half_translated(language: str) -> None:
    assert [message.id for message in _messages(language) if message.fuzzy] == []


def _begun(language: str) -> list[Message]:
    return [message for message in _messages(language) if any(_forms(message.string))]


def _keeps(form: str, kept: Counter[str], may_say_the_number: bool) -> bool:
    held = Counter(HELD_OPEN.findall(form))
    return held <= kept if may_say_the_number else held == kept


@pytest.mark.parametrize("language", [*COMPLETE, *BEGUN])
def test_every_place_to_fill_is_kept(language: str) -> None:
    broken = []
    for message in _begun(language):
        kept = Counter(HELD_OPEN.findall(_forms(message.id)[-1]))
        words = ONE_NUMBER_EACH.get(language, 0) if message.pluralizable else 0
        forms = enumerate(_forms(message.string))
        broken += [form for at, form in forms if not _keeps(form, kept, at < words)]
    assert broken == []


@pytest.mark.parametrize("language", BEGUN)
def test_what_is_begun_has_all_its_plurals(language: str) -> None:
    plurals = _catalog(language).num_plurals
    assert _begun(language)
    for message in _begun(language):
        forms = _forms(message.string)
        assert len(forms) == (plurals if message.pluralizable else 1), message.id
        assert all(form.strip() for form in forms), message.id


@pytest.mark.parametrize("language", [*COMPLETE, *BEGUN])
def test_no_translation_shouts(language: str) -> None:
    assert [text for text in _said_in(language) if "!" in text or "¡" in text] == []


@pytest.mark.parametrize("language", [*COMPLETE, *BEGUN])
def test_translated_sentences_are_short_enough_too(language: str) -> None:
    sentences = [s for text in _said_in(language) for s in re.split(r"(?<=[.?:;])\s", text)]
    assert [s for s in sentences if len(s.split()) > 36] == []


def test_no_spanish_screen_uses_a_word_its_list_forbids() -> None:
    assert [text for text in _said_in("es") if NEVER_IN_SPANISH.search(text)] == []


def test_bengali_says_you_in_one_way() -> None:
    source = ROOT / "src/brazier"
    files = [*source.glob("handbook/*/bn/*"), source / "bag/texts/bn.toml"]
    said = {file.name: file.read_text("utf-8") for file in files} | {"catalog": "\n".join(_said_in("bn"))}
    assert len(said) > 60
    assert {
        name: CLOSE_IN_BENGALI.findall(text) for name, text in said.items() if CLOSE_IN_BENGALI.search(text)
    } == {}
    assert CLOSE_IN_BENGALI.search("তোমার নাম বলো")
