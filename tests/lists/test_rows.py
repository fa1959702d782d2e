"""What is kept of a row, for how long, and what matching is told."""

from brazier.lists.mapping import Row
from brazier.lists.rows import LONGEST, Line, entry, placed, plain, said

ROSA = Row(
    2, first="Rosa", middle="M", last="Diaz", suffix="Jr", phones=("917 555 0148",), emails=("r@x.org",),
    address="1 Main St", city="Bronx", postcode="10468", birth="3/14/90", department="Stow", shift="Nights",
    badge="7001", note="wants a raise", rating="2", signed_on="2026-01-01",
)  # fmt: skip


def test_address_birth_and_postcode_are_never_kept_beside_the_rest() -> None:
    kept = said(ROSA)
    assert not {"1 Main St", "10468", "3/14/90", "Bronx"} & set(map(str, kept.values()))
    assert plain(ROSA) == {"address": "1 Main St", "postcode": "10468", "birth": "3/14/90"}


def test_ratings_and_notes_of_a_list_are_not_taken_over() -> None:
    assert not {"wants a raise", "2", "2026-01-01"} & set(map(str, said(ROSA).values()))


def test_names_stay_as_written_with_middle_and_suffix_at_their_place() -> None:
    assert (said(ROSA)["first"], said(ROSA)["last"]) == ("Rosa M", "Diaz Jr")
    assert said(Row(2, nickname="Rosi"))["name"] == "Rosi"


def test_what_a_row_does_not_say_is_not_kept_as_nothing() -> None:
    assert said(Row(2, name="Rosa")) == {"name": "Rosa"}
    assert plain(Row(2, name="Rosa")) == {}


def test_no_field_is_endless_and_no_row_has_a_hundred_phones() -> None:
    kept = said(Row(2, name="x" * 9999, phones=tuple(map(str, range(99)))))
    assert len(str(kept["name"])) == LONGEST
    assert len(kept["phones"]) == 5  # type: ignore[arg-type]


def test_matching_is_told_everything_that_tells_people_apart() -> None:
    told = entry(Line("n0", 3, ROSA), "list:3")
    assert (told.key, told.source, told.first, told.last) == ("n0", "list:3", "Rosa M", "Diaz Jr")
    assert (told.address, told.postcode, told.birth, told.badge) == (
        "1 Main St, Bronx",
        "10468",
        "3/14/90",
        "7001",
    )


def departments(*typed: str, known: tuple[str, ...] = ()) -> list[str]:
    rows = [Row(n, name="x", department=text) for n, text in enumerate(typed, 2)]
    return [row.department for row in placed(rows, known, (), ())]


def test_departments_get_the_name_this_campaign_gave_them() -> None:
    assert departments("STOW", "stow ", "Stow dept", known=("Stow",)) == ["Stow"] * 3


def test_of_new_names_the_most_frequent_spelling_wins() -> None:
    assert departments("Kitting", "KITTING", "Kitting") == ["Kitting"] * 3
    assert departments("KITTING", "Kitting", "KITTING") == ["KITTING"] * 3


def test_one_worksite_needs_no_name_and_two_keep_theirs() -> None:
    west, east = Row(2, name="x", site="West"), Row(3, name="y", site="East")
    assert [r.site for r in placed([west, west], (), (), ["Harbor"])] == ["", ""]
    assert [r.site for r in placed([west, east], (), (), ["Harbor"])] == ["West", "East"]
    assert [r.site for r in placed([west, west], (), (), ["Harbor", "West"])] == ["West", "West"]
