"""Names of many peoples for the training worlds: own lists, topped up from Faker's."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from types import ModuleType

from anyascii import anyascii
from faker.providers.person import (
    el_GR,
    en_GB,
    en_IE,
    en_IN,
    en_KE,
    en_US,
    es_AR,
    es_CL,
    es_ES,
    fr_CA,
    fr_FR,
    hr_HR,
    id_ID,
    it_IT,
    ka_GE,
    ne_NP,
    pt_BR,
    pt_PT,
    ro_RO,
    ru_RU,
    sl_SI,
    ta_IN,
    th_TH,
    tr_TR,
    uk_UA,
)


@dataclass(frozen=True, slots=True)
class Name:
    """One name: its Latin spellings, the usual one first, and how it looks in its own script."""

    spellings: tuple[str, ...]
    native: str = ""


Part = tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class People:
    """The names of one people and how they are put together.

    shape: which of the naming customs in persons.py applies.
    fluid: share of persons whose names are spelled as they sound.
    family_first: share of rows that put the family name first.
    """

    male: Part
    female: Part
    family: Part
    middle: Part
    shape: str
    fluid: float
    family_first: float


_CUSTOMS = {
    "arabic": ("patronymic", 0.25, 0.1), "haitian": ("plain", 0.08, 0.2), "westafrican": ("english", 0.1, 0.25),
    "bengali": ("bengali", 0.2, 0.25), "chinese": ("chinese", 0.0, 0.4), "vietnamese": ("vietnamese", 0.0, 0.4),
    "polish": ("gendered", 0.05, 0.15), "filipino": ("maiden", 0.03, 0.08), "somali": ("patronymic", 0.2, 0.05),
    "ethiopian": ("patronymic", 0.2, 0.05), "punjabi": ("punjabi", 0.1, 0.1), "korean": ("chinese", 0.0, 0.4),
    "burmese": ("string", 0.1, 0.1), "cambodian": ("plain", 0.15, 0.45),
}  # fmt: skip
_FAKER = {
    "us": ("us", 0.02, 0.05, (en_US,), (en_US,)),
    "british": ("us", 0.02, 0.05, (en_GB, en_IE), (en_GB,)),
    "spanish": ("double", 0.06, 0.08, (es_CL, es_AR), (es_CL, es_AR)),
    "iberian": ("double", 0.05, 0.08, (es_ES,), (es_ES,)),
    "portuguese": ("double", 0.04, 0.06, (pt_BR, pt_PT), (pt_BR, pt_PT)),
    "french": ("plain", 0.03, 0.12, (fr_FR, fr_CA), (fr_FR, fr_CA)),
    "indian": ("plain", 0.1, 0.1, (en_IN,), (en_IN,)),
    "kenyan": ("english", 0.05, 0.15, (en_KE,), (en_KE,)),
    "italian": ("plain", 0.02, 0.1, (it_IT,), (it_IT,)),
    "balkan": ("plain", 0.05, 0.1, (hr_HR, sl_SI), (hr_HR,)),
    "nepali": ("plain", 0.2, 0.1, (ne_NP,), (ne_NP,)),
    "russian": ("gendered", 0.2, 0.2, (ru_RU,), (ru_RU,)),
    "ukrainian": ("gendered", 0.2, 0.2, (uk_UA,), (uk_UA,)),
    "turkish": ("plain", 0.05, 0.05, (tr_TR,), (tr_TR,)),
    "greek": ("plain", 0.25, 0.15, (el_GR,), (el_GR,)),
    "tamil": ("plain", 0.3, 0.2, (ta_IN,), (ta_IN,)), "thai": ("plain", 0.2, 0.1, (th_TH,), (th_TH,)),
    "georgian": ("plain", 0.15, 0.15, (ka_GE,), (ka_GE,)),
    "indonesian": ("plain", 0.05, 0.05, (id_ID,), (id_ID,)),
    "romanian": ("plain", 0.03, 0.15, (ro_RO,), (ro_RO,)),
}  # fmt: skip
HELD_OUT = (
    "korean", "burmese", "cambodian", "russian", "turkish", "greek", "tamil", "thai", "georgian", "romanian",
)  # fmt: skip
TRAINED = tuple(name for name in (*_CUSTOMS, *_FAKER) if name not in HELD_OUT)


@cache
def people(name: str) -> People:
    """The names and customs of one people."""
    if name in _CUSTOMS:
        own = _own_lists()
        shape, fluid, first = _CUSTOMS[name]
        parts = (own.get((name, part), ()) for part in ("male", "female", "family", "middle"))
        return People(*parts, shape, fluid, first)
    shape, fluid, first, given, family = _FAKER[name]
    male, female = _faker(given, "first_names_male"), _faker(given, "first_names_female")
    return People(
        male, female, _faker(family, "last_names") or _faker(family, "last_names_male"), (), shape, fluid, first
    )


@cache
def _own_lists() -> dict[tuple[str, str], Part]:
    found: dict[tuple[str, str], Part] = {}
    for line in Path(__file__).with_name("peoples.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            group, part, *names = line.split()
            found[group, part] = tuple(dict.fromkeys(_name(text) for text in names))
    return found


def _name(text: str) -> Name:
    spelled, _, native = text.partition("=")
    return Name(tuple(spelled.replace("_", " ").split("|")), native)


def _faker(locales: tuple[ModuleType, ...], attribute: str) -> Part:
    names: dict[str, None] = {}
    for locale in locales:
        names.update(dict.fromkeys(getattr(locale.Provider, attribute, ())))
    return tuple(_latin_name(text) for text in names)


def _latin_name(text: str) -> Name:
    plain = anyascii(text).replace("'", "").title()
    own_script = sum(ord(letter) > 0x36F for letter in text) > len(text) / 2
    if own_script:
        return Name((plain,), text)
    return Name((text,) if plain == text else (plain, text))


_SOUNDS = (
    ("ou", "u"), ("oo", "u"), ("u", "oo"), ("u", "o"), ("o", "u"), ("ee", "i"), ("i", "ee"), ("i", "y"),
    ("y", "i"), ("e", "i"), ("i", "e"), ("a", "e"), ("e", "a"), ("aa", "a"), ("a", "aa"), ("k", "q"),
    ("q", "k"), ("c", "k"), ("k", "c"), ("z", "s"), ("s", "z"), ("j", "g"), ("j", "dj"), ("sh", "ch"),
    ("ch", "sh"), ("kh", "k"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("w", "v"), ("v", "w"),
    ("b", "v"), ("ph", "f"), ("f", "ph"), ("ai", "ay"), ("ay", "ai"), ("ei", "ey"), ("mm", "m"), ("m", "mm"),
    ("ss", "s"), ("s", "ss"), ("ll", "l"), ("l", "ll"), ("nn", "n"), ("tt", "t"), ("dd", "d"), ("ah", "a"),
    ("eh", "e"), ("h", ""), ("x", "ks"), ("ks", "x"), ("yu", "iu"),
)  # fmt: skip


def as_it_sounds(name: str, chance: Random) -> str:
    """Another way somebody would spell a name they heard, one or two sounds changed."""
    for _ in range(1 if chance.random() < 0.7 else 2):
        low = name.lower()
        fits = [(old, new) for old, new in _SOUNDS if old in low]
        if not fits:
            return name
        old, new = chance.choice(fits)
        at = chance.choice([place for place in range(len(low)) if low.startswith(old, place)])
        changed = name[:at] + new + name[at + len(old) :]
        name = changed[:1].upper() + changed[1:] if at == 0 and changed else changed or name
    return name
