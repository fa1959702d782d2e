"""Since when somebody works here."""

from datetime import date

import pytest

from brazier.people.tenure import month_of


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2024-03-05", date(2024, 3, 1)), ("2024-03", date(2024, 3, 1)), ("03/2024", date(2024, 3, 1)),
        ("since 2019", date(2019, 1, 1)), ("2024/11", date(2024, 11, 1)), ("", None), ("last spring", None),
        ("1899-01", None), ("2024-13", date(2024, 1, 1)), ("badge 20241", None),
    ],
)  # fmt: skip
def test_the_month_is_read_from_what_people_write(text: str, month: date | None) -> None:
    assert month_of(text) == month
