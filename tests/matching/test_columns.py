"""Traits of many rows side by side."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.matching.rows import SECRET, entry, traits

from brazier.matching.columns import columns
from brazier.matching.describe import describe
from brazier.matching.traits import Traits
from brazier.terms import Broken, Wrong


def test_the_columns_say_what_the_traits_say() -> None:
    packed = traits(
        entry(
            "1", "Maria Garcia", phones=("718 555 0148", "347 555 0199"), emails=("m@x.org",), department="Pack"
        ),
        entry("2", "Li Wei", source="other", address="12 Oak St"),
    )
    rows = columns(packed)
    assert [[rows.vocabulary[w] for w in line if w >= 0] for line in rows.words] == [
        ["maria", "garcia"],
        ["li", "wei"],
    ]
    assert rows.phones[0, :2].tolist() == [17185550148, 13475550199]
    assert [rows.labels[at] if at >= 0 else "" for at in rows.department] == ["pack", ""]
    assert rows.house[1] == packed[1].marks.house
    assert rows.street[1, 0] == packed[1].marks.street[0]
    assert [rows.sources[at] for at in rows.source] == ["list", "other"]


def test_no_rows_are_columns_too() -> None:
    assert len(columns([])) == 0


def test_hashes_of_two_secrets_are_not_compared() -> None:
    mixed = [*traits(entry("1", "Ana")), *describe([entry("2", "Ana")], secret=b"another secret, also long")]
    with pytest.raises(Wrong):
        columns(mixed)


@given(st.binary(max_size=90))
def test_damaged_traits_are_noticed_and_never_crash(packed: bytes) -> None:
    whole = describe([entry("1", "Ana")], secret=SECRET)
    try:
        assert len(columns([*whole, Traits("2", "list", packed)])) == 2
    except (Broken, Wrong) as refused:
        assert refused.code in ("matching.traits", "matching.secrets")


def test_the_order_of_rows_is_kept() -> None:
    rows = columns(traits(*(entry(str(at), f"Name{chr(97 + at)}") for at in range(20))))
    assert np.array_equal(rows.words[:, 0], np.arange(20))
