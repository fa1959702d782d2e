"""What a packet holds."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brazier.cards.filing.facts import Countable, Ready
from brazier.upkeep.packets import packing
from brazier.upkeep.packets.packing import Packet, number_of

SALT = "ab" * 32
DAY = date(2026, 11, 20)


def card(n: int, name: str = "", signed: date = date(2026, 11, 1)) -> Countable:
    return Countable(n, n, signed, "paper", name, "", "BK", "", "f" * 64, ())


def packet(*names: str) -> Packet:
    ready = Ready(tuple(card(n) for n, _ in enumerate(names)), (("expired", 2),))
    return packing.put_together(
        ready, dict(enumerate(names)), custody=lambda c: "taken BK", people=100, salt=SALT, copy="7F3", day=DAY
    )


def test_the_list_goes_by_the_last_name_without_accents_and_capitals() -> None:
    found = [line.name for line in packet("Zoe Abara", "Öykü Yılmaz", "cleo DÍAZ", "Ana Diaz", "王小明", "").lines]
    assert found == ["", "Zoe Abara", "Ana Diaz", "cleo DÍAZ", "Öykü Yılmaz", "王小明"]


def test_what_was_signed_goes_before_what_we_call_them() -> None:
    ready = Ready((card(1, name="Cleopatra Diaz"),), ())
    [line] = packing.put_together(
        ready, {1: "Cleo"}, custody=lambda c: "", people=0, salt=SALT, copy="7F3", day=DAY
    ).lines
    assert line.name == "Cleopatra Diaz"


@pytest.mark.parametrize("change", ["name", "day", "medium", "text", "photo", "signature"])
def test_a_number_changes_with_whatever_stands_on_the_card(change: str) -> None:
    told = {"name": "Cleo Diaz", "day": DAY, "medium": "paper", "text": "1", "photo": "2", "signature": "M1 1"}
    other = told | {change: date(2026, 11, 19) if change == "day" else "x"}
    assert number_of(SALT, **told) != number_of(SALT, **other)  # type: ignore[arg-type]
    assert number_of(SALT, **told) == number_of(SALT, **told)  # type: ignore[arg-type]


def test_without_the_salt_nobody_finds_out_whose_card_a_number_is() -> None:
    told = {"name": "Cleo Diaz", "day": DAY, "medium": "paper", "text": "", "photo": "", "signature": ""}
    assert number_of(SALT, **told) != number_of("00" * 32, **told)  # type: ignore[arg-type]


@settings(deadline=None)
@given(st.integers(5, 40), st.randoms())
def test_a_sample_names_nobody_and_has_an_order_of_its_own(many: int, chance: object) -> None:
    names = [f"Quarantine {n}" for n in range(many)]
    whole = packet(*names)
    found = packing.sample(whole, chance.randrange)  # type: ignore[attr-defined]
    assert len(found) == min(many, packing.SAMPLE)
    assert len({line.number for line in found}) == len(found)
    assert {line.number for line in found} <= {line.number for line in whole.lines}
    for line in found:
        assert (line.name, line.witness, line.custody, line.photo, line.signed_on.day) == ("", "", "", "", 1)


def test_of_few_cards_there_is_no_sample_because_it_would_say_who() -> None:
    assert packing.sample(packet("a", "b", "c", "d"), lambda n: 0) == ()


def test_the_spreadsheet_has_every_card_and_what_stands_above() -> None:
    found = packing.rows(packet("Cleo Diaz", "Ana Ba"), head=["No."], told=[["copy 7F3"], ["Cards", "2"]])
    assert found[:4] == [["copy 7F3"], ["Cards", "2"], [], ["No."]]
    assert [row[1] for row in found[4:]] == ["Ana Ba", "Cleo Diaz"]
    assert all(len(str(row[5])) == 64 for row in found[4:])
