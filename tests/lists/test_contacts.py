"""Exports as JSON: Telegram's contacts and chats, and flat records of other programs."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lists.making import sample

from brazier.lists.columns import guess
from brazier.lists.contacts import read_contacts
from brazier.lists.mapping import apply
from brazier.lists.reading import read
from brazier.terms import Wrong


def tables(data):
    return read("export.json", json.dumps(data).encode())


def code_of(text):
    with pytest.raises(Wrong) as error:
        read_contacts(text, "list", "utf-8")
    return error.value.code


def test_telegram_contacts_without_the_frequent_ones_again():
    found = read("telegram.json", sample("telegram.json"))
    assert len(found) == 1
    assert apply(found[0], guess(found[0])).rows[0].phones == ("0019175550148",)


def test_of_a_telegram_chat_only_the_people():
    messages = [
        {"type": "message", "from": "Rosa", "text": "a secret"},
        {"type": "service", "actor": "Amara", "members": ["Wei", None, "Rosa"], "text": ""},
        {"type": "message", "from": None, "text": "b secret"},
        "odd",
    ]
    found = tables({"name": "Pack", "messages": messages})[0]
    assert [row.cells for row in found.rows] == [("Rosa",), ("Amara",), ("Wei",)]
    assert "secret" not in repr((found, found.source))
    whole = tables({"chats": {"about": "x", "list": [{"messages": messages}, 3]}})[0]
    assert len(whole.rows) == 3
    assert "secret" not in repr((whole, whole.source))
    assert "secret" not in repr(tables([{"name": "Rosa", "messages": [{"text": "secret"}], "text": "secret"}]))


def test_records_of_an_action_platform():
    person = {
        "identifiers": ["action_network:9a20"],
        "given_name": "Ada",
        "family_name": "Ruiz",
        "email_addresses": [{"address": "ada@mail.example", "primary": True}],
        "phone_numbers": [{"number": "13475550100"}, {"number": "13475550101"}],
        "postal_addresses": [
            {"address_lines": ["9 Bay St"], "locality": "New York", "postal_code": "10314", "country": "US"}
        ],
        "custom_fields": {"shift": "FHD", "department": "pick", "age": 30, "x": None},
    }
    found = tables({"page": 1, "_embedded": {"osdi:people": [person, {**person, "given_name": "Bo"}]}})[0]
    row = apply(found, guess(found)).rows[0]
    assert (row.first, row.last, row.postcode, row.city) == ("Ada", "Ruiz", "10314", "New York")
    assert row.phones == ("13475550100", "13475550101")
    assert row.emails == ("ada@mail.example",)
    assert (row.department, row.shift, row.record_id) == ("pick", "FHD", "action_network:9a20")


def test_a_plain_list_of_records_and_what_is_none():
    found = tables([{"name": "Rosa", "ok": True}, 7, {"name": ""}, {"name": "Wei", "ok": False}])[0]
    assert [(row.line, row.cells) for row in found.rows] == [(1, ("Rosa", "yes")), (4, ("Wei", "no"))]
    assert [(fault.line, fault.code) for fault in found.faults] == [(2, "not_a_record")]
    assert len(tables({"one": [{"name": "Rosa"}], "two": [{"name": "Wei"}]})) == 2


def test_half_letters_are_marked_not_kept():
    found = read("a.json", b'[{"name": "Ros\\ud83d"}]')[0]
    assert found.rows[0].cells == ("Ros\ufffd",)
    assert [fault.code for fault in found.faults] == ["broken_letters"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "lists.damaged"),
        ("[" * 100_000, "lists.damaged"),
        ("[1" + "0" * 5_000 + "]", "lists.damaged"),
        ("{}", "lists.no_list"),
        ("[]", "lists.no_list"),
        ("[1, 2]", "lists.no_list"),
        ('{"a": {"b": 1}}', "lists.no_list"),
        ("7", "lists.no_list"),
    ],
)
def test_what_is_no_list_says_so(text, code):
    assert code_of(text) == code


def test_countless_columns_and_values_are_refused(monkeypatch):
    assert code_of(json.dumps([{f"c{n}": n for n in range(600)}])) == "lists.too_wide"
    monkeypatch.setattr("brazier.lists.contacts.NESTED_VALUES", 10)
    assert code_of(json.dumps([{"a": 1, "b": 2}] * 10)) == "lists.too_many_cells"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
)


@given(VALUES)
@settings(max_examples=120, deadline=None)
def test_any_json_is_a_list_or_a_clear_error(value):
    try:
        tables(value)
    except Wrong as error:
        assert error.code.startswith("lists.")
