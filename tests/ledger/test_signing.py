"""What the hub's key signs."""

from dataclasses import replace

import pytest

from brazier.ledger import signing

SEED = signing.derive(b"l" * 32).seed
PUBLIC = signing.public_half(SEED)
MADE = signing.sign(SEED, 100, "ab" * 32, "2026-11-20T03:00Z")


def test_what_the_hub_signed_is_true() -> None:
    assert signing.is_true(PUBLIC, MADE)


@pytest.mark.parametrize(
    "changed",
    [
        replace(MADE, number=99),
        replace(MADE, digest="cd" * 32),
        replace(MADE, hour="2026-11-20T04:00Z"),
        replace(MADE, signature="00" * 64),
        replace(MADE, signature="no hex"),
    ],
)
def test_a_statement_changed_in_any_place_is_not_the_hubs(changed: signing.Checkpoint) -> None:
    assert not signing.is_true(PUBLIC, changed)


def test_another_hub_signs_nothing_for_this_one() -> None:
    other = signing.derive(b"m" * 32).seed
    assert not signing.is_true(PUBLIC, signing.sign(other, 100, "ab" * 32, "2026-11-20T03:00Z"))


def test_each_purpose_has_a_key_of_its_own_and_none_shows_itself() -> None:
    keys = signing.derive(b"l" * 32)
    assert len({keys.chain, keys.names, keys.seed, keys.memory, b"l" * 32}) == 5
    assert "chain" not in repr(keys)
