"""What stands in an opened box is read strictly: it came from outside."""

import json
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brazier.phone import facts
from brazier.storage.boxes import ENDED, FOREIGN, FORGED, Checked
from brazier.terms import Wrong

NOW = datetime(2026, 11, 20, 3, 12, tzinfo=UTC)
TOLD = {"kind": "talk", "said_at": NOW.isoformat(), "body": {"who": "Cleo", "issues": ["1", "2"]}}


def read(**change: object) -> facts.Fact:
    return facts.read(json.dumps(TOLD | change).encode())


def test_one_value_or_several_come_as_a_form_brings_them() -> None:
    fact = read()
    assert (fact.kind, fact.said_at) == ("talk", NOW)
    assert fact.body == {"who": ["Cleo"], "issues": ["1", "2"]}


@pytest.mark.parametrize(
    "change",
    [
        {"kind": 3}, {"kind": ["talk"]}, {"said_at": 5}, {"said_at": "2026-11-20"}, {"body": "x"}, {"body": None},
        {"body": {"who": 3}}, {"body": {"who": None}}, {"body": {"who": ["a", 1]}}, {"body": {"who": "x" * 2001}},
        {"body": {"who": ["x"] * 41}}, {"body": {str(n): "x" for n in range(61)}}, {"body": {"who": "\0"}},
    ],
)  # fmt: skip
def test_what_is_not_exactly_that_is_no_fact(change: dict[str, object]) -> None:
    with pytest.raises(Wrong):
        read(**change)


@given(st.binary(max_size=300))
def test_noise_is_no_fact_and_breaks_nothing(noise: bytes) -> None:
    with pytest.raises(Wrong):
        facts.read(noise)


@pytest.mark.parametrize(("ago", "fits"), [(0, True), (365, True), (367, False), (-0.9, True), (-1.1, False)])
def test_a_clock_a_day_ahead_is_believed_and_no_more(ago: float, fits: bool) -> None:
    fact = facts.Fact("talk", NOW - timedelta(days=ago), {})
    if fits:
        facts.check_time(fact, NOW)
        return
    with pytest.raises(Wrong):
        facts.check_time(fact, NOW)


@pytest.mark.parametrize(
    ("reason", "number"), [("", "id"), (ENDED, "id"), (FORGED, "digest"), (FOREIGN, "digest")]
)
def test_only_a_box_our_device_vouches_for_takes_the_number_it_claims(reason: str, number: str) -> None:
    assert facts.number_of(Checked("id", 1, "digest", reason)) == number


@pytest.mark.parametrize(
    ("change", "place"),
    [({}, NOW.timestamp() * 1000), ({"nth": 17}, 17), ({"nth": -1}, NOW.timestamp() * 1000),
     ({"nth": 2**60}, NOW.timestamp() * 1000), ({"nth": "x"}, NOW.timestamp() * 1000), ({"said_at": 3}, 0)],
)  # fmt: skip
def test_a_box_stands_where_its_device_counted_it_or_at_its_hour(change: dict[str, object], place: float) -> None:
    assert facts.place(json.dumps(TOLD | change).encode()) == place


@given(
    st.lists(st.tuples(st.integers(-500, 500), st.integers(-500, 500)), min_size=1, max_size=8),
    st.randoms(use_true_random=False),
)
def test_however_late_things_come_and_whatever_the_clocks_say_each_has_its_place_as_told(
    clocks: list[tuple[int, int]], chance: Random
) -> None:
    """clocks: hours by which the device's and the hub's were wrong, for each thing that was told."""
    arriving = list(enumerate(clocks, 1))
    chance.shuffle(arriving)
    places: dict[int, int] = {}
    for nth, (of_device, of_hub) in arriving:
        fact = read(said_at=(NOW + timedelta(hours=of_device)).isoformat(), nth=nth)
        earlier = max((at for n, at in places.items() if n < nth), default=0)
        later = min((at for n, at in places.items() if n > nth), default=2**53)
        places[nth] = facts.placed(fact, NOW + timedelta(hours=of_hub), earlier, later).told_at
    assert sorted((at, nth) for nth, at in places.items()) == [(places[nth], nth) for nth in sorted(places)]


def test_what_a_device_tells_has_its_hour_and_is_never_in_the_hubs_future() -> None:
    hour = timedelta(hours=1)
    places = [facts.placed(read(said_at=(NOW + h).isoformat()), NOW, 0, 2**53).told_at for h in (-hour, hour)]
    assert places == [int((NOW - hour).timestamp() * 1000), int(NOW.timestamp() * 1000)]


@given(st.none() | st.binary(max_size=300))
def test_noise_stands_first_and_breaks_nothing(noise: bytes | None) -> None:
    assert facts.place(noise) == 0
