"""What people care about cell by cell, and promises kept and broken."""

import pytest
from django.test import Client
from tests.harbor.cast import DEV, NOW, TODAY, Harbor

from brazier.conversations import actions
from brazier.conversations.concerns import queries
from brazier.conversations.models import Ask
from brazier.terms import Actor, Reach, Refused


@pytest.fixture
def heard(harbor: Harbor) -> list[int]:
    """Six in Stow and two in Pick care about pay; one of Stow said it twice."""
    pay = harbor.chip()
    workers = [harbor.worker(f"Worker {n}", department="Stow", shift="Nights") for n in range(6)]
    workers += [harbor.worker(f"Picker {n}", department="Pick", shift="Nights") for n in range(2)]
    for worker in [*workers, workers[0]]:
        harbor.talk(worker, 3, issues=(pay,))
    return workers


def test_people_are_counted_and_not_mentions(harbor: Harbor, heard: list[int]) -> None:
    found = queries.concerns(harbor.amara, today=TODAY)
    stow, pick = harbor.cell("Stow", "Nights"), harbor.cell("Pick", "Nights")
    assert [(c.issue, c.people, c.cells) for c in found.issues] == [("pay", 8, ((stow, 6), (pick, 2)))]
    assert found.by_cell == {stow: (("pay", 6),), pick: (("pay", 2),)}


def test_what_was_taken_back_or_is_long_ago_counts_no_more(harbor: Harbor) -> None:
    cleo, pay = harbor.worker(), harbor.chip()
    talk = harbor.talk(cleo, 3, issues=(pay,))
    harbor.talk(harbor.worker("Old"), 3, issues=(pay,), ago=91)
    actions.take_back_talk(harbor.amara, talk=talk, now=NOW)
    assert queries.concerns(harbor.amara, today=TODAY).issues == ()


def test_outside_ones_care_fewer_than_five_are_not_told(harbor: Harbor, heard: list[int]) -> None:
    stow, pick = harbor.cell("Stow", "Nights"), harbor.cell("Pick", "Nights")
    outside = Actor("7", "organizer", "site")
    found = queries.concerns(outside, today=TODAY)
    assert (found.is_coarse, found.issues[0].people, found.by_cell) == (True, 5, {stow: (("pay", 6),)})
    inside = Actor("7", "organizer", "site", Reach(cells=frozenset({pick})))
    assert queries.concerns(inside, today=TODAY).by_cell[pick] == (("pay", 2),)


def test_promises_are_kept_broken_or_nobody_says(harbor: Harbor) -> None:
    for kept in (True, True, False, None):
        harbor.talk(harbor.worker(f"W {kept}"), 2, ask="wear", answer="yes")
        actions.keep_promise(harbor.amara, ask=Ask.objects.latest("pk").pk, kept=kept, now=NOW)
    harbor.talk(harbor.worker("No"), 4, ask="wear", answer="no")
    [told] = queries.concerns(harbor.amara, today=TODAY).promised
    assert (told.kind, told.kept, told.broken, told.open) == ("wear", 2, 1, 1)


def test_the_page_says_what_to_do_while_it_is_empty_and_shows_cells_when_not(
    at_desk: Client, harbor: Harbor
) -> None:
    assert "Ask in a talk" in at_desk.get("/concerns").content.decode()
    harbor.talk(harbor.worker(department="Stow", shift="Nights"), 3, issues=(harbor.chip(),))
    shown = at_desk.get("/concerns").content.decode()
    assert "Stow, Nights" in shown
    assert "Cleo" not in shown


def test_a_stranger_reads_nothing(harbor: Harbor) -> None:
    with pytest.raises(Refused):
        queries.concerns(DEV, today=TODAY)
