"""Whatever happened before: after a sweep nothing past its time is left, nothing younger is touched, what is held
stays; sweeping twice is sweeping once, and sweeping every day is sweeping once at the end."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.harbor.cast import NOW, TODAY, Harbor

from brazier.conversations.models import Act, Ask, Assessment, Conversation, FollowUp
from brazier.conversations.talk import Step
from brazier.keeping import actions as keeping
from brazier.people.models import Record
from brazier.terms import Actor
from brazier.upkeep.models import Ending
from brazier.upkeep.sweeping import actions

SPAN = 45
PEOPLE = 3


@dataclass(frozen=True, slots=True)
class Talk:
    """One talk. who: of PEOPLE; ago: days before today; closed: how long ago its step was; None: it waits."""

    who: int
    ago: int
    closed: int | None


TALKS = st.builds(
    Talk,
    who=st.integers(0, PEOPLE - 1),
    ago=st.one_of(st.integers(0, 120), st.sampled_from([29, 30, 31])),
    closed=st.one_of(st.none(), st.integers(0, 60)),
)
HOLDS = st.one_of(st.none(), st.just("everything"), st.integers(0, PEOPLE - 1))


def sweep(days: int) -> None:
    """Let go what is past its time on a day; the clock is right and everybody agrees."""
    at = NOW + timedelta(days=days)
    with actions.ledger.entry(Actor.clock, "upkeep.sweep", "", at):
        actions._let_go(Actor.clock, now=at, today=at.date())


def as_it_is() -> tuple[object, ...]:
    return (
        list(Conversation.objects.order_by("pk").values_list("pk", "quote", "had_on")),
        list(Ask.objects.order_by("pk").values_list("pk", "text", "answer")),
        list(FollowUp.objects.order_by("pk").values_list("pk", "what", "state")),
        list(Assessment.objects.order_by("pk").values_list("pk", "level", "day")),
        list(Act.objects.order_by("pk").values_list("pk", "text")),
        list(Record.objects.order_by("pk").values_list("pk", "plain", "waits")),
    )


def lived(harbor: Harbor, talks: list[Talk], hold: object, plain: list[int]) -> dict[int, bool]:
    """Make that history. Gives the talks with whether they are held."""
    people = [harbor.worker(f"Person {n}") for n in range(PEOPLE)]
    held = {}
    for told in talks:
        step = Step("words of the step", TODAY, harbor.amara.id)
        number = harbor.talk(
            people[told.who],
            3,
            ago=told.ago,
            quote="words",
            ask="wear",
            ask_text="words of the ask",
            answer="yes",
            step=step,
        )
        held[number] = hold == "everything" or hold == told.who
        if told.closed is not None:
            closed = TODAY - timedelta(days=told.closed)
            FollowUp.objects.filter(conversation=number).update(state="done", closed_on=closed)
    for who, ago in zip(people, plain, strict=False):
        until = TODAY - timedelta(days=ago) + timedelta(days=30)
        Record.objects.filter(pk=who).update(plain={"address": "12 Elm"}, plain_until=until)
    harbor.act(people[0], ago=100)
    if hold is not None:
        thing = None if hold == "everything" else people[hold]  # type: ignore[index]
        kind = "everything" if hold == "everything" else "person"
        actions.put_hold(harbor.amara, kind=kind, thing=thing, reason="charge", now=NOW)
    return held


@given(
    talks=st.lists(TALKS, max_size=6),
    hold=HOLDS,
    plain=st.lists(st.integers(0, 60), max_size=PEOPLE),
    life=st.sampled_from([7, 30, 90]),
    days=st.integers(0, SPAN),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_history(
    harbor: Harbor, talks: list[Talk], hold: object, plain: list[int], life: int, days: int
) -> None:
    with transaction.atomic():
        held = lived(harbor, talks, hold, plain)
        keeping.choose(harbor.amara, kind="notes", days=life, now=NOW)
        before, start = as_it_is(), transaction.savepoint()
        sweep(days)
        once = as_it_is()
        check(held, life, days)
        sweep(days)
        assert as_it_is() == once
        assert (once[3], once[4]) == (before[3], before[4])
        transaction.savepoint_rollback(start)
        assert as_it_is() == before
        for day in range(days + 1):
            sweep(day)
        assert as_it_is() == once
        transaction.set_rollback(True)


def check(held: dict[int, bool], life: int, days: int) -> None:
    """By a rule of its own: gone is what is older than its life and not held, all of it and nothing else."""
    today = TODAY + timedelta(days=days)
    for talk in Conversation.objects.filter(pk__in=held):
        stays = held[talk.pk] or (today - talk.had_on).days <= life
        assert (talk.quote, talk.ask_set.get().text) == (("words", "words of the ask") if stays else ("", ""))
        step = talk.followup_set.get()
        waits = step.closed_on is None or (today - step.closed_on).days <= life
        assert step.what == ("words of the step" if held[talk.pk] or waits else "")


def test_everything_is_held_or_ended_by_nobody_without_people(harbor: Harbor) -> None:
    lived(harbor, [Talk(0, 0, None)], None, [])
    sweep(4000)
    assert (Assessment.objects.count(), Act.objects.count(), Ending.objects.count()) == (1, 1, 0)
