"""Two names for one department or shift: people come together, and go apart again."""

import pytest
from django.test import Client
from tests.harbor.cast import DEV, NOW, TODAY, Harbor
from tests.web.conftest import seat

from brazier.conversations import actions as conversations
from brazier.people import actions as people_write
from brazier.people import queries as people
from brazier.people.models import LeftOut, Worker
from brazier.terms import Actor, Refused
from brazier.upkeep import actions, queries
from brazier.wallchart import queries as wallchart
from brazier.workplaces import queries as workplaces


def number(harbor: Harbor, name: str) -> int:
    return next(s.id for s in workplaces.shifts(harbor.amara) if s.name == name)


def chart(harbor: Harbor) -> dict[tuple[str, str], int]:
    return {
        (c.facts.department.name, c.facts.shift.name): c.count.n
        for c in wallchart.chart(harbor.amara, TODAY).cells
        if c.facts.department and c.facts.shift
    }


@pytest.fixture
def spelled(harbor: Harbor) -> Harbor:
    """The same shift under two names, as two lists call it."""
    for n in range(3):
        harbor.worker(f"Ana {n}", department="Stow", shift="BHN")
    harbor.worker("Leila", department="Stow", shift="Back Half")
    return harbor


def test_what_would_move_is_told_before_anything_moves(spelled: Harbor) -> None:
    told = queries.joining(
        spelled.amara, kind="shift", part=number(spelled, "BHN"), into=number(spelled, "Back Half")
    )
    assert told.people == 3
    assert [(c.shift.name, r.shift.name, n) for c, r, n in told.rows] == [("BHN", "Back Half", 3)]  # type: ignore[union-attr]
    assert chart(spelled) == {("Stow", "BHN"): 3, ("Stow", "Back Half"): 1}


def test_people_come_together_and_part_again_by_their_own_words(spelled: Harbor) -> None:
    bhn = number(spelled, "BHN")
    before = dict(Worker.objects.values_list("pk", "cell"))
    actions.join(spelled.amara, kind="shift", part=bhn, into=number(spelled, "Back Half"), now=NOW)
    assert chart(spelled) == {("Stow", "Back Half"): 4}
    spelled.worker("Noor", department="Stow", shift="bhn")  # a later list still writes it so
    assert chart(spelled) == {("Stow", "Back Half"): 5}
    actions.unjoin(spelled.amara, kind="shift", part=bhn, now=NOW)
    assert chart(spelled) == {("Stow", "BHN"): 4, ("Stow", "Back Half"): 1}
    assert before.items() <= dict(Worker.objects.values_list("pk", "cell")).items()


def test_a_talk_after_joining_leaves_people_where_they_are(spelled: Harbor) -> None:
    cleo = spelled.worker("Cleo", department="Stow", shift="BHN")
    actions.join(
        spelled.amara, kind="shift", part=number(spelled, "BHN"), into=number(spelled, "Back Half"), now=NOW
    )
    spelled.talk(cleo, 2)
    people_write.seat(spelled.amara, worker=cleo, since=TODAY, now=NOW)
    assert chart(spelled) == {("Stow", "Back Half"): 5}


def test_an_unnamed_slot_counts_where_its_cell_counts(spelled: Harbor) -> None:
    was, into = spelled.cell("Stow", "BHN"), spelled.cell("Stow", "Back Half")
    LeftOut.objects.create(cell_id=was, day=TODAY)
    bhn = number(spelled, "BHN")
    actions.join(spelled.amara, kind="shift", part=bhn, into=number(spelled, "Back Half"), now=NOW)
    assert people.slots(spelled.amara) == {into: 1}
    actions.unjoin(spelled.amara, kind="shift", part=bhn, now=NOW)
    assert people.slots(spelled.amara) == {was: 1}


def test_the_arrow_looks_back_at_both_names(spelled: Harbor) -> None:
    ana = people.search(spelled.amara, text="Ana 1", today=TODAY)[0].number
    spelled.talk(ana, 2, ago=16)
    conversations.note_day(Actor.clock, today=TODAY.replace(day=TODAY.day - 15))
    actions.join(
        spelled.amara, kind="shift", part=number(spelled, "BHN"), into=number(spelled, "Back Half"), now=NOW
    )
    [cell] = wallchart.chart(spelled.amara, TODAY).cells
    assert (cell.count.for_it, cell.arrow) == (1, 0)


def test_the_page_shows_what_moves_does_it_and_offers_to_undo(spelled: Harbor) -> None:
    desk = seat(Client(HTTP_HOST="localhost:8765"))
    bhn, back = number(spelled, "BHN"), number(spelled, "Back Half")
    renamed = desk.post(f"/building/rename/shift/{bhn}", {"name": "back half"})
    assert renamed["Location"] == f"/building/join/shift/{bhn}?into={back}"
    asked = desk.get(renamed["Location"]).content.decode()
    assert "3</b> people move" in asked
    assert chart(spelled) == {("Stow", "BHN"): 3, ("Stow", "Back Half"): 1}
    page = desk.post(f"/building/join/shift/{bhn}", {"into": str(back)}, follow=True).content.decode()
    assert f"/building/unjoin/shift/{bhn}" in page
    assert "also called <bdi>BHN</bdi>" in page
    desk.post(f"/building/unjoin/shift/{bhn}")
    assert chart(spelled) == {("Stow", "BHN"): 3, ("Stow", "Back Half"): 1}


def test_dev_joins_and_parts_nothing(spelled: Harbor) -> None:
    for attempt in (
        lambda: actions.join(DEV, kind="shift", part=1, into=2, now=NOW),
        lambda: actions.unjoin(DEV, kind="shift", part=1, now=NOW),
        lambda: queries.joining(DEV, kind="shift", part=1, into=2),
    ):
        with pytest.raises(Refused):
            attempt()
