"""A day is written as people who speak a language write it."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils import translation

from brazier.handbook.filled import day_said
from brazier.web.templatetags import shown

DAY = date(2026, 11, 8)
WRITTEN = {
    "en": ("8 Nov 2026", "8 Nov", "Sun 8 Nov", "Sun 8 Nov 2026", "November 2026", "Nov 2026", "2026-11-08"),
    "es": ("8 nov 2026", "8 nov", "dom 8 nov", "dom 8 nov 2026", "noviembre de 2026", "nov 2026", "08/11/2026"),
    "fr": ("8 nov. 2026", "8 nov.", "dim 8 nov.", "dim 8 nov. 2026", "novembre 2026", "nov. 2026", "08/11/2026"),
    "ht": ("8 nov 2026", "8 nov", "dim 8 nov", "dim 8 nov 2026", "nov 2026", "nov 2026", "08/11/2026"),
    "ar": (
        "8 نوفمبر 2026", "8 نوفمبر", "الأحد 8 نوفمبر", "الأحد 8 نوفمبر 2026", "نوفمبر 2026", "نوفمبر 2026",
        "08/11/2026",
    ),
    "bn": (
        "8 নভেম্বর 2026", "8 নভেম্বর", "রবি 8 নভেম্বর", "রবি 8 নভেম্বর 2026", "নভেম্বর 2026", "নভেম্বর 2026",
        "08/11/2026",
    ),
    "pl": (
        "8 listopada 2026", "8 lis", "niedz 8 lis", "niedz 8 listopada 2026", "Listopad 2026", "lis 2026",
        "08.11.2026",
    ),
    "zh-hans": (
        "2026年11月8日", "11月8日", "11月8日 周日", "2026年11月8日 周日", "2026年11月", "2026年11月",
        "2026年11月08日",
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", WRITTEN)
def test_a_day_reads_as_in_its_language(language: str) -> None:
    with translation.override(language):
        found = (
            shown.full_day(DAY), shown.day(DAY), shown.weekday(DAY), shown.full_weekday(DAY), shown.month(DAY),
            shown.short_month(DAY), day_said(DAY, translation.gettext),
        )  # fmt: skip
    assert found == WRITTEN[language]


@pytest.mark.parametrize("language", [one for one in WRITTEN if one != "en"])
def test_no_month_and_no_day_of_the_week_is_left_in_english(language: str) -> None:
    english = {"January", "February", "March", "April", "June", "July", "August", "October", "Tue", "Wed", "Thu"}
    with translation.override(language):
        said = " ".join(shown.full_weekday(date(2026, month, 9 + month)) for month in range(1, 13))
    assert not any(word in said for word in english)


def test_a_moment_is_told_by_the_clock_of_whoever_reads() -> None:
    at = datetime(2026, 11, 8, 23, 30, tzinfo=UTC)
    page = Template("{% load shown tz %}{% timezone 'Asia/Dhaka' %}{{ at|moment }} {{ at|day }}{% endtimezone %}")
    assert page.render(Context({"at": at})) == "9 Nov 05:30 9 Nov"


def test_no_day_is_nothing() -> None:
    assert shown.full_day(None) == shown.day(None) == shown.moment(None) == ""
