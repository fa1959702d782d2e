"""Invitations, vouchers and levels in any order, against a small model that knows nothing of the tables."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from django.test import TransactionTestCase
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.access.joining.people import KEEPER, actor, new_code, new_key, with_pin
from tests.harbor.cast import NOW, Harbor

from brazier.access import actions as access
from brazier.access.joining import actions, queries
from brazier.access.models import Organizer
from brazier.terms import Actor, BrazierError

OFTEN, SELDOM = st.sampled_from([True] * 4 + [False]), st.sampled_from([False] * 3 + [True])
PROBATION = {"table": 0, "committee": 7, "site": 14}


@dataclass
class Modelled:
    """Somebody as the model knows them. by: who vouched, in order; until: end of probation."""

    by: list[str]
    since: datetime
    is_waiting: bool = False
    is_gone: bool = False
    until: datetime | None = None


@dataclass
class Code:
    """An invitation as the model knows it."""

    by: str
    number: int
    text: str
    made: datetime
    key: bytes = b""
    is_same: bool = False
    is_over: bool = False
    wrong: int = 0


@dataclass
class World:
    """All the model knows."""

    level: str = "table"
    now: datetime = NOW
    people: dict[str, Modelled] = field(default_factory=dict)
    codes: list[Code] = field(default_factory=list)

    def is_live(self, code: Code) -> bool:
        return not code.is_over and self.now < code.made + timedelta(minutes=10)

    def may_act(self, who: str) -> bool:
        known = self.people[who]
        on_probation = self.level != "table" and known.until is not None and known.until.date() > self.now.date()
        return not known.is_waiting and not on_probation and not known.is_gone

    def branch(self, who: str) -> str:
        while self.people[who].by and self.people[who].by[0] != self.founder:
            who = self.people[who].by[0]
        return who

    @property
    def founder(self) -> str:
        return next(iter(self.people))


class Joining(RuleBasedStateMachine):
    """Each rule does one thing to both and compares whether it was let through."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()
        self.count = 0

    @initialize()
    def begin(self) -> None:
        Organizer.objects.exclude(role="founder").delete()
        founder = Harbor.begin().amara.id
        with_pin(founder)
        self.world.people[founder] = Modelled([], NOW)

    def as_actor(self, who: str) -> Actor:
        return actor(who, self.world.now)

    def tried(self, deed, *args: object, **named: object):  # type: ignore[no-untyped-def]
        try:
            return True, deed(*args, **named)
        except BrazierError:
            return False, None

    @rule(who=st.integers(0, 30), own=OFTEN)
    def invite(self, who: int, own: bool) -> None:
        world = self.world
        inviter = list(world.people)[who % len(world.people)]
        self.count += 1
        live = [c for c in world.codes if c.by == inviter and world.is_live(c)]
        expected = world.may_act(inviter) and len(live) < 3
        if world.level == "site":
            lately = [c for c in world.codes if c.by == inviter and c.made > world.now - timedelta(days=7)]
            is_settled = world.now - world.people[inviter].since >= timedelta(days=14)
            expected = expected and own and is_settled and len(lately) < 10
        number_of_care = 1000 + int(inviter)
        if own and not world.people[inviter].is_gone:
            giver = Actor(str(5000 + int(inviter)), "founder")  # what they gave themselves would be nobody's turf
            access.assign(
                giver, organizer=inviter, kind="person", thing=number_of_care, now=world.now,
                today=world.now.date(),
            )  # fmt: skip
        text = new_code()
        spots = [("person", number_of_care if own else 1, "")]
        done, number = self.tried(
            actions.invite, self.as_actor(inviter), handle=f"Friend {self.count}x", code=text, spots=spots,
            now=world.now, today=world.now.date(),
        )  # fmt: skip
        assert done == expected
        if done:
            world.codes.append(Code(inviter, number, text, world.now))

    @precondition(lambda self: self.world.codes)
    @rule(which=st.integers(0, 5), forged=SELDOM)
    def open(self, which: int, forged: bool) -> None:
        world = self.world
        code = world.codes[-1 - which % min(3, len(world.codes))]
        key = new_key()
        text = code.text[:-1] + ("0" if code.text[-1] != "0" else "1") if forged else code.text
        expected = world.is_live(code) and not forged and not code.key and world.may_act(code.by)
        done, _ = self.tried(actions.open_invitation, KEEPER, code=text, key=key, now=world.now)
        assert done == expected
        if done:
            code.key = key
        elif world.is_live(code):
            code.wrong += 1
            code.is_over = code.wrong >= 5

    @precondition(lambda self: self.world.codes)
    @rule(which=st.integers(0, 5), same=OFTEN, other=SELDOM)
    def hear(self, which: int, same: bool, other: bool) -> None:
        world = self.world
        code = world.codes[-1 - which % min(3, len(world.codes))]
        who = list(world.people)[-1] if other else code.by
        expected = who == code.by and world.is_live(code) and bool(code.key) and world.may_act(who)
        done, _ = self.tried(actions.hear, self.as_actor(who), invitation=code.number, same=same, now=world.now)
        assert done == expected
        if done:
            code.is_same, code.is_over = same, not same

    @precondition(lambda self: self.world.codes)
    @rule(which=st.integers(0, 5), stolen=SELDOM)
    def take_in(self, which: int, stolen: bool) -> None:
        world = self.world
        code = world.codes[-1 - which % min(3, len(world.codes))]
        expected = world.is_live(code) and code.is_same and not stolen and world.may_act(code.by)
        key = new_key() if stolen else code.key
        done, taken = self.tried(
            actions.take_in, KEEPER, invitation=code.number, key=key, now=world.now, today=world.now.date()
        )
        assert done == expected
        if done:
            organizer = taken[0]
            with_pin(organizer)
            code.is_over = True
            world.people[organizer] = Modelled([code.by], world.now, is_waiting=world.level != "table")

    @rule(who=st.integers(0, 30), whom=st.integers(0, 30))
    def vouch(self, who: int, whom: int) -> None:
        world = self.world
        voucher, newcomer = (list(world.people)[n % len(world.people)] for n in (who, whom))
        known = world.people[newcomer]
        expected = world.may_act(voucher) and known.is_waiting and not known.is_gone
        if world.level != "table":
            expected = expected and voucher not in known.by
        if world.level == "site":
            expected = expected and world.branch(voucher) not in {world.branch(by) for by in known.by}
        done, _ = self.tried(
            actions.vouch, self.as_actor(voucher), newcomer=newcomer, now=world.now, today=world.now.date()
        )
        assert done == expected
        if done:
            days = PROBATION[world.level]
            known.is_waiting, known.until = False, world.now + timedelta(days=days) if days else None
            known.by += [voucher] if voucher not in known.by else []

    @rule(who=st.integers(0, 30))
    def bring(self, who: int) -> None:
        before = len(self.world.codes)
        self.invite(who, own=True)
        if len(self.world.codes) == before:
            return
        self.open(0, forged=False)
        self.hear(0, same=True, other=False)
        self.take_in(0, stolen=False)

    @precondition(lambda self: len(self.world.people) > 2)
    @rule(who=st.integers(1, 30))
    def remove(self, who: int) -> None:
        gone = list(self.world.people)[1 + who % (len(self.world.people) - 1)]
        Organizer.objects.filter(pk=gone).update(until=self.world.now)
        self.world.people[gone].is_gone = True

    @precondition(lambda self: any(p.is_waiting for p in self.world.people.values()))
    @rule(who=st.integers(0, 30))
    def vouch_for_the_newest(self, who: int) -> None:
        waiting = [place for place, p in enumerate(self.world.people.values()) if p.is_waiting]
        self.vouch(who, waiting[-1])

    @precondition(lambda self: self.world.codes)
    @rule()
    def forge_again(self) -> None:
        for _ in range(5):
            self.open(0, forged=True)

    @rule(level=st.sampled_from(list(PROBATION)))
    def step(self, level: str) -> None:
        if level != self.world.level:
            founder = self.as_actor(self.world.founder)
            access.set_level(founder, level=level, by=founder.id, now=self.world.now)
            self.world.level = level

    @rule(minutes=st.sampled_from([1, 6, 60 * 24 * 5, 60 * 24 * 15]))
    def later(self, minutes: int) -> None:
        self.world.now += timedelta(minutes=minutes)

    @invariant()
    def the_tree_is_the_one_that_happened(self) -> None:
        if self.world.people:
            through = queries._through()
            assert {who: tuple(p.by) for who, p in self.world.people.items() if p.by} == through

    @invariant()
    def whoever_waits_has_no_rights(self) -> None:
        for who, known in self.world.people.items():
            if known.is_waiting and not known.is_gone:
                assert self.as_actor(who).role == "newcomer"


@pytest.mark.slow
def test_in_whatever_order_it_happens(transactional_db: None) -> None:
    class OneAtATime(Joining):
        def teardown(self) -> None:
            TransactionTestCase("__init__")._fixture_teardown()

    run_state_machine_as_test(
        OneAtATime,
        settings=settings(
            max_examples=25,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate],
        ),
    )
