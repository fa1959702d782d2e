"""What becomes of every row, and the counts a person sees before she says yes."""

from brazier.lists.facts import Counted
from brazier.lists.mapping import Row
from brazier.lists.planning import Link, count, plan, record_key, record_of, row_key
from brazier.lists.rows import Line


def lines(*list_files: int) -> list[Line]:
    """Rows, each standing in one of the files."""
    return [Line(row_key(n), file, Row(n + 2)) for n, file in enumerate(list_files)]


def test_keys_tell_a_row_of_the_list_from_a_record_we_have() -> None:
    assert record_of(record_key(7)) == 7
    assert record_of(row_key(7)) is None


def test_who_surely_asked_to_be_left_out_is_not_taken_and_who_may_have_is_asked_about_first() -> None:
    doubt = Link("n3", "k7", 0.4)
    made = plan({"n0": "sure", "n1": "hint"}, {"n2": "new", "n3": "review"}, [], [doubt])
    assert made.decided == {"n0": "left_out", "n1": "review", "n2": "new", "n3": "review"}
    assert made.doubts == (Link("n1", "", 1.0), doubt)


def test_links_pass_through() -> None:
    link = Link("n0", "k7", 0.98)
    assert plan({}, {"n0": "same"}, [link], []).links == (link,)


def test_every_line_of_every_file_is_counted_once() -> None:
    decided = {"n0": "new", "n1": "same", "n2": "review", "n3": "left_out", "n4": "new"}
    unreadable = {1: [(9, "This line names nobody.")]}
    counted = count({1: "a.csv", 2: "b.csv"}, lines(1, 1, 1, 1, 2), decided, unreadable, {1: {"shift": 3}})
    assert counted == {
        1: Counted("a.csv", 5, 1, 1, 1, 1, ((9, "This line names nobody."),), {"shift": 3}),
        2: Counted("b.csv", 1, new=1),
    }


def test_a_file_without_a_single_row_is_still_told() -> None:
    assert count({1: "a.csv"}, [], {}, {1: [(1, "x"), (2, "y")]}, {})[1].rows == 2
