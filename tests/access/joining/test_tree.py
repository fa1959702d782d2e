"""The vouch tree, put together from keyed hashes."""

from brazier.access.joining.tree import branch, came_through, edge, vouchers

KEY, OTHER = b"k" * 32, b"o" * 32
THROUGH = {"2": ("1",), "3": ("1",), "4": ("2", "3"), "5": ("4", "1"), "6": ("5",)}


def test_who_vouched_is_read_only_with_the_key() -> None:
    edges = [("4", 2, edge(KEY, "4", "3")), ("4", 1, edge(KEY, "4", "2"))]
    assert vouchers(KEY, ["1", "2", "3", "4"], edges) == {"4": ("2", "3")}
    assert vouchers(OTHER, ["1", "2", "3", "4"], edges) == {"4": ()}


def test_an_edge_has_a_direction() -> None:
    assert edge(KEY, "1", "2") != edge(KEY, "2", "1")
    assert edge(KEY, "1", "12") != edge(KEY, "11", "2")


def test_a_branch_is_whom_the_founder_brought_in() -> None:
    assert [branch(o, "1", THROUGH) for o in "123456"] == ["1", "2", "3", "2", "2", "2"]
    assert branch("9", "1", THROUGH) == "9"


def test_a_ring_that_cannot_be_ends_too() -> None:
    assert branch("7", "1", {"7": ("8",), "8": ("7",)}) in ("7", "8")
    assert came_through("7", {"7": ("8",), "8": ("7",)}) == (("8", 1),)


def test_everybody_who_came_in_by_somebody_is_told_also_by_a_second_voucher() -> None:
    assert came_through("2", THROUGH) == (("4", 1), ("5", 2), ("6", 3))
    assert came_through("3", THROUGH) == (("4", 1), ("5", 2), ("6", 3))
    assert came_through("6", THROUGH) == ()
