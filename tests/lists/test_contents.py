"""Cells are known by their look alone: phones, dates, names, places, identity numbers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brazier.lists.contents import emails_in, is_date, is_email, is_name, is_phone, looks_of, phones_in, shape_of


@pytest.mark.parametrize(
    "cell",
    [
        "917 555 0148",
        "(718) 555-0101",
        "1-917-555-0148",
        "+1 (917) 555-0148",
        "917.555.0148",
        "718-9914027",
        "9175550148",
        "+19175550148",
        "tel:+1-646-555-0111",
        "cell: 917-555-0148",
        "917-555-0148 x12",
        "917-555-0148 (home)",
        "+48 600 123 456",
        "600 123 456",
        "555-0148",
        "+880 1711-123456",
        "06 12 34 56 78",
        "٩١٧ ٥٥٥ ٠١٤٨",
        "917 555 0148 / 347 555 0199",
        "0044 20 7946 0958",
        "13800138000",
        "+509 34 12 3456",
    ],
)
def test_phones_of_many_countries_and_hands(cell):
    assert is_phone(cell)
    assert "phone" in looks_of(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "Rosa",
        "2026-11-05",
        "11/05/2026",
        "078-05-1120",
        "10468",
        "104417",
        "12 Main St",
        "1",
        "123456789012345678",
        "n/a",
        "10468-1234",
    ],
)
def test_these_are_no_phones(cell):
    assert "phone" not in looks_of(cell)


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("917-555-0148", ("917-555-0148",)),
        ("917-555-0148/347-555-0199", ("917-555-0148", "347-555-0199")),
        ("917-555-0148 (cell), 347 555 0199", ("917-555-0148 (cell)", "347 555 0199")),
        ("917 555 0148 or 347 555 0199", ("917 555 0148", "347 555 0199")),
        ("+1 917-555-0148 ::: +1 347-555-0199", ("+1 917-555-0148", "+1 347-555-0199")),
        ("917-555-0148\n347-555-0199", ("917-555-0148", "347-555-0199")),
        ("(917)/555-0148", ("(917)/555-0148",)),
        ("917-555-0148, ask for Bo", ("917-555-0148, ask for Bo",)),
        ("", ()),
    ],
)
def test_several_phones_in_one_cell_come_apart(cell, parts):
    assert phones_in(cell) == parts


def test_several_addresses_in_one_cell_come_apart():
    assert emails_in("rosa@mail.example; bo@mail.example") == ("rosa@mail.example", "bo@mail.example")
    assert emails_in("rosa@mail.example") == ("rosa@mail.example",)
    assert emails_in("no address") == ("no address",)
    assert emails_in("") == ()
    assert is_email("rosa@mail.example; bo@mail.example")
    assert not is_email("rosa at mail")


@pytest.mark.parametrize(
    "cell",
    [
        "2026-11-05",
        "11/5/26",
        "5.11.2026",
        "05-11-2026",
        "Nov 5, 2026",
        "5 Nov 2026",
        "5 de noviembre de 2026",
        "2026年11月5日",
        "November 2019",
        "11/2019",
        "2026-11-05 07:30",
        "11/5/2026 7:30:00 PM",
        "2026/11/5",
        "5-Nov-26",
    ],
)
def test_dates_in_any_order(cell):
    assert is_date(cell)


@pytest.mark.parametrize("cell", ["Rosa", "917 555 0148", "104417", "1990", "Days", "12", "Nov"])
def test_these_are_no_dates(cell):
    assert not is_date(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "Rosa Diaz",
        "DIAZ, ROSA M",
        "O'Neil",
        "Jean-Baptiste",
        "José Ángel Núñez y Ruiz",
        "张伟",
        "محمد علي",
        "রহিম উদ্দিন",
        "Łukasz",
        "Rosa 🌙",
        "Md. Abdul Karim",
        "Nguyễn Văn An",
    ],
)
def test_names_of_everybody(cell):
    assert is_name(cell)


@pytest.mark.parametrize(
    "cell", ["", "Pack", "nights", "FHD", "yes", "104417", "rosa@mail.example", "🌙", "夜班", "a b c d e f g h"]
)
def test_these_are_no_names(cell):
    assert not is_name(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "078-05-1120",
        "XXX-XX-1120",
        "***-**-1120",
        "AB 12 34 56 C",
        "44051401359",
        "11010519491231002X",
        "GODE561231HMCRRN07",
        "12345678Z",
        "X1234567L",
    ],
)
def test_identity_numbers_are_known_by_their_shape(cell):
    assert "national_id" in looks_of(cell)


@pytest.mark.parametrize(
    "cell", ["917-55-014", "000-12-3456", "44051401358", "110105194912310021", "12345678A", "104417", "9175550148"]
)
def test_numbers_that_fail_the_check_are_no_identity_numbers(cell):
    assert "national_id" not in looks_of(cell)


@pytest.mark.parametrize(
    ("cell", "look"),
    [
        ("10468", "postcode"),
        ("10468-1234", "postcode"),
        ("00-950", "postcode"),
        ("SW1A 1AA", "postcode"),
        ("HT6110", "postcode"),
        ("JFK8", "site"),
        ("em123", "code"),
        ("action_network:9a20-11", "code"),
        ("6am-2:30pm", "times"),
        ("18:00-04:30", "times"),
        ("DA5-0730", "times"),
        ("12 Main St Apt 4", "address"),
        ("calle 13 #4-21", "address"),
        ("12 rue de Rivoli", "address"),
        ("中山路12号", "address"),
        ("Spanish", "language"),
        ("es", "language"),
        ("English and Creole", "language"),
        ("yes", "answer"),
        ("$17.50", "money"),
        ("https://x.example", "link"),
        ("2019", "year"),
        ("3", "scale"),
        ("Nights", "shift"),
        ("noche", "shift"),
        ("夜班", "shift"),
        ("Ship-Dock", "department"),
        ("包装", "department"),
        ("Rosa", "given"),
        ("Diaz", "family"),
    ],
)
def test_other_looks(cell, look):
    assert look in looks_of(cell)


def test_a_shape_tells_of_the_filled_cells_only():
    shape = shape_of(["917 555 0148", "", "", "347 555 0199"])
    assert shape.filled == 0.5
    assert shape.of("phone") == 1.0
    assert shape_of(["", ""]).count == 0
    assert shape_of([]).of("phone") == 0.0


def test_few_values_over_and_over_are_places_not_names():
    assert shape_of(["Pack", "Pick", "Pack", "Pick", "Pack", "Stow", "Stow"]).few
    assert not shape_of([f"Rosa {n}" for n in range(20)]).few


def test_the_years_of_dates_are_known_with_two_digits_too():
    assert shape_of(["1/2/71", "3/4/85", "5/6/99"]).years[0] == 1985
    assert shape_of(["2024-01-02", "2024-05-06"]).years == (2024, 0)
    assert shape_of(["Rosa", "Bo"]).years == (0, 0)
    assert shape_of(["5 Nov", "Nov 5, 2026"]).years == (2026, 0)


@given(st.text(max_size=300))
@settings(max_examples=400, deadline=1_000)
def test_any_cell_can_be_looked_at(cell):
    looks_of(cell)
    phones_in(cell)
    emails_in(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "(" * 200,
        "1-" * 100,
        "a@" * 100,
        "@" + "a." * 99,
        "x" * 200 + "@",
        "St " * 66,
        ", " * 100,
        "1 " * 100 + "x",
    ],
)
def test_hostile_cells_take_no_time(cell):
    looks_of(cell * 20)
