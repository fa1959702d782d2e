"""One loaded program for all tests here, and a folder with a campaign for each."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.hubs import Folder, Zygote


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder starts programs, and looks into them where Linux shows them."""
    for item in items:
        if "tests/faults" in item.fspath.strpath:
            item.add_marker(pytest.mark.slow)
            if not Path("/proc/self/fd").exists():
                item.add_marker(pytest.mark.skip(reason="not run: looks into programs as only Linux shows them"))


@pytest.fixture(scope="session")
def zygote(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Zygote]:
    """Brazier, loaded once."""
    born = Zygote(tmp_path_factory.mktemp("notes"))
    yield born
    born.close()


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory, zygote: Zygote) -> Folder:
    """A sealed campaign that knows two people, to be copied."""
    return Folder.made(tmp_path_factory.mktemp("fresh"), zygote, ["Rosa Diaz", "Kwame Asante"])


@pytest.fixture
def folder(tmp_path: Path, fresh: Folder) -> Iterator[Folder]:
    """A sealed campaign of this test's own that knows two people."""
    made = fresh.copied_to(tmp_path / "campaign")
    yield made
    made.end()
