"""The house rules hold in this tree."""

from pathlib import Path

import pytest
from tests.shape import rules

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "rule",
    [
        rules.reaching_django,
        rules.stale_lines,
        rules.opening_foreign_tables,
        rules.without_actor,
        rules.too_long,
        rules.badly_named,
        rules.loose_ends,
        rules.days_by_hand,
        rules.words_for_two_things,
        rules.silent_packages,
        rules.tables_without_an_end,
        rules.foreign_tables_without_an_end,
        rules.forbidden_fields,
    ],
    ids=lambda rule: rule.__name__,
)
def test_no_place_breaks_the_rule(rule: object) -> None:
    assert rule(ROOT) == []  # type: ignore[operator]
