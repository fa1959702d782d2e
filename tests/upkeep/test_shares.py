"""A committee holds shares instead of one person's words; old shares open nothing new; nothing is half done."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from tests.conftest import WORDS
from tests.harbor.cast import DEV, NOW, Harbor

from brazier.ledger import queries as ledger
from brazier.ledger.models import Line
from brazier.people.models import Worker
from brazier.storage import actions as storage
from brazier.storage import bundle, keyring, pool, presence, rekeying, shares
from brazier.storage.hub import State, here
from brazier.storage.keys import LEAST_MEMORY_KIB, Keys, Slowness
from brazier.storage.shares import Split
from brazier.terms import Actor, Broken, Refused, Wrong
from brazier.upkeep import actions

needs_file = pytest.mark.skipif(connection.vendor != "sqlite", reason="the file is SQLCipher's")
OTHERS = "zoologist zoom yippee yodel yummy yoga"


@pytest.fixture
def own(own_folder: Path) -> Harbor:
    """A hub of this test's own that opens with six words, and Cleo in it."""
    storage.create(Actor.keeper, passphrase=WORDS, slowness=Slowness(LEAST_MEMORY_KIB))
    harbor = Harbor.begin()
    harbor.worker("Cleo Diaz")
    return harbor


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def shared_out(harbor: Harbor, enough: int = 2, whole: int = 3) -> Split:
    known = keyring.read(here.folder)
    way = shares.split(enough, whole, past=known.past)
    actions.share_out(harbor.amara, known=known, way=way, now=NOW)
    return way


def opened(harbor: Harbor, *texts: str, words: str = "") -> str:
    """The name of whoever is in the hub, after opening it so."""
    storage.seal(Actor.keeper)
    storage.unseal(Actor.nobody, passphrase=words, shares=texts)
    return names(harbor)


def names(harbor: Harbor) -> str:
    return " ".join(sorted(Worker.objects.values_list("name", flat=True)))


def test_from_now_on_any_two_of_three_open_it_and_the_words_do_not(own: Harbor) -> None:
    way = shared_out(own)
    assert names(own) == "Cleo Diaz"  # it goes on, open
    for some in ((0, 1), (2, 1), (0, 2)):
        assert opened(own, *(way.texts[n] for n in some)) == "Cleo Diaz"
    storage.seal(Actor.keeper)
    for bad in ({"passphrase": WORDS}, {"shares": way.texts[:1]}, {"shares": (way.texts[0], way.texts[0])}):
        with pytest.raises(Wrong):
            storage.unseal(Actor.nobody, **bad)  # type: ignore[arg-type]
        assert here.state is State.SEALED
    assert [f for f in _unwell(way) if f != "swap_off"] == []


def _unwell(way: Split) -> list[str]:
    storage.unseal(Actor.nobody, shares=way.texts[:2])
    return [f.code for f in actions.verify(Actor.keeper) if not f.is_well]


def test_work_goes_on_in_the_same_minute_and_is_kept(own: Harbor) -> None:
    way = shared_out(own)
    own.worker("Bo Chen")
    assert opened(own, *way.texts[1:]) == "Bo Chen Cleo Diaz"


def test_it_is_one_line_in_the_ledger_and_only_for_whoever_may(own: Harbor) -> None:
    before = Line.objects.count()
    shared_out(own)
    assert list(Line.objects.order_by("number").values_list("verb", flat=True))[before:] == ["upkeep.share_out"]
    known = keyring.read(here.folder)
    with pytest.raises(Refused, match="nothing here"):
        actions.share_out(DEV, known=known, way=OTHERS, now=NOW)
    assert keyring.read(here.folder) == known


@needs_file
def test_after_a_reshare_old_shares_and_old_keys_open_nothing_new_n57(own: Harbor, own_folder: Path) -> None:
    first = shared_out(own)
    old_keys = _copied(here.opened_keys())
    second = shared_out(own, 3, 5)
    own.worker("Bo Chen")
    storage.seal(Actor.keeper)
    with pytest.raises(Wrong):
        storage.unseal(Actor.nobody, shares=first.texts[:2])
    with pytest.raises(Wrong, match="older set"):
        storage.unseal_by_share(Actor.nobody, typed=first.texts[0], now=NOW)
    with pytest.raises(Broken):  # whoever took the keys themselves out of an old hub has no more of them
        pool.open_raw(here.database, old_keys.database)
    assert opened(own, *second.texts[1:4]) == "Bo Chen Cleo Diaz"


def _copied(keys: Keys) -> Keys:
    return Keys(*(bytes(bytearray(secret)) for secret in keys.secrets()))


@needs_file
def test_a_copy_opens_with_the_shares_of_its_day_and_says_so_to_all_others_n57(
    own: Harbor, own_folder: Path, stick: Path
) -> None:
    first = shared_out(own)
    old = actions.backup(own.amara, folder=stick, now=NOW).path
    old_keys = _copied(here.opened_keys())
    second = shared_out(own, 3, 5)
    new = actions.backup(own.amara, folder=stick, now=NOW.replace(hour=NOW.hour + 1)).path
    with pytest.raises(Broken):
        bundle.unpack(new, old_keys, stick / "peeked")
    storage.use_folder(Actor.keeper, own_folder.with_name("another-machine"))
    for source, texts, said in (
        (new, first.texts[:3], f"of an older set \\({first.number}\\). It opens only copies of that time"),
        (old, second.texts[:3], f"of set {second.number}. What you want to open needs set {first.number}"),
        (old, first.texts[:1] * 3, "1 of 2 shares are here"),
    ):
        with pytest.raises(Wrong, match=said):
            actions.restore(Actor.keeper, source=source, shares=texts, now=NOW)
    assert here.state is State.NEW
    with pytest.raises(Wrong, match="shares of a committee, not with six words"):
        actions.restore(Actor.keeper, source=new, passphrase=WORDS, now=NOW)
    actions.restore(Actor.keeper, source=old, shares=first.texts, now=NOW)
    assert names(own) == "Cleo Diaz"
    storage.use_folder(Actor.keeper, own_folder.with_name("third-machine"))
    actions.restore(Actor.keeper, source=new, shares=second.texts[2:], now=NOW)
    assert names(own) == "Cleo Diaz"


@needs_file
def test_whoever_was_left_out_stays_out_of_a_copy_from_before_the_reshare_and_of_one_from_after(
    own: Harbor, own_folder: Path, stick: Path
) -> None:
    first, ana = shared_out(own), own.worker("Ana Left-Out")
    old = actions.backup(own.amara, folder=stick, now=NOW).path
    second = shared_out(own)
    new = actions.backup(own.amara, folder=stick, now=NOW.replace(hour=NOW.hour + 1)).path
    actions.forget(own.amara, worker=ana, now=NOW)
    for source, way, machine in ((old, first, "second"), (new, second, "third")):
        storage.use_folder(Actor.keeper, own_folder.with_name(machine))
        assert actions.restore(Actor.keeper, source=source, shares=way.texts[:2], now=NOW) == 1
        assert names(own) == "Cleo Diaz"


@needs_file
def test_a_stick_that_was_in_a_pocket_during_the_reshare_still_tells_who_was_left_out(
    own: Harbor, own_folder: Path, stick: Path, tmp_path: Path
) -> None:
    (tmp_path / "pocket").mkdir()
    ana = own.worker("Ana Left-Out")
    actions.backup(own.amara, folder=tmp_path / "pocket", now=NOW)
    actions.forget(own.amara, worker=ana, now=NOW)
    (tmp_path / "pocket").rename(tmp_path / "away")
    way = shared_out(own)
    copied = actions.backup(own.amara, folder=stick, now=NOW).path
    storage.use_folder(Actor.keeper, own_folder.with_name("another-machine"))
    actions.restore(Actor.keeper, source=copied, shares=way.texts[:2], now=NOW, knowing=(tmp_path / "away",))
    assert names(own) == "Cleo Diaz"


def test_a_committee_that_shrank_goes_back_to_six_words(own: Harbor) -> None:
    way = shared_out(own)
    actions.share_out(own.amara, known=keyring.read(here.folder), way=OTHERS, now=NOW)
    assert opened(own, words=OTHERS) == "Cleo Diaz"
    storage.seal(Actor.keeper)
    for bad in ({"passphrase": WORDS}, {"shares": way.texts[:2]}):
        with pytest.raises(Wrong):
            storage.unseal(Actor.nobody, **bad)  # type: ignore[arg-type]
    storage.unseal(Actor.nobody, passphrase=OTHERS)


def test_words_and_envelopes_can_not_be_slipped_in_beside_the_shares(own: Harbor) -> None:
    way = shared_out(own)
    for attempt in (
        lambda: actions.make_envelope(own.amara, passphrase=WORDS, recovery=OTHERS, now=NOW),
        lambda: actions.change_words(own.amara, passphrase=WORDS, fresh=OTHERS, now=NOW, end_envelope=True),
    ):
        with pytest.raises(Wrong, match="shares of a committee"):
            attempt()
    assert keyring.read(here.folder).slots == ()
    assert opened(own, *way.texts[:2]) == "Cleo Diaz"


def test_two_who_share_out_at_once_do_not_undo_each_other(own: Harbor) -> None:
    known = keyring.read(here.folder)
    way = shared_out(own)
    with pytest.raises(Wrong, match="changed by somebody else"):
        actions.share_out(own.amara, known=known, way=shares.split(2, 3), now=NOW)
    assert here.state is State.OPEN
    assert opened(own, *way.texts[:2]) == "Cleo Diaz"


@needs_file
def test_while_another_program_has_the_hub_open_nothing_is_changed(own: Harbor) -> None:
    other = presence.Presence()
    other.enter(here.folder)
    try:
        with pytest.raises(Wrong, match="Another program has this hub open"):
            shared_out(own)
    finally:
        other.leave()
    assert keyring.read(here.folder).committee is None
    assert opened(own, words=WORDS) == "Cleo Diaz"


@needs_file
def test_a_disk_without_room_is_told_before_anything_is_changed(
    own: Harbor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage.shutil, "disk_usage", lambda _folder: type("Usage", (), {"free": 1}))
    before = Line.objects.count()
    with pytest.raises(Wrong, match="no room"):
        shared_out(own)
    assert keyring.read(here.folder).committee is None
    assert Line.objects.count() == before


def _stop(*_: object, **__: object) -> None:
    raise OSError(28, "no space")


@needs_file
@pytest.mark.parametrize(
    ("where", "cut"),
    [
        (rekeying, "copied"),
        (storage, "_put_in_place"),
        (storage.keyring, "settled"),
        (storage, "rekey"),
    ],
)
def test_whatever_fails_after_the_new_shares_are_in_force_the_next_opening_finishes_it_n66(
    own: Harbor, monkeypatch: pytest.MonkeyPatch, where: object, cut: str
) -> None:
    known, way = keyring.read(here.folder), shares.split(2, 3)
    with monkeypatch.context() as broken:
        broken.setattr(where, cut, _stop)
        with pytest.raises(OSError, match="no space"):
            actions.share_out(own.amara, known=known, way=way, now=NOW)
    assert here.state is State.SEALED
    assert keyring.read(here.folder).was
    assert opened(own, *way.texts[:2]) == "Cleo Diaz"
    assert keyring.read(here.folder).was == ""
    assert not list(here.folder.glob("*.part*"))
    said = actions.finish_share_out(Actor.clock, now=NOW)
    assert "That is finished now" in str(said)
    assert actions.finish_share_out(Actor.clock, now=NOW) is None
    assert ledger.newest(Actor.keeper).number == Line.objects.count()
    assert Line.objects.filter(verb="upkeep.share_out_end").count() == 1
    assert rekeying.is_under(here.database, here.opened_keys().database)


@needs_file
def test_if_the_line_can_not_be_kept_the_opening_writes_one_n66(
    own: Harbor, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, way = keyring.read(here.folder), shares.split(2, 3)
    with monkeypatch.context() as broken:
        broken.setattr(actions.ledger, "_append", _stop)
        with pytest.raises(OSError, match="no space"):
            actions.share_out(own.amara, known=known, way=way, now=NOW)
    assert opened(own, *way.texts[:2]) == "Cleo Diaz"
    actions.finish_share_out(Actor.clock, now=NOW)
    verbs = list(Line.objects.values_list("verb", flat=True))
    assert "upkeep.share_out" not in verbs
    assert "upkeep.share_out_end" in verbs


@needs_file
@pytest.mark.parametrize("moment", ["before", "while it is copied", "at the end"])
def test_panic_in_the_middle_leaves_the_old_way_in_or_the_new_one_never_both_or_none_n66(
    own: Harbor, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    known, way = keyring.read(here.folder), shares.split(2, 3)
    _panic_at(moment, monkeypatch)
    with pytest.raises(Refused):
        actions.share_out(own.amara, known=known, way=way, now=NOW)
    monkeypatch.undo()
    assert here.state is State.SEALED
    ways: tuple[Callable[[], str], ...] = (
        lambda: opened(own, words=WORDS),
        lambda: opened(own, *way.texts[:2]),
    )
    found = []
    for try_it in ways:
        try:
            found.append(try_it())
        except Wrong:
            found.append("shut")
    assert sorted(found) == ["Cleo Diaz", "shut"]
    assert (found[0] == "shut") is (moment != "before")


def _panic_at(moment: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if moment == "before":
        true = keyring.opening

        def sealed_first(*given: object) -> object:
            storage.seal(Actor.keeper)
            return true(*given)  # type: ignore[arg-type]

        monkeypatch.setattr(storage.keyring, "opening", sealed_first)
        return
    copied = rekeying.copied

    def panic(*given: object, **named: object) -> None:
        if moment == "at the end":
            copied(*given, **named)  # type: ignore[arg-type]
            storage.seal(Actor.keeper)
        else:
            storage.seal(Actor.keeper)
            copied(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(storage.rekeying, "copied", panic)
