"""Two opinions on every pair worth a look."""

import numpy as np
from tests.matching.rows import entry, ground

from brazier.matching.forest import shipped
from brazier.matching.weighing import FAINT, SETTLED, first_look, with_settled, with_strangers, worth_a_look

FIRST, _ = shipped()
PHONE = ("718 555 0148",)
ROWS = ground(
    entry("1", "Ottoline Zubizarreta", phones=PHONE, source="roster"),
    entry("2", "O Zubizarreta", phones=PHONE, source="cards"),
    entry("3", "Li Wei", source="cards", phones=("347 555 0199",)),
)


def test_a_pair_that_fits_is_kept_and_a_hopeless_one_is_dropped() -> None:
    found = first_look(ROWS, worth_a_look(ROWS), FIRST)
    assert list(zip(found.pairs.left, found.pairs.right, strict=True)) == [(0, 1)]
    assert found.first[0] > 0.5 > FAINT


def test_progress_is_heard_up_to_the_last_pair() -> None:
    heard: list[tuple[int, int]] = []
    first_look(ROWS, worth_a_look(ROWS), FIRST, lambda done, whole: heard.append((done, whole)))
    assert heard == [(1, 3)]


def test_known_rows_of_one_worker_keep_company_with_a_new_row() -> None:
    looked = first_look(ROWS, worth_a_look(ROWS), FIRST)
    with_them = with_settled(ROWS, looked, np.array([7, -1, 7]))
    assert list(zip(with_them.pairs.left, with_them.pairs.right, strict=True)) == [(0, 1), (0, 2)]
    assert with_them.first[1] == np.float32(SETTLED)


def test_known_workers_nobody_new_was_compared_with_stay_out() -> None:
    looked = first_look(ROWS, worth_a_look(ROWS), FIRST)
    assert len(with_settled(ROWS, looked, np.array([-1, -1, 7])).pairs) == 1


def test_nothing_to_look_at_is_no_trouble() -> None:
    empty = ground()
    found = first_look(empty, worth_a_look(empty), FIRST)
    assert len(with_strangers(empty, found, FIRST, np.zeros(0, np.bool_)).pairs) == 0
