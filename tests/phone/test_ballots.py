"""Ballot night on phones without a network: each batch once, in the order it was said, and still two counters."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from tests.election.night.test_views import begin, bo, read, say
from tests.harbor.cast import DEV, NOW, Harbor
from tests.phone.test_actions import Device, end, let_in, reasons

from brazier.election.models import NightSaid
from brazier.election.night import queries as night
from brazier.election.night.adding import AGREED, APART, ONE
from brazier.phone import actions, queries
from brazier.phone.models import Box
from brazier.storage import mailbox
from brazier.storage.hub import here
from brazier.terms import Refused, Wrong
from brazier.web import clock


@pytest.fixture(autouse=True)
def same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def device(harbor: Harbor) -> Iterator[Device]:
    yield let_in(harbor)
    mailbox.clear(here.folder)


@pytest.fixture
def count(at_desk: Client, device: Device) -> str:
    """A count that goes on; its address."""
    return begin(at_desk)


def number(count: str) -> int:
    return int(count.rsplit("/", 1)[1])


def told(device: Device, count: str, batch: int, yes: int, no: int, *, minutes: int = 0, **more: str) -> bytes:
    """What a counter says of a batch to a phone, so many minutes ago."""
    at = NOW - timedelta(minutes=minutes)
    body = {"night": str(number(count)), "batch": str(batch), "yes": str(yes), "no": str(no), **more}
    return device.box("ballots", at=at, **body)


def state(device: Device, count: str, batch: int = 1) -> str:
    [found] = [b for b in night.batches(device.harbor.amara, number(count)) if b.number == batch]
    return found.state


def figures(device: Device, count: str) -> tuple[int, int]:
    """What Amara's last word is."""
    [found] = night.batches(device.harbor.amara, number(count))
    mine = found.by(device.harbor.amara.id)
    assert mine is not None
    return mine.yes, mine.no


def test_three_batches_that_waited_are_kept_each_once_however_often_they_come(device: Device, count: str) -> None:
    raw = [told(device, count, batch, 40, 30, minutes=9 - batch) for batch in (1, 2, 3)]
    device.drop(*raw)
    assert device.open().kept == 3
    assert [device.hand(one) for one in raw * 2] == ["kept"] * 6
    assert list(NightSaid.objects.order_by("batch").values_list("batch", "yes")) == [(1, 40), (2, 40), (3, 40)]


def test_what_a_phone_brings_is_one_counter_and_counts_once_a_second_says_the_same(
    device: Device, at_desk: Client, count: str
) -> None:
    device.hand(told(device, count, 1, 40, 30))
    device.hand(told(device, count, 1, 40, 30, minutes=5))  # twice the same person is still one
    assert state(device, count) == ONE
    assert "Nothing is counted yet." in read(at_desk, count)
    say(at_desk, count, 1, bo(device.harbor), 40, 31)
    assert state(device, count) == APART
    say(at_desk, count, 1, bo(device.harbor), 40, 30)
    assert state(device, count) == AGREED


def test_a_correction_at_the_desk_is_not_undone_by_what_waited_on_the_phone_longer(
    device: Device, at_desk: Client, count: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = told(device, count, 1, 40, 30, minutes=30)
    say(at_desk, count, 1, device.harbor.amara.id, 41, 30)
    device.hand(waits)
    assert figures(device, count) == (41, 30)


def test_a_correction_on_the_phone_goes_before_what_was_said_earlier(device: Device, count: str) -> None:
    device.drop(told(device, count, 1, 40, 30, minutes=9), told(device, count, 1, 42, 28, minutes=4))
    device.open()
    assert figures(device, count) == (42, 28)


def test_a_phone_whose_clock_is_ahead_says_nothing_later_than_now(
    device: Device, at_desk: Client, count: str
) -> None:
    device.hand(told(device, count, 1, 40, 30, minutes=-90))
    say(at_desk, count, 1, device.harbor.amara.id, 41, 30)
    assert figures(device, count) == (41, 30)


@pytest.mark.parametrize(
    ("change", "reason"),
    [({"yes": "-1"}, "phone.typed"), ({"yes": "many"}, "phone.typed"), ({"batch": "0"}, "phone.typed"),
     ({"night": "4711"}, "election.no_night"), ({"night": ""}, "phone.typed"),
     ({"yes": "0", "no": "0"}, "election.night_empty"), ({"counter": "nobody"}, "election.night_counter")],
)  # fmt: skip
def test_what_can_not_be_a_batch_is_put_aside_with_the_reason(
    device: Device, count: str, change: dict[str, str], reason: str
) -> None:
    body = {"night": str(number(count)), "batch": "1", "yes": "40", "no": "30", **change}
    assert device.hand(device.box("ballots", **body)) == "aside"
    assert reasons(device) == [reason]
    assert not NightSaid.objects.exists()


def test_whoever_may_not_count_is_put_aside(device: Device, count: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Device, "whose", lambda _self, numbers: dict.fromkeys(numbers, DEV))
    assert device.hand(told(device, count, 1, 40, 30)) == "aside"
    assert reasons(device) == ["phone.refused"]


def closed(device: Device, at_desk: Client, count: str) -> None:
    for counter in (device.harbor.amara.id, bo(device.harbor)):
        say(at_desk, count, 1, counter, 40, 30)
    assert at_desk.post(f"{count}/close", {"how": "close"}).status_code == 302


def test_what_comes_after_the_count_is_closed_is_put_aside_without_its_figures(
    device: Device, at_desk: Client, count: str
) -> None:
    closed(device, at_desk, count)
    assert device.hand(told(device, count, 2, 173, 29)) == "aside"
    [held] = queries.aside(device.harbor.amara)
    assert (held.said, held.is_unseen, held.may_take) == (
        (("night", str(number(count))), ("batch", "2")), True, True,
    )  # fmt: skip
    page = read(at_desk, "/more/aside")
    assert "The count was closed before it came" in page
    assert "173" not in page


def test_once_the_count_goes_on_it_is_kept_as_the_word_of_whoever_counted_and_not_of_whoever_looked(
    device: Device, at_desk: Client, count: str
) -> None:
    """Otherwise the figures of one person would agree with themselves."""
    closed(device, at_desk, count)
    device.hand(told(device, count, 2, 173, 29))
    [held] = queries.aside(device.harbor.amara)
    looks = replace(device.harbor.amara, id=bo(device.harbor), role="organizer")
    with pytest.raises(Wrong, match="closed"):
        actions.take_aside(looks, box=held.id, now=NOW)
    at_desk.post(f"{count}/close", {"how": "open"})
    actions.take_aside(looks, box=held.id, now=NOW)
    assert NightSaid.objects.get(batch=2).counter == device.harbor.amara.id
    assert state(device, count, 2) == ONE
    assert Box.objects.get(pk=held.id).text == ""


def test_ballots_of_a_device_that_was_ended_are_nobodys_word(device: Device, count: str) -> None:
    raw = told(device, count, 1, 40, 30)
    end(device)
    assert device.hand(raw) in ("aside", "ended")
    [held] = queries.aside(device.harbor.amara)
    assert not held.may_take
    with pytest.raises(Wrong):
        actions.take_aside(device.harbor.amara, box=held.id, now=NOW)
    assert not NightSaid.objects.exists()


def test_dev_takes_nothing_that_was_put_aside(device: Device, count: str) -> None:
    with pytest.raises(Refused):
        actions.take_aside(DEV, box=1, now=NOW)
