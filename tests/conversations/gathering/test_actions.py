"""One talk with several people: the same concern, and each stands where she stands."""

import pytest
from tests.harbor.cast import DEV, NOW, TODAY, Harbor

from brazier.conversations import actions as conversations
from brazier.conversations.correcting import actions as correcting
from brazier.conversations.correcting.changed import Parts
from brazier.conversations.gathering import actions
from brazier.conversations.gathering.actions import There
from brazier.conversations.models import Concern, Conversation, Naming
from brazier.conversations.talk import Talk
from brazier.ledger import queries as ledger
from brazier.people import queries as people
from brazier.terms import Refused, Wrong


def talk(harbor: Harbor, worker: int, level: int, basis: str = "said") -> Talk:
    return Talk(worker, TODAY, harbor.amara.id, issues=(harbor.chip(),), level=level, basis=basis)


def gathered(harbor: Harbor, *there: There, **more: str) -> list[int]:
    return [one.talk for one in actions.record(harbor.amara, there=there, now=NOW, today=TODAY, **more)]


def test_each_has_a_line_of_her_own_and_all_one_number(harbor: Harbor) -> None:
    cleo, rosa = harbor.worker(), harbor.worker("Rosa Diaz")
    before = ledger.head(harbor.amara)
    had = gathered(harbor, There(talk(harbor, cleo, 2)), There(talk(harbor, rosa, 4, "guess")))
    assert ledger.head(harbor.amara) == before + 1
    assert [harbor.person(n).standing.level for n in (cleo, rosa)] == [2, 4]
    assert [harbor.person(n).standing.basis for n in (cleo, rosa)] == ["said", "guess"]
    rows = Conversation.objects.order_by("pk")
    assert [(row.kind, row.gathering) for row in rows] == [("group", had[0])] * 2
    assert Concern.objects.count() == 2


def test_a_new_concern_and_new_people_are_made_once(harbor: Harbor) -> None:
    gathered(
        harbor,
        There(talk(harbor, 0, 2), "Fatou Sarr"),
        There(talk(harbor, 0, 0), "Moussa Ba"),
        new_issue="parking",
    )
    assert people.count(harbor.amara) == 2
    assert list(Concern.objects.values_list("issue__name", flat=True).order_by("pk")) == ["pay", "parking"] * 2


def test_one_alone_too_many_and_the_same_twice_are_refused_and_nothing_is_kept(harbor: Harbor) -> None:
    cleo = harbor.worker()
    one = There(talk(harbor, cleo, 2))
    new = [There(talk(harbor, 0, 2), f"New {n}") for n in range(7)]
    for there in ([one], new):
        with pytest.raises(Wrong, match="two to six"):
            gathered(harbor, *there)
    for other in (one, There(talk(harbor, cleo, 4))):
        with pytest.raises(Wrong, match="twice"):
            gathered(harbor, one, other)
    with pytest.raises(Wrong, match="twice"):
        gathered(harbor, new[1], There(talk(harbor, 0, 2), " new  1"))
    assert (Conversation.objects.count(), people.count(harbor.amara)) == (0, 1)


def test_if_one_line_can_not_be_none_is_kept(harbor: Harbor) -> None:
    bad = Talk(0, TODAY, harbor.amara.id, answer="yes")
    with pytest.raises(Wrong, match="no ask"):
        gathered(harbor, There(talk(harbor, 0, 2), "Fatou Sarr"), There(bad, "Moussa Ba"))
    assert (Conversation.objects.count(), people.count(harbor.amara)) == (0, 0)


def test_when_it_was_is_corrected_for_all_and_where_one_stands_for_her_alone(harbor: Harbor) -> None:
    cleo, rosa = harbor.worker(), harbor.worker("Rosa Diaz")
    [first, _] = gathered(harbor, There(talk(harbor, cleo, 2)), There(talk(harbor, rosa, 4)))
    day = TODAY.replace(day=TODAY.day - 2)
    correcting.correct_parts(harbor.amara, talk=first, parts=Parts(had_on=day, level=3), now=NOW, today=TODAY)
    live = Conversation.objects.filter(withdrawal=None)
    assert [(row.had_on, row.gathering) for row in live] == [(day, first)] * 2
    assert [harbor.person(n).standing.level for n in (cleo, rosa)] == [3, 4]
    correcting.correct_parts(harbor.amara, talk=first, parts=Parts(level=2), now=NOW, today=TODAY)
    assert live.count() == 2
    assert [harbor.person(n).standing.level for n in (cleo, rosa)] == [2, 4]


def test_strangers_can_not(harbor: Harbor) -> None:
    with pytest.raises(Refused):
        actions.record(
            DEV, there=[There(talk(harbor, 0, 2), "A"), There(talk(harbor, 0, 2), "B")], now=NOW, today=TODAY
        )


def test_it_is_taken_back_for_all_at_once_also_where_one_line_was_already(harbor: Harbor) -> None:
    cleo, rosa, bo = harbor.worker(), harbor.worker("Rosa Diaz"), harbor.worker("Bo")
    [first, second, _] = gathered(harbor, *(There(talk(harbor, n, 2)) for n in (cleo, rosa, bo)))
    conversations.take_back_talk(harbor.amara, talk=second, now=NOW)
    before = ledger.head(harbor.amara)
    actions.take_back(harbor.amara, gathering=first, now=NOW)
    assert ledger.head(harbor.amara) == before + 1
    assert [harbor.person(n).standing.level for n in (cleo, rosa, bo)] == [0, 0, 0]
    for gone in (first, second, 4711):
        with pytest.raises(Wrong, match="nothing here"):
            actions.take_back(harbor.amara, gathering=gone, now=NOW)


def test_a_talk_with_one_is_no_talk_with_several_to_take_back(harbor: Harbor) -> None:
    harbor.talk(harbor.worker(), 2)
    with pytest.raises(Wrong, match="nothing here"):
        actions.take_back(harbor.amara, gathering=Conversation.objects.get().pk, now=NOW)
    with pytest.raises(Refused):
        actions.take_back(DEV, gathering=1, now=NOW)


def test_each_says_herself_whom_people_go_to(harbor: Harbor) -> None:
    cleo, rosa = harbor.worker(), harbor.worker("Rosa Diaz")
    had = gathered(harbor, There(talk(harbor, cleo, 2)), There(talk(harbor, 0, 2), "Bo", names=rosa))
    [naming] = Naming.objects.all()
    assert (naming.namer.worker and naming.namer.worker.name, naming.conversation_id) == ("Bo", had[1])
