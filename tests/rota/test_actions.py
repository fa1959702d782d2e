"""What is left for whoever comes next: kept, read, undone, and gone in time; by whom and for whom it is."""

from datetime import timedelta

import pytest
from tests.harbor.cast import DEV, NOW, TODAY, Harbor

from brazier.keeping.spans import Due, Held
from brazier.ledger import queries as ledger
from brazier.rota import actions, queries
from brazier.rota.facts import LASTS, LONGEST, LONGEST_PLACE, Words
from brazier.rota.models import HandOver, HandOverRead
from brazier.terms import Actor, Refused, Wrong

TENT = Words("tent", "stop B", happened="40 cups  of tea.\n", to_do="Fetch gas.", watch="Two guards take photos.")
HOUR = timedelta(hours=1)


def left(harbor: Harbor, words: Words = TENT, by: Actor | None = None) -> int:
    return actions.hand_over(by or harbor.amara, words=words, told_at=NOW - HOUR, now=NOW)


@pytest.fixture
def bo(harbor: Harbor) -> Actor:
    return Actor(harbor.organizer("Bo"), "organizer", level="table")


def test_a_note_waits_for_the_others_with_who_where_and_when_and_one_line_in_the_ledger(
    harbor: Harbor, bo: Actor
) -> None:
    before = ledger.newest(harbor.amara).number
    number = left(harbor)
    assert ledger.newest(harbor.amara).number == before + 1
    [note] = queries.waiting(bo, now=NOW)
    assert (note.id, note.by, note.at) == (number, harbor.amara.id, NOW - HOUR)
    assert note.words == Words("tent", "stop B", "40 cups of tea.", "Fetch gas.", "Two guards take photos.")
    assert queries.waiting(harbor.amara, now=NOW) == ()


def test_it_waits_until_each_has_read_it_and_its_author_is_told_who_has(harbor: Harbor, bo: Actor) -> None:
    cleo = Actor(harbor.organizer("Cleo"), "organizer", level="table")
    note = left(harbor)
    actions.read(bo, note=note, now=NOW)
    actions.read(bo, note=note, now=NOW)  # told twice, by a phone that heard no answer
    assert (queries.waiting(bo, now=NOW), len(queries.waiting(cleo, now=NOW))) == ((), 1)
    told = {who.id: queries.lately(who, now=NOW)[0].read_by for who in (harbor.amara, bo, cleo)}
    assert told == {harbor.amara.id: (bo.id,), bo.id: (), cleo.id: ()}
    actions.unread(bo, note=note, now=NOW)
    assert len(queries.waiting(bo, now=NOW)) == 1


def test_it_waits_a_day_from_when_it_reached_the_hub_and_no_longer(harbor: Harbor, bo: Actor) -> None:
    left(harbor)
    assert len(queries.waiting(bo, now=NOW + LASTS - HOUR)) == 1
    assert queries.waiting(bo, now=NOW + LASTS) == ()


def test_a_mistake_is_taken_back_and_stands_again_by_its_author_alone(harbor: Harbor, bo: Actor) -> None:
    note = left(harbor)
    with pytest.raises(Wrong, match="nothing here"):
        actions.take_back(bo, note=note, now=NOW)
    actions.take_back(harbor.amara, note=note, now=NOW)
    assert queries.lately(bo, now=NOW) == ()
    for wrong in (actions.take_back, actions.read):
        with pytest.raises(Wrong, match="nothing here"):
            wrong(harbor.amara, note=note, now=NOW)
    actions.stand_again(harbor.amara, note=note, now=NOW)
    assert len(queries.waiting(bo, now=NOW)) == 1
    with pytest.raises(Wrong, match="nothing here"):
        actions.stand_again(harbor.amara, note=note, now=NOW)


@pytest.mark.parametrize(
    "words",
    [
        Words("tent"),
        Words("tent", "stop B", happened=" \n "),
        Words("moon", happened="Tea."),
        Words("tent", "x" * (LONGEST_PLACE + 1), happened="Tea."),
        Words("tent", watch="x" * (LONGEST + 1)),
    ],
)
def test_what_says_nothing_or_too_much_is_refused(harbor: Harbor, words: Words) -> None:
    with pytest.raises(Wrong, match="Nothing was lost"):
        left(harbor, words)
    assert HandOver.objects.count() == 0


def test_what_is_not_there_is_neither_read_nor_unread(harbor: Harbor) -> None:
    for wrong in (actions.read, actions.unread, actions.take_back):
        with pytest.raises(Wrong, match="nothing here"):
            wrong(harbor.amara, note=4711, now=NOW)


def test_dev_and_whoever_is_in_their_first_days_neither_write_nor_read(harbor: Harbor) -> None:
    note = left(harbor)
    for who in (DEV, *(Actor("9", role, level="committee") for role in ("probation", "registrar", "taker"))):
        for refused in (
            lambda who=who: left(harbor, by=who),
            lambda who=who: queries.waiting(who, now=NOW),
            lambda who=who: actions.read(who, note=note, now=NOW),
        ):
            with pytest.raises(Refused):
                refused()
    assert len(queries.waiting(Actor("9", "lead", level="committee"), now=NOW)) == 1


def test_the_words_go_when_notes_go_and_any_hold_keeps_them(harbor: Harbor, bo: Actor) -> None:
    actions.read(bo, note=left(harbor), now=NOW)
    later = NOW + timedelta(days=31)
    due = Due(now=later, today=TODAY + timedelta(days=31), days=30, held=Held(any=True))
    assert actions.let_go(Actor.clock, due=due).gone == 0
    assert actions.let_go(Actor.clock, due=Due(now=NOW, today=TODAY, days=30, held=Held())).gone == 0
    went = actions.let_go(Actor.clock, due=Due(now=later, today=due.today, days=30, held=Held()))
    assert (went.gone, went.of) == (1, 1)
    assert (HandOver.objects.count(), HandOverRead.objects.count()) == (0, 0)


def test_when_the_campaign_is_over_they_go(harbor: Harbor, bo: Actor) -> None:
    actions.read(bo, note=left(harbor), now=NOW)
    assert actions.shred(Actor.clock) == 2
    assert HandOver.objects.count() == 0
