"""The hub's half of the key to a phone's list: given for the right PIN alone, and gone after five wrong ones."""

import hashlib
import hmac
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.harbor.cast import DEV, NOW, TODAY, Harbor

from brazier.access import actions as access
from brazier.access.changes import actions as changes
from brazier.access.models import Device as Row
from brazier.access.signin import actions as signin
from brazier.access.signin import queries as signin_read
from brazier.access.signin.facts import KnownDevice
from brazier.ledger import queries as ledger
from brazier.phone.facts import MOST_TRIES
from brazier.phone.models import ReadingHalf
from brazier.phone.reading import actions, queries
from brazier.storage.hub import here
from brazier.terms import Actor, BrazierError, Refused, Wrong

SALT, RIGHT, OTHER = b"s" * 16, b"p" * 32, b"q" * 32


@dataclass
class Phone:
    """A phone of Amara's that was let in."""

    harbor: Harbor
    number: int

    @property
    def device(self) -> KnownDevice:
        return next(d for d in signin_read.devices(self.harbor.amara) if d.id == str(self.number))

    def begin(self, proof: bytes = RIGHT) -> None:
        actions.begin(self.harbor.amara, device=self.device, salt=SALT, proof=proof, now=NOW)

    def unlock(self, proof: bytes = RIGHT) -> bytes:
        return actions.unlock(self.harbor.amara, device=self.device, proof=proof, now=NOW)

    def stands(self) -> tuple[str, int]:
        found = queries.standing(self.harbor.amara, device=self.device, now=NOW)
        return found.state, found.left

    def wrong(self, times: int) -> str:
        """So many wrong PINs; gives the code of the last answer."""
        said = ""
        for _ in range(times):
            with pytest.raises(Wrong) as told:
                self.unlock(OTHER)
            said = told.value.code
        return said


@pytest.fixture
def phone(harbor: Harbor) -> Phone:
    return Phone(harbor, another(harbor))


def another(harbor: Harbor) -> int:
    key = bytes([4, Row.objects.count()]) * 32 + b"x"
    return Row.objects.create(organizer_id=int(harbor.amara.id), key=key, number=4711, added_on=TODAY).pk


def test_the_half_is_given_for_the_right_pin_and_is_the_same_each_time(phone: Phone) -> None:
    assert phone.stands() == ("new", MOST_TRIES)
    phone.begin()
    half = phone.unlock()
    assert len(half) == 32
    assert phone.unlock() == half
    assert phone.stands() == ("ready", MOST_TRIES)


def test_five_wrong_pins_destroy_it_for_good(phone: Phone) -> None:
    phone.begin()
    assert phone.wrong(4) == "phone.wrong_pin"
    assert phone.stands() == ("ready", 1)
    assert phone.wrong(1) == "phone.list_gone"
    assert phone.stands() == ("gone", 0)
    row = ReadingHalf.objects.get()
    assert (bytes(row.half), bytes(row.verifier), bytes(row.salt)) == (b"", b"", b"")
    with pytest.raises(Wrong, match="deleted for good"):
        phone.unlock(RIGHT)


def test_the_right_pin_forgives_the_wrong_ones_before_it(phone: Phone) -> None:
    phone.begin()
    phone.wrong(4)
    phone.unlock()
    assert phone.wrong(4) == "phone.wrong_pin"
    assert phone.stands() == ("ready", 1)


def test_a_pin_chosen_anew_makes_another_half_and_shuts_what_was_kept_before(phone: Phone) -> None:
    phone.begin()
    first = phone.unlock()
    phone.wrong(5)
    phone.begin(OTHER)
    assert phone.unlock(OTHER) != first
    assert phone.stands() == ("ready", MOST_TRIES)


def test_every_try_is_one_line_and_what_changes_nothing_is_none(phone: Phone) -> None:
    phone.begin()
    before = ledger.head(phone.harbor.amara)
    phone.unlock()
    phone.wrong(5)
    assert ledger.head(phone.harbor.amara) == before + 6
    phone.wrong(3)
    phone.stands()
    assert ledger.head(phone.harbor.amara) == before + 6


def test_the_hubs_copy_alone_tells_nothing_of_the_pin(phone: Phone) -> None:
    """The mark is keyed by the hub, and what it is made of is keyed by a secret the phone does not hand out."""
    phone.begin()
    kept = bytes(ReadingHalf.objects.get().verifier)
    guesses = [RIGHT, hashlib.sha256(RIGHT).digest(), hmac.digest(b"", RIGHT, hashlib.sha256)]
    guesses.append(hmac.digest(here.opened_keys().log, RIGHT, hashlib.sha256))
    assert kept not in guesses
    assert len(kept) == 32


def test_two_phones_have_two_pins_and_two_halves(phone: Phone) -> None:
    other = Phone(phone.harbor, another(phone.harbor))
    phone.begin()
    other.begin(OTHER)
    assert phone.unlock() != other.unlock(OTHER)
    other.wrong(0)
    with pytest.raises(Wrong):
        other.unlock(RIGHT)
    assert phone.stands() == ("ready", MOST_TRIES)


@pytest.mark.parametrize(("salt", "proof"), [(b"", RIGHT), (SALT, b""), (SALT * 2, RIGHT), (SALT, RIGHT * 2)])
def test_what_is_no_pin_changes_nothing(phone: Phone, salt: bytes, proof: bytes) -> None:
    with pytest.raises(Wrong, match="Nothing was changed"):
        actions.begin(phone.harbor.amara, device=phone.device, salt=salt, proof=proof, now=NOW)
    assert phone.stands()[0] == "new"


def test_where_nobody_chose_a_pin_there_is_nothing_to_open(phone: Phone) -> None:
    with pytest.raises(Wrong) as told:
        phone.unlock()
    assert told.value.code == "phone.no_list"
    with pytest.raises(Wrong):
        actions.stand_at_gate(phone.harbor.amara, device=phone.device, at_gate=True, now=NOW)


def test_at_the_gate_not_even_the_right_pin_opens_it_and_no_try_is_spent(phone: Phone) -> None:
    phone.begin()
    actions.stand_at_gate(phone.harbor.amara, device=phone.device, at_gate=True, now=NOW)
    assert phone.stands() == ("gate", MOST_TRIES)
    assert queries.standing(phone.harbor.amara, device=phone.device, now=NOW).hours == 0
    for proof in (RIGHT, OTHER):
        with pytest.raises(Wrong) as told:
            phone.unlock(proof)
        assert told.value.code == "phone.no_list"
    actions.stand_at_gate(phone.harbor.amara, device=phone.device, at_gate=False, now=NOW)
    assert phone.stands() == ("ready", MOST_TRIES)
    assert phone.unlock()


@pytest.mark.parametrize(("level", "hours"), [("table", 72), ("committee", 24), ("site", 8)])
def test_the_larger_the_group_the_shorter_a_phone_reads_alone(phone: Phone, level: str, hours: int) -> None:
    phone.begin()
    who = replace(phone.harbor.amara, level=level, role="founder" if level == "table" else "lead")
    assert queries.standing(who, device=phone.device, now=NOW).hours == hours


def test_a_device_that_waits_opens_no_list(phone: Phone) -> None:
    phone.begin()
    later = NOW + timedelta(hours=1)
    for waits in ({"quarantined_until": later}, {"counts_from": later, "quarantined_until": None}):
        Row.objects.update(**waits)
        assert phone.stands()[0] == "waits"
        for asked in (phone.begin, phone.unlock):
            with pytest.raises(Wrong):
                asked()
        Row.objects.update(quarantined_until=None, counts_from=None)


def test_nobody_opens_anybody_elses(phone: Phone) -> None:
    phone.begin()
    bo = Actor(phone.harbor.organizer("Bo"), "organizer")
    with pytest.raises(Wrong) as told:
        actions.unlock(bo, device=phone.device, proof=RIGHT, now=NOW)
    assert told.value.code == "phone.no_list"
    assert phone.stands() == ("ready", MOST_TRIES)
    with pytest.raises(BrazierError):
        actions.end_device(bo, device=phone.device.id, now=NOW)


def test_the_hubs_own_command_line_is_no_phone(phone: Phone) -> None:
    with pytest.raises(Wrong):
        actions.begin(
            phone.harbor.amara, device=replace(phone.device, at_terminal=True), salt=SALT, proof=RIGHT, now=NOW
        )


def test_dev_gets_none_of_it(phone: Phone) -> None:
    phone.begin()
    device = phone.device
    for asked in (
        lambda: queries.standing(DEV, device=device, now=NOW),
        lambda: queries.own_list(DEV, today=TODAY),
        lambda: actions.begin(DEV, device=device, salt=SALT, proof=RIGHT, now=NOW),
        lambda: actions.unlock(DEV, device=device, proof=RIGHT, now=NOW),
        lambda: actions.stand_at_gate(DEV, device=device, at_gate=True, now=NOW),
        lambda: actions.end_device(DEV, device=device.id, now=NOW),
        lambda: actions.end_over(DEV, now=NOW),
    ):
        with pytest.raises(Refused):
            asked()  # type: ignore[no-untyped-call]
    assert phone.stands() == ("ready", MOST_TRIES)


def test_ending_a_device_destroys_its_half_in_the_same_line(phone: Phone) -> None:
    phone.begin()
    signin.set_secret(phone.harbor.amara, organizer=phone.harbor.amara.id, secret="271828", kind="pin", now=NOW)
    stays = Phone(phone.harbor, another(phone.harbor))
    stays.begin()
    before = ledger.head(phone.harbor.amara)
    actions.end_device(phone.harbor.amara, device=phone.device.id, now=NOW)
    assert ledger.head(phone.harbor.amara) == before + 1
    assert list(ReadingHalf.objects.values_list("device", flat=True)) == [stays.number]


def test_a_device_that_can_not_be_ended_keeps_its_half(phone: Phone) -> None:
    phone.begin()
    with pytest.raises(Wrong, match="last way"):
        actions.end_device(phone.harbor.amara, device=phone.device.id, now=NOW)
    assert phone.unlock()


def test_whoever_ended_a_device_its_half_is_destroyed_the_next_time_it_is_looked(phone: Phone) -> None:
    phone.begin()
    stays = Phone(phone.harbor, another(phone.harbor))
    stays.begin()
    assert actions.end_over(Actor.clock, now=NOW) == 0
    Row.objects.filter(pk=phone.number).update(ended_at=NOW)
    before = ledger.head(phone.harbor.amara)
    assert actions.end_over(Actor.clock, now=NOW) == 1
    assert ledger.head(phone.harbor.amara) == before + 1
    assert actions.end_over(Actor.clock, now=NOW) == 0
    assert stays.unlock()


def test_who_is_removed_has_no_half_left_either(phone: Phone) -> None:
    bo = Actor(phone.harbor.organizer("Bo"), "organizer")
    row = Row.objects.create(organizer_id=int(bo.id), key=b"k" * 65, number=1, added_on=TODAY)
    [device] = signin_read.devices(bo)
    actions.begin(bo, device=device, salt=SALT, proof=RIGHT, now=NOW)
    access.set_level(phone.harbor.amara, level="committee", by=phone.harbor.amara.id, now=NOW)
    changes.end_rights(replace(phone.harbor.amara, role="committee", level="committee"), organizer=bo.id, now=NOW)
    assert actions.end_over(Actor.clock, now=NOW) == 1
    row.delete()


def test_the_table_itself_knows_no_half_after_five(phone: Phone) -> None:
    phone.begin()
    with pytest.raises(IntegrityError), transaction.atomic():
        ReadingHalf.objects.update(tries=5)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReadingHalf.objects.update(tries=6, half=b"", verifier=b"")
