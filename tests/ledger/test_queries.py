"""Who notices what was done to the ledger."""

import shutil
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from django.db import connection

from brazier.ledger import actions, queries
from brazier.ledger.models import Line
from brazier.ledger.remembered import Seen
from brazier.storage import actions as storage
from brazier.storage.hub import HEAD_NAME, here
from brazier.terms import Actor
from brazier.upkeep import actions as upkeep
from tests.conftest import WORDS
from tests.harbor.cast import NOW, Harbor
from tests.ledger import mutants

needs_file = pytest.mark.skipif(connection.vendor != "sqlite", reason="the file is SQLCipher's")
FOLDER = {"ledger_whole", "ledger_signed", "ledger_head"}
ELSEWHERE = {"ledger_sticks", "browser", "words"}


def bad() -> list[str]:
    return [f.code for f in queries.findings(Actor.keeper) if not f.is_well]


@pytest.mark.parametrize("count", [40, pytest.param(500, marks=pytest.mark.slow)])
def test_bent_ledgers_are_all_noticed_and_the_true_one_never_n73(empty_hub: Path, stick: Path, count: int) -> None:
    world, chance = mutants.write(NOW, stick, length=130), Random(20261126)
    assert mutants.look(world) == set()
    drawn: Counter[tuple[str, str]] = Counter()
    for _ in range(count):
        mutant = mutants.draw(world, chance)
        found = mutants.noticed(world, mutant)
        drawn[mutant.kind, mutant.hand] += 1
        if mutant.hand == "tables":
            assert found & FOLDER, (mutant.kind, found)
        else:
            assert found >= ELSEWHERE or "ledger_whole" in found, (mutant.kind, mutant.hand, found)
    assert count < 500 or len(drawn) == len({bend[:2] for bend in mutants.BENDS})
    assert mutants.look(world) == set()


def test_somebody_with_every_key_and_nobody_elses_memory_is_not_noticed(empty_hub: Path, stick: Path) -> None:
    """What the ledger can not do: whoever holds every key rewrites what nobody elsewhere has seen yet."""
    world = mutants.write(NOW, stick, length=40)
    rewritten = mutants._made_consistent(mutants.State(world.true.lines[:30], (), ""))
    found = mutants.noticed(world, mutants.Mutant("truncate", "keys", rewritten))
    assert not found & FOLDER
    early = Seen(25, world.true.lines[24][1])
    mutants._put(rewritten)
    assert queries.astray(Actor.keeper, early) is None


def test_five_newest_lines_cut_off_are_noticed_by_the_folder_alone(own: Harbor) -> None:
    for _ in range(9):
        own.worker()
    assert bad() == []
    last = queries.head(Actor.keeper)
    Line.objects.filter(number__gt=last - 5).delete()
    assert bad() == ["ledger_head"]
    told = queries.noticed(Actor.keeper, None)
    assert told is not None
    assert f"{last} lines then, {last - 5} now" in str(told)


@pytest.mark.parametrize("content", [None, "", "a" * 232])
def test_a_folder_made_to_forget_is_noticed(own: Harbor, content: str | None) -> None:
    path = here.folder / HEAD_NAME
    path.unlink()
    if content is not None:
        path.write_text(content)
    assert bad() == ["ledger_head"]
    told = queries.noticed(Actor.keeper, None)
    assert told is not None
    assert told.code == "ledger.lost"
    own.worker()
    assert bad() == ["ledger_head"]


@needs_file
@pytest.mark.parametrize("with_head", [False, True])
def test_yesterdays_file_put_back_is_noticed_n73(
    own: Harbor, own_folder: Path, tmp_path: Path, with_head: bool
) -> None:
    storage.seal(Actor.keeper)
    names = ["hub.db", HEAD_NAME] if with_head else ["hub.db"]
    for name in names:
        shutil.copy(own_folder / name, tmp_path / name)
    storage.unseal(Actor.keeper, passphrase=WORDS)
    own.worker()
    own.worker()
    seen, words = queries.seen(Actor.keeper), queries.newest(Actor.keeper).words
    storage.seal(Actor.keeper)
    for name in names:
        shutil.copy(tmp_path / name, own_folder / name)
    storage.unseal(Actor.keeper, passphrase=WORDS)
    assert bad() == ([] if with_head else ["ledger_head"])  # the folder can not know what it was taken back with
    told = queries.noticed(Actor.keeper, seen)
    assert told is not None
    assert told.code == "ledger.shorter"
    assert queries.line_with(Actor.keeper, words) is None


@needs_file
def test_a_restored_copy_cries_no_wolf_and_says_why_the_record_is_shorter(
    own: Harbor, own_folder: Path, stick: Path
) -> None:
    copied = upkeep.backup(own.amara, folder=stick, now=NOW)
    for _ in range(9):
        own.worker()
    actions.remember(Actor.keeper, stick)
    seen = queries.seen(Actor.keeper)
    storage.use_folder(Actor.keeper, own_folder.with_name("another-machine"))
    upkeep.restore(Actor.keeper, source=copied.path, passphrase=WORDS, now=NOW)
    found = {f.code: f for f in queries.findings(Actor.keeper, [stick])}
    assert not any(f.is_broken for f in found.values())
    assert not found["ledger_restored"].is_well
    assert queries.noticed(Actor.keeper, None) is None
    told = queries.noticed(Actor.keeper, seen)
    assert told is not None
    assert "A copy was restored on 2026-11-20, that is why." in str(told)
    upkeep.backup(own.amara, folder=stick, now=NOW.replace(hour=4))
    assert all(f.is_well for f in queries.findings(Actor.keeper, [stick]))


def test_the_words_of_any_line_are_found_as_long_as_it_is_there(own: Harbor) -> None:
    then = queries.newest(Actor.keeper)
    own.worker()
    assert queries.line_with(Actor.keeper, then.words.upper()) == then
    Line.objects.filter(number__gte=then.number).delete()
    assert queries.line_with(Actor.keeper, then.words) is None


def test_an_empty_ledger_has_nothing_to_notice(empty_hub: Path) -> None:
    assert bad() == []
    assert queries.noticed(Actor.keeper, None) is None
    assert queries.newest(Actor.keeper).number == 0
