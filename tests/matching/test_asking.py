"""Which doubtful pairs to ask about, and in what order."""

import numpy as np
from tests.matching.rows import entry, ground, pairs

from brazier.matching.asking import MOST_EACH, Question, questions
from brazier.matching.clustering import Rules, gather

ROWS = ground(*(entry(str(at), "Ana Diaz", source="roster" if at < 2 else f"list {at}") for at in range(8))).rows
ALONE = np.array([name == "roster" for name in ROWS.sources])


def asked(
    scored: dict[tuple[int, int], float], *, known: int = 0, apart: tuple[int, int] | None = None
) -> list[Question]:
    fresh = np.arange(8) >= known
    settled = np.where(fresh, -1, np.arange(8))
    rules = Rules(ALONE, settled, frozenset({apart} if apart else ()), 0.9)
    score = np.array(list(scored.values()), np.float32)
    gathered = gather(ROWS, pairs(*scored), score, rules)
    return questions(ROWS, pairs(*scored), score, gathered=gathered, rules=rules, fresh=fresh)


def both(found: list[Question]) -> list[tuple[int, int]]:
    return [(question.one, question.other) for question in found]


def test_what_is_neither_sure_nor_hopeless_is_asked() -> None:
    assert both(asked({(2, 3): 0.95, (4, 5): 0.6, (6, 7): 0.05})) in ([(4, 5)], [(5, 4)])


def test_the_new_row_comes_first() -> None:
    assert both(asked({(0, 4): 0.6}, known=2)) == [(4, 0)]


def test_a_row_of_a_list_without_doubles_does_not_wait_if_the_other_can() -> None:
    assert both(asked({(0, 4): 0.6})) == [(4, 0)]
    assert both(asked({(0, 4): 0.6, (4, 5): 0.95})) in ([(4, 0)], [(5, 0)])


def test_an_answer_that_joins_many_rows_comes_before_one_that_joins_two() -> None:
    found = both(asked({(2, 3): 0.95, (3, 4): 0.6, (6, 7): 0.7}))
    assert len(found) == 2
    assert set(found[0]) == {3, 4}


def test_two_groups_are_asked_about_once() -> None:
    assert len(asked({(2, 3): 0.95, (2, 4): 0.6, (3, 4): 0.5})) == 1


def test_what_can_not_be_or_was_answered_is_not_asked() -> None:
    assert asked({(0, 1): 0.6}) == []
    assert asked({(4, 5): 0.6}, apart=(5, 4)) == []


def test_nobody_is_asked_about_one_row_over_and_over() -> None:
    scored = {(other, 7): 0.5 for other in range(7)}
    assert len([question for question in asked(scored, known=7) if question.one == 7]) == MOST_EACH
