"""Names as codes."""

import pytest

from brazier.forecast.coding import codes, union_kind, words


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("International Brotherhood of Teamsters, Local 705", "teamsters"),
        ("RWDSU/UFCW Local 1102", "rwdsu"),
        ("1199SEIU UNITED HEALTHCARE WORKERS EAST", "seiu"),
        ("CALIFORNIA NURSES ASSOCIATION/NATIONAL NURSES UNITED", "nurses"),
        ("UNITE HERE Local 33", "unite"),
        ("United Brotherhood of Somebody", ""),
        ("", ""),
    ],
)
def test_the_first_pattern_that_fits_is_the_union(name: str, kind: str) -> None:
    assert union_kind(name) == kind


def test_words_do_not_depend_on_dots_and_capitals() -> None:
    assert words("U.P.S. Freight, Inc.") == words("UPS FREIGHT INC")


def test_codes_hold_no_name() -> None:
    found = codes(state="mi", naics="621", employer="Acme Hospital Inc.", union="Teamsters Local 12")
    assert found[:3] == ("s:MI", "n:62", "u:teamsters")
    assert not any(word in code for code in found[3:] for word in ("acme", "hospital", "local"))
    assert len(found) == len(set(found))


def test_an_employer_is_the_same_under_another_legal_form() -> None:
    one, two = (
        codes(state="", naics="", employer=name, union="") for name in ("Acme Foods, Inc.", "ACME FOODS LLC")
    )
    assert one[-1] == two[-1]


def test_nothing_known_gives_no_code() -> None:
    assert codes(state=" ", naics="", employer="", union="") == ()
