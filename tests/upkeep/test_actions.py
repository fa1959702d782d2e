"""Copies, restoring, forgetting, and what runs by the clock."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from tests.conftest import WORDS
from tests.harbor.cast import DEV, NOW, TODAY, Harbor
from tests.storage.test_boxes import public
from tests.upkeep.exports.out import exported

from brazier.access.models import Device
from brazier.conversations import queries as conversations
from brazier.conversations.models import ChartDay
from brazier.people import queries as people
from brazier.people.models import Record, Worker
from brazier.storage import actions as storage
from brazier.storage import bundle, mailbox
from brazier.storage.hub import State, here
from brazier.storage.keys import LEAST_MEMORY_KIB, Slowness
from brazier.terms import Actor, Broken, Refused, Wrong
from brazier.upkeep import actions, queries

needs_file = pytest.mark.skipif(connection.vendor != "sqlite", reason="the file is SQLCipher's")


@pytest.fixture
def own(own_folder: Path) -> Harbor:
    """A hub of this test's own with a campaign in it."""
    storage.create(Actor.keeper, passphrase=WORDS, slowness=Slowness(LEAST_MEMORY_KIB))
    return Harbor.begin()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def elsewhere(own_folder: Path) -> None:
    storage.use_folder(Actor.keeper, own_folder.with_name("another-machine"))


@needs_file
def test_a_copy_restores_on_another_machine_with_the_six_words(own: Harbor, own_folder: Path, stick: Path) -> None:
    cleo = own.worker("Cleo Diaz")
    copied = actions.backup(own.amara, folder=stick, now=NOW)
    elsewhere(own_folder)
    assert here.state is State.NEW
    assert actions.restore(Actor.keeper, source=copied.path, passphrase=WORDS, now=NOW) == 0
    assert own.person(cleo).portrait.name == "Cleo Diaz"
    assert all(f.is_well for f in actions.verify(Actor.keeper) if f.code != "swap_off")


@needs_file
def test_a_restored_hub_knows_its_devices_at_once_without_being_sealed_in_between(
    own: Harbor, own_folder: Path, stick: Path
) -> None:
    Device.objects.create(organizer_id=int(own.amara.id), key=public(), number=4711, added_on=TODAY)
    copied = actions.backup(own.amara, folder=stick, now=NOW)
    elsewhere(own_folder)
    actions.restore(Actor.keeper, source=copied.path, passphrase=WORDS, now=NOW)
    assert list(mailbox.devices(here.folder)) == [4711]


@needs_file
def test_whoever_was_left_out_after_the_copy_is_left_out_of_the_restored_hub_n70(
    own: Harbor, own_folder: Path, stick: Path
) -> None:
    cleo, mei = own.worker("Cleo Diaz", phone="917 555 0148"), own.worker("Mei-Lin Zhao")
    own.talk(cleo, 2)
    copied = actions.backup(own.amara, folder=stick, now=NOW)
    actions.forget(own.amara, worker=cleo, now=NOW)
    elsewhere(own_folder)
    assert actions.restore(Actor.keeper, source=copied.path, passphrase=WORDS, now=NOW) == 1
    assert [w.name for w in people.newest(own.amara, today=TODAY)] == ["Mei-Lin Zhao"]
    assert not Record.objects.filter(pk=cleo).exists()
    assert people.recognized(own.amara, [{"phones": ["917-555-0148"]}]) == ["sure"]
    assert own.worker("Somebody New") > max(cleo, mei)


@needs_file
def test_names_of_people_nobody_had_written_down_are_told_to_the_restored_hub_each_once(
    own: Harbor, own_folder: Path, stick: Path
) -> None:
    actions.forget_name(own.amara, name="Ana Lima", day=TODAY, now=NOW)
    copied = actions.backup(own.amara, folder=stick, now=NOW)
    for name in ("Cleo Diaz", "Rosa Lima"):
        actions.forget_name(own.amara, name=name, day=TODAY, now=NOW)
    elsewhere(own_folder)
    assert actions.restore(Actor.keeper, source=copied.path, passphrase=WORDS, now=NOW) == 2
    names = ("Ana Lima", "Diaz, Cleo", "Rosa Lima", "Mei Zhao")
    asked: list[dict[str, object]] = [{"name": name} for name in names]
    assert people.recognized(own.amara, asked) == ["hint", "hint", "hint", ""]
    assert len(people.left_out(own.amara)) == 3


@needs_file
def test_an_old_stick_brings_nobody_back_whom_another_folder_knows_to_be_left_out_n70(
    own: Harbor, own_folder: Path, stick: Path, tmp_path: Path
) -> None:
    cleo = own.worker("Cleo Diaz", phone="917 555 0148")
    copied = actions.backup(own.amara, folder=stick, now=NOW)
    at_home = tmp_path / "at-home"
    stick.rename(at_home)  # it lay at home when she asked
    actions.forget(own.amara, worker=cleo, now=NOW)
    elsewhere(own_folder)
    source = at_home / copied.path.name
    assert actions.restore(Actor.keeper, source=source, passphrase=WORDS, now=NOW, knowing=[own_folder]) == 1
    assert people.newest(own.amara, today=TODAY) == ()
    assert people.recognized(own.amara, [{"phones": ["917-555-0148"]}]) == ["sure"]


@needs_file
def test_whoever_was_left_out_is_told_to_a_stick_the_next_time_it_is_plugged_in(
    own: Harbor, own_folder: Path, stick: Path, tmp_path: Path
) -> None:
    cleo = own.worker("Cleo Diaz")
    copied = actions.backup(own.amara, folder=stick, now=NOW)
    stick.rename(tmp_path / "at-home")
    actions.forget(own.amara, worker=cleo, now=NOW)
    (tmp_path / "at-home").rename(stick)
    actions.tend(Actor.clock, now=NOW, today=TODAY)
    elsewhere(own_folder)
    assert actions.restore(Actor.keeper, source=copied.path, passphrase=WORDS, now=NOW) == 1


@needs_file
def test_a_damaged_note_of_who_was_left_out_restores_nothing(own: Harbor, own_folder: Path, stick: Path) -> None:
    cleo = own.worker("Cleo Diaz")
    copied = actions.backup(own.amara, folder=stick, now=NOW)
    actions.forget(own.amara, worker=cleo, now=NOW)
    [note] = stick.glob("forgotten-*.age")
    note.write_bytes(note.read_bytes()[:-3])
    elsewhere(own_folder)
    with pytest.raises(Broken, match="nothing was restored"):
        actions.restore(Actor.keeper, source=copied.path, passphrase=WORDS, now=NOW)
    assert here.state is State.NEW
    assert list(here.folder.iterdir()) == []


@needs_file
def test_she_is_noted_before_she_is_gone_so_that_no_cut_between_the_two_brings_her_back(
    own: Harbor, own_folder: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    cleo = own.worker("Cleo Diaz")
    monkeypatch.setattr(actions.forgotten, "write", full)
    with pytest.raises(OSError, match="No space"):
        actions.forget(own.amara, worker=cleo, now=NOW)
    assert own.person(cleo).portrait.name == "Cleo Diaz"


@needs_file
def test_a_copy_that_can_not_be_read_back_is_no_copy(
    own: Harbor, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = bundle.write

    def lying_stick(target: Path, *args: object) -> None:
        write(target, *args)  # type: ignore[arg-type]
        body = target.read_bytes()
        target.write_bytes(body[:-1] + bytes([body[-1] ^ 1]))

    monkeypatch.setattr(bundle, "write", lying_stick)
    with pytest.raises(Broken):
        actions.backup(own.amara, folder=stick, now=NOW)
    assert queries.copies(own.amara) == ()
    assert not list(here.folder.glob("*.part*"))


@needs_file
def test_a_full_stick_leaves_the_hub_as_it_was(own: Harbor, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(bundle, "write", full)
    with pytest.raises(OSError, match="No space"):
        actions.backup(own.amara, folder=stick, now=NOW)
    assert list(stick.iterdir()) == []
    own.worker("Cleo")


@needs_file
def test_a_copy_does_not_go_beside_the_hub_or_to_nowhere(own: Harbor, own_folder: Path, stick: Path) -> None:
    with pytest.raises(Wrong, match="lost with it"):
        actions.backup(own.amara, folder=own_folder, now=NOW)
    with pytest.raises(Wrong, match="stick plugged in"):
        actions.backup(own.amara, folder=stick / "not there", now=NOW)


@needs_file
def test_a_crooked_path_to_the_hubs_own_folder_is_no_stick(own: Harbor, own_folder: Path, stick: Path) -> None:
    (stick / "link").symlink_to(own_folder)
    for crooked in (stick / ".." / own_folder.name, stick / "link", own_folder / "."):
        with pytest.raises(Wrong, match="lost with it"):
            actions.backup(own.amara, folder=crooked, now=NOW)
    assert not list(own_folder.glob("*.brazier"))


@needs_file
def test_copies_over_90_days_old_go_but_never_the_newest_three(own: Harbor, stick: Path) -> None:
    for back in (200, 150, 100, 95, 0):
        actions.backup(own.amara, folder=stick, now=NOW - timedelta(days=back))
    assert len(list(stick.glob("*.brazier"))) == 3


@needs_file
def test_restoring_over_a_campaign_or_with_wrong_words_is_refused(
    own: Harbor, own_folder: Path, stick: Path
) -> None:
    copied = actions.backup(own.amara, folder=stick, now=NOW)
    with pytest.raises(Wrong, match="campaign in this folder already"):
        actions.restore(Actor.keeper, source=copied.path, passphrase=WORDS, now=NOW)
    elsewhere(own_folder)
    with pytest.raises(Wrong, match="do not open"):
        actions.restore(Actor.keeper, source=copied.path, passphrase="zoom " * 6, now=NOW)
    assert here.state is State.NEW
    assert not list(here.folder.glob("*"))


def test_the_day_is_tended_once_however_often_the_hub_is_opened(harbor: Harbor) -> None:
    for _ in range(2):
        actions.tend(Actor.clock, now=NOW, today=TODAY)
    assert ChartDay.objects.count() == 1


def test_a_rating_that_was_changed_behind_our_back_is_found(harbor: Harbor) -> None:
    cleo = harbor.worker()
    harbor.talk(cleo, 3)
    Record.objects.filter(pk=cleo).update(standing=None)
    assert [f.code for f in actions.verify(Actor.keeper) if not f.is_well and f.code != "swap_off"] == [
        "standings_true"
    ]


def test_dev_copies_exports_and_forgets_nothing(harbor: Harbor, stick: Path) -> None:
    cleo = harbor.worker()
    for attempt in (
        lambda: actions.backup(DEV, folder=stick, now=NOW),
        lambda: exported(DEV, target=stick / "x.csv"),
        lambda: actions.forget(DEV, worker=cleo, now=NOW),
        lambda: actions.verify(DEV),
        lambda: actions.tend(DEV, now=NOW, today=TODAY),
    ):
        with pytest.raises(Refused):
            attempt()
    assert list(stick.iterdir()) == []


def test_what_looks_like_a_formula_is_neutral_in_an_exported_sheet_n35(harbor: Harbor, stick: Path) -> None:
    harbor.worker('=HYPERLINK("http://evil.example")', phone="+1 917 555 0148")
    exported(harbor.amara, target=stick / "list.csv")
    text = (stick / "list.csv").read_text("utf-8-sig")
    assert "'=HYPERLINK" in text
    assert "'+1" in text
    assert (stick / "list.csv").stat().st_mode & 0o077 == 0


def test_an_exported_sheet_is_sealed_unless_somebody_says_otherwise(harbor: Harbor, stick: Path) -> None:
    harbor.worker("Cleo Diaz")
    written = exported(harbor.amara, target=stick / "list.xlsx", passphrase="six words")
    assert written.name == "list.xlsx.age"
    assert b"Cleo" not in written.read_bytes()
    with pytest.raises(Wrong, match="already"):
        exported(harbor.amara, target=stick / "list.xlsx", passphrase="six words")


def test_a_level_that_does_not_follow_from_what_was_said_is_put_right_over_night(harbor: Harbor) -> None:
    cleo, ana = harbor.worker("Cleo"), harbor.worker("Ana")
    harbor.talk(cleo, 2)
    harbor.act(cleo)
    true = harbor.person(cleo).standing
    Worker.objects.filter(pk=cleo).update(level=5)
    Worker.objects.filter(pk=ana).update(level=1, assessed_on=TODAY, basis="did")
    assert people.astray(Actor.clock) == (cleo, ana)
    if connection.vendor == "sqlite":
        assert "standings_true" in {f.code for f in actions.verify(Actor.keeper) if not f.is_well}
    actions.tend(Actor.clock, now=NOW, today=TODAY)
    rows = dict(Worker.objects.values_list("pk", "level"))
    assert (rows[cleo], rows[ana]) == (true.level, 0)
    assert people.astray(Actor.clock) == ()


def test_a_stored_standing_that_nobody_ever_said_gives_way_to_the_facts(harbor: Harbor) -> None:
    cleo = harbor.worker("Cleo")
    harbor.talk(cleo, 2)
    forged = {"ratings": {"1": [5, TODAY.isoformat(), "said", 1]}, "did": None, "acted": None}
    Record.objects.filter(pk=cleo).update(standing=forged)
    assert conversations.astray(Actor.clock) == (cleo,)
    assert actions.put_right(Actor.clock, now=NOW) == 1
    assert conversations.astray(Actor.clock) == ()
    assert harbor.person(cleo).standing.level == 2


def test_what_is_true_is_left_alone_and_looked_at_once_a_day(
    harbor: Harbor, monkeypatch: pytest.MonkeyPatch
) -> None:
    harbor.talk(harbor.worker("Cleo"), 2)
    assert actions.put_right(Actor.clock, now=NOW) == 0
    looked: list[int] = []
    monkeypatch.setattr(actions, "put_right", lambda actor, *, now: looked.append(1))
    for _ in range(3):
        actions.tend(Actor.clock, now=NOW, today=TODAY)
    assert len(looked) == 1
