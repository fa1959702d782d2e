"""Two imports at the same moment: both whole, or one is told to wait; never half of one."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from django.db import connection, connections
from tests.conftest import WORDS
from tests.harbor.cast import NOW, Harbor

from brazier.access.queries import alone
from brazier.lists import actions, queries
from brazier.lists.models import Import
from brazier.people import queries as people
from brazier.people.models import Record
from brazier.storage import actions as storage
from brazier.storage.keys import LEAST_MEMORY_KIB, Slowness
from brazier.terms import Actor, BrazierError
from brazier.web import actions as web

FIRST = ("Rosa", "Kwame", "Mei", "Abdou", "Marie", "Yusuf", "Ines", "Piotr", "Amina", "Desmond")
LAST = ("Quill", "Ferrow", "Ashgrove", "Tindall", "Marsh", "Okafor", "Brandt", "Velasco", "Nguyen", "Said")


def roll(half: int) -> bytes:
    """A list of fifty people; the two halves share nobody."""
    people = [f"{first} {last}" for last in LAST[5 * half : 5 * half + 5] for first in FIRST]
    lines = [f"{name},917 {int.from_bytes(sha256(name.encode()).digest()[:4]) % 10**7:07},Stow" for name in people]
    return ("Name,Phone,Dept\n" + "\n".join(lines)).encode()


@pytest.fixture
def harbor(transactional_db: None) -> Iterator[Harbor]:
    """A campaign that other threads see too."""
    yield Harbor.begin()


def run(*deeds: object) -> list[BaseException]:
    """Do several things at the same moment, each in a thread of its own; gives what went wrong."""
    wrong: list[BaseException] = []
    ready = threading.Barrier(len(deeds))

    def one(deed: object) -> None:
        try:
            ready.wait(20)
            deed()  # type: ignore[operator]
        except BaseException as error:
            wrong.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return wrong


def whole(harbor: Harbor) -> dict[str, tuple[int, int]]:
    """Of each import: its state, how many rows it says it took, and how many of them are there."""
    found = {}
    for brought in Import.objects.all():
        files = queries.brought(harbor.amara, import_id=brought.pk).files
        there = Record.objects.filter(list_file__in=brought.listfile_set.all()).count()
        found[f"{brought.pk} {brought.state}"] = (sum(f.rows for f in files), there)
    return found


def test_two_lists_taken_at_the_same_moment_are_both_whole(harbor: Harbor) -> None:
    numbers = [actions.bring(harbor.amara, files=[("list.csv", roll(n))], now=NOW)[0] for n in (0, 1)]

    def take(number: int) -> object:
        return lambda: actions.take(harbor.amara, import_id=number, now=NOW)

    wrong = run(*(take(n) for n in numbers if n))
    assert all(isinstance(error, BrazierError) and "Nothing was changed" in str(error) for error in wrong)
    for state, (said, there) in whole(harbor).items():
        assert (said, there) == ((50, 50) if "taken" in state else (0, 0))
    assert sum("taken" in state for state in whole(harbor)) == 2 - len(wrong)
    assert people.count(harbor.amara) == 50 * (2 - len(wrong))


def test_one_list_taken_twice_at_the_same_moment_is_taken_once(harbor: Harbor) -> None:
    number, _ = actions.bring(harbor.amara, files=[("list.csv", roll(1))], now=NOW)
    assert number is not None
    wrong = run(*[lambda: actions.take(harbor.amara, import_id=number, now=NOW)] * 2)
    assert len(wrong) == 1
    assert isinstance(wrong[0], BrazierError)
    assert people.count(harbor.amara) == 50


def test_the_same_file_brought_twice_at_the_same_moment_makes_nobody_two(harbor: Harbor) -> None:
    numbers = [actions.bring(harbor.amara, files=[("list.csv", roll(1))], now=NOW)[0] for _ in range(2)]

    def take(number: int) -> object:
        return lambda: actions.take(harbor.amara, import_id=number, now=NOW)

    wrong = run(*(take(n) for n in numbers if n))
    assert all(isinstance(error, BrazierError) for error in wrong)
    assert people.count(harbor.amara) == 50


@pytest.mark.slow
@pytest.mark.skipif(connection.vendor != "sqlite", reason="the command is tried on the encrypted file")
def test_two_commands_at_the_same_moment_leave_whole_imports_behind(own_folder: Path, tmp_path: Path) -> None:
    web.begin(
        Actor.keeper, passphrase=WORDS, name="Harbor", worksite="West", people_here=None, trusted=(),
        handle="founder", now=NOW, slowness=Slowness(LEAST_MEMORY_KIB),
    )  # fmt: skip
    storage.seal(Actor.keeper)
    (tmp_path / "words").write_text(WORDS)
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    running = []
    for n in (0, 1):
        (tmp_path / f"{n}.csv").write_bytes(roll(n))
        where = ["--data", str(own_folder), "--passphrase-file", str(tmp_path / "words")]
        command = [
            sys.executable,
            "-m",
            "brazier",
            "import",
            str(tmp_path / f"{n}.csv"),
            *where,
            "--yes",
            "--json",
        ]
        running.append(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment))
    ended = [(process.communicate(timeout=120), process.returncode) for process in running]
    for (_, said), code in ended:
        assert b"Traceback" not in said
        assert code == 0 or said.count(b"\n") == 1
    storage.unseal(Actor.nobody, passphrase=WORDS)
    harbor = Harbor(alone(Actor.keeper))
    good = sum(code == 0 for _, code in ended)
    assert good >= 1
    assert people.count(harbor.amara) == 50 * good
    assert sorted(whole(harbor).values()) == sorted([(50, 50)] * good + [(0, 0)] * (len(whole(harbor)) - good))
