"""One spelling for each place; what may be another place is never joined without asking."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brazier.lists.place_words import DEPARTMENTS, SHIFTS
from brazier.lists.placing import REASONS, Headings, place, place_key, place_kind, places_in

WAREHOUSE = [
    "Inbound",
    "Outbound",
    "Pack",
    "Pick",
    "Stow",
    "Ship-Dock",
    "Receiving",
    "Sort",
    "Returns",
    "Maintenance",
    "ICQA",
    "Problem-Solve",
]


@pytest.mark.parametrize(
    "typed",
    [
        "Ship-Dock",
        "ship dock",
        "SHIP DOCK",
        " Ship  Dock. ",
        "ShipDock",
        "Ship Docks",
        "ship_dock dept",
        "SHIP/DOCK",
    ],
)
def test_one_place_in_many_spellings(typed):
    placed = place(typed, WAREHOUSE, "department")
    assert (placed.name, placed.how) == ("Ship-Dock", "exact" if typed == "Ship-Dock" else "spelling")
    assert placed.key == place_key("Ship-Dock")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("IB", "Inbound"),
        ("ob", "Outbound"),
        ("RME", "Maintenance"),
        ("PS", "Problem-Solve"),
        ("Recv", "Receiving"),
        ("Packing", "Pack"),
        ("pickers", "Pick"),
        ("Inventory", "ICQA"),
    ],
)
def test_usual_short_forms_of_departments(typed, name):
    placed = place(typed, WAREHOUSE, "department")
    assert (placed.name, placed.how, placed.reason) == (name, "alias", "abbreviation")


@pytest.mark.parametrize(
    ("typed", "known", "name"),
    [
        ("DA", ["Days", "Nights"], "Days"),
        ("NS", ["Days", "Nights"], "Nights"),
        ("twi", ["Twilight"], "Twilight"),
        ("turno de noche", ["Nights"], "Nights"),
        ("夜班", ["Days", "Nights"], "Nights"),
        ("FHD", ["Front Half Days", "Front Half Nights"], "Front Half Days"),
        ("First shift", ["1st Shift"], "1st Shift"),
        ("2nd", ["1st shift", "2nd shift"], "2nd shift"),
        ("nocna", ["Nocna zmiana"], "Nocna zmiana"),
        ("flx", ["Flex"], "Flex"),
        ("DN", ["Donut"], "Donut"),
    ],
)
def test_usual_short_forms_of_shifts(typed, known, name):
    assert place(typed, known, "shift").name == name
    assert place(typed, known, "shift").how in ("alias", "spelling")


def test_the_name_the_campaign_uses_wins_even_if_it_is_the_short_one():
    assert place("Inbound", ["IB"], "department").name == "IB"


def test_front_half_days_is_not_front_half_but_may_be():
    placed = place("FHD", ["Front Half", "Back Half"], "shift")
    assert (placed.how, placed.name, placed.reason, placed.instead) == ("new", "FHD", "part_of", "Front Half")


def test_a_short_form_that_fits_two_known_places_is_new():
    assert place("night", ["Nights", "NS"], "shift").how == "spelling"
    assert place("overnight", ["Nights", "NS"], "shift").how == "new"


@pytest.mark.parametrize("typed", ["Packing", "Pick", "Stow 2", "Sorter B", "Learning"])
def test_a_letter_changed_makes_another_place(typed):
    assert place(typed, ["Picking" if typed == "Packing" else "Pack", "Stow", "Sort A"], "department").how == "new"


@pytest.mark.parametrize("typed", ["Recieving", "Receivng", "Receivinng"])
def test_a_letter_dropped_doubled_or_swapped_in_a_long_word_is_a_slip(typed):
    placed = place(typed, WAREHOUSE, "department")
    assert (placed.name, placed.how, placed.reason) == ("Receiving", "spelling", "typing_slip")


def test_a_slip_between_two_known_places_is_new():
    assert place("Recieving", ["Receiving", "Recieiving"], "department").how == "new"


@pytest.mark.parametrize(
    ("typed", "known", "reason", "instead"),
    [
        ("Dock", ["Ship-Dock"], "other_word", "Ship-Dock"),
        ("Stow 2", ["Stow"], "part_of", "Stow"),
        ("IB", [], "abbreviation", "Inbound"),
        ("Palletize", ["Palletise"], "near", "Palletise"),
        ("Alpha", ["Beta"], "", ""),
    ],
)
def test_what_may_be_meant_is_offered_not_taken(typed, known, reason, instead):
    placed = place(typed, known, "department")
    assert (placed.how, placed.reason, placed.instead) == ("new", reason, instead)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("ship dock", "Ship Dock"),
        ("PACK", "Pack"),
        ("ICQA", "ICQA"),
        ("icqa", "ICQA"),
        ("ROBOT FLOOR", "Robot Floor"),
        ("afe", "Afe"),
        ("AFE", "AFE"),
        ("McAllister", "McAllister"),
        ("  - Hazmat - ", "Hazmat"),
        ("机器人区", "机器人区"),
        ("Días", "Días"),
    ],
)
def test_a_new_place_is_shown_tidily(typed, shown):
    assert place(typed, [], "department").name == shown


@pytest.mark.parametrize("typed", ["", "  ", "--", "?", "#"])
def test_nothing_typed_is_no_place(typed):
    assert place(typed, WAREHOUSE, "department").key == ""


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("PACK - nights", ("pack", "nights")),
        ("Pack", ("Pack", "")),
        ("turno de noche", ("", "turno de noche")),
        ("front half days stow", ("stow", "front half days")),
        ("Rosa pack", None),
        ("Pack dept. / nights", ("pack dept", "nights")),
        ("pack pick", None),
        ("", None),
        ("3", None),
        ("包装", ("包装", "")),
    ],
)
def test_a_few_words_may_name_a_place_and_a_shift(text, places):
    assert places_in(text) == places


def test_kinds_of_places():
    assert [place_kind(word) for word in ("Nights", "Pack", "Rosa", "3", "")] == [
        "shift",
        "department",
        "",
        "",
        "",
    ]


def test_headings_nest_the_way_they_began():
    told = Headings()
    for places in (("Pack", ""), ("", "Days"), ("", "Nights"), ("Pick", ""), ("Stow", "Days")):
        told.take(places)
    assert (told.department, told.shift) == ("Stow", "Days")


def test_every_word_in_the_tables_finds_its_place():
    for text, kind in ((DEPARTMENTS, "department"), (SHIFTS, "shift")):
        for line in text.replace("\n    |", " |").strip().splitlines():
            name, *words = (word.strip() for word in line.split("|"))
            assert place_kind(name) in (kind, "shift")
            for word in words:
                assert place_key(word.lstrip("=")), line
                if word.startswith("="):
                    assert place(word[1:], [name], kind).name == name, (word, name)


@given(st.text(max_size=40), st.lists(st.text(max_size=12), max_size=4), st.sampled_from(["department", "shift"]))
@settings(max_examples=150, deadline=None)
def test_any_typing_gets_one_place_with_a_key(typed, known, kind):
    placed = place(typed, known, kind)
    assert placed.how in ("exact", "spelling", "alias", "new")
    assert placed.reason == "" or placed.reason in REASONS
    if placed.how != "new":
        assert placed.name in known
    assert place_key(placed.name) == placed.key or placed.how == "new"


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=20))
@settings(max_examples=120, deadline=None)
def test_placing_twice_gives_the_same_place(typed):
    first = place(typed, [], "department")
    if first.key:
        assert place(typed, [first.name], "department").name == first.name
