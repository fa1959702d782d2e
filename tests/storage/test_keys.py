"""From a passphrase to the keys."""

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brazier.storage import keys
from brazier.storage.keys import LEAST_MEMORY_KIB, Slowness
from brazier.terms import Broken, Wrong

KEY = b"k" * 32
QUICK = Slowness(LEAST_MEMORY_KIB)


@given(st.binary(max_size=200), st.text(max_size=20))
def test_what_is_wrapped_comes_back_under_the_same_key_and_label(content: bytes, label: str) -> None:
    assert keys.unwrap(keys.wrap(content, KEY, label), KEY, label) == content


def test_another_key_or_another_label_opens_nothing() -> None:
    sealed = keys.wrap(b"root", KEY, "hub:passphrase")
    for key, label in ((b"x" * 32, "hub:passphrase"), (KEY, "hub:recovery")):
        with pytest.raises(Wrong, match="do not open"):
            keys.unwrap(sealed, key, label)


@pytest.mark.parametrize("sealed", ["", "not base64!", "AAAA"])
def test_a_damaged_wrapping_says_so(sealed: str) -> None:
    with pytest.raises(Broken, match="damaged"):
        keys.unwrap(sealed, KEY, "x")


def test_stretching_gives_the_same_key_for_the_same_words_and_salt_only() -> None:
    one = keys.stretch("six words", b"s" * 16, QUICK)
    assert one == keys.stretch("six words", b"s" * 16, QUICK)
    assert one != keys.stretch("six words", b"t" * 16, QUICK)
    assert one != keys.stretch("six word", b"s" * 16, QUICK)


@pytest.mark.parametrize("weak", [{"memory_kib": 65535}, {"passes": 2}, {"lanes": 0}])
def test_a_key_file_can_not_ask_for_less_work_than_the_floor(weak: dict[str, int]) -> None:
    with pytest.raises(Broken, match="too little work"):
        Slowness(**weak)


def test_a_slow_machine_gets_less_memory_but_never_under_the_floor() -> None:
    clock = itertools.count(step=2)
    assert keys.tuned(lambda: next(clock), Slowness(2 * LEAST_MEMORY_KIB)).memory_kib == LEAST_MEMORY_KIB


def test_a_fast_machine_keeps_the_full_work() -> None:
    clock = itertools.count(step=0.1)
    start = Slowness(2 * LEAST_MEMORY_KIB)
    assert keys.tuned(lambda: next(clock), start) == start


def test_a_machine_that_is_busy_with_something_else_keeps_the_full_work() -> None:
    before, clock = keys.seconds_alone(), time.perf_counter()
    time.sleep(0.3)
    assert time.perf_counter() - clock >= 0.3
    assert keys.seconds_alone() - before < 0.1


def test_the_standard_work_is_256_mib_three_times() -> None:
    assert (Slowness().memory_kib, Slowness().passes) == (256 * 1024, 3)


def test_keys_are_random_never_printed_and_come_back_whole() -> None:
    made = keys.new_keys()
    assert len({made.database, made.box, made.log, made.marks, made.backup}) == 5
    assert made.database.hex() not in repr(made)
    assert keys.unpack(keys.pack(made)) == made


@pytest.mark.parametrize("content", [b"", b"{}", b'{"database": "AAAA"}', b"[1]"])
def test_damaged_keys_are_refused(content: bytes) -> None:
    with pytest.raises(Broken, match="damaged"):
        keys.unpack(content)
