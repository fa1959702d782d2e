"""Signing in at the command line: the same proof as at a desk, and the command line as a device."""

from datetime import datetime, timedelta

import pytest
from tests.access.signin.test_actions import GATE, PHRASE, PIN, actor, by_code, desk, pair, step_up_to, with_pin
from tests.harbor.cast import NOW, Harbor
from tests.harbor.soft_keys import SoftBrowser

from brazier.access.models import Device, Notice, Organizer
from brazier.access.signin import actions, codes, queries
from brazier.access.signin.facts import KnownDevice, WaysIn, seated
from brazier.access.signin.proofs import is_key
from brazier.access.signin.terminal import actions as terminal
from brazier.access.signin.terminal.actions import AtTerminal
from brazier.terms import Actor, Refused, Wrong

FOUR = NOW + timedelta(minutes=4)


def enter(secret: bytes, at: datetime = FOUR, handle: str = "Amara", **typed: str) -> AtTerminal:
    told = {"passphrase": PHRASE, "code": codes.code(secret, codes.step_of(at))} | typed
    return terminal.enter(GATE, handle=handle, now=at, today=at.date(), **told)  # type: ignore[arg-type]


def test_whoever_signs_in_acts_as_on_the_page(harbor: Harbor) -> None:
    secret, me = desk(harbor)
    assert enter(secret) == AtTerminal(me, waits=False)
    step_up_to("committee")
    later = FOUR + timedelta(days=2)
    assert enter(secret, later) == AtTerminal(actor(me.id, later), waits=False)


def test_only_the_gate_lets_anybody_try(harbor: Harbor) -> None:
    for who in (harbor.amara, Actor.nobody, Actor.clock):
        with pytest.raises(Refused):
            terminal.enter(who, handle="Amara", passphrase=PHRASE, code="", now=NOW, today=NOW.date())


def test_it_is_one_device_the_same_each_time_and_not_one_of_two(harbor: Harbor) -> None:
    secret, me = desk(harbor)
    for _ in range(2):
        pair(me, me.id, SoftBrowser())
    for minutes in (1, 2):
        enter(secret, FOUR + timedelta(minutes=minutes))
    assert [d.at_terminal for d in queries.devices(me)] == [False, False, True]
    with pytest.raises(Wrong, match="two devices already"):
        pair(me, me.id, SoftBrowser())
    actions.end_device(me, device=queries.devices(me)[0].id, now=NOW)
    pair(me, me.id, SoftBrowser())


def test_its_owner_is_told_and_can_end_it_and_then_it_waits_anew(harbor: Harbor) -> None:
    secret, me = desk(harbor)
    pair(me, me.id, SoftBrowser())
    step_up_to("committee")
    assert enter(secret) == AtTerminal(Actor(me.id, "probation", "committee"), waits=True)
    assert [n.kind for n in Notice.objects.filter(told_at=None)] == ["paired"]
    a_day = FOUR + timedelta(hours=24)
    assert enter(secret, a_day).actor.role == "committee"
    [*_, ours] = queries.devices(actor(me.id))
    actions.end_device(actor(me.id), device=ours.id, now=a_day)
    assert enter(secret, a_day + timedelta(minutes=1)).waits


def test_no_browser_can_be_the_command_line_of_somebody(harbor: Harbor) -> None:
    bo = harbor.organizer("Bo")
    keys = [queries.terminal_key(GATE, organizer=who) for who in (harbor.amara.id, bo, harbor.amara.id)]
    assert keys[0] == keys[2] != keys[1]
    assert all(map(is_key, keys))
    secret, _ = desk(harbor)
    enter(secret)
    with pytest.raises(Wrong, match="belongs to an organizer already"):
        actions.register_device(harbor.amara, organizer=bo, key=keys[0], now=NOW, today=NOW.date())


def test_a_pin_and_the_command_line_are_no_way_in(harbor: Harbor) -> None:
    secret, me = desk(harbor)
    with_pin(me, me.id, SoftBrowser())
    enter(secret)
    for device in queries.devices(me):
        if not device.at_terminal:
            actions.end_device(me, device=device.id, now=NOW)  # passphrase and codes are another way
    with pytest.raises(Wrong, match="your last way"):
        actions.end_codes(me, now=NOW)
    ours = KnownDevice("1", me.id, b"", "", NOW.date(), at_terminal=True)
    assert not WaysIn(pin=True, passphrase=False, devices=(ours,), passkeys=(), codes=False).is_ready


def test_the_answer_is_one_for_every_reason_n30(harbor: Harbor) -> None:
    secret, _ = desk(harbor)
    said = set()
    for typed in (
        {"handle": "Nobody"}, {"handle": ""}, {"passphrase": ""}, {"passphrase": PIN}, {"code": ""}, {"code": "0"},
        {"handle": "Amara\0"}, {"handle": "\udcff"}, {"passphrase": "\udcff" * 300}, {"code": "\0"},
        {"passphrase": PHRASE + " "}, {"handle": "A" * 10_000},
    ):  # fmt: skip
        with pytest.raises(Wrong) as error:
            enter(secret, **typed)  # type: ignore[arg-type]
        said.add((error.value.code, error.value.sentence))
    assert said == {("signin.not_in", terminal.NOT_IN)}


def test_whoever_is_on_probation_or_paused_does_not_sign_in_with_a_code_n24(harbor: Harbor) -> None:
    secret, me = desk(harbor)
    rows = Organizer.objects.filter(pk=me.id)
    rows.update(state="away", paused_at=NOW)
    for attempt in (
        lambda: enter(secret),
        lambda: by_code("Amara", PHRASE, codes.code(secret, codes.step_of(NOW))),
    ):
        with pytest.raises(Wrong):
            attempt()
    assert not Device.objects.exists()
    step_up_to("committee")
    rows.update(state="active", paused_at=None, role="lead", probation_until=NOW.date() + timedelta(days=7))
    with pytest.raises(Wrong):
        enter(secret)
    rows.update(probation_until=None)
    assert enter(secret, FOUR + timedelta(minutes=1)).waits


def test_a_lead_at_a_table_signs_in_as_everybody_there(harbor: Harbor) -> None:
    secret, me = desk(harbor)
    Organizer.objects.filter(pk=me.id).update(role="lead")
    assert enter(secret).actor.role == "organizer"


def test_nobody_stays_nobody_whatever_waits() -> None:
    waits = KnownDevice("1", "1", b"", "", NOW.date(), quarantined_until=FOUR)
    assert seated(Actor.nobody, waits, NOW) == Actor.nobody
    assert seated(Actor("1", "lead", "site"), waits, NOW).role == "probation"
    assert seated(Actor("1", "lead", "site"), waits, FOUR).role == "lead"


def test_a_full_line_is_told_as_it_is(harbor: Harbor, monkeypatch: pytest.MonkeyPatch) -> None:
    secret, _ = desk(harbor)
    monkeypatch.setattr(actions.lanes, "STRANGERS", actions.lanes.Lane(waiting=1, patience=0))
    with actions.lanes.STRANGERS.turn(), pytest.raises(Wrong, match="Wait a few seconds"):
        enter(secret)
