"""Counts over all rows."""

import numpy as np
import pytest
from tests.matching.rows import entry, ground


def test_a_shared_telephone_is_counted() -> None:
    counts = ground(
        *(entry(str(at), f"Name{at}", phones=("718 555 0148",)) for at in range(3)), entry("9", "Ana")
    ).counts
    assert counts.phone_rows[0, 0] == pytest.approx(np.log2(4))
    assert counts.phone_rows[3, 0] == 0


def test_work_words_in_a_name_are_set_aside() -> None:
    found = ground(entry("1", "Rosa warehouse"), entry("2", "Rosa Diaz"))
    assert found.counts.aside[0].tolist()[:2] == [False, True]
    assert not found.counts.aside[1].any()


def test_a_department_in_a_name_is_set_aside_if_lists_know_it() -> None:
    found = ground(entry("1", "Rosa Inbound"), entry("2", "Ana Diaz", department="Inbound"))
    assert found.counts.aside[0, 1]


def test_a_lone_work_word_is_a_name() -> None:
    assert not ground(entry("1", "Union"), entry("2", "Ana")).counts.aside.any()


def test_a_common_name_has_more_namesakes() -> None:
    rows = [entry(str(at), "Maria Garcia") for at in range(5)]
    counts = ground(*rows, entry("9", "Ottoline Zubizarreta")).counts
    assert counts.namesakes[0] > counts.namesakes[5]


def test_no_rows_can_be_counted_too() -> None:
    assert len(ground().counts.namesakes) == 0
