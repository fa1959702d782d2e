"""A hub is made, sealed and opened."""

from pathlib import Path

import pytest
from django.db import connection
from tests.conftest import WORDS
from tests.harbor.cast import NOW

from brazier.access.models import Organizer
from brazier.storage import actions, keyring
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
