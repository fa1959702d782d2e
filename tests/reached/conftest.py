"""Hubs on machines of their own."""

from collections.abc import Callable, Iterator

import pytest

from tests.faults.conftest import folder, fresh, zygote
from tests.reached.network import Machine

__all__ = ["folder", "fresh", "zygote"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder starts programs."""
    for item in items:
        if "tests/reached" in item.fspath.strpath:
            item.add_marker(pytest.mark.slow)


@pytest.fixture
def machine() -> Iterator[Callable[..., Machine]]:
    """Makes machines, and takes them down when the test is over."""
    made: list[Machine] = []

    def make(role: str, **files: str) -> Machine:
        made.append(Machine(role, **files))
        return made[-1]

    yield make
    for each in made:
        each.gone()
