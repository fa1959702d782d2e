"""What the forms say, in each language, and how far each translation is. Pure but for reading our own texts.

`texts/translated.toml` says for each language from which English text every part was made: sixteen hex digits of
its sha256. Another digest today means that the English text changed since. A part that is missing, or lacks a
line, is said in English as a whole, so that no form mixes two languages without saying so.
"""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from brazier.bag.shapes import LAWFUL
from brazier.handbook.book import CHECKED, DRAFT, MISSING, OLD, ORIGINAL
from brazier.handbook.labels import UNREAD
from brazier.terms import Wrong

SHARED = ("frame", "fields")
"""Parts that all forms use."""
REMEMBERED = "translated.toml"
_WORSE = (CHECKED, DRAFT, OLD, MISSING)
Part = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Texts:
    """All parts in one language. state: of each part, as a page of the handbook has one."""

    language: str
    parts: Mapping[str, Part]
    state: Mapping[str, str]
    is_draft: bool

    def of(self, form: str) -> Part:
        """What one form says, with what all forms share: its own lines come first."""
        return {**self.parts["frame"], **self.parts["fields"], **self.parts[form]}

    def state_of(self, form: str) -> str:
        """How far a form is: as far as its worst part."""
        return max((self.state[part] for part in (*SHARED, form)), key=_WORSE.index)

    def note(self, form: str) -> str:
        """What a form says of its text and its lines of law: not translated, out of date, drafted by a machine;
        empty if nothing."""
        state = self.state_of(form)
        said = [self.parts["frame"][state]] if state != CHECKED else []
        is_draft = self.is_draft or (form in LAWFUL and self.language in UNREAD)
        if state in (CHECKED, OLD) and is_draft:
            said.append(self.parts["frame"][DRAFT])
        return " ".join(said)


@cache
def languages() -> tuple[str, ...]:
    """The languages the forms speak, English first."""
    names = (file.name for file in (files("brazier.bag") / "texts").iterdir() if file.name != REMEMBERED)
    found = sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml"))
    return (ORIGINAL, *(language for language in found if language != ORIGINAL))


@cache
def packaged(language: str) -> Texts:
    """The texts of a language. Errors: Wrong for one the forms do not speak."""
    if language not in languages():
        raise Wrong("bag.language", "The forms do not speak this language yet. Choose another one.")
    made_from = tomllib.loads(_read(REMEMBERED)).get(language, {})
    return put_together(language, raw(ORIGINAL), raw(language), made_from)


def put_together(
    language: str, original: Mapping[str, Any], own: Mapping[str, Any], made_from: Mapping[str, str]
) -> Texts:
    """The texts of a language from its file and the English one. made_from: digest of each part's English."""
    drafted = bool(own.get("made"))
    parts, state = {}, {}
    for name, english in original.items():
        mine = own.get(name, {})
        is_whole = mine.keys() == english.keys()
        parts[name] = mine if is_whole else english
        if not is_whole:
            state[name] = MISSING
        elif language == ORIGINAL:
            state[name] = CHECKED
        elif made_from.get(name) != digest_of(english):
            state[name] = OLD
        else:
            state[name] = DRAFT if drafted else CHECKED
    return Texts(language, parts, state, drafted)


def digest_of(part: Part) -> str:
    """Which English text a translation was made from."""
    return hashlib.sha256(json.dumps(part, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]


def raw(language: str) -> dict[str, Any]:
    """The file of a language as it was typed."""
    return tomllib.loads(_read(f"{language}.toml"))


def _read(name: str) -> str:
    return (files("brazier.bag") / "texts" / name).read_text("utf-8")
