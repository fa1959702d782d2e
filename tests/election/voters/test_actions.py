"""A list of voters comes, is compared, and is taken back; names are challenged. Stories A6 and A2."""

import hashlib
from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.election.voters.voting import ROWS, as_file, known, received
from tests.harbor.cast import DEV, NOW, TODAY, Harbor

from brazier.access.models import Level
from brazier.election.days import actions as steps
from brazier.election.days import queries as days
from brazier.election.models import Challenge, VoterList
from brazier.election.voters import actions, queries
from brazier.ledger.models import Line
from brazier.lists import actions as lists
from brazier.lists import queries as lists_read
from brazier.people import queries as people
from brazier.terms import Actor, Reach, Refused, Wrong
from brazier.upkeep import actions as upkeep
from brazier.workplaces import actions as workplaces


def at_committee(harbor: Harbor, role: str, handle: str) -> Actor:
    """Somebody of this role, from committee level on."""
    Level.objects.get_or_create(level="committee", since=NOW, by="1", agreed_by="1")
    return Actor(harbor.organizer(handle), role, "committee")


def groups(harbor: Harbor, voter_list: int) -> dict[str, set[int]]:
    compared = queries.voters(harbor.amara, voter_list=voter_list).compared
    return {group: set(workers) for group, workers in compared.groups.items()}


def test_the_list_is_matched_and_new_names_are_marked_a6(harbor: Harbor) -> None:
    """Story A6: matching keeps what we knew; new and unknown names stand in their cell."""
    ours = known(harbor)
    found = groups(harbor, received(harbor))
    assert found["matched"] == {ours["cleo"], ours["kwame"]}
    assert found["missing"] == {ours["rosa"], ours["bo"]}
    assert found["moved"] == {ours["kwame"]}  # they say Pick, we say Pack
    [newton] = found["unknown"]
    cell = people.person(harbor.amara, worker=newton, today=TODAY).cell
    assert cell == people.person(harbor.amara, worker=ours["cleo"], today=TODAY).cell


def test_our_better_phone_numbers_are_kept_a6(harbor: Harbor) -> None:
    cleo = harbor.worker("Cleo Diaz", department="Stow", phone="917 555 0199", email="cleo@example.org")
    received(harbor)
    assert harbor.person(cleo).portrait.phones[0] == "917 555 0199"
    assert len(harbor.person(cleo).portrait.phones) == 2


def test_how_many_yes_votes_are_missing_is_told(harbor: Harbor) -> None:
    ours = known(harbor)
    found = queries.voters(harbor.amara, voter_list=received(harbor)).compared
    assert (found.for_it, found.for_missing) == (2, (ours["rosa"],))


def test_whoever_is_new_on_the_list_is_known_once_somebody_rated_them(harbor: Harbor) -> None:
    voter_list = received(harbor)
    newton = max(groups(harbor, voter_list)["unknown"])
    actions.challenge(harbor.amara, worker=newton, side="theirs", why="other_job", now=NOW)
    assert newton in groups(harbor, voter_list)["unknown"]  # a challenge is no talk
    harbor.talk(newton, 3)
    assert newton in groups(harbor, voter_list)["matched"]


def test_the_hash_is_that_of_the_bytes_as_they_came(harbor: Harbor) -> None:
    voter_list = received(harbor)
    [paper] = queries.voters(harbor.amara, voter_list=voter_list).voters.papers
    assert paper.digest == hashlib.sha256(as_file(*ROWS)[1]).hexdigest()


def test_what_the_list_lacks_is_counted_before_its_rows_are_thrown_away(harbor: Harbor) -> None:
    workplaces.change_campaign(harbor.amara, now=NOW, jurisdiction="us.nlra")
    lacks = queries.voters(harbor.amara, voter_list=received(harbor)).lacking
    assert {field.what: field.rows for field in lacks.fields} == {
        "name": 3, "worksite": 3, "shift": 3, "job": 3, "address": 3, "email": 2, "phone": 3,
    }  # fmt: skip
    assert lacks.is_whole


def test_a_list_without_homes_and_phones_is_named(harbor: Harbor) -> None:
    workplaces.change_campaign(harbor.amara, now=NOW, jurisdiction="us.nlra")
    voter_list = received(harbor, "Diaz,Cleo,Stow", "Asante,Kwame,Pick", head="Last,First,Department")
    lacks = queries.voters(harbor.amara, voter_list=voter_list).lacking
    assert [field.what for field in lacks.fields if field.state == "none"] == [
        "worksite", "shift", "job", "address", "email", "phone",
    ]  # fmt: skip


def test_the_day_it_came_is_noted_among_the_days_of_the_law(harbor: Harbor) -> None:
    received(harbor, day=TODAY - timedelta(days=1))
    assert days.events(harbor.amara)["list_received"] == TODAY - timedelta(days=1)


def test_taking_it_back_takes_back_what_it_said_and_nothing_else(harbor: Harbor) -> None:
    ours = known(harbor)
    before = people.count(harbor.amara)
    voter_list = received(harbor)
    assert people.count(harbor.amara) == before + 1
    actions.take_back(harbor.amara, voter_list=voter_list, keeps_rows=False, now=NOW)
    assert people.count(harbor.amara) == before
    assert harbor.person(ours["kwame"]).portrait.department == "Pack"
    assert "list_received" not in days.events(harbor.amara)
    assert queries.newest(harbor.amara, today=TODAY) is None
    with pytest.raises(Wrong):
        queries.voters(harbor.amara, voter_list=voter_list)


def test_an_earlier_list_counts_again_when_the_later_one_is_taken_back(harbor: Harbor) -> None:
    first = received(harbor, day=TODAY - timedelta(days=3))
    second = received(harbor, *ROWS[:2], day=TODAY)
    assert queries.newest(harbor.amara, today=TODAY).id == second  # type: ignore[union-attr]
    actions.take_back(harbor.amara, voter_list=second, keeps_rows=False, now=NOW)
    assert queries.newest(harbor.amara, today=TODAY).id == first  # type: ignore[union-attr]
    assert days.events(harbor.amara)["list_received"] == TODAY - timedelta(days=3)


def test_a_list_that_was_none_keeps_its_people(harbor: Harbor) -> None:
    voter_list = received(harbor)
    before = people.count(harbor.amara)
    actions.take_back(harbor.amara, voter_list=voter_list, keeps_rows=True, now=NOW)
    assert people.count(harbor.amara) == before
    assert queries.newest(harbor.amara, today=TODAY) is None


def test_a_list_taken_back_among_the_lists_counts_here_no_more(harbor: Harbor) -> None:
    voter_list = received(harbor)
    lists.undo(harbor.amara, import_id=VoterList.objects.get(pk=voter_list).brought, now=NOW)
    assert queries.newest(harbor.amara, today=TODAY) is None
    actions.take_back(harbor.amara, voter_list=voter_list, keeps_rows=False, now=NOW)  # and can still be let go


def test_a_list_that_was_brought_as_any_other_can_be_the_one(harbor: Harbor) -> None:
    brought, _ = lists.bring(harbor.amara, files=[as_file(*ROWS)], now=NOW)
    assert brought is not None
    actions.recognize(harbor.amara, brought=brought, given_by="board", received_on=TODAY, now=NOW)
    assert queries.newest(harbor.amara, today=TODAY) is None  # nobody looked at its columns yet
    lists.take(harbor.amara, import_id=brought, now=NOW)
    assert queries.newest(harbor.amara, today=TODAY).given_by == "board"  # type: ignore[union-attr]
    with pytest.raises(Wrong):
        actions.recognize(harbor.amara, brought=brought, given_by="board", received_on=TODAY, now=NOW)


@pytest.mark.parametrize(
    ("given_by", "day"), [("company", TODAY + timedelta(days=2)), ("boss", TODAY), ("company", date.max)]
)
def test_a_list_from_nobody_or_from_tomorrow_is_not_received(harbor: Harbor, given_by: str, day: date) -> None:
    with pytest.raises(Wrong):
        actions.receive(harbor.amara, files=[as_file(*ROWS)], given_by=given_by, received_on=day, now=NOW)
    assert not VoterList.objects.exists()
    assert not lists_read.imports(harbor.amara)


def test_a_file_that_is_no_list_makes_no_list_of_voters(harbor: Harbor) -> None:
    brought, unread = actions.receive(
        harbor.amara, files=[("voters.xlsx", b"PK\x03\x04rubbish")], given_by="company", received_on=TODAY, now=NOW
    )
    assert brought is None
    assert [fault.file for fault in unread] == ["voters.xlsx"]
    assert not VoterList.objects.exists()
    assert "list_received" not in days.events(harbor.amara)


def test_a_name_is_challenged_once_by_each_side_and_withdrawn(harbor: Harbor) -> None:
    cleo = known(harbor)["cleo"]
    one = actions.challenge(harbor.amara, worker=cleo, side="theirs", why="left", now=NOW)
    assert actions.challenge(harbor.amara, worker=cleo, side="theirs", why="supervisor", now=NOW) == one
    found = queries.challenges(harbor.amara, today=TODAY)
    assert [c.why for c in found.theirs] == ["supervisor"]
    actions.withdraw(harbor.amara, challenge=one, now=NOW)
    assert queries.challenges(harbor.amara, today=TODAY).theirs == ()
    assert Challenge.objects.count() == 1  # it stays written down
    with pytest.raises(Wrong):
        actions.withdraw(harbor.amara, challenge=one, now=NOW)


@pytest.mark.parametrize(("side", "why"), [("boss", "left"), ("ours", "ugly")])
def test_a_challenge_has_a_side_and_a_reason_of_the_law(harbor: Harbor, side: str, why: str) -> None:
    with pytest.raises(Wrong):
        actions.challenge(harbor.amara, worker=harbor.worker(), side=side, why=why, now=NOW)


def test_what_the_challenges_leave_follows_from_the_list(harbor: Harbor) -> None:
    ours = known(harbor)
    assert queries.challenges(harbor.amara, today=TODAY).left is None
    received(harbor)
    actions.challenge(harbor.amara, worker=ours["cleo"], side="theirs", why="left", now=NOW)
    left = queries.challenges(harbor.amara, today=TODAY).left
    assert left is not None
    assert (left.listed, left.counted, left.yes, left.yes_left) == (3, 2, 1, 0)


def test_whoever_asks_to_be_left_out_takes_their_challenge_along(harbor: Harbor) -> None:
    cleo = known(harbor)["cleo"]
    actions.challenge(harbor.amara, worker=cleo, side="theirs", why="left", now=NOW)
    upkeep.forget(harbor.amara, worker=cleo, now=NOW)
    assert not Challenge.objects.exists()


def test_the_keeper_of_the_list_sees_no_ratings_in_it(harbor: Harbor) -> None:
    known(harbor)
    keeper = at_committee(harbor, "registrar", "Reg")
    voter_list = received(harbor, actor=keeper)
    seen = queries.voters(keeper, voter_list=voter_list)
    assert not seen.names_for
    assert not seen.shows_for  # one missing yes vote would be somebody's rating
    with pytest.raises(Wrong):
        queries.of_group(keeper, voter_list=voter_list, group="for_missing")
    left = queries.challenges(keeper, today=TODAY).left
    assert left is not None
    assert left.yes == 2  # nor can it be reckoned from what is left


def test_the_committee_sees_numbers_of_all_and_names_of_those_in_their_care(harbor: Harbor) -> None:
    ours = known(harbor)
    voter_list = received(harbor)
    who = at_committee(harbor, "committee", "Com")
    assert queries.voters(who, voter_list=voter_list).compared.count("missing") == 2
    assert queries.of_group(who, voter_list=voter_list, group="missing") == ()
    near = replace(who, reach=Reach(records=frozenset({ours["rosa"]})))
    assert queries.of_group(near, voter_list=voter_list, group="missing") == (ours["rosa"],)
    assert queries.of_group(near, voter_list=voter_list, group="for_missing") == (ours["rosa"],)
    actions.challenge(harbor.amara, worker=ours["bo"], side="theirs", why="left", now=NOW)
    [unseen] = queries.challenges(near, today=TODAY).theirs
    assert unseen.row is None  # it counts, and is not told


@pytest.mark.parametrize("role", ["newcomer", "organizer", "lead", "probation", "treasurer"])
def test_nobody_else_sees_the_list_at_committee_level(harbor: Harbor, role: str) -> None:
    voter_list = received(harbor)
    who = at_committee(harbor, role, "Dee")
    for asked in (
        lambda: queries.received(who),
        lambda: queries.voters(who, voter_list=voter_list),
        lambda: queries.of_group(who, voter_list=voter_list, group="unknown"),
        lambda: queries.challenges(who, today=TODAY),
        lambda: actions.receive(who, files=[as_file(*ROWS)], given_by="company", received_on=TODAY, now=NOW),
        lambda: actions.take_back(who, voter_list=voter_list, keeps_rows=False, now=NOW),
        lambda: actions.challenge(who, worker=1, side="ours", why="left", now=NOW),
    ):
        with pytest.raises(Refused):
            asked()


def test_dev_sees_nothing_and_the_ledger_has_one_line(harbor: Harbor) -> None:
    received(harbor)
    with pytest.raises(Refused):
        queries.received(DEV)
    verbs = list(Line.objects.values_list("verb", flat=True))
    assert verbs.count("election.receive") == 1
    assert "lists.bring" not in verbs  # one line, however many actions it calls


def test_a_second_vote_begins_without_the_list_and_the_challenges_of_the_first(harbor: Harbor) -> None:
    ours = known(harbor)
    received(harbor)
    first = actions.challenge(harbor.amara, worker=ours["cleo"], side="theirs", why="left", now=NOW)
    steps.note(harbor.amara, kind="election", day=TODAY, now=NOW)
    steps.note(harbor.amara, kind="tally", day=TODAY, now=NOW)
    assert len(queries.challenges(harbor.amara, today=TODAY).theirs) == 1
    assert queries.size(harbor.amara, today=TODAY) == 3
    again = NOW + timedelta(days=400)
    steps.note(harbor.amara, kind="election", day=TODAY + timedelta(days=420), now=again)
    found = queries.challenges(harbor.amara, today=again.date())
    assert (found.theirs, found.earlier, found.left, found.cards_left) == ((), 1, None, found.cards)
    assert queries.newest(harbor.amara, today=again.date()) is None
    second = actions.challenge(harbor.amara, worker=ours["cleo"], side="theirs", why="supervisor", now=again)
    assert second != first, "the same name, challenged in another vote"
    assert actions.challenge(harbor.amara, worker=ours["cleo"], side="theirs", why="left", now=again) == second
    [one] = queries.challenges(harbor.amara, today=again.date()).theirs
    assert (one.id, one.why) == (second, "left")
    assert Challenge.objects.get(pk=first).why == "left"
