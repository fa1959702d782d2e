"""The door from lists to matching."""

import csv
import io

import pytest

from brazier.lists import matched
from brazier.lists.columns import guess
from brazier.lists.mapping import Row
from brazier.lists.planning import record_key
from brazier.lists.reading import read
from brazier.lists.rows import Line
from brazier.people.facts import Known
from brazier.storage.jobs import nobody_listens
from brazier.terms import Wrong

SECRET = b"a secret for the tests"
ANA = {"name": "Ana Zubizarreta", "phones": ("718 555 0148",), "birth": "3/17/1985"}


def listed(header: str, *rows: str) -> bytes:
    return "\n".join([header, *rows]).encode()


def roster(count: int = 12) -> bytes:
    rows = [f'"FAMILY{chr(65 + at)}, GIVEN{chr(75 - at % 9)}",{1000 + at},Pack' for at in range(count)]
    return listed("Employee Name,Badge,Department", *rows)


def table(data: bytes) -> tuple[object, object]:
    (found,) = read("list.csv", data)
    return found, guess(found)


def lines(list_file: int, *rows: dict[str, object]) -> list[tuple[Line, bytes]]:
    made = [Line(f"n{list_file}{at}", list_file, Row(at + 2, **row)) for at, row in enumerate(rows)]  # type: ignore[arg-type]
    packed = matched.describe_lines(made, secret=SECRET, region="US")
    return [(line, packed[line.key]) for line in made]


def test_a_list_with_a_badge_of_its_own_on_each_row_looks_official() -> None:
    assert matched.looks_official(*table(roster()))  # type: ignore[arg-type]


def test_a_list_without_badges_or_with_one_twice_does_not() -> None:
    twice = roster().replace(b"1001", b"1000")
    assert not matched.looks_official(*table(twice))  # type: ignore[arg-type]
    assert not matched.looks_official(*table(listed("Name,Phone", "Ana Diaz,718 555 0148")))  # type: ignore[arg-type]


def test_each_line_is_placed_and_the_roster_is_recognized() -> None:
    ((_, packed),) = lines(3, ANA)
    known = [Known(41, 40, "official:3", packed)]
    found = matched.match(
        lines(7, ANA, {"name": "Ottoline Prescott"}),
        known,
        officials={7},
        apart=(),
        answered=(),
        report=nobody_listens,
    )
    assert found.placed == {"n70": "same", "n71": "new"}
    assert [(link.a, link.b) for link in found.links] == [("n70", record_key(41))]


def test_what_a_person_parted_is_not_joined_again() -> None:
    ((_, packed),) = lines(3, ANA)
    known = [Known(41, 40, "list:3", packed), Known(42, 42, "list:4", packed)]
    found = matched.match(
        lines(7, {"name": "Li Wei"}), known, officials=(), apart={(41, 42)}, answered=(), report=nobody_listens
    )
    assert found.placed == {"n70": "new"}


def test_two_rows_of_an_official_list_are_never_one_person() -> None:
    found = matched.match(lines(7, ANA, ANA), (), officials={7}, apart=(), answered=(), report=nobody_listens)
    assert found.placed == {"n70": "new", "n71": "new"}


def test_files_are_matched_without_a_campaign_and_a_record_id_is_kept() -> None:
    one = listed("record_id,Name,Phone", "a1,Ana Zubizarreta,718 555 0148", "a2,Li Wei,347 555 0199")
    two = listed("Name,Phone", "ZUBIZARRETA ANA,(718) 555-0148")
    found = matched.match_files(
        [("one.csv", one), ("two.csv", two)], [True, False], mode="balanced", report=nobody_listens
    )
    person = {record: number for record, number, _, _ in found.rows}
    assert list(person) == ["a1", "a2", "two.csv:2"]
    assert person["a1"] == person["two.csv:2"] != person["a2"]
    assert all(0 <= score <= 1 and decision in ("same", "review", "new") for _, _, score, decision in found.rows)
    assert (found.summary["rows"], found.summary["one_row_each"]) == (3, [1])


def test_what_is_no_list_is_refused_with_a_sentence() -> None:
    with pytest.raises(Wrong):
        matched.match_files([("cat.csv", b"\xff\xd8\xff\xe0JFIF")], [False], mode="auto", report=nobody_listens)


@pytest.mark.parametrize(
    "cell", ["A\x00na", "=HYPERLINK(1)", "'; DROP TABLE", "\u202eemaN", "\U00012000" * 500, "," * 90]
)
def test_hostile_cells_are_matched_like_any_other(cell: str) -> None:
    stream = io.StringIO()
    csv.writer(stream).writerows([["Name", "Phone", "Email"], [cell, cell, cell], ["Ana", "718 555 0148", ""]])
    found = matched.match_files(
        [("odd.csv", stream.getvalue().encode())], [False], mode="auto", report=nobody_listens
    )
    assert len({person for _, person, _, _ in found.rows}) == len(found.rows)
