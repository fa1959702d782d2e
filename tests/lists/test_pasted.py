"""Text from a message or a notebook becomes people; what is not understood stays as a note."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brazier.lists.pasted import read_pasted, understood


def told(text):
    sheet = read_pasted(enumerate(text.split("\n"), 1), "list", "utf-8")
    return [
        {name: cell for name, cell in zip(sheet.header, row.cells, strict=True) if cell} for row in sheet.rows
    ], sheet


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Rosa Diaz 917 555 0148 pack nights",
            {"Name": "Rosa Diaz", "Phone": "917 555 0148", "Department": "pack", "Shift": "nights"},
        ),
        ("1. Rosa Diaz", {"Name": "Rosa Diaz"}),
        (
            "Marisol Tejada, Sorting hall, days",
            {"Name": "Marisol Tejada", "Shift": "days", "Note": "Sorting hall"},
        ),
        ("Lopez Garcia, Maria", {"Name": "Lopez Garcia, Maria"}),
        ("Bao Tran, Dock, days", {"Name": "Bao Tran", "Department": "Dock", "Shift": "days"}),
        ("José N. – días", {"Name": "José N", "Shift": "días"}),
        ("Rosa Diaz N", {"Name": "Rosa Diaz", "Shift": "N"}),
        ("ASANTE, KWAME A JR, 917 555 0148", {"Name": "ASANTE, KWAME A JR", "Phone": "917 555 0148"}),
        ("12) Rosa Diaz (917) 555-0148", {"Name": "Rosa Diaz", "Phone": "(917) 555-0148"}),
        ("3 - Rosa Diaz - days", {"Name": "Rosa Diaz", "Shift": "days"}),
        ("• Rosa Diaz: +1 (917) 555-0148", {"Name": "Rosa Diaz", "Phone": "+1 (917) 555-0148"}),
        ("[x] Rosa Diaz", {"Name": "Rosa Diaz"}),
        ("- Diaz, Rosa, 917-555-0148", {"Name": "Diaz, Rosa", "Phone": "917-555-0148"}),
        ("Rosa rosa@mail.example", {"Name": "Rosa", "Email": "rosa@mail.example"}),
        (
            "Rosa <rosa@mail.example> bo@mail.example",
            {"Name": "Rosa", "Email": "rosa@mail.example", "Note": "bo@mail.example"},
        ),
        ("Rosa cell: 917.555.0148 x12, stow", {"Name": "Rosa", "Phone": "917.555.0148 x12", "Department": "stow"}),
        ("Rosa 917-555-0148 / 347-555-0199", {"Name": "Rosa", "Phone": "917-555-0148", "Phone 2": "347-555-0199"}),
        ("Pack: Rosa Diaz", {"Name": "Rosa Diaz", "Department": "Pack"}),
        ("Ana from pack, 917 555 0123", {"Name": "Ana", "Phone": "917 555 0123", "Department": "pack"}),
        ("张伟 917-555-0133 夜班", {"Name": "张伟", "Phone": "917-555-0133", "Shift": "夜班"}),
        ("محمد علي 917-555-0133", {"Name": "محمد علي", "Phone": "917-555-0133"}),
        (
            "José Álvarez, tel. 917-555-0100, turno noche",
            {"Name": "José Álvarez", "Phone": "917-555-0100", "Shift": "turno noche"},
        ),
        (
            "Jan Kowalski +48 600 123 456 nocna",
            {"Name": "Jan Kowalski", "Phone": "+48 600 123 456", "Shift": "nocna"},
        ),
        ("9175550148", {"Phone": "9175550148"}),
        ("Wei Chen - wants a raise, has 2 kids", {"Name": "Wei Chen", "Note": "wants a raise; has 2 kids"}),
        ("Rosa Diaz 2026-11-05", {"Name": "Rosa Diaz", "Note": "2026-11-05"}),
        ("we had a good long talk about the heat", {"Note": "we had a good long talk about the heat"}),
    ],
)
def test_one_person_a_line_in_many_hands(line, expected):
    assert told("Wei 646 555 0100 wei@mail.example\n" + line)[0][1] == expected


def test_a_heading_holds_for_those_below_until_the_next():
    people, sheet = told("PACK NIGHTS:\nRosa\nWei days\nStow\nBo")
    assert people == [
        {"Name": "Rosa", "Department": "pack", "Shift": "nights"},
        {"Name": "Wei", "Department": "pack", "Shift": "days"},
        {"Name": "Bo", "Department": "Stow"},
    ]
    assert [fault.code for fault in sheet.faults] == ["heading_line", "heading_line"]


def test_a_phone_under_a_name_belongs_to_it():
    people, sheet = told("Rosa Diaz\n917 555 0148\nrosa@mail.example\n\nWei\n347 555 0199")
    assert people == [
        {"Name": "Rosa Diaz", "Phone": "917 555 0148", "Email": "rosa@mail.example"},
        {"Name": "Wei", "Phone": "347 555 0199"},
    ]
    assert [(fault.line, fault.code, fault.holes["to"]) for fault in sheet.faults] == [
        (2, "joined_line", 1),
        (3, "joined_line", 1),
        (6, "joined_line", 5),
    ]


def test_a_second_phone_alone_is_a_person_of_its_own():
    assert len(told("Rosa 917 555 0148\n347 555 0199")[0]) == 2


def test_titles_and_column_names_are_no_people():
    people, sheet = told(
        "Sign up sheet 11/5 for the tent\nName, Phone, Dept\nRosa 917 555 0148\nThose we met:\nWei"
    )
    assert [person["Name"] for person in people] == ["Rosa", "Wei"]
    assert [fault.code for fault in sheet.faults] == ["title_line", "header_again", "title_line"]


def test_more_than_three_phones_are_not_lost():
    people, _ = told("Rosa 917-555-0101, 917-555-0102, 917-555-0103, 917-555-0104")
    assert people[0]["Note"] == "917-555-0104"


def test_what_stands_between_commas_is_understood_or_not():
    assert all(map(understood, ["", " 917 555 0148", "pack nights", "a@b.example"]))
    assert not understood("12 Main St")


@given(st.lists(st.text(st.sampled_from("abR z0159-/.,;:()@•\t"), max_size=40), max_size=20))
@settings(max_examples=150, deadline=None)
def test_each_line_is_a_person_a_fault_or_blank(lines):
    _, sheet = told("\n".join(lines))
    seen = [row.line for row in sheet.rows] + [fault.line for fault in sheet.faults] + list(sheet.notes.blank)
    assert sorted(seen) == list(range(1, max(len(lines), 1) + 1))


@given(st.text(st.sampled_from("0123456789 ()-./+x,"), min_size=1, max_size=600))
@settings(max_examples=100, deadline=1_000)
def test_a_line_of_nothing_but_digits_and_signs_is_read_quickly(line):
    told(line)
