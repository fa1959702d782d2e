"""What devices brought: kept once, or put aside and told."""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, derive_private_key
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.utils.timezone import get_current_timezone
from tests.harbor.cast import DEV, NOW, TODAY, Harbor
from tests.storage.test_boxes import SIGNER, public

from brazier.access.dropping import actions as dropping
from brazier.access.dropping.actions import let_drop, new_number
from brazier.access.models import Device as Row
from brazier.conversations import queries as conversations
from brazier.conversations.models import Assessment, Conversation
from brazier.ledger import queries as ledger
from brazier.people import queries as people
from brazier.phone import actions, queries
from brazier.phone.facts import Opened
from brazier.phone.models import Box
from brazier.storage import boxes, mailbox
from brazier.storage import queries as storage_read
from brazier.storage.hub import here
from brazier.storage.keys import public_half
from brazier.terms import Actor, Refused, Wrong

OTHER = derive_private_key(77, SECP256R1())


@dataclass
class Device:
    """A device of Amara's that was let in."""

    harbor: Harbor
    number: int

    def box(self, fact: str = "talk", *, ident: bytes = b"", at: datetime = NOW, **body: str | list[str]) -> bytes:
        """One thing told to it, sealed."""
        return self.sealed(json.dumps({"kind": fact, "said_at": at.isoformat(), "body": body}).encode(), ident)

    def sealed(self, text: bytes, ident: bytes = b"") -> bytes:
        return boxes.seal(
            text, ident=ident or os.urandom(16), number=self.number, hub=storage_read.box_key(Actor.keeper),
            once=X25519PrivateKey.generate(), signer=SIGNER,
        )  # fmt: skip

    def whose(self, numbers: Iterable[int]) -> dict[int, Actor]:
        """Amara's, and nobody else's."""
        return {number: self.harbor.amara for number in numbers if number == self.number}

    def drop(self, *raw: bytes) -> None:
        """Leave them at the sealed door."""
        for one in raw:
            mailbox.drop(here.folder, one)

    def open(self, now: datetime = NOW) -> Opened:
        """The hub was unsealed."""
        return actions.open_boxes(Actor.clock, whose=self.whose, now=now)

    def hand(self, raw: bytes) -> str | None:
        """Hand one to the open hub; gives what became of it."""
        got = actions.receive(Actor.clock, raw=raw, whose=self.whose, now=NOW)
        return got and got.state

    def talks(self) -> list[str]:
        """What was said in the talks that are kept."""
        everybody = people.newest(self.harbor.amara, today=TODAY)
        records = [r.number for row in everybody for r in self.harbor.person(row.number).records]
        return [s.text for s in conversations.history(self.harbor.amara, records=records).said]


NUMBER = 4711


def let_in(harbor: Harbor) -> Device:
    """A row of the table of devices, and a line beside the seal."""
    Row.objects.create(organizer_id=int(harbor.amara.id), key=public(), number=NUMBER, added_on=TODAY)
    let_drop(Actor.keeper)
    return Device(harbor, NUMBER)


def end(device: Device) -> None:
    Row.objects.filter(number=device.number).update(ended_at=NOW)
    let_drop(Actor.keeper)


@pytest.fixture
def device(harbor: Harbor) -> Iterator[Device]:
    yield let_in(harbor)
    mailbox.clear(here.folder)


TOLD = {"who": "Cleo Diaz", "quote": "I sign.", "when": "none"}


def test_what_was_dropped_while_sealed_is_kept_when_it_opens(device: Device) -> None:
    device.harbor.worker()
    device.drop(device.box(**TOLD))
    assert queries.count_aside(device.harbor.amara) == 0
    assert device.open() == Opened(kept=1)
    assert device.talks() == ["I sign."]
    assert list(mailbox.waiting(here.folder)) == []


def test_what_waited_is_opened_in_the_order_it_was_told_whatever_its_files_are_called(device: Device) -> None:
    device.harbor.worker()
    hours = [3, 0, 2, 1]
    for nth, hour in enumerate(hours):
        at = NOW - timedelta(hours=hour)
        device.drop(
            device.box(who="Cleo Diaz", quote=f"{hour} hours ago", when="none", at=at, ident=bytes([nth]) * 16)
        )
    device.open()
    assert [talk.quote for talk in Conversation.objects.order_by("pk")] == [
        "3 hours ago", "2 hours ago", "1 hours ago", "0 hours ago",
    ]  # fmt: skip


def test_a_clock_that_went_back_changes_nothing_of_the_order_where_the_device_counts(device: Device) -> None:
    device.harbor.worker()
    for nth in (2, 1, 3):
        body = {"who": ["Cleo Diaz"], "quote": [f"told as number {nth}"], "when": ["none"]}
        said_at = (NOW - timedelta(hours=nth)).isoformat()
        fact = {"kind": "talk", "said_at": said_at, "nth": 1_795_000_000_000 + nth, "body": body}
        device.drop(device.sealed(json.dumps(fact).encode(), bytes([9 - nth]) * 16))
    device.open()
    told = [talk.quote for talk in Conversation.objects.order_by("pk")]
    assert told == [f"told as number {nth}" for nth in (1, 2, 3)]


@pytest.mark.parametrize("kind", ["talk", "act"])
def test_a_device_whose_clock_is_an_hour_ahead_tells_nothing_of_tomorrow(device: Device, kind: str) -> None:
    who = people.code_of(device.harbor.amara, device.harbor.worker())
    more = {"quote": "x", "level": "2", "when": "none"} if kind == "talk" else {"kind": "wear", "level": "2"}
    late = datetime(2026, 11, 20, 23, 30, tzinfo=get_current_timezone())
    raw = device.box(kind, who=who, at=late + timedelta(hours=1), **more)
    got = actions.receive(Actor.clock, raw=raw, whose=device.whose, now=late)
    assert got
    assert (got.state, reasons(device)) == ("kept", [])
    assert list(Assessment.objects.values_list("day", flat=True)) == [late.date()]


def test_many_at_the_same_moment_are_each_kept_once(device: Device) -> None:
    device.harbor.worker()
    one, other = device.box(**TOLD), device.box(who="Cleo Diaz", quote="Me too.", when="none")
    checked = [storage_read.check_box(Actor.clock, raw=raw) for raw in (one, other, one)]
    brought = [actions.Brought(Actor.clock, box, device.whose, NOW) for box in checked]
    assert [got.state for got in actions._receive_all(brought)] == ["kept", "kept", "kept"]
    assert sorted(device.talks()) == ["I sign.", "Me too."]


def test_a_talk_is_of_the_day_it_was_told_not_of_the_day_it_was_opened(device: Device) -> None:
    cleo = device.harbor.worker()
    device.drop(device.box(**TOLD, at=NOW - timedelta(days=9), level="2"))
    device.open()
    assert device.harbor.person(cleo).standing.level == 2
    records = [r.number for r in device.harbor.person(cleo).records]
    [rating] = conversations.history(device.harbor.amara, records=records).assessments
    assert rating.day == TODAY - timedelta(days=9)
    assert rating.author == device.harbor.amara.id


def test_the_same_box_however_often_it_comes_is_one_talk_and_one_line(device: Device) -> None:
    device.harbor.worker()
    raw = device.box(**TOLD)
    device.drop(raw)
    device.open()
    head = ledger.head(device.harbor.amara)
    assert device.hand(raw) == "kept"
    device.drop(raw)
    assert device.open() == Opened()
    assert device.talks() == ["I sign."]
    assert ledger.head(device.harbor.amara) == head


def test_who_asks_to_be_left_out_at_a_phone_is_gone_once_it_reaches_the_hub(device: Device) -> None:
    device.harbor.worker("Cleo Diaz"), device.harbor.worker("Rosa Lima")
    device.drop(device.box("leave_out", who="Cleo Diaz"))
    device.open()
    assert [row.name for row in people.newest(device.harbor.amara, today=TODAY)] == ["Rosa Lima"]


@pytest.mark.parametrize(("who", "reason"), [("", "phone.typed"), ("Diaz", "phone.who")])
def test_who_is_to_be_left_out_must_be_clear(device: Device, who: str, reason: str) -> None:
    device.harbor.worker("Cleo Diaz"), device.harbor.worker("Rosa Diaz")
    assert device.hand(device.box("leave_out", who=who)) == "aside"
    assert reasons(device) == [reason]


def test_somebody_new_is_written_down_with_the_talk(device: Device) -> None:
    assert device.hand(device.box(who="Fatou Sarr", quote="Night shift is tired.", when="none")) == "kept"
    assert [row.name for row in people.newest(device.harbor.amara, today=TODAY)] == ["Fatou Sarr"]


def test_what_somebody_did_is_noted_by_her_code(device: Device) -> None:
    cleo = device.harbor.worker()
    code = people.code_of(device.harbor.amara, cleo)
    assert device.hand(device.box("act", who=code, kind="wear", text="red", is_public="on", level="2")) == "kept"
    assert device.harbor.person(cleo).standing.basis == "did"


def test_a_device_that_only_asks_leaves_nothing_behind(device: Device) -> None:
    assert device.hand(device.box("here")) == "kept"
    device.drop(device.box("here"))
    assert device.open() == Opened()
    assert Box.objects.count() == 0


def reasons(device: Device) -> list[str]:
    return [box.reason for box in queries.aside(device.harbor.amara)]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"kind": "talk", "who": "Cleo Diaz", "quote": "She waits for her visa.", "when": "none"}, "phone.smells"),
        ({"kind": "talk", "who": "", "quote": "x"}, "phone.typed"),
        ({"kind": "talk", "who": "Cleo Diaz", "level": "9"}, "phone.typed"),
        ({"kind": "talk", "who": "Cleo Diaz", "ask": "wear"}, "conversations.ask"),
        ({"kind": "talk", "who": "Rosa"}, "phone.who"),
        ({"kind": "act", "who": "7QK-4MP", "level": "9"}, "phone.typed"),
        ({"kind": "sell"}, "phone.fact"),
        ({"kind": "forget", "who": "Cleo Diaz"}, "phone.fact"),
    ],
)
def test_what_can_not_be_kept_is_put_aside_with_its_reason_and_nothing_else_happens(
    device: Device, body: dict[str, str], reason: str
) -> None:
    for name in ("Cleo Diaz", "Rosa Diaz", "Rosa Diaz"):
        device.harbor.worker(name)
    kind = body.pop("kind")
    assert device.hand(device.box(kind, **body)) == "aside"
    assert reasons(device) == [reason]
    assert device.talks() == []


@pytest.mark.parametrize(
    "text",
    [b"", b"{", b"[]", b"3", b'{"kind": "talk"}', b"\xff\xfe", b'{"kind":"talk","said_at":"soon","body":{}}',
     b'{"kind":"talk","said_at":"2026-11-20T03:00:00","body":{}}', b"[" * 4000,
     b'{"kind":"talk","said_at":"2026-11-20T03:00:00+00:00","body":[1]}',
     b'{"kind":"talk","said_at":"2026-11-20T03:00:00+00:00","body":{"who":{"a":1}}}',
     b'{"kind":"talk","said_at":"2026-11-20T03:00:00+00:00","body":{"who":"\\u0000"}}'],
)  # fmt: skip
def test_whatever_a_device_of_ours_seals_is_answered_and_put_aside(device: Device, text: bytes) -> None:
    assert device.hand(device.sealed(text)) == "aside"
    assert reasons(device) == ["phone.fact"]


@pytest.mark.parametrize("days", [-400, 3])
def test_a_device_whose_clock_is_wrong_is_not_believed(device: Device, days: int) -> None:
    assert device.hand(device.box(**TOLD, at=NOW + timedelta(days=days))) == "aside"
    assert reasons(device) == ["phone.time"]


def planted(device: Device, raw: bytes, name: str = "planted") -> None:
    """Written beside the sealed hub by somebody who has the disk."""
    (here.folder / mailbox.FOLDER_NAME).mkdir(exist_ok=True)
    (here.folder / mailbox.FOLDER_NAME / name).write_bytes(raw)


def test_a_forged_box_on_the_disk_is_put_aside_and_does_not_keep_the_true_one_out(device: Device) -> None:
    true = device.box(**TOLD, ident=b"the same id here")
    bent = bytearray(true)
    bent[200] ^= 1
    planted(device, bytes(bent))
    planted(device, b"noise", "noise")
    assert device.open() == Opened(aside=2)
    assert reasons(device) == ["forged", "forged"]
    assert device.hand(true) == "kept"
    assert device.talks() == ["I sign."]


def test_a_key_written_in_beside_the_sealed_hub_speaks_for_nobody(device: Device) -> None:
    line = boxes.Device(device.number, public(OTHER), False, "ab" * 32)
    mailbox.write_devices(here.folder, [line])
    forged = boxes.seal(
        b"{}", ident=os.urandom(16), number=device.number, hub=storage_read.box_key(Actor.keeper),
        once=X25519PrivateKey.generate(), signer=OTHER,
    )  # fmt: skip
    device.drop(forged)  # the sealed door can not know better
    assert device.open() == Opened(aside=1)
    assert reasons(device) == ["forged"]


def test_a_box_for_another_hub_is_put_aside_unread(device: Device) -> None:
    raw = boxes.seal(
        b"{}", ident=os.urandom(16), number=device.number, hub=public_half(b"another hub".ljust(32)),
        once=X25519PrivateKey.generate(), signer=SIGNER,
    )  # fmt: skip
    device.drop(raw)
    assert device.open() == Opened(aside=1)
    assert reasons(device) == ["foreign"]


def test_another_text_under_a_number_that_was_kept_is_put_aside(device: Device) -> None:
    device.harbor.worker()
    assert device.hand(device.box(**TOLD, ident=b"x" * 16)) == "kept"
    assert device.hand(device.box(who="Cleo Diaz", quote="Never said.", when="none", ident=b"x" * 16)) == "aside"
    assert reasons(device) == ["replayed"]
    assert device.talks() == ["I sign."]


def test_n56_what_a_device_dropped_before_it_was_ended_is_put_aside_and_what_comes_later_too(
    device: Device,
) -> None:
    device.harbor.worker()
    device.drop(device.box(**TOLD))
    end(device)
    assert device.open() == Opened(aside=1)
    assert device.hand(device.box(**TOLD)) == "ended"
    assert device.hand(device.box("here")) == "ended"
    assert reasons(device) == ["ended", "ended"]
    assert device.talks() == []


def test_n56_a_device_whose_organizer_is_gone_is_ended_whatever_stands_outside_the_seal(device: Device) -> None:
    device.harbor.worker()
    got = actions.receive(Actor.clock, raw=device.box(**TOLD), whose=lambda _: {}, now=NOW)
    assert got
    assert got.state == "ended"
    assert device.talks() == []


def test_whoever_may_not_write_writes_nothing_by_a_device_either(device: Device) -> None:
    got = actions.receive(
        Actor.clock, raw=device.box(**TOLD), whose=lambda numbers: dict.fromkeys(numbers, DEV), now=NOW
    )
    assert got
    assert got.state == "aside"
    assert reasons(device) == ["phone.refused"]
    assert people.count(device.harbor.amara) == 0


def test_what_was_put_aside_is_kept_by_whoever_looked_as_her_word(device: Device) -> None:
    device.harbor.worker()
    device.hand(device.box(who="Cleo Diaz", quote="She waits for her visa.", when="none"))
    [held] = queries.aside(device.harbor.amara)
    assert held.may_take
    assert dict(held.said)["quote"] == "She waits for her visa."
    actions.take_aside(device.harbor.amara, box=held.id, now=NOW)
    assert device.talks() == ["She waits for her visa."]
    assert queries.aside(device.harbor.amara) == ()
    with pytest.raises(Wrong):
        actions.take_aside(device.harbor.amara, box=held.id, now=NOW)


def test_what_is_thrown_away_leaves_no_word_and_stays_thrown_away(device: Device) -> None:
    raw = device.box(who="Rosa", quote="x", level="9")
    device.hand(raw)
    [held] = queries.aside(device.harbor.amara)
    actions.throw_away(device.harbor.amara, box=held.id, now=NOW)
    assert list(Box.objects.values_list("text", "state")) == [("", "thrown")]
    assert device.hand(raw) == "aside"
    assert queries.aside(device.harbor.amara) == ()


def test_a_forged_box_can_be_thrown_away_and_never_kept(device: Device) -> None:
    planted(device, b"noise")
    device.open()
    [held] = queries.aside(device.harbor.amara)
    with pytest.raises(Wrong):
        actions.take_aside(device.harbor.amara, box=held.id, now=NOW)
    actions.throw_away(device.harbor.amara, box=held.id, now=NOW)


def test_nobody_without_rights_looks_or_decides(device: Device) -> None:
    device.hand(device.box(who="", quote="x"))
    [held] = queries.aside(device.harbor.amara)
    for asked in (
        lambda: queries.aside(DEV),
        lambda: queries.count_aside(DEV),
        lambda: actions.take_aside(DEV, box=held.id, now=NOW),
        lambda: actions.throw_away(DEV, box=held.id, now=NOW),
        lambda: actions.open_boxes(DEV, whose=device.whose, now=NOW),
    ):
        with pytest.raises(Refused):
            asked()  # type: ignore[no-untyped-call]


def test_a_device_gets_a_number_that_tells_nothing(harbor: Harbor) -> None:
    numbers = {new_number(Actor.keeper) for _ in range(20)}
    assert len(numbers) == 20
    assert all(0 < n < 2**53 for n in numbers)


def test_there_is_room_for_so_many_devices_and_those_that_ended_make_room(
    harbor: Harbor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dropping, "MOST_DEVICES", 1)
    device = let_in(harbor)
    with pytest.raises(Wrong, match="too many devices"):
        new_number(Actor.keeper)
    end(device)
    assert new_number(Actor.keeper)
    mailbox.clear(here.folder)


def test_a_hub_that_was_restored_knows_its_devices_again_once_it_is_open(device: Device) -> None:
    device.harbor.worker()
    mailbox.write_devices(here.folder, [])  # the folder is a new one
    device.drop(device.box(**TOLD))
    assert list(mailbox.waiting(here.folder)) == []  # it waits on the device, which asks again
    assert device.open() == Opened()
    assert device.hand(device.box(**TOLD)) == "kept"


def test_devices_beside_the_seal_make_room_for_live_ones_first(
    device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    end(device)
    assert [d.is_ended for d in mailbox.devices(here.folder).values()] == [True]
    monkeypatch.setattr(mailbox, "MOST_DEVICES", 1)
    Row.objects.create(organizer_id=int(device.harbor.amara.id), key=public(), number=4712, added_on=TODAY)
    let_drop(Actor.keeper)
    assert [(d.number, d.is_ended) for d in mailbox.devices(here.folder).values()] == [(4712, False)]
