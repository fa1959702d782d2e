"""What cells say for or against a field is weighed the way a person would."""

import pytest

from brazier.lists.contents import shape_of
from brazier.lists.evidence import fits, seen
from brazier.lists.header_words import FIELDS

PHONES = [f"917 555 01{n}" for n in range(10, 40)]
MAILS = [f"r{n}@mail.example" for n in range(30)]
YEARS = [str(2010 + n % 12) for n in range(30)]
BIRTHS = [f"{n % 12 + 1}/11/{1960 + n}" for n in range(30)]
NAMES = [
    f"{last}, {first}"
    for last in ("Diaz", "Chen", "Okoye", "Ali", "Li")
    for first in ("Rosa", "Wei", "Bo", "Ana", "Kofi", "Jan")
]
PLACES = ["Alpha", "Beta", "Gamma"] * 10
NUMBERS = [str(104417 + n) for n in range(30)]
LOGINS = [f"{'abcdefghijklmnopqrstuvwxyzabcdef'[n]}{'xyz'[n % 3]}rosa" for n in range(30)]
ANSWERS = ["Y", "N"] * 15


@pytest.mark.parametrize(
    ("field", "cells"),
    [
        ("phone", PHONES),
        ("email", MAILS),
        ("start", YEARS),
        ("birth", BIRTHS),
        ("badge", NUMBERS),
        ("badge", LOGINS),
        ("name", NAMES),
        ("department", PLACES),
        ("job", PLACES),
        ("note", PHONES),
        ("rating", ["1", "5", "3"]),
        ("rating", ["strong yes", "no", "maybe"] * 5),
        ("postcode", ["10468", "00-950"]),
        ("phone", NUMBERS[:0]),
    ],
)
def test_contents_that_agree_with_the_header(field, cells):
    assert fits(field, shape_of(cells)) >= 0.59


@pytest.mark.parametrize(
    ("field", "cells"),
    [
        ("phone", MAILS),
        ("phone", NAMES),
        ("email", PHONES),
        ("start", PHONES),
        ("birth", ANSWERS),
        ("signed_on", ANSWERS),
        ("badge", NAMES),
        ("name", PHONES),
        ("name", MAILS),
        ("name", NUMBERS),
        ("name", ANSWERS),
        ("department", PHONES),
        ("shift", MAILS),
        ("site", BIRTHS),
        ("address", MAILS),
        ("rating", PHONES),
        ("postcode", NAMES),
        ("last", BIRTHS),
    ],
)
def test_contents_that_speak_against_the_header(field, cells):
    assert fits(field, shape_of(cells)) <= 0.35


def test_a_few_odd_cells_do_not_decide():
    assert fits("name", shape_of(NAMES + PHONES[:3])) > 0.8
    assert fits("phone", shape_of(PHONES + ["ask Bo"] * 4)) > 0.9


@pytest.mark.parametrize(
    ("cells", "field", "least", "most"),
    [
        (PHONES, "phone", 0.9, 0.95),
        (MAILS, "email", 0.9, 0.97),
        (NAMES, "name", 0.8, 0.95),
        (BIRTHS, "birth", 0.7, 0.8),
        (YEARS, "start", 0.4, 0.6),
        (NUMBERS, "badge", 0.4, 0.6),
        (PLACES, "department", 0.3, 0.45),
        (["Pack", "Pick"] * 9, "department", 0.75, 0.85),
        (["FHD", "BHN"] * 9, "shift", 0.75, 0.85),
        (["JFK8", "LDJ5"] * 9, "site", 0.65, 0.75),
        (["1", "2", "3"] * 9, "rating", 0.25, 0.34),
        ([f"w{n}" for n in range(30)], "record_id", 0.4, 0.5),
        (["6am-2pm", "2pm-10pm"] * 9, "shift", 0.7, 0.8),
        ([f"{n} Main St" for n in range(30)], "address", 0.8, 0.9),
        (["English", "Creole"] * 9, "language", 0.8, 0.9),
        ([f"Rosa Diaz {'🌙' if n % 2 else ''} {chr(97 + n)}" for n in range(20)], "name", 0.5, 0.95),
    ],
)
def test_contents_alone_speak_for_one_field(cells, field, least, most):
    found = seen(shape_of(cells))
    assert least <= found[field] <= most
    assert max(found, key=lambda known: found[known]) == field
    assert set(found) <= set(FIELDS)


def test_nothing_speaks_for_nothing():
    assert seen(shape_of(["", ""])) == {}
    assert fits("phone", shape_of([])) == 0.6


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_can_be_weighed_against_anything(field):
    for cells in (PHONES, MAILS, YEARS, NAMES, PLACES, NUMBERS, ANSWERS):
        assert 0 < fits(field, shape_of(cells)) <= 1
