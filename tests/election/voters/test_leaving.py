"""What so many challenged names leave, at worst."""

from datetime import date

from brazier.election.voters.leaving import left
from brazier.rules import loading

LAW = loading.packaged()


def of(listed: int, *, ours: int = 0, theirs: int = 0, yes: int = 0, place: str = "US-NLRA"):  # type: ignore[no-untyped-def]
    return left(
        LAW,
        LAW.places.get(place),
        day=date(2026, 11, 20),
        listed=listed,
        ours=ours,
        theirs=theirs,
        yes=yes,
    )


def test_each_of_theirs_is_taken_for_a_yes_vote() -> None:
    found = of(100, ours=5, theirs=10, yes=60)
    assert (found.sealed, found.counted, found.yes_left, found.needed) == (15, 85, 50, 43)


def test_the_sealed_ones_decide_by_the_rule_of_the_place() -> None:
    assert of(100, theirs=10, yes=55).decides  # 45 of 90: a tie, and ten wait
    assert not of(100, theirs=2, yes=80).decides
    assert of(100, theirs=2, yes=80).source


def test_one_more_than_the_gap_is_needed_from_behind() -> None:
    assert not of(100, theirs=10, yes=50).decides  # 40 to 50, and ten wait: a tie at best
    assert of(100, theirs=10, ours=0, yes=51).decides


def test_no_more_ballots_are_challenged_than_there_are() -> None:
    found = of(3, ours=2, theirs=9, yes=3)
    assert (found.sealed, found.counted, found.yes_left) == (3, 0, 0)


def test_where_the_law_does_not_say_nobody_does() -> None:
    assert of(100, theirs=1, yes=60, place="nowhere").decides is None
