"""A count of ballots means what the law of its place makes of it; what is odd is flagged and never repaired."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brazier.rules import loading, tally
from brazier.rules.tally import Count, Meaning
from brazier.terms import Wrong

LAW = loading.packaged()
WITH_ROWS = Path(__file__).parents[1] / "spec" / "ballots.csv"
DAY = date(2026, 3, 2)
with WITH_ROWS.open(encoding="utf-8", newline="") as body:
    ROWS = list(csv.DictReader(body))


def _count(place: str = "US-NLRA", kind: str | None = None, **counted: object) -> Meaning:
    return tally.count(LAW, place=place, kind=kind, counted=Count(**{"day": DAY, **counted}))  # type: ignore[arg-type]


def _whole(text: str) -> int | None:
    return int(text) if text else None


def _number(text: str) -> float | None:
    return float(text) if text else None


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_every_real_ballot_comes_out_as_it_is_written_down(row: dict[str, str]) -> None:
    counts = {name: _whole(row[name]) for name in ("eligible", "yes", "no", "void", "challenged")}
    found = _count(row["jurisdiction"], row["kind"], day=date.fromisoformat(row["date"]), **counts)
    assert found.outcome == row["outcome"]
    assert (found.valid, found.margin) == (_whole(row["valid"]), _whole(row["margin"]))
    assert (found.yes_percent, found.turnout_percent) == (
        _number(row["yes_pct_valid"]),
        _number(row["turnout_pct"]),
    )
    assert found.determinative == {"Y": True, "N": False, "": None}[row["determinative_computed"]]
    odd = ("more_votes_than_eligible",) if row["id"] == "suffolk-2017" else ()
    assert found.flags == odd


NLRA = [("RC", "RC"), ("rd", "RD"), ("RM", "RM"), ("RC-rerun", "RC"), (" RC-revised ", "RC"), (None, "RC")]


@pytest.mark.parametrize(("kind", "told"), NLRA)
def test_all_kinds_of_labor_board_ballots_are_read_alike(kind: str | None, told: str) -> None:
    found = _count(kind=kind, yes=8, no=8, challenged=0, eligible=20)
    assert (found.kind, found.outcome, found.legal) == (told, "union_lost", "certify_results")
    assert found.deadlines == {"objections_due": "2026-03-09"}


@pytest.mark.parametrize(
    ("challenged", "outcome", "legal", "turns"),
    [
        (0, "union_won", "certify_union", False),
        (1, "union_won", "certify_union", False),
        (2, "undecided_challenges", "await_challenges", True),
        (None, "union_won", None, None),
    ],
)
def test_the_count_and_the_law_are_two_things(
    challenged: int | None, outcome: str, legal: str | None, turns: bool | None
) -> None:
    found = _count(yes=10, no=8, challenged=challenged)
    assert (found.outcome, found.legal, found.determinative) == (outcome, legal, turns)


def test_what_is_left_out_is_not_known_and_not_zero() -> None:
    nothing = tally.count(LAW, place="US-NLRA", kind=None, counted=Count())
    assert nothing.unknown == ("eligible", "yes", "no", "void", "challenged", "date")
    assert (nothing.outcome, nothing.legal, nothing.valid, nothing.margin) == (None, None, None, None)
    assert (nothing.yes_percent, nothing.turnout_percent, nothing.determinative) == (None, None, None)
    assert (nothing.deadlines, nothing.flags) == ({}, ())
    half = _count(yes=3, challenged=0)
    assert (half.outcome, half.valid, half.margin, half.yes_percent) == (None, None, None, None)
    assert half.unknown == ("eligible", "no", "void")
    whole = _count(eligible=9, yes=3, no=2, void=0, challenged=0)
    assert whole.unknown == ()
    assert whole.turnout_percent == 55.56


def test_what_can_not_be_so_is_flagged_and_counted_as_it_stands() -> None:
    found = _count(eligible=176, yes=96, no=96, void=0, challenged=0)
    assert found.flags == ("more_votes_than_eligible",)
    assert found.turnout_percent == 109.09
    assert _count(eligible=192, yes=96, no=96, challenged=0).flags == ()
    assert _count(eligible=192, yes=96, no=96, challenged=1).flags == ("more_votes_than_eligible",)
    assert _count(yes=776, no=833, challenged=8, printed_valid=1617).flags == ("valid_differs",)
    assert _count(yes=776, no=833, challenged=8, printed_valid=1609).flags == ()
    assert _count(yes=776, printed_valid=1609).flags == ()
    nobody = _count(eligible=0, yes=0, no=0, challenged=0)
    assert nobody.flags == ("no_valid_votes",)
    assert (nobody.yes_percent, nobody.turnout_percent, nobody.outcome) == (None, None, "union_lost")


def test_a_kind_this_place_does_not_have_is_flagged_and_the_sums_are_told() -> None:
    found = _count(kind="strike", eligible=10, yes=3, no=2, challenged=1)
    assert (found.kind, found.flags) == ("strike", ("kind_not_known_here",))
    assert (found.outcome, found.legal, found.determinative, found.deadlines) == (None, None, None, {})
    assert (found.valid, found.margin, found.yes_percent, found.turnout_percent) == (5, 1, 60.0, 60.0)
    assert (found.rule, found.value, found.trace) == (None, None, ())


def test_a_place_with_several_kinds_names_them_and_one_with_one_needs_none() -> None:
    with pytest.raises(
        Wrong, match=r"UK-GB has several kinds of ballot: recognition, strike\. Name one"
    ) as refused:
        _count("UK-GB", yes=1, no=0)
    assert refused.value.code == "rules.kinds"
    assert _count("US-RLA", yes=2, no=1).kind == "RLA"
    assert _count("PL", yes=2, no=1, eligible=4).kind == "strike"
    with pytest.raises(Wrong, match="The law pack US-LMRDA counts no ballots") as none:
        _count("US-LMRDA", yes=1, no=0)
    assert none.value.code == "rules.no_ballot"
    with pytest.raises(Wrong) as nowhere:
        _count("Atlantis", yes=1, no=0)
    assert nowhere.value.code == "rules.place"


def test_a_day_before_all_law_is_flagged_and_the_sums_are_told() -> None:
    found = _count(day=date(1920, 1, 1), yes=3, no=2, challenged=0)
    assert found.flags == ("no_rule_on_this_day",)
    assert (found.outcome, found.legal, found.valid, found.deadlines) == (None, None, 5, {})
    assert (found.rule is not None, found.value) == (True, None)


def test_a_deadline_that_can_not_be_told_is_left_out() -> None:
    found = _count(day=date(2030, 12, 30), yes=3, no=2, challenged=0)
    assert (found.outcome, found.deadlines) == ("union_won", {})
    assert tally.count(LAW, place="US-NLRA", kind=None, counted=Count(yes=3, no=2, challenged=0)).deadlines == {}


def test_without_a_day_only_what_every_rule_agrees_on_is_told() -> None:
    def of(**counted: int) -> tuple[str | None, str | None, bool | None]:
        found = tally.count(LAW, place="US-RLA", kind=None, counted=Count(**counted))  # type: ignore[arg-type]
        return found.outcome, found.legal, found.determinative

    assert of(yes=51, no=10, eligible=100) == ("union_won", "certify_union", None)
    assert of(yes=10, no=20, eligible=100) == ("union_lost", "dismiss", None)
    assert of(yes=40, no=10, eligible=100) == (None, None, None)
    assert of(yes=40, no=10, eligible=100, challenged=0) == (None, None, False)
    assert of(yes=51, no=10, eligible=100, challenged=0) == ("union_won", "certify_union", False)


@pytest.mark.parametrize(
    ("day", "outcome", "legal"),
    [(date(2010, 6, 30), "union_lost", "dismiss"), (date(2010, 7, 1), "union_won", "certify_union")],
)
def test_the_day_says_which_rule_holds(day: date, outcome: str, legal: str) -> None:
    found = _count("US-RLA", day=day, yes=40, no=10, eligible=100)
    assert (found.outcome, found.legal, found.determinative) == (outcome, legal, None)
    assert found.flags == ()
    assert found.trace[1].startswith("yes is more than 1/2 of ")


def test_sealed_ballots_at_the_railways_wait_too() -> None:
    found = _count("US-RLA", yes=10, no=9, challenged=1)
    assert (found.outcome, found.legal) == ("undecided_challenges", "await_challenges")


def test_recognition_hangs_on_the_day_of_the_application() -> None:
    known = {"eligible": 1000, "yes": 399, "no": 100}
    old = _count("UK-GB", "recognition", day=date(2026, 6, 1), event_day=date(2026, 4, 5), **known)
    assert (old.outcome, old.legal, old.flags) == ("union_lost", "not_recognized", ())
    new = _count("UK-GB", "recognition", day=date(2026, 6, 1), event_day=date(2026, 4, 6), **known)
    assert (new.outcome, new.legal, new.flags) == ("union_won", "recognized", ())
    untold = _count("UK-GB", "recognition", day=date(2026, 6, 1), **known)
    assert (untold.outcome, untold.legal, untold.flags) == ("union_won", None, ("depends_on_application",))
    same = _count("UK-GB", "recognition", day=date(2026, 6, 1), eligible=1000, yes=400, no=100)
    assert (same.legal, same.flags) == ("recognized", ())
    last = _count("UK-GB", "recognition", day=date(2027, 4, 6), **known)
    assert last.flags == ("depends_on_application",)
    later = _count("UK-GB", "recognition", day=date(2027, 4, 7), **known)
    assert (later.legal, later.flags) == ("recognized", ())


def test_an_important_public_service_needs_forty_per_cent_and_untold_it_is_flagged() -> None:
    known = {"eligible": 1000, "yes": 395, "no": 115, "day": date(2025, 3, 3)}
    untold = _count("UK-GB", "strike", **known)
    assert (untold.outcome, untold.legal) == ("mandate", None)
    assert untold.flags == ("depends_on_important_public_service",)
    told = _count("UK-GB", "strike", conditions={"important_public_service": True}, **known)
    assert (told.outcome, told.legal, told.flags) == ("no_mandate", "no_mandate", ())
    other = _count("UK-GB", "strike", conditions={"important_public_service": False}, **known)
    assert (other.outcome, other.legal, other.flags) == ("mandate", "mandate", ())
    enough = _count("UK-GB", "strike", **(known | {"yes": 400}))
    assert (enough.outcome, enough.legal, enough.flags) == ("mandate", "mandate", ())


def test_a_mandate_has_its_last_day_and_a_lost_ballot_has_none() -> None:
    known = {"eligible": 100, "yes": 60, "no": 10}
    assert _count("UK-GB", "strike", day=date(2023, 2, 20), **known).deadlines == {
        "mandate_last_day": "2023-08-19"
    }
    assert _count("UK-GB", "strike", day=date(2023, 2, 20), eligible=200, yes=60, no=10).deadlines == {}
    opened = {"day": date(2026, 3, 10), **known}
    before = _count("UK-GB", "strike", event_day=date(2026, 2, 17), **opened)
    after = _count("UK-GB", "strike", event_day=date(2026, 2, 18), **opened)
    assert before.deadlines == {"mandate_last_day": "2026-09-09"}
    assert after.deadlines == {"mandate_last_day": "2027-03-09"}
    assert _count("UK-GB", "strike", **opened).deadlines == {}
    later = _count("UK-GB", "strike", **(opened | {"day": date(2027, 2, 19)}))
    assert later.deadlines == {"mandate_last_day": "2028-02-18"}


def test_spoiled_ballots_took_part_in_a_strike_vote_and_in_no_other() -> None:
    known = {"eligible": 100, "yes": 30, "no": 10, "void": 10}
    assert _count("PL", **known).turnout_percent == 50.0
    assert _count("PL", **known).outcome == "mandate"
    assert _count("UK-GB", "strike", **known).turnout_percent == 50.0
    assert _count("AU", **known).legal == "authorized"
    assert _count("UK-GB", "recognition", **known).turnout_percent == 40.0
    assert _count(**known, challenged=5).turnout_percent == 45.0
    assert _count("PL", yes=1, eligible=4).turnout_percent is None


@pytest.mark.parametrize("place", ["CA-ON", "CA-BC", "CA-FED", "CA"])
def test_a_vote_in_canada_is_won_by_most_of_the_votes(place: str) -> None:
    found = _count(place, eligible=100, yes=11, no=10)
    assert (found.kind, found.outcome, found.legal) == ("RC", "union_won", "certified")


def test_in_quebec_by_most_of_the_unit() -> None:
    assert _count("CA-QC", eligible=100, yes=50, no=10).legal == "not_certified"
    assert _count("CA-QC", eligible=100, yes=51, no=10).legal == "certified"
    assert _count("CA-QC", yes=51, no=10).outcome is None


COUNTS = st.integers(min_value=0, max_value=10**6)


@settings(deadline=None)
@given(COUNTS, COUNTS, COUNTS, COUNTS, st.integers(1, 10**6))
def test_every_count_is_read_in_itself(yes: int, no: int, void: int, challenged: int, eligible: int) -> None:
    found = _count(yes=yes, no=no, void=void, challenged=challenged, eligible=eligible)
    assert (found.valid, found.margin) == (yes + no, abs(yes - no))
    assert (found.outcome == "undecided_challenges") == found.determinative
    assert (found.legal == "certify_union") == (yes > no and not found.determinative)
    assert ("more_votes_than_eligible" in found.flags) == (yes + no + void + challenged > eligible)


def test_a_turnout_missed_by_a_few_says_that_it_hangs_on_spoiled_ballots_nobody_told() -> None:
    """The first strike ballot at Coventry failed by three votes."""
    counts = {"place": "UK-GB", "kind": "strike", "eligible": 1000, "yes": 490, "no": 7, "day": date(2026, 5, 1)}
    began = {"event_day": date(2026, 4, 1)}
    told = _count(**counts, **began, void=2)  # type: ignore[arg-type]
    assert (told.outcome, told.legal, told.flags) == ("no_mandate", "no_mandate", ())
    enough = _count(**counts, **began, void=3)  # type: ignore[arg-type]
    assert (enough.outcome, enough.legal) == ("mandate", "mandate")
    untold = _count(**counts, **began)  # type: ignore[arg-type]
    assert (untold.legal, untold.flags) == (None, ("depends_on_void",))
    assert "void" in untold.unknown
