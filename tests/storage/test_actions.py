"""A hub is made, sealed and opened."""

import threading
import time
from pathlib import Path

import pytest
from django.db import connection, connections, transaction
from tests.conftest import WORDS
from tests.harbor.cast import NOW

from brazier.access.models import Organizer
from brazier.storage import actions, copying, keyring, presence
from brazier.storage.hub import State, here
from brazier.storage.keys import LEAST_MEMORY_KIB, Slowness
from brazier.storage.pool import Sealed
from brazier.terms import Actor, Broken, Wrong

QUICK = Slowness(LEAST_MEMORY_KIB)
pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="the file is SQLCipher's")


def make(folder: Path) -> None:
    assert here.folder == folder
    actions.create(Actor.keeper, passphrase=WORDS, slowness=QUICK)


def test_a_new_hub_is_open_and_its_folder_is_its_owners_only(own_folder: Path) -> None:
    assert here.state is State.NEW
    make(own_folder)
    assert here.state is State.OPEN
    assert own_folder.stat().st_mode & 0o777 == 0o700
    assert sorted(p.name for p in own_folder.iterdir() if "-" not in p.name) == [
        "hub.db",
        "hub.keyring",
        "hub.open",
    ]


def test_a_sealed_hub_lends_nothing_and_its_words_open_it_again(own_folder: Path) -> None:
    make(own_folder)
    Organizer.objects.create(handle="Amara", role="founder", since=NOW)
    actions.seal(Actor.keeper)
    assert here.state is State.SEALED
    with pytest.raises(Sealed):
        Organizer.objects.count()
    actions.unseal(Actor.keeper, passphrase=WORDS)
    assert Organizer.objects.get().handle == "Amara"


@pytest.mark.parametrize("again", [True, False])
def test_what_is_half_written_when_it_is_sealed_is_not_kept_by_giving_up(own_folder: Path, again: bool) -> None:
    make(own_folder)
    lent = here.opened_pool()
    with pytest.raises(Sealed), transaction.atomic():
        Organizer.objects.create(handle="Amara", role="founder", since=NOW)
        raw = connection.connection
        here.keys, lent._closed, raw.is_over = None, True, True  # noticed before its connection is closed
        if again:
            Organizer.objects.create(handle="Bo", role="organizer", since=NOW)
        else:
            raise Sealed
    here.pool = lent
    actions.seal(Actor.keeper)
    actions.unseal(Actor.keeper, passphrase=WORDS)
    assert not Organizer.objects.exists()


def test_wrong_words_leave_it_sealed(own_folder: Path) -> None:
    make(own_folder)
    actions.seal(Actor.keeper)
    with pytest.raises(Wrong, match="do not open"):
        actions.unseal(Actor.keeper, passphrase="zoom zoom zoom zoom zoom zoom")
    assert here.state is State.SEALED


def test_a_second_campaign_in_the_same_folder_is_refused(own_folder: Path) -> None:
    make(own_folder)
    with pytest.raises(Wrong, match="campaign in this folder already"):
        make(own_folder)
    assert here.state is State.OPEN


def test_a_start_that_failed_in_the_middle_leaves_a_folder_that_counts_as_new(
    own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(keyring, "write", full_disk)
        with pytest.raises(OSError, match="No space"):
            make(own_folder)
    assert here.state is State.NEW
    make(own_folder)
    assert here.state is State.OPEN


def test_a_database_from_another_copy_is_refused_and_nothing_is_changed(own_folder: Path) -> None:
    make(own_folder)
    actions.seal(Actor.keeper)
    before = here.database.read_bytes()
    ring, _ = keyring.create(WORDS, QUICK)
    keyring.write(own_folder, ring)
    with pytest.raises(Broken, match="two different copies"):
        actions.unseal(Actor.keeper, passphrase=WORDS)
    assert here.database.read_bytes() == before
    assert here.state is State.SEALED


def test_a_hub_is_not_made_where_it_would_be_copied_away(own_folder: Path) -> None:
    actions.use_folder(Actor.keeper, own_folder / "Dropbox")
    with pytest.raises(Wrong, match="another company"):
        actions.create(Actor.keeper, passphrase=WORDS, slowness=QUICK)


def test_the_envelope_and_a_new_passphrase_open_it(own_folder: Path) -> None:
    make(own_folder)
    actions.add_recovery(Actor.keeper, passphrase=WORDS, recovery="zoom zone zips zing zesty zeppelin")
    actions.change_passphrase(Actor.keeper, passphrase=WORDS, fresh="yodel yoga yoyo young yippee yarn")
    actions.seal(Actor.keeper)
    for words in ("zoom zone zips zing zesty zeppelin", "yodel yoga yoyo young yippee yarn"):
        actions.unseal(Actor.keeper, passphrase=words)
        actions.seal(Actor.keeper)
    with pytest.raises(Wrong):
        actions.unseal(Actor.keeper, passphrase=WORDS)


def test_opening_an_open_hub_only_checks_the_words(own_folder: Path) -> None:
    make(own_folder)
    opened = here.times_opened
    actions.unseal(Actor.keeper, passphrase=WORDS)
    with pytest.raises(Wrong):
        actions.unseal(Actor.keeper, passphrase="zoom zoom zoom zoom zoom zoom")
    assert (here.state, here.times_opened) == (State.OPEN, opened)


def test_what_was_only_just_made_can_be_thrown_away(own_folder: Path) -> None:
    make(own_folder)
    actions.discard(Actor.keeper)
    assert list(own_folder.iterdir()) == []


def test_sealing_does_not_wait_for_a_copy_and_leaves_nothing_of_it(
    own_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(own_folder)
    (tmp_path / "stick").mkdir()
    reading, caught = threading.Event(), []
    true = copying.Stoppable.read

    def slow(body: copying.Stoppable, size: int = -1) -> bytes:
        reading.set()
        time.sleep(0.2)
        return true(body, min(size, 4096))

    def work() -> None:
        try:
            actions.copy(Actor.keeper, folder=tmp_path / "stick", name="hub-x")
        except Sealed as error:
            caught.append(error)
        finally:
            connections.close_all()

    monkeypatch.setattr(copying.Stoppable, "read", slow)
    copier = threading.Thread(target=work)
    copier.start()
    assert reading.wait(20)
    began = time.monotonic()
    actions.seal(Actor.keeper)
    assert time.monotonic() - began < 2
    copier.join(10)
    assert len(caught) == 1
    assert list((tmp_path / "stick").iterdir()) == []
    assert not list(own_folder.glob("*.part*"))


def test_sealing_blanks_the_keys_it_held(own_folder: Path) -> None:
    make(own_folder)
    held = here.opened_keys()
    actions.seal(Actor.keeper)
    assert set(held.secrets()) == {bytes(32), bytes(len(held.backup))}


def test_words_changed_by_two_at_once_are_changed_by_one(
    own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(own_folder)
    true = keyring.with_slot

    def meanwhile(*given: object) -> keyring.Keyring:
        monkeypatch.setattr(keyring, "with_slot", true)
        actions.add_recovery(Actor.keeper, passphrase=WORDS, recovery="zoom zone zips zing zesty zeppelin")
        return true(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(keyring, "with_slot", meanwhile)
    with pytest.raises(Wrong, match="by somebody else just now"):
        actions.change_passphrase(Actor.keeper, passphrase=WORDS, fresh="yodel yoga yoyo young yippee yarn")
    assert keyring.unlock(keyring.read(own_folder), WORDS)


def test_parts_of_a_copy_that_was_cut_off_go_when_the_hub_is_opened(own_folder: Path) -> None:
    make(own_folder)
    actions.seal(Actor.keeper)
    (own_folder / "copy-1234.part").write_bytes(b"half")
    actions.unseal(Actor.keeper, passphrase=WORDS)
    assert not list(own_folder.glob("*.part*"))


def test_opening_says_once_if_the_last_end_was_no_sealing(own_folder: Path) -> None:
    make(own_folder)
    actions.seal(Actor.keeper)
    actions.unseal(Actor.keeper, passphrase=WORDS)
    assert actions.cut_off(Actor.keeper) is None
    actions.seal(Actor.keeper)
    (own_folder / presence.FILE_NAME).write_bytes(presence.OPEN)  # as a program that was killed leaves it
    actions.unseal(Actor.keeper, passphrase=WORDS)
    assert "undone as a whole" in str(actions.cut_off(Actor.keeper))
    assert actions.cut_off(Actor.keeper) is None


def test_what_a_job_holds_when_the_hub_was_sealed_meanwhile_is_dropped(own_folder: Path) -> None:
    make(own_folder)

    def work(_report: object) -> None:
        actions.seal(Actor.keeper)
        here.held["import:1"] = "names"

    job = actions.start_job(Actor.keeper, name="take:1", work=work)
    assert job.thread is not None
    job.thread.join(10)
    assert here.held == {}
