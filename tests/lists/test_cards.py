"""Phone contacts come one row a card; a broken card harms no other."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lists.making import sample

from brazier.lists.cards import read_cards
from brazier.lists.columns import guess
from brazier.lists.mapping import apply
from brazier.lists.reading import read
from brazier.terms import Wrong


def cards(text):
    sheet = read_cards(text.splitlines(keepends=True), "list", "utf-8")
    return [
        {name: cell for name, cell in zip(sheet.header, row.cells, strict=True) if cell} for row in sheet.rows
    ], sheet


def card(*lines):
    return "\r\n".join(("BEGIN:VCARD", *lines, "END:VCARD", ""))


def test_the_sample_of_three_versions_and_two_broken_ones():
    table = read("phone.vcf", sample("phone.vcf"))[0]
    rows = apply(table, guess(table)).rows
    assert [(row.line, row.name, row.phones) for row in rows] == [
        (1, "José Muñoz pack nights", ("917-555-0148", "(718) 555-0101")),
        (10, "Rosa Diaz", ("+1 347 555 0199",)),
        (19, "Wei", ("+1-646-555-0111",)),
        (24, "no version", ()),
        (29, "No end", ("9175550100",)),
        (32, "after", ()),
    ]
    assert {fault.code for fault in table.faults} == {"card_lines_unread", "card_without_end"}


def test_the_parts_of_a_name_an_address_and_a_job():
    people, _ = cards(
        card(
            "N:Diaz;Rosa;María,José;Ms;Jr",
            "NICKNAME:Rosie",
            "ADR;TYPE=HOME:;Apt 4;12 Main St;Bronx;NY;10468;USA",
            "BDAY:1990-05-17",
            "ORG:Harbor;Pack",
            "TITLE:Packer",
            "NOTE:said\\, \\n maybe\\;",
            "EMAIL;TYPE=HOME:mailto:rosa@mail.example",
        )
    )
    assert people == [
        {
            "First name": "Rosa",
            "Middle name": "María José",
            "Last name": "Diaz",
            "Suffix": "Jr",
            "Nickname": "Rosie",
            "Address": "12 Main St, Apt 4",
            "City": "Bronx",
            "Postal code": "10468",
            "Birth date": "1990-05-17",
            "Department": "Pack",
            "Job title": "Packer",
            "Note": "said, \n maybe;",
            "Email": "rosa@mail.example",
        }
    ]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=4A=6F=73=C3=A9", "José"),
        ("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Jos=E9", "José"),
        ("FN;ENCODING=QUOTED-PRINTABLE:Jos=E9", "José"),
        ("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=NOTHING:Jos=C3=A9", "José"),
        ("FN;ENCODING=B:Sm9zw6k=", "José"),
        ("FN;QUOTED-PRINTABLE;CHARSET=GB2312:=CD=F5=CE=B0", "王伟"),
        ("item1.FN:José", "José"),
        ('FN;X-P="a:b;c":José', "José"),
        ("fn:José", "José"),
        ("FN: =1+1", "=1+1"),
    ],
)
def test_names_in_every_wrapping(line, name):
    assert cards(card(line))[0] == [{"Name": name}]


def test_long_lines_are_folded_back():
    assert cards(card("FN:Rosa", "  Diaz", "\t of Pack"))[0] == [{"Name": "Rosa Diaz of Pack"}]
    assert cards(card("FN;ENCODING=QUOTED-PRINTABLE:Rosa=20=", "Diaz=", "=20!"))[0] == [{"Name": "Rosa Diaz !"}]


def test_a_soft_end_does_not_swallow_the_next_card():
    people, _ = cards(
        "BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:Rosa=\nEND:VCARD\nBEGIN:VCARD\nFN:Wei\nEND:VCARD\n"
    )
    assert people == [{"Name": "Rosa"}, {"Name": "Wei"}]


def test_the_same_number_twice_is_one_and_many_are_kept():
    numbers = [f"TEL:917-555-01{n}" for n in (10, 10, 11, 12, 13, 14)] + [
        f"EMAIL:r{n}@mail.example" for n in range(3)
    ]
    people, _ = cards(card("FN:Rosa", *numbers))
    assert [people[0][name] for name in ("Phone", "Phone 2", "Phone 3", "Phone 4")] == [
        f"917-555-01{n}" for n in (10, 11, 12, 13)
    ]
    assert people[0]["Note"] == "917-555-0114; r2@mail.example"


def test_pictures_are_skipped_unread():
    people, _ = cards(
        card(
            "FN:Rosa",
            "PHOTO;ENCODING=b;TYPE=JPEG:" + "A" * 60,
            *[" " + "A" * 74 for _ in range(5_000)],
            "TEL:917 555 0148",
        )
    )
    assert people == [{"Name": "Rosa", "Phone": "917 555 0148"}]


def test_empty_cards_and_lines_outside_are_said():
    _, sheet = cards("hello\n" + card("VERSION:3.0") + card("junk") + "END:VCARD\n" + card("FN:Rosa"))
    assert [(fault.line, fault.code) for fault in sheet.faults] == [
        (1, "outside_card"),
        (2, "empty_card"),
        (5, "card_lines_unread"),
    ]


def test_bad_base64_is_nothing():
    assert cards(card("FN:Rosa", "NOTE;ENCODING=B:a"))[0] == [{"Name": "Rosa"}]


def test_ten_thousand_cards_are_read_at_once():
    assert len(cards(card("FN:Rosa Diaz", "TEL:917 555 0148") * 10_000)[0]) == 10_000


def test_too_many_cards_are_refused(monkeypatch):
    monkeypatch.setattr("brazier.lists.gathering.ROWS", 5)
    with pytest.raises(Wrong):
        cards(card("FN:Rosa") * 6)


@given(st.lists(st.text(st.sampled_from('BEGIN:VCARDEND FNTEL;=3"\\, \tx'), max_size=30), max_size=20))
@settings(max_examples=120, deadline=1_000)
def test_any_lines_are_read_to_the_end(lines):
    _, sheet = cards("\n".join(lines))
    assert all(any(row.cells) for row in sheet.rows)


@pytest.mark.parametrize(
    "line",
    [
        "FN;" + "a;" * 5_000 + ":x",
        "FN;" + 'x="' * 3_000 + ":x",
        "FN" + ";" * 10_000,
        '"' * 9_000 + ":x",
        "a." * 9_000 + ":",
    ],
)
def test_hostile_lines_take_no_time(line):
    cards(card("FN:Rosa", line))
