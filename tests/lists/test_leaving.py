"""Somebody who asks to be left out goes out of lists that wait, and nobody else does."""

import pytest

from brazier.lists.columns import guess
from brazier.lists.leaving import tokens_of, without
from brazier.lists.packing import pack, unpack
from brazier.lists.reading import read

LIST = (
    "Name,Phone,Email,Badge\nRosa Diaz,917 555 0148,rosa@x.org,7001\nKwame Asante,917 555 0149,kwame@x.org,7002\n"
)


def left(text: str, *hers: dict[str, object]) -> list[str]:
    """The first cells of the rows that stay."""
    [table] = read("list.csv", text.encode())
    kept = without(table, guess(table), tokens_of(hers))
    return [row.cells[0] for row in unpack(pack(kept)).rows]


@pytest.mark.parametrize(
    "hers",
    [
        {"phones": ["+1 (917) 555-0148"]},
        {"emails": [" ROSA@x.org "]},
        {"badge": "7001"},
        {"name": "R", "phones": ["212 555 0100", "9175550148"]},
    ],
)
def test_her_phone_her_mail_or_her_badge_takes_her_row_out(hers: dict[str, object]) -> None:
    assert left(LIST, hers) == ["Kwame Asante"]


def test_any_of_her_records_may_have_the_number() -> None:
    assert left(LIST, {"name": "Rosa"}, {"phones": ["917 555 0148"]}) == ["Kwame Asante"]


@pytest.mark.parametrize("hers", [{"name": "Rosa Diaz"}, {"phones": ["212 555 0148"]}, {"badge": "700"}, {}])
def test_a_name_alone_or_another_number_takes_nobody_out(hers: dict[str, object]) -> None:
    assert left(LIST, hers) == ["Rosa Diaz", "Kwame Asante"]


def test_her_number_is_found_in_a_column_we_took_for_something_else() -> None:
    text = "Name,Remarks\nRosa Diaz,call 212 555 0100 / 917 555 0148\nKwame Asante,nights\n"
    assert left(text, {"phones": ["212 555 0100"]}) == left(text, {"phones": ["917 555 0148"]}) == ["Kwame Asante"]


def test_a_badge_is_only_her_badge_where_badges_stand() -> None:
    text = "Name,Badge,Address\nRosa Diaz,7001,7002 Main St\nKwame Asante,7002,12 Elm St\n"
    assert left(text, {"badge": "7002"}) == ["Rosa Diaz"]


def test_a_list_without_her_is_the_very_same() -> None:
    [table] = read("list.csv", LIST.encode())
    assert without(table, guess(table), tokens_of([{"phones": ["212 555 0100"]}])) is table


def test_the_header_stays_the_header() -> None:
    [table] = read("list.csv", LIST.encode())
    kept = without(table, guess(table), tokens_of([{"badge": "7001"}]))
    assert kept.header == table.header
    assert guess(kept).columns[0].field == "name"
