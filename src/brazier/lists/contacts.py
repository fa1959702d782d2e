"""Address books and exports as JSON: Telegram contacts and chats, or any list of flat records."""

import json
from collections.abc import Iterator, Sequence
from typing import Final

from brazier.terms import Wrong

from .gathering import Gathering
from .limits import COLUMNS, NESTED_VALUES
from .overflow import too_many_cells, too_wide
from .table import Fault, Notes, Sheet

_DEPTH: Final = 4
_ITEMS: Final = 3
_TELEGRAM: Final = {"first_name": "First name", "last_name": "Last name", "phone_number": "Phone"}
_CHATS: Final = frozenset(("chats", "left_chats"))
_NEVER: Final = frozenset(("messages", "text", "text_entities"))
"""What people said; not even looked at, wherever it stands."""

_PLAIN_NAMES: Final = frozenset(("contacts", "list", "people", "results", "data"))
_PHONE_DATES: Final = frozenset(("date", "date_unixtime"))
"""When the contact came into the phone: says nothing about the worker."""


def read_contacts(text: str, title: str, encoding: str) -> list[Sheet]:
    """One sheet for each list of records in the file; line numbers count the records, from 1.

    Of a Telegram chat only who wrote or was brought in is taken, never what was said.
    Errors: Wrong lists.damaged if it is no valid JSON, lists.no_list if it holds no records.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Wrong(
            "lists.damaged",
            "This file is cut off or damaged and could not be read. Nothing was lost."
            " Save or export it once more and try again.",
        ) from error
    sheets = [
        sheet
        for name, records in _record_lists(data)
        if (sheet := _sheet(records, f"{title} {name}".strip(), Notes("contacts", encoding))).rows
    ]
    if not sheets:
        raise Wrong(
            "lists.no_list",
            "There is no list of people in this file. Nothing was lost."
            " Export the contacts themselves, or copy the names and paste them here.",
        )
    return sheets


def _record_lists(data: object) -> Iterator[tuple[str, Sequence[object]]]:
    if isinstance(data, list):
        yield "", data
    if not isinstance(data, dict):
        return
    if isinstance(messages := data.get("messages"), list):
        yield "", _chat_people(messages)
        return
    for key, value in data.items():
        if key in _CHATS:
            yield from _in_chats(value)
        elif key != "frequent_contacts":
            inner = value.get("list") if isinstance(value, dict) else value
            if isinstance(inner, list) and any(isinstance(item, dict) for item in inner):
                yield "" if key in _PLAIN_NAMES else str(key)[:60], inner
    if isinstance(embedded := data.get("_embedded"), dict):
        yield from _record_lists(embedded)


def _in_chats(value: object) -> Iterator[tuple[str, Sequence[object]]]:
    chats = value.get("list") if isinstance(value, dict) else value
    for chat in chats if isinstance(chats, list) else ():
        if isinstance(chat, dict):
            yield str(chat.get("name", ""))[:60], _chat_people(chat.get("messages"))


def _chat_people(messages: object) -> list[object]:
    people: dict[str, None] = {}
    for message in messages if isinstance(messages, list) else ():
        if isinstance(message, dict):
            members = message.get("members")
            for who in (
                message.get("from"),
                message.get("actor"),
                *(members if isinstance(members, list) else ()),
            ):
                if isinstance(who, str) and who.strip():
                    people.setdefault(who.strip()[:120])
    return [{"Name": name} for name in people]


def _sheet(records: Sequence[object], title: str, notes: Notes) -> Sheet:
    found = Gathering()
    columns: dict[str, int] = {}
    flat: list[tuple[int, dict[str, str]]] = []
    values = 0
    for number, record in enumerate(records, 1):
        if not isinstance(record, dict):
            found.faults.append(Fault(number, "not_a_record"))
            continue
        spare = _PHONE_DATES if "phone_number" in record else frozenset()
        cells = dict(_flat({key: value for key, value in record.items() if key not in spare}, "", 0))
        values += len(cells)
        if values > NESTED_VALUES:
            raise too_many_cells()
        for name in cells:
            columns.setdefault(name, len(columns))
        if len(columns) > COLUMNS:
            raise too_wide()
        flat.append((number, cells))
    for number, cells in flat:
        if not found.add(number, [cells.get(name, "") for name in columns]):
            found.blank.append(number)
    return found.sheet(title, notes, tuple(_TELEGRAM.get(name, name) for name in columns))


def _flat(value: object, name: str, depth: int) -> Iterator[tuple[str, str]]:
    """A nested record as columns: phone_numbers[0].number becomes "phone_numbers number"."""
    if isinstance(value, dict) and depth < _DEPTH:
        for key, inner in value.items():
            if key in _NEVER:
                continue
            yield from _flat(inner, f"{name} {key}".strip()[:120], depth + 1)
    elif isinstance(value, list) and depth < _DEPTH:
        for at, inner in enumerate(value[:_ITEMS]):
            yield from _flat(inner, name if at == 0 else f"{name} {at + 1}", depth + 1)
    elif isinstance(value, bool):
        yield name, "yes" if value else "no"
    elif isinstance(value, (str, int, float)):
        yield name, str(value)
