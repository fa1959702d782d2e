"""Who stands where when their list lies beside ours."""

from brazier.election.voters.comparing import SMALLEST, Line, compare
from brazier.people.beside.facts import Beside


def one(worker: int, *, on: bool = True, known: bool = True, state: str = "here", **told: object) -> Beside:
    return Beside(worker, told.pop("cell", 1), state, on, known, bool(told.pop("is_for", False)), **told)  # type: ignore[arg-type]


def groups(*everybody: Beside) -> dict[str, tuple[int, ...]]:
    return dict(compare(everybody, department={1: "Stow"}, same=str.casefold).groups)


def test_everybody_is_matched_unknown_or_missing_once() -> None:
    found = groups(one(1), one(2, known=False), one(3, on=False))
    assert (found["matched"], found["unknown"], found["missing"]) == ((1,), (2,), (3,))


def test_who_left_and_is_not_listed_is_missed_by_nobody() -> None:
    assert not any(groups(one(1, on=False, state="left")).values())


def test_who_is_listed_and_left_is_matched_and_worth_a_challenge() -> None:
    found = groups(one(1, state="left"), one(2, state="out_of_unit"))
    assert found["matched"] == found["gone"] == (1, 2)


def test_one_spelling_of_a_department_is_no_other_department() -> None:
    found = groups(one(1, theirs="STOW", ours="Stow"), one(2, theirs="Pick", ours="Stow"))
    assert found["moved"] == (2,)


def test_where_one_of_the_two_says_no_department_nobody_is_in_the_wrong_one() -> None:
    assert groups(one(1, theirs="Pick"), one(2, ours="Stow"))["moved"] == ()


def test_those_for_it_who_are_missing_are_counted_of_all_who_are_for_it() -> None:
    everybody = (
        one(1, is_for=True),
        one(2, on=False, is_for=True),
        one(3, on=False, is_for=True, state="left"),
        one(4, on=False),
    )
    found = compare(everybody, department={1: "Stow"}, same=str.casefold)
    assert (found.for_it, found.for_missing, found.listed) == (2, (2,), 1)


def test_small_departments_are_counted_together_in_the_order_of_the_chart() -> None:
    big = [one(n, cell=2) for n in range(SMALLEST)]
    small = [one(10, cell=1, known=False), one(11, cell=3, on=False)]
    unplaced = [one(20 + n, cell=4) for n in range(SMALLEST)]
    found = compare(
        [*small, *big, *unplaced], department={1: "Clinic", 2: "Stow", 3: "Waste", 4: None}, same=str.casefold
    )
    assert found.lines == (
        Line("Stow", SMALLEST, SMALLEST, 0, 0),
        Line(None, SMALLEST, SMALLEST, 0, 0),
        Line("", 1, 0, 1, 1),
    )
