"""What is past its time goes, nothing else; what is held stays; and a clock that jumps lets nothing go."""

import tomllib
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from django.apps import apps
from django.db import connection
from tests.conftest import WORDS
from tests.faults import canaries
from tests.harbor.cast import DEV, NOW, TODAY, Harbor
from tests.shape import rules
from tests.upkeep.exports.out import exported

from brazier.conversations.models import Act, Ask, Assessment, Conversation, FollowUp
from brazier.conversations.talk import Step
from brazier.keeping import actions as keeping
from brazier.keeping import queries as keeping_read
from brazier.keeping.spans import SPANS
from brazier.ledger import queries as ledger
from brazier.ledger.models import Line
from brazier.people.models import LeftOut, Record, SearchKey, Worker
from brazier.storage import actions as storage
from brazier.storage.hub import here
from brazier.terms import Actor, Refused, Wrong
from brazier.upkeep import actions as upkeep
from brazier.upkeep.models import Ending, Exported, Sweep
from brazier.upkeep.sweeping import actions
from brazier.workplaces.models import HoleTurn

needs_file = pytest.mark.skipif(connection.vendor != "sqlite", reason="the file is SQLCipher's")
PAGE, RESERVE, SALT = 4096, 80, 16
ROOT = Path(__file__).parents[3]
CANARY = next(iter(sorted(canaries.names()))).decode()


def tend(days: int) -> None:
    """The day that many days from now, day after day as it comes."""
    upkeep.tend(Actor.clock, now=NOW + timedelta(days=days), today=TODAY + timedelta(days=days))


def tend_until(days: int) -> None:
    for day in range(0, days, 7):
        tend(day)
    tend(days)


def quotes() -> list[str]:
    return list(Conversation.objects.order_by("pk").values_list("quote", flat=True))


def last() -> Sweep:
    found = Sweep.objects.order_by("-at").first()
    assert found is not None
    return found


def pages_in_the_clear(path: Path, key: bytes) -> bytes:
    """Every page of the encrypted file, free ones too: AES-256-CBC, its last 80 bytes hold IV and HMAC."""
    raw, clear = path.read_bytes(), []
    for at in range(0, len(raw), PAGE):
        page = raw[at : at + PAGE]
        skipped = SALT if at == 0 else 0
        reader = Cipher(algorithms.AES(key), modes.CBC(page[-RESERVE : 16 - RESERVE])).decryptor()
        clear.append(reader.update(page[skipped:-RESERVE]) + reader.finalize())
    return b"".join(clear)


def everything_that_can_be_read() -> bytes:
    """Every cell of every table."""
    bodies = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            bodies += [repr(tuple(bytes(c) if isinstance(c, memoryview) else c for c in r)) for r in cursor]
    return "\n".join(bodies).encode()


def test_a_note_becomes_chips_after_30_days_and_what_counts_stays_whole(harbor: Harbor) -> None:
    cleo = harbor.worker()
    step = Step("lend her the rent book", TODAY, harbor.amara.id)
    harbor.talk(
        cleo, 2, quote="I can not go on", ask="wear", ask_text="red on Friday", answer="yes", step=step,
        issues=(harbor.chip(),),
    )  # fmt: skip
    harbor.act(cleo)
    tend_until(30)
    assert quotes() == ["I can not go on"]
    tend(31)
    assert quotes() == [""]
    assert list(Ask.objects.values_list("text", "kind", "answer")) == [("", "wear", "yes")]
    assert list(FollowUp.objects.values_list("what", "state")) == [("lend her the rent book", "expired")]
    tend_until(60)
    assert list(FollowUp.objects.values_list("what", "state")) == [("", "expired")]
    assert Assessment.objects.count() == 1
    assert list(Act.objects.values_list("text", flat=True)) == ["red on Friday"]
    assert harbor.person(cleo).standing.level == 2


def test_words_of_a_step_stay_for_as_long_as_we_owe_it(harbor: Harbor) -> None:
    harbor.talk(harbor.worker(), 2, owed=Step("ask the lawyer", TODAY, harbor.amara.id))
    tend_until(200)
    assert list(FollowUp.objects.values_list("what", "state")) == [("ask the lawyer", "open")]


def test_n69_a_second_after_its_time_a_note_is_in_no_row(harbor: Harbor) -> None:
    harbor.talk(harbor.worker("Cleo"), 3, quote=f"ask {CANARY} about it")
    tend_until(30)
    assert canaries.found_in([everything_that_can_be_read()]) == {CANARY.encode()}
    midnight = datetime(2026, 12, 21, 0, 0, 1, tzinfo=NOW.tzinfo)
    upkeep.tend(Actor.clock, now=midnight, today=midnight.date())
    assert canaries.found_in([everything_that_can_be_read()]) == set()


@needs_file
def test_n69_a_second_after_its_time_a_note_is_in_no_page_no_log_and_no_memory(
    own: Harbor, own_folder: Path
) -> None:
    file, key = own_folder / "hub.db", here.opened_keys().database

    def found() -> set[bytes]:
        return canaries.found_in([pages_in_the_clear(file, key)])

    own.talk(own.worker("Cleo"), 3, quote=f"ask {CANARY} about it")
    tend_until(30)
    actions.wipe(Actor.clock)
    assert found() == {CANARY.encode()}  # else the search would prove nothing
    midnight = datetime(2026, 12, 21, 0, 0, 1, tzinfo=NOW.tzinfo)
    upkeep.tend(Actor.clock, now=midnight, today=midnight.date())
    assert found() == set()
    assert [log.stat().st_size for log in own_folder.glob("*-wal")] == [0]
    assert canaries.found_in([repr(dict(here.held)).encode()]) == set()


def test_n69_nobody_who_was_left_out_can_be_found_by_any_search_key(harbor: Harbor) -> None:
    gone = harbor.worker(CANARY)
    upkeep.forget(harbor.amara, worker=gone, now=NOW)
    assert canaries.found_in([everything_that_can_be_read()]) == set()
    assert not SearchKey.objects.exists()


@needs_file
def test_n70_who_was_left_out_stays_out_of_a_copy_30_days_old_and_old_notes_are_asked_about(
    own: Harbor, own_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    gone, cleo = own.worker(CANARY), own.worker("Cleo")
    own.talk(cleo, 3, quote="a month old")
    tend(0)
    copied = upkeep.backup(own.amara, folder=tmp_path / "stick", now=NOW)
    upkeep.forget(own.amara, worker=gone, now=NOW)
    storage.use_folder(Actor.keeper, own_folder.with_name("another-machine"))
    later = NOW + timedelta(days=31)
    assert upkeep.restore(Actor.keeper, source=copied.path, passphrase=WORDS, now=later) == 1
    upkeep.tend(Actor.clock, now=later, today=later.date())
    assert canaries.found_in([everything_that_can_be_read()]) == set()
    assert last().asks == "jumped"
    actions.sweep_anyway(own.amara, now=later)
    assert quotes() == [""]


@needs_file
def test_n71_copies_past_their_time_stay_while_a_hold_lasts_and_go_afterwards(own: Harbor, tmp_path: Path) -> None:
    for back in (200, 150, 100):
        upkeep.backup(own.amara, folder=tmp_path, now=NOW - timedelta(days=back))
    number = actions.put_hold(own.amara, kind="everything", thing=None, reason="subpoena", now=NOW)
    upkeep.backup(own.amara, folder=tmp_path, now=NOW)
    assert len(list(tmp_path.glob("*.brazier"))) == 4
    assert "keeping.refused" in Line.objects.values_list("verb", flat=True)
    keeping.release(own.amara, hold=number, now=NOW)
    upkeep.backup(own.amara, folder=tmp_path, now=NOW + timedelta(seconds=1))
    assert len(list(tmp_path.glob("*.brazier"))) == 3


def test_a_committee_chooses_between_limits_and_the_next_sweep_follows(harbor: Harbor) -> None:
    harbor.talk(harbor.worker(), 3, ago=10, quote="soon gone")
    keeping.choose(harbor.amara, kind="notes", days=9, now=NOW)
    tend(0)
    assert (quotes(), last().gone["notes"]) == ([""], 1)
    for kind, days in (("notes", 6), ("notes", 91), ("empty", 5), ("nothing", 5)):
        with pytest.raises(Wrong):
            keeping.choose(harbor.amara, kind=kind, days=days, now=NOW)
    assert keeping_read.lives(harbor.amara)["notes"] == 9


def test_sweeping_twice_on_a_day_does_and_tells_the_same(harbor: Harbor) -> None:
    harbor.talk(harbor.worker(), 3, ago=31, quote="gone")
    tend(0), tend(0)
    assert (Sweep.objects.count(), last().gone["notes"], last().asks) == (1, 1, "")


def test_n71_nothing_that_is_held_goes_by_the_clock_or_by_hand_and_who_asked_is_in_the_ledger(
    harbor: Harbor,
) -> None:
    cleo, mei = harbor.worker("Cleo Diaz"), harbor.worker("Mei-Lin")
    for one in (cleo, mei):
        harbor.talk(one, 3, quote="keep me")
    number = actions.put_hold(harbor.amara, kind="person", thing=cleo, reason="charge of 3 May", now=NOW)
    tend_until(45)
    assert quotes() == ["keep me", ""]
    with pytest.raises(Wrong, match="on legal hold"):
        upkeep.forget(harbor.amara, worker=cleo, now=NOW)
    assert Line.objects.order_by("-number").values_list("verb", flat=True)[0] == "keeping.refused"
    upkeep.forget(harbor.amara, worker=mei, now=NOW)
    assert list(Worker.objects.values_list("pk", flat=True)) == [cleo]
    keeping.release(harbor.amara, hold=number, now=NOW)
    tend(46)
    assert quotes() == [""]
    upkeep.forget(harbor.amara, worker=cleo, now=NOW)
    with pytest.raises(Wrong):
        keeping.release(harbor.amara, hold=number, now=NOW)


def test_n71_whoever_was_in_a_held_cell_stays_held_in_another(harbor: Harbor) -> None:
    cleo = harbor.worker("Cleo", department="Stow", shift="Nights")
    harbor.talk(cleo, 3, quote="keep me")
    actions.put_hold(harbor.amara, kind="cell", thing=harbor.cell("Stow", "Nights"), reason="charge", now=NOW)
    new = harbor.worker("Noor", department="Stow", shift="Nights")
    tend(1)
    Worker.objects.update(cell=harbor.cell("Pick", "Days"))
    tend_until(40)
    assert quotes() == ["keep me"]
    for one in (cleo, new):
        with pytest.raises(Wrong, match="legal hold"):
            upkeep.forget(harbor.amara, worker=one, now=NOW)


def test_n71_a_hold_on_everything_keeps_details_of_the_ledger_exports_and_lets_no_campaign_end(
    harbor: Harbor, tmp_path: Path
) -> None:
    sheet = exported(harbor.amara, target=tmp_path / "a.csv")
    actions.put_hold(harbor.amara, kind="everything", thing=None, reason="subpoena", now=NOW)
    tend_until(120)
    assert sheet.exists()
    assert not Line.objects.filter(salt="").exists()
    for attempt in (
        lambda: actions.end_campaign(harbor.amara, now=NOW),
        lambda: keeping.stop_if_held(  # what wiping the whole hub asks first
            Actor.keeper, held=actions.holding.held(Actor.clock), records=None, what="hub", now=NOW
        ),
    ):
        before = ledger.head(harbor.amara)
        with pytest.raises(Wrong, match="crime"):
            attempt()
        assert ledger.head(harbor.amara) == before + 1


def test_a_hold_needs_a_reason_and_something_to_hold(harbor: Harbor) -> None:
    for kind, thing, reason in (
        ("everything", None, "  "), ("everything", 1, "x"), ("person", 4711, "x"), ("cell", 4711, "x"),
        ("moon", 1, "x"), ("cell", None, "x"),
    ):  # fmt: skip
        with pytest.raises(Wrong):
            actions.put_hold(harbor.amara, kind=kind, thing=thing, reason=reason, now=NOW)
    assert keeping_read.holds(harbor.amara) == ()


def test_n76_a_clock_two_days_back_lets_nothing_go_and_says_why(harbor: Harbor) -> None:
    harbor.talk(harbor.worker(), 3, ago=60, quote="still here")
    tend(-2)
    assert (quotes(), last().asks) == (["still here"], "back")
    tend(0)
    assert (quotes(), last().asks) == ([""], "")


def test_n76_a_clock_ten_years_ahead_lets_nothing_go_until_people_say_so(harbor: Harbor) -> None:
    harbor.talk(harbor.worker(), 3, quote="still here")
    tend(0)
    tend(3653)
    assert (quotes(), last().asks, last().would["notes"]) == (["still here"], "jumped", 1)
    tend(3654)
    assert (quotes(), last().asks) == (["still here"], "jumped")
    tend(1)  # somebody put the clock right
    assert quotes() == ["still here"]
    tend(20), tend(33)
    assert quotes() == [""]


def test_n76_who_looked_at_the_clock_says_so_and_it_goes(harbor: Harbor) -> None:
    harbor.talk(harbor.worker(), 3, quote="gone")
    with pytest.raises(Wrong, match="Nothing waits"):
        actions.sweep_anyway(harbor.amara, now=NOW)
    tend(0), tend(50)
    actions.sweep_anyway(harbor.amara, now=NOW + timedelta(days=50))
    assert (quotes(), last().asks, last().gone["notes"]) == ([""], "", 1)
    assert Line.objects.order_by("-number").values_list("verb", flat=True)[0] == "upkeep.sweep"


def test_n76_no_summer_time_moves_a_sweep(harbor: Harbor) -> None:
    eve = datetime(2027, 3, 27, tzinfo=NOW.tzinfo)
    Sweep.objects.create(day=eve.date(), at=eve)
    for hour in range(30):
        at = datetime(2027, 3, 28, tzinfo=NOW.tzinfo) + timedelta(hours=hour)
        actions.sweep(Actor.clock, now=at, today=at.date())
        assert last().asks == ""


def test_far_more_than_on_other_days_waits_for_people(harbor: Harbor) -> None:
    cleo = harbor.worker()
    for _ in range(201):
        harbor.talk(cleo, 3, ago=31, quote="at once")
    tend(0)
    assert (last().asks, last().would["notes"]) == ("many", 201)
    assert set(quotes()) == {"at once"}


def test_a_file_with_everybody_in_it_is_gone_after_a_day(harbor: Harbor, tmp_path: Path) -> None:
    sheet = exported(harbor.amara, target=tmp_path / "a.csv")
    actions.sweep(Actor.clock, now=NOW + timedelta(hours=24), today=TODAY)
    assert sheet.exists()
    actions.sweep(Actor.clock, now=NOW + timedelta(hours=24, seconds=1), today=TODAY + timedelta(days=1))
    assert not Exported.objects.exists()


def test_when_the_campaign_is_over_everything_about_people_goes_once_people_say_so_again(harbor: Harbor) -> None:
    gone, cleo = harbor.worker("Abdou"), harbor.worker("Cleo")
    upkeep.forget(harbor.amara, worker=gone, now=NOW)
    harbor.talk(cleo, 2, quote="x")
    harbor.act(cleo)
    actions.end_campaign(harbor.amara, now=NOW)
    tend_until(90)
    assert (Assessment.objects.count(), Act.objects.count(), Record.objects.count()) == (1, 1, 1)
    tend(91)
    assert (last().asks, Record.objects.count()) == ("ends", 1)
    actions.sweep_anyway(harbor.amara, now=NOW + timedelta(days=91))
    for table in (Assessment, Act, Conversation, FollowUp, Record, Worker, LeftOut, HoleTurn):
        assert not table._default_manager.exists()
    assert all(f.is_well for f in ledger.findings(Actor.keeper))


def test_a_campaign_that_goes_on_after_all_loses_nothing(harbor: Harbor) -> None:
    harbor.talk(harbor.worker(), 2)
    actions.end_campaign(harbor.amara, now=NOW)
    with pytest.raises(Wrong, match="already"):
        actions.end_campaign(harbor.amara, now=NOW)
    actions.go_on(harbor.amara, now=NOW)
    tend_until(120)
    assert (Assessment.objects.count(), Ending.objects.count()) == (1, 0)
    with pytest.raises(Wrong):
        actions.go_on(harbor.amara, now=NOW)


def test_the_chain_holds_after_details_went_and_nobody_is_named_by_any_old_line(harbor: Harbor) -> None:
    harbor.worker()
    tend_until(100)
    assert Line.objects.filter(salt="").exclude(who="", what="", hour="", verb="").count() == 0
    assert Line.objects.filter(salt="").count() >= 3
    assert not [
        f for f in ledger.findings(Actor.keeper) if f.code in ("ledger_whole", "ledger_signed") and not f.is_well
    ]


def test_every_table_of_the_database_has_an_end_or_is_listed(harbor: Harbor) -> None:
    listed = tomllib.loads((ROOT / "tests/shape/foreign_tables.toml").read_text())["tables"]
    ours = {m._meta.db_table: m.keeps_for for m in apps.get_models() if hasattr(m, "keeps_for")}
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
    assert there - ours.keys() - listed.keys() == set()
    assert set(ours.values()) <= SPANS.keys() == rules.spans(ROOT)


def test_dev_holds_chooses_and_sweeps_nothing(harbor: Harbor) -> None:
    for attempt in (
        lambda: actions.put_hold(DEV, kind="everything", thing=None, reason="x", now=NOW),
        lambda: keeping.release(DEV, hold=1, now=NOW),
        lambda: keeping.choose(DEV, kind="notes", days=9, now=NOW),
        lambda: actions.sweep(DEV, now=NOW, today=TODAY),
        lambda: actions.sweep_anyway(DEV, now=NOW),
        lambda: actions.end_campaign(DEV, now=NOW),
        lambda: actions.go_on(DEV, now=NOW),
    ):
        with pytest.raises(Refused):
            attempt()
