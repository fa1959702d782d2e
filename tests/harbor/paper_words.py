"""The words of the sample sheets in three languages, as the translations will hand them in."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from brazier.people.sheets.charting import ChartingWords
from brazier.people.sheets.key import KeyWords
from brazier.people.sheets.own_record import RecordWords
from brazier.people.sheets.sign_up import SignUpWords
from brazier.press.envelope import EnvelopeWords
from brazier.press.foot import Foot
from brazier.wallchart.sheets.chart import ChartWords

LANGUAGES = ("en", "es", "ar")
SAID: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def levels(language: str, what: str = "levels") -> dict[int, str]:
    """The words of 0 to 5, or what each rests on."""
    return dict(enumerate(SAID[language][what]))


def foot(language: str) -> Foot:
    """The foot of a sheet."""
    return Foot(**SAID[language]["foot"])


def chart(language: str) -> ChartWords:
    """The words of the wall chart."""
    said = SAID[language]
    return ChartWords(
        **said["chart"],
        levels=levels(language),
        percent=said["percent"],
        number=lambda n: f"{n:,}".replace(",", said["thousands"]),
    )


def charting(language: str) -> ChartingWords:
    """The words of the charting sheet."""
    return ChartingWords(
        **SAID[language]["charting"], levels=levels(language), anchors=levels(language, "anchors")
    )


def sign_up(language: str) -> SignUpWords:
    """The words of the sign-up sheet."""
    return SignUpWords(**SAID[language]["sign_up"])


def key(language: str) -> KeyWords:
    """The words of the key sheet."""
    return KeyWords(**SAID[language]["key"])


def record(language: str) -> RecordWords:
    """The words of her own record."""
    said = SAID[language]

    def day(when: date) -> str:
        return f"{when.day} {said['months'][when.month - 9]} {when.year}"

    return RecordWords(**said["record"], levels=levels(language), cell=lambda _: said["cell"], day=day)


def envelope(language: str) -> EnvelopeWords:
    """The words of the envelope."""
    said = SAID[language]["envelope"]
    return EnvelopeWords(**{**said, "folds": tuple(said["folds"])})
