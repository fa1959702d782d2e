"""Tests of strength at Harbor."""

import pytest
from tests.harbor.cast import Harbor
from tests.tests_of_strength.made import ButtonDay


@pytest.fixture
def planned(harbor: Harbor) -> ButtonDay:
    """A test that is planned."""
    return ButtonDay.planned(harbor)


@pytest.fixture
def running(planned: ButtonDay) -> ButtonDay:
    """A test that runs."""
    planned.move("running")
    return planned
