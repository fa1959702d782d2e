"""What a view is handed."""

import pytest
from django.test import RequestFactory

from brazier.access.views import page_asked


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("", 1),
        ("3", 3),
        ("0", 1),
        ("9", 7),
        ("99999", 7),
        ("123456", 1),
        ("-2", 1),
        ("²", 1),
        ("two", 1),
        ("1.5", 1),
    ],
)
def test_a_page_of_a_long_list_is_one_that_there_is(typed: str, page: int) -> None:
    assert page_asked(RequestFactory().get("/x", {"page": typed}), last=7) == page


def test_an_empty_list_has_a_first_page() -> None:
    assert page_asked(RequestFactory().get("/x", {"page": "4"}), last=0) == 1
