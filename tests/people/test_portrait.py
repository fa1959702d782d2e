"""What we show of a worker."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.harbor.cast import days_ago

from brazier.people.portrait import HAND, LIST, OFFICIAL, TALK, Said, compose, said_of, spoken


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("DIAZ ROJAS, ROSA M", "Rosa M Diaz Rojas"),
        ("rosa diaz", "Rosa Diaz"),
        ("Abdoulaye N’Diaye-Fernández", "Abdoulaye N’Diaye-Fernández"),
        ("O'NEIL-SMITH, JEAN-PIERRE", "Jean-Pierre O'Neil-Smith"),
        ("maria de la cruz", "Maria de la Cruz"),
        ("王小明", "王小明"),
        ("محمد الحسيني", "محمد الحسيني"),
        ("  Mei-Lin \t Zhao ", "Mei-Lin Zhao"),
        ("Rosa\x00\x1b[31m Diaz", "Rosa[31m Diaz"),
        ("", ""),
    ],
)
def test_a_name_is_shown_as_people_say_it(typed: str, shown: str) -> None:
    assert spoken(typed) == shown


def test_first_and_last_in_two_columns_make_one_name() -> None:
    assert spoken("", "ROSA", "DIAZ") == "Rosa Diaz"


@given(st.text(max_size=300))
def test_any_text_becomes_a_name_that_can_be_printed(text: str) -> None:
    shown = spoken(text)
    assert len(shown) <= 120
    assert all(c.isprintable() for c in shown)
    assert shown == shown.strip()


def said(number: int, source: str = LIST, ago: int = 0, **fields: object) -> Said:
    return Said(number, source, days_ago(ago), **fields)  # type: ignore[arg-type]


def test_the_name_written_at_the_desk_comes_before_any_list() -> None:
    assert compose([said(1, HAND, 30, name="Rosa"), said(2, OFFICIAL, name="DIAZ, ROSA MARIA")]).name == "Rosa"


def test_otherwise_the_fullest_name_is_shown() -> None:
    assert (
        compose([said(1, name="Rosa"), said(2, ago=9, name="ROSA DIAZ"), said(3, name="R. Diaz")]).name
        == "Rosa Diaz"
    )


def test_where_she_works_is_said_by_the_desk_then_by_the_newest_official_list() -> None:
    lists = [
        said(1, OFFICIAL, 9, department="Stow"),
        said(2, OFFICIAL, 40, department="Pick"),
        said(3, department="IB"),
    ]
    assert compose(lists).department == "Stow"
    assert compose([*lists, said(4, HAND, 90, department="Pack")]).department == "Pack"
    assert compose([said(3, department="IB")]).department == "IB"


def test_our_phone_comes_before_the_companys_and_no_number_twice() -> None:
    records = [
        said(1, OFFICIAL, phones=("+1 917 555 0148", "212 555 0100")),
        said(2, TALK, 9, phones=("(917) 555-0148",)),
    ]
    assert compose(records).phones == ("(917) 555-0148", "212 555 0100")


def test_somebody_without_a_name_goes_by_her_phone() -> None:
    assert compose([said(1, phones=("917 555 0148",))]).name == "917 555 0148"
    assert compose([said(1, emails=("rosa@example.org",))]).name == "rosa@example.org"
    assert compose([said(1)]).name == ""


def test_every_spelling_is_kept_for_search() -> None:
    assert compose([said(1, name="José Peña"), said(2, name="Jose Pena"), said(3, name="JOSÉ PEÑA")]).names == (
        "José Peña",
        "Jose Pena",
    )


@given(
    st.permutations(
        [said(1, name="Rosa"), said(2, OFFICIAL, 3, department="Stow"), said(3, HAND, 5, shift="Days")]
    )
)
def test_the_order_of_records_does_not_matter(records: list[Said]) -> None:
    assert compose(records) == compose(sorted(records, key=lambda r: r.number))


def test_a_stored_record_may_hold_fields_of_a_later_version() -> None:
    assert said_of(1, LIST, days_ago(0), {"name": "Rosa", "phones": ["1"], "shoe_size": 9}).phones == ("1",)
