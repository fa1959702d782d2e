"""Story A5: an immigrant network opens a closed door.

Nine people from three groups name one stower, rated 3. He is a talk for the organizer who speaks French and knows
him, not for the one who works beside him.
"""

import pytest
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.people.reach.test_queries import actor

from brazier.access.models import Organizer
from brazier.conversations.leaders import PRIORITY
from brazier.conversations.leading import actions as leading
from brazier.conversations.leading import queries as leading_read
from brazier.conversations.suggesting import actions as suggesting
from brazier.people import actions as people
from brazier.terms import Actor
from brazier.today import queries
from brazier.wallchart import queries as wallchart


@pytest.fixture
def abdou(harbor: Harbor) -> int:
    """A stower, undecided, whom nine people from three groups go to."""
    him = harbor.worker("Abdou Ndiaye", department="Stow", shift="Days", languages="Wolof, French")
    harbor.talk(him, 3, ago=10, quote="I sign when my line signs.")
    for group in ("Stow", "Pick", "Dock"):
        for n in range(3):
            namer = harbor.worker(f"{group} {n}", department=group, shift="Days", languages="French")
            leading.name(harbor.amara, namer=namer, named=him, now=NOW)
    return him


def organizer(harbor: Harbor, handle: str, worker: int) -> Actor:
    """Somebody who signs in and says who she is on the list."""
    number = harbor.organizer(handle)
    Organizer.objects.filter(pk=number).update(password="x")
    me = actor(number)
    suggesting.say_own(me, worker=worker, languages="", now=NOW)
    return me


def test_a5_a_priority_talk_goes_to_who_speaks_french_and_knows_him(harbor: Harbor, abdou: int) -> None:
    beside = harbor.worker("Ned Ray", department="Stow", shift="Days", languages="English")
    far = harbor.worker("Fatou Sy", department="Dock", shift="Nights", languages="French, English")
    people.tie(harbor.amara, one=far, other=abdou, kind="prayer", strength=2, now=NOW)
    near, french = organizer(harbor, "Ned", beside), organizer(harbor, "Fatou", far)

    [(who, row)] = dict(leading_read.leader_map(french, today=TODAY).quadrants)[PRIORITY]
    assert (row.number, row.level, who.named, who.groups) == (abdou, 3, 9, 3)

    lists = {a.id: queries.my_list(a, now=NOW, today=TODAY).lines for a in (harbor.amara, near, french)}
    having = [organizer for organizer, lines in lists.items() if any(line.row.number == abdou for line in lines)]
    assert having == [french.id]
    first = lists[french.id][0]
    assert (first.row.number, first.ask) == (abdou, "leader")
    assert {r.code for r in first.why} >= {"followed", "language", "tie"}
    assert first.last.said is not None
    assert first.last.said.text == "I sign when my line signs."


def test_a5_when_nobody_speaks_with_him_he_still_is_somebodys_talk(harbor: Harbor, abdou: int) -> None:
    near = organizer(harbor, "Ned", harbor.worker("Ned Ray", department="Stow", languages="English"))
    lists = [queries.my_list(a, now=NOW, today=TODAY).lines for a in (harbor.amara, near)]
    assert sum(line.row.number == abdou for lines in lists for line in lines) == 1


def test_a5_once_he_joins_his_languages_stand_beside_the_committee(harbor: Harbor, abdou: int) -> None:
    def seats(language: str) -> int:
        mirrors = wallchart.mirrors(harbor.amara, wallchart.chart(harbor.amara, TODAY), TODAY)
        [spoken] = [m for m in mirrors if m.part == "language"]
        return next(group.committee for group in spoken.groups if group.name == language)

    assert (seats("French"), seats("Wolof")) == (0, 0)
    people.seat(harbor.amara, worker=abdou, since=TODAY, now=NOW)
    assert (seats("French"), seats("Wolof")) == (1, 1)


def test_a5_with_the_map_off_he_is_one_undecided_among_others(harbor: Harbor, abdou: int) -> None:
    leading.turn_map(harbor.amara, is_on=False, now=NOW)
    [line] = [x for x in queries.my_list(harbor.amara, now=NOW, today=TODAY).lines if x.row.number == abdou]
    assert "followed" not in {r.code for r in line.why}
