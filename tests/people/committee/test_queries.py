"""The committee beside the unit, as stored."""

from tests.harbor.cast import NOW, TODAY, Harbor

from brazier.people import actions
from brazier.people.committee import queries
from brazier.people.committee.bridges import Bridge


def seated(harbor: Harbor, name: str, department: str, shift: str) -> int:
    worker = harbor.worker(name, department=department, shift=shift)
    actions.seat(harbor.amara, worker=worker, since=TODAY, now=NOW)
    return worker


def test_a_committee_member_who_knows_somebody_there_is_a_bridge(harbor: Harbor) -> None:
    cleo = harbor.worker("Cleo", department="Stow", shift="Nights")
    mei = seated(harbor, "Mei-Lin", "Pick", "Days")
    actions.tie(harbor.amara, one=cleo, other=mei, kind="carpool", now=NOW)
    stow, pick = harbor.cell("Stow", "Nights"), harbor.cell("Pick", "Days")
    assert queries.bridges(harbor.amara, cells=[stow, pick]) == {stow: (Bridge(mei, None, cleo),)}


def test_somebody_of_the_committee_is_one_bridge_however_many_she_knows_there(harbor: Harbor) -> None:
    mei = seated(harbor, "Mei-Lin", "Pick", "Days")
    for name in ("Cleo", "Ana"):
        friend = harbor.worker(name, department="Stow", shift="Nights")
        actions.tie(harbor.amara, one=friend, other=mei, kind="carpool", now=NOW)
        actions.tie(harbor.amara, one=mei, other=friend, kind="gym", now=NOW)
    [found] = queries.bridges(harbor.amara, cells=[harbor.cell("Stow", "Nights")]).values()
    assert [b.member for b in found] == [mei]


def test_a_friend_of_a_friend_reaches_too_and_a_third_step_does_not(harbor: Harbor) -> None:
    cleo = harbor.worker("Cleo", department="Stow", shift="Nights")
    between = harbor.worker("Bo", department="Yard", shift="Days")
    mei = seated(harbor, "Mei-Lin", "Pick", "Days")
    far = seated(harbor, "Far away", "Dock", "Days")
    for one, other in ((cleo, between), (between, mei), (mei, far)):
        actions.tie(harbor.amara, one=one, other=other, kind="gym", now=NOW)
    stow = harbor.cell("Stow", "Nights")
    assert queries.bridges(harbor.amara, cells=[stow]) == {stow: (Bridge(mei, between, cleo),)}


def test_whoever_has_left_bridges_nothing(harbor: Harbor) -> None:
    cleo = harbor.worker("Cleo", department="Stow", shift="Nights")
    between = harbor.worker("Bo", department="Yard", shift="Days")
    mei = seated(harbor, "Mei-Lin", "Pick", "Days")
    actions.tie(harbor.amara, one=cleo, other=between, kind="gym", now=NOW)
    actions.tie(harbor.amara, one=between, other=mei, kind="gym", now=NOW)
    actions.move(harbor.amara, worker=between, state="left", now=NOW)
    assert queries.bridges(harbor.amara, cells=[harbor.cell("Stow", "Nights")]) == {}


def test_no_word_goes_along_a_tie_between_rivals(harbor: Harbor) -> None:
    cleo = harbor.worker("Cleo", department="Stow", shift="Nights")
    mei = seated(harbor, "Mei-Lin", "Pick", "Days")
    actions.tie(harbor.amara, one=cleo, other=mei, kind="rival", now=NOW)
    assert queries.bridges(harbor.amara, cells=[harbor.cell("Stow", "Nights")]) == {}
