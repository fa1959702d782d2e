"""Who of the committee reaches a cell."""

from brazier.people.committee.bridges import Bridge, across

STOW, PICK, YARD = 1, 2, 3
MEI, BO, CLEO, ANA = 10, 11, 12, 13


def test_a_tie_of_ones_own_is_a_bridge() -> None:
    assert across([(MEI, ANA, STOW)], {MEI: PICK}, {}) == {STOW: (Bridge(MEI, None, ANA),)}


def test_one_between_is_near_enough() -> None:
    assert across([(CLEO, ANA, STOW)], {MEI: PICK}, {CLEO: [MEI]}) == {STOW: (Bridge(MEI, CLEO, ANA),)}


def test_an_own_tie_counts_before_a_borrowed_one() -> None:
    found = across([(CLEO, ANA, STOW), (MEI, ANA, STOW)], {MEI: PICK}, {CLEO: [MEI]})
    assert found == {STOW: (Bridge(MEI, None, ANA),)}


def test_whoever_works_there_is_no_bridge_to_there() -> None:
    assert across([(MEI, ANA, STOW), (CLEO, ANA, STOW)], {MEI: STOW}, {CLEO: [MEI]}) == {}


def test_nobody_bridges_through_the_very_person_they_reach() -> None:
    assert across([(CLEO, MEI, STOW)], {MEI: PICK}, {CLEO: [MEI]}) == {}


def test_own_ties_stand_first() -> None:
    found = across([(CLEO, ANA, STOW), (MEI, ANA, STOW)], {MEI: PICK, BO: YARD}, {CLEO: [BO]})
    assert [b.member for b in found[STOW]] == [MEI, BO]
