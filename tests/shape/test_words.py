"""The screens speak the words of GLOSSARY.md, plainly."""

import re
from pathlib import Path

from babel.messages import pofile

ROOT = Path(__file__).parents[2]
NEVER = re.compile(
    r"\b(users?|leads?|targets?|prospects?|conversions?|funnels?|scores?|assets?|enem(y|ies)|infiltrators?|"
    r"compliance|associates?|non-responsive|sync|synced|click|clicks|invalid|oops|please)\b",
    re.IGNORECASE,
)
ALLOWED = re.compile(r"leader|\blead for\b")
CATALOG = ROOT / "src/brazier/web/locale/es/LC_MESSAGES/django.po"


def _said() -> list[str]:
    with CATALOG.open("rb") as body:
        catalog = pofile.read_po(body, locale="es")
    found = []
    for message in catalog:
        if message.id:
            found += list(message.id) if isinstance(message.id, tuple) else [message.id]
    return [str(text) for text in found]


def test_there_are_words_to_look_at() -> None:
    assert len(_said()) > 300


def test_no_screen_uses_a_word_the_glossary_forbids() -> None:
    assert [text for text in _said() if NEVER.search(text) and not ALLOWED.search(text)] == []


def test_no_screen_shouts() -> None:
    assert [text for text in _said() if "!" in text] == []


def test_sentences_are_short_enough_for_a_tired_reader() -> None:
    sentences = [s for text in _said() for s in re.split(r"(?<=[.?:;])\s", text)]
    assert [s for s in sentences if len(s.split()) > 32] == []
