"""What the opinions learn from."""

import numpy as np
from workshop.matching.directions import DOWN, UP, direction
from workshop.matching.lessons import first_lessons, ground_of, looked_at, marked_in, second_lessons
from workshop.matching.worlds import world

from brazier.matching.company import COLUMNS as COMPANY
from brazier.matching.evidence import COLUMNS
from brazier.matching.forest import shipped

SMALL = (1012, 1021)


def test_the_first_lesson_holds_pairs_of_both_kinds_with_the_evidence_on_each() -> None:
    lesson = first_lessons(SMALL)
    assert lesson.steps.shape == (len(COLUMNS), len(lesson.same)) == (len(COLUMNS), len(lesson.weight))
    assert 0 < lesson.same.mean() < 1
    assert (lesson.weight > 0).all()


def test_the_second_lesson_adds_the_company_of_each_pair() -> None:
    lesson = second_lessons(SMALL, shipped()[0])
    assert lesson.steps.shape[0] == len(COLUMNS) + len(COMPANY)


def test_only_lists_that_truly_hold_nobody_twice_are_marked() -> None:
    made = world(2001, workers=300)
    assert marked_in(made, 2001) <= made.one_row_each
    ground, _ = ground_of(made)
    _, alone = looked_at(ground, shipped()[0], marked_in(made, 2001))
    assert alone.dtype == np.bool_


def test_each_direction_names_a_line_that_exists() -> None:
    assert set(UP) | set(DOWN) <= {*COLUMNS, *COMPANY}
    assert (direction("phone_same"), direction("rest_low"), direction("people")) == (1, -1, 0)
