"""Inputs are what they are said to be, or are refused in words."""

from decimal import Decimal
from fractions import Fraction

import pytest

from brazier.rules import asking
from brazier.rules.asking import Kind, Moment
from brazier.terms import Wrong


def _read(value: object, kind: str) -> object:
    return asking.read({"it": value}, {"it": Kind(kind)})["it"]


@pytest.mark.parametrize(
    ("kind", "value", "found"),
    [
        ("count", 0, 0),
        ("count", 10**15, 10**15),
        ("count", Decimal("12.0"), 12),
        ("count", Decimal("1E+2"), 100),
        ("people", 1, 1),
        ("number", Decimal("9999.99"), Fraction(999999, 100)),
        ("number", 0, Fraction(0)),
        ("share", Decimal("0.788"), Fraction(197, 250)),
        ("share", 1, Fraction(1)),
        ("yesno", False, False),
        ("text", "", ""),
        ("names", ["A", "B"], ("A", "B")),
        ("names", [], ()),
        ("list", ["A"], ("A",)),
        ("list", "all", "all"),
        ("votes", {"a": 1, "b": 0}, {"a": 1, "b": 0}),
    ],
)
def test_what_is_meant_is_read(kind: str, value: object, found: object) -> None:
    assert _read(value, kind) == found


def test_days_and_hours_are_read() -> None:
    for kind in ("date", "moment"):
        read = _read("2024-02-29", kind)
        assert isinstance(read, Moment)
        assert str(read) == "2024-02-29"
    for hour in ("T00:00", "T23:59", "T07:00:30", "T07:00Z", "T07:00+05:30", "T07:00-04:00"):
        assert str(_read("2024-02-29" + hour, "moment")) == "2024-02-29" + hour


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("count", -1), ("count", 1.5), ("count", Decimal("1.5")), ("count", "1"), ("count", True), ("count", []),
        ("count", {}), ("count", 10**15 + 1), ("count", Decimal("1E+999999999")), ("count", Decimal("NaN")),
        ("count", Decimal("-1")), ("count", Decimal("Infinity")), ("count", Decimal("1E+16")),
        ("people", 0), ("people", Decimal("0.0")), ("people", -3),
        ("number", -1), ("number", "3"), ("number", True), ("number", Decimal("1E+999999999")),
        ("number", Decimal("1E-999999999")), ("number", Decimal("NaN")), ("number", 10**15 + 1),
        ("share", 0), ("share", 2), ("share", Decimal("1.01")), ("share", "1/2"),
        ("date", "2026-3-2"), ("date", "20260302"), ("date", "2026-02-30"), ("date", "2025-02-29"), ("date", ""),
        ("date", "2026-03-02T07:00"), ("date", "2026-W10-1"), ("date", 20260302), ("date", "２０２６-03-02"),
        ("date", "0000-01-01"),
        ("moment", "2026-03-02T24:00"), ("moment", "2026-03-02T07"), ("moment", "2026-03-02T"),
        ("moment", "T07:00"), ("moment", "2026-03-02 07:00"), ("moment", 7), ("moment", "2026-03-02T07:60"),
        ("moment", "2026-02-30T07:00"),
        ("yesno", 1), ("yesno", "true"), ("text", 1), ("text", ["a"]),
        ("names", "A"), ("names", [1]), ("names", {"A": 1}), ("list", 1), ("list", [None]),
        ("votes", {"a": 1}), ("votes", {"a": 1, "b": -1}), ("votes", {"a": 1, "b": None}), ("votes", [1, 2]),
        ("votes", {}),
    ],
)  # fmt: skip
def test_what_can_not_be_meant_is_refused_with_what_it_must_be(kind: str, value: object) -> None:
    with pytest.raises(Wrong) as refused:
        _read(value, kind)
    assert refused.value.code == "rules.kind"
    assert str(refused.value) == f"it must be {asking.SAID[kind]}."


def test_missing_null_and_open_are_three_things() -> None:
    closed, opened = {"it": Kind("count")}, {"it": Kind("count", open=True)}
    with pytest.raises(Wrong, match="This rule needs it") as missing:
        asking.read({}, closed)
    with pytest.raises(Wrong, match="it is null") as null:
        asking.read({"it": None}, closed)
    assert (missing.value.code, null.value.code) == ("rules.missing", "rules.null")
    assert asking.read({}, opened) == asking.read({"it": None}, opened) == {"it": None}
    assert asking.read({"it": 0, "other": 1}, opened) == {"it": 0}


def test_a_word_is_one_of_its_words() -> None:
    kinds = {"it": Kind("text", ("6", "DC"))}
    assert asking.read({"it": "DC"}, kinds) == {"it": "DC"}
    assert asking.read({"it": 6}, kinds) == {"it": "6"}
    for wrong in ("dc", 7, True, ["6"], Decimal(6), ""):
        with pytest.raises(Wrong, match="it must be one of these: 6, DC") as refused:
            asking.read({"it": wrong}, kinds)
        assert refused.value.code == "rules.word"


def test_every_kind_can_be_read_and_is_said_in_words() -> None:
    assert set(asking.READERS) == set(asking.SAID)
