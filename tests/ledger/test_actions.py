"""One line per action, and what remembers it."""

import re
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connections, transaction

from brazier.conversations import actions as conversations
from brazier.conversations.talk import Talk
from brazier.ledger import actions, anchor, chain, queries, signing
from brazier.ledger.models import Line, Signed
from brazier.ledger.remembered import Seen
from brazier.storage.hub import HEAD_NAME, here
from brazier.terms import Actor, Broken
from brazier.upkeep import actions as upkeep
from tests.harbor.cast import NOW, TODAY, Harbor

FORM = {
    "hour": re.compile(r"\d{4}-\d\d-\d\dT\d\d:00Z"),
    "who": re.compile(r"[0-9a-f]{16}"),
    "verb": re.compile(r"[a-z_]+\.[a-z_]+"),
    "what": re.compile(r"|[0-9a-f]{16}"),
    "salt": re.compile(r"[0-9a-f]{32}"),
    "payload": re.compile(r"[0-9a-f]{64}"),
    "stays": re.compile(r"|[a-z_]+\.[a-z_]+( [0-9]+)?"),
    "digest": re.compile(r"[0-9a-f]{64}"),
}
NAMES = ("Cleo", "Diaz", "Amara", "Mei-Lin", "Stow", "Nights", "knee", "3:12", "03:12")


def key() -> bytes:
    return signing.derive(here.opened_keys().log).memory


def act(number: int = 1) -> None:
    with actions.entry(Actor("1", "founder"), "people.add", f"worker:{number}", NOW):
        pass


def test_one_action_is_one_line_however_many_actions_it_calls(harbor: Harbor) -> None:
    before = Line.objects.count()
    with actions.entry(harbor.amara, "demo.day", "1", NOW):
        cleo, mei = harbor.worker("Cleo Diaz"), harbor.worker("Mei-Lin Zhao")
        harbor.talk(cleo, 2)
        harbor.act(mei)
    assert list(Line.objects.filter(number__gt=before).values_list("verb", flat=True)) == ["demo.day"]


def test_an_action_that_fails_leaves_no_line_and_the_next_one_writes_again(harbor: Harbor) -> None:
    before = Line.objects.count()
    with pytest.raises(ZeroDivisionError), actions.entry(harbor.amara, "people.add", "", NOW):
        raise ZeroDivisionError
    assert Line.objects.count() == before
    harbor.worker()
    assert Line.objects.count() == before + 1


def test_no_line_holds_a_name_a_text_or_a_minute(harbor: Harbor) -> None:
    cleo, mei = harbor.worker("Cleo Diaz", phone="917 555 0148"), harbor.worker("Mei-Lin Zhao")
    harbor.organizer("Bo")
    harbor.cell("Stow", "Nights")
    talk = Talk(worker=cleo, had_on=TODAY, organizer=harbor.amara.id, level=2, basis="said", quote="my knee hurts")
    conversations.record(harbor.amara, talk=talk, now=NOW, today=TODAY)
    harbor.act(mei)
    upkeep.forget(harbor.amara, worker=cleo, now=NOW)
    lines = list(Line.objects.values())
    assert len(lines) > 8
    for line in lines:
        assert all(form.fullmatch(line[field]) for field, form in FORM.items()), line
        assert not [name for name in NAMES if name in str(line)]


@pytest.mark.parametrize("verb", ["Cleo Diaz has a sore knee", "people.Cleo", ""])
def test_what_somebody_typed_does_not_get_into_the_ledger_as_a_verb(harbor: Harbor, verb: str) -> None:
    with pytest.raises(Broken), actions.entry(harbor.amara, verb, "", NOW):
        pass


def test_only_one_place_writes_lines_and_only_dropping_details_changes_them() -> None:
    source = Path(actions.__file__).parents[1]
    writes = re.compile(
        r"\b(?:Line|Signed)\.objects\.(?:.*\.)?(create|update|delete|bulk_\w+)\(|"
        r"(?i:\b(insert\s+(?:or\s+\w+\s+)?into|update|delete\s+from|replace\s+into)\s+\W?ledger_)"
    )
    found = [
        (path.relative_to(source).as_posix(), by_model or by_text)
        for path in source.rglob("*.py")
        for by_model, by_text in writes.findall(path.read_text())
    ]
    assert sorted(found) == [("ledger/actions.py", "INSERT INTO"), ("ledger/actions.py", "bulk_create")]
    assert source.joinpath("ledger/actions.py").read_text().count(".update(") == 1


def tended(days: int, *, drop: int) -> int:
    """The hub's own line of a day, in which details older than so many days are dropped."""
    day = NOW + timedelta(days=days)
    with actions.entry(Actor.clock, "upkeep.tend", "", day):
        return actions.drop_details(Actor.clock, before=(day - timedelta(days=drop)).date())


def test_after_90_days_a_line_keeps_its_hash_and_nothing_else_and_the_chain_holds(empty_hub: Path) -> None:
    for number in range(105):
        act(number)
    words = queries.newest(Actor.keeper).words
    assert tended(90, drop=90) == 0
    assert tended(91, drop=90) == 105
    assert tended(91, drop=90) == 0
    old = Line.objects.get(number=100)
    assert (old.hour, old.who, old.verb, old.what, old.salt, len(old.payload)) == ("", "", "", "", "", 64)
    assert all(f.is_well for f in queries.findings(Actor.keeper))
    found = queries.line_with(Actor.keeper, words)
    assert (found and found.number, found and found.hour) == (105, "")


def test_the_newest_line_keeps_its_details_however_old_it_is(empty_hub: Path) -> None:
    act()
    assert tended(4000, drop=90) == 0
    assert tended(4001, drop=90) == 1
    assert queries.newest(Actor.keeper).hour.startswith("2037")


def test_details_are_dropped_only_by_lines_that_are_signed_and_say_so(empty_hub: Path) -> None:
    act(1), act(2)
    with pytest.raises(Broken), actions.entry(Actor.clock, "people.add", "", NOW + timedelta(days=99)):
        actions.drop_details(Actor.clock, before=TODAY + timedelta(days=9))
    with pytest.raises(Broken):
        actions.drop_details(Actor.clock, before=TODAY)
    assert not Line.objects.filter(salt="").exists()


def test_dropping_that_was_taken_back_leaves_no_claim_that_it_happened(empty_hub: Path) -> None:
    act(1), act(2)
    with (
        actions.entry(Actor.clock, "upkeep.tend", "", NOW),
        pytest.raises(ZeroDivisionError),
        transaction.atomic(),
    ):
        assert actions.drop_details(Actor.clock, before=TODAY + timedelta(days=9)) == 1
        raise ZeroDivisionError
    assert all(f.is_well for f in queries.findings(Actor.keeper))


def test_a_restored_hub_is_explained_even_when_the_details_of_that_line_are_gone(empty_hub: Path) -> None:
    act(1)
    with actions.entry(Actor.keeper, chain.RESTORED, "", NOW):
        pass
    act(2)
    assert tended(100, drop=90) == 2
    told = queries.noticed(Actor.keeper, Seen(50, "f" * 64))
    assert told is not None
    assert (told.code, told.holes["day"]) == ("ledger.shorter_restored", "2026-11-20")


def test_every_hundredth_line_and_the_end_of_a_day_are_signed(empty_hub: Path) -> None:
    for number in range(205):
        act(number)
    with actions.entry(Actor.clock, "upkeep.tend", "", NOW):
        pass
    assert list(Signed.objects.order_by("number").values_list("number", flat=True)) == [100, 200, 206]
    public = signing.public_half(signing.derive(here.opened_keys().log).seed)
    for s in Signed.objects.all():
        assert signing.is_true(public, signing.Checkpoint(s.number, s.digest, s.hour, s.signature))
        assert s.digest == queries.digest_at(Actor.keeper, s.number)


def test_tending_signs_the_newest_line(own: Harbor) -> None:
    upkeep.tend(Actor.clock, now=NOW, today=TODAY)
    assert Signed.objects.filter(number=queries.head(Actor.keeper)).exists()


def test_the_folder_remembers_each_line_once_it_is_kept(empty_hub: Path) -> None:
    for number in range(3):
        act(number)
        known = anchor.read(empty_hub, key())
        assert known is not None
        assert (known.number, known.digest) == (number + 1, queries.newest(Actor.keeper).digest)
    with pytest.raises(ZeroDivisionError), actions.entry(Actor.keeper, "people.add", "", NOW):
        raise ZeroDivisionError
    assert anchor.read(empty_hub, key()) == known


def test_a_hub_killed_before_the_folder_remembers_goes_on_without_an_alarm(empty_hub: Path) -> None:
    act()
    earlier = (empty_hub / HEAD_NAME).read_text()
    act()
    (empty_hub / HEAD_NAME).write_text(earlier)
    assert queries.noticed(Actor.keeper, None) is None
    act()
    assert queries.noticed(Actor.keeper, None) is None
    assert (known := anchor.read(empty_hub, key())) is not None
    assert known.number == 3


def test_more_lines_do_not_hide_that_some_were_cut_off(empty_hub: Path) -> None:
    for number in range(6):
        act(number)
    Line.objects.filter(number__gt=1).delete()
    for number in range(20):
        act(number)
        assert queries.noticed(Actor.keeper, None) is not None
    assert [f.code for f in queries.findings(Actor.keeper) if not f.is_well] == ["ledger_head"]


def test_a_checkpoint_whose_line_was_cut_off_stays_as_the_proof_and_stops_nobody(empty_hub: Path) -> None:
    for number in range(101):
        act(number)
    Line.objects.filter(number__gt=98).delete()
    for number in range(4):
        act(number)
    actions.accept(Actor("1", "founder"), now=NOW)
    found = {f.code: f.detail for f in queries.findings(Actor.keeper) if not f.is_well}
    assert found == {"ledger_signed": "line 100"}


def test_somebody_who_knows_why_says_so_in_the_record_and_the_folder_remembers_anew(empty_hub: Path) -> None:
    for number in range(6):
        act(number)
    seen = queries.seen(Actor.keeper)
    Line.objects.filter(number__gt=1).delete()
    actions.accept(Actor("1", "founder"), now=NOW)
    assert all(f.is_well for f in queries.findings(Actor.keeper))
    assert queries.newest(Actor.keeper).number == 2
    told = queries.noticed(Actor.keeper, seen)  # everybody else is still told
    assert told is not None
    assert told.code == "ledger.shorter_accepted"


def test_a_stick_keeps_the_proof_until_somebody_says_why(empty_hub: Path, stick: Path) -> None:
    for number in range(6):
        act(number)
    actions.remember(Actor.keeper, stick)
    proof = queries.on_stick(Actor.keeper, stick)
    Line.objects.filter(number__gt=1).delete()
    actions.remember(Actor.keeper, stick)
    assert queries.on_stick(Actor.keeper, stick) == proof
    actions.accept(Actor("1", "founder"), now=NOW)
    actions.remember(Actor.keeper, stick)
    assert queries.on_stick(Actor.keeper, stick) == queries.seen(Actor.keeper)


def test_many_who_write_at_once_leave_no_gap(empty_hub: Path) -> None:
    act(0)
    faults: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for turn in range(12):
                act(100 * number + turn)
        except BaseException as error:
            faults.append(error)
        finally:
            connections.close_all()

    crowd = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    assert faults == []
    assert list(Line.objects.order_by("number").values_list("number", flat=True)) == list(range(1, 98))
    assert all(f.is_well for f in queries.findings(Actor.keeper))
    assert (known := anchor.read(empty_hub, key())) is not None
    assert known.digest == queries.newest(Actor.keeper).digest
    assert known.digest != chain.START
