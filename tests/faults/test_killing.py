"""A hub that is killed at any moment opens clean, and holds what it acknowledged, whole."""

from pathlib import Path

import pytest

from tests.faults.deeds import Promised, broken_promises, settle
from tests.faults.hubs import Folder, Zygote
from tests.faults.killing import Run, copies_are_whole

WHOLE = {"people": [], "quotes": [], "imports": [], "answers": {}, "left_out": 0, "faults": []}


@pytest.mark.parametrize("seed", ["one", "two"])
def test_killed_in_the_middle_of_anything_it_keeps_what_it_acknowledged_n66(
    fresh: Folder, tmp_path: Path, seed: str
) -> None:
    run = Run(fresh.copied_to(tmp_path / "campaign"), seed)
    toll = run.go(12)
    run.folder.end()
    assert toll.broken == []
    assert copies_are_whole(run.folder) == []
    assert toll.kills >= 12
    assert toll.acknowledged > 0  # on a machine with other work most die before they could say anything


def test_a_hub_that_answers_before_it_keeps_would_be_found_out(
    fresh: Folder, tmp_path: Path, zygote: Zygote
) -> None:
    """The harness has teeth: an older state of the folder put back after an acknowledgment is noticed."""
    folder = fresh.copied_to(tmp_path / "campaign")
    run = Run(folder, "teeth")
    born, browser = run._served()
    before = {path.name: path.read_bytes() for path in folder.at.iterdir()}
    run.worker.add(browser)
    born.kill()
    for path in folder.at.iterdir():
        path.write_bytes(before.get(path.name, b""))
    assert len(run.promised.kept) == 1
    run._served()
    folder.end()
    assert [broken.split(" ")[0] for broken in run.toll.broken] == ["lost:"]


@pytest.mark.parametrize(
    ("kept", "found"),
    [
        ({"person Rosa": "yes"}, {}),
        ({"person Rosa": "gone"}, {"people": ["Rosa"]}),
        ({"quote 1": "yes"}, {}),
        ({"import 1": "taken"}, {"imports": [[1, "columns", 0]]}),
        ({"import 1": "taken"}, {"imports": [[1, "taken", 11]]}),
        ({"import 1": "undone"}, {"imports": [[1, "undone", 3]]}),
        ({"answer 1": "same"}, {"answers": {"1": "open"}}),
        ({}, {"faults": ["ledger_whole"]}),
    ],
)
def test_each_kind_of_loss_is_a_broken_promise(
    tmp_path: Path, kept: dict[str, str], found: dict[str, object]
) -> None:
    promised = Promised(tmp_path / "log", kept=kept, rows={"1": 12})
    assert len(broken_promises(promised, WHOLE | found)) == 1


def test_what_was_only_asked_for_may_be_there_or_not_and_stays_so(tmp_path: Path) -> None:
    promised = Promised(tmp_path / "log", asked={"person Rosa": "yes"})
    assert broken_promises(promised, WHOLE) == broken_promises(promised, WHOLE | {"people": ["Rosa"]}) == []
    settle(promised, WHOLE | {"people": ["Rosa"]})
    assert len(broken_promises(promised, WHOLE)) == 1
