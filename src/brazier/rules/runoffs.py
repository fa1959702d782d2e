"""Three choices or more, none with a majority: which two go on, or whether the vote is held again."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from brazier.rules import exact
from brazier.rules.answers import Answer, Need, Needs
from brazier.rules.entry import Entry


@dataclass(frozen=True, slots=True)
class Plan:
    """votes: the input with the votes of each choice. comparator, share: what a majority is. choices: how many
    there must be before a run-off is thought of."""

    votes: str
    comparator: str
    share: Fraction
    choices: int


def read(entry: Entry) -> Plan:
    """What a pack says under `runoff`."""
    inner = entry.inner("runoff")
    plan = Plan(
        inner.text("votes"),
        inner.one_of("comparator", exact.COMPARATORS),
        inner.share("share"),
        inner.whole("choices"),
    )
    if plan.choices < 3:
        inner.fail("a run-off needs three choices")
    inner.done()
    return plan


def reads(plan: Plan) -> Needs:
    """The input a plan needs."""
    return ((plan.votes, Need(("votes",))),)


def gives(_: Plan) -> tuple[str, ...]:
    """The names of its answers."""
    return ("valid", "needed", "runoff", "on_ballot", "rerun", "majority")


def answer(plan: Plan, given: Mapping[str, Any]) -> Answer:
    """Who has the majority, or which two go on. Equal for second place, or all equal: all choices again."""
    votes: Mapping[str, int] = given[plan.votes]
    valid = sum(votes.values())
    needed = exact.least(plan.comparator, plan.share, valid)
    ranked = sorted(votes, key=lambda choice: -votes[choice])
    first, _, *rest = ranked
    majority = first if votes[first] >= needed else None
    open_still = majority is None and len(votes) >= plan.choices
    rerun = open_still and votes[ranked[1]] == votes[rest[0]]
    runoff = open_still and not rerun
    trace = [f"{valid} valid votes, {needed} are a majority", *(f"{choice}: {votes[choice]}" for choice in ranked)]
    if rerun:
        trace.append("equal for second place: the vote is held again with all choices")
    told = {
        "valid": valid, "needed": needed, "runoff": runoff, "on_ballot": sorted(ranked[:2]) if runoff else [],
        "rerun": rerun, "majority": majority,
    }  # fmt: skip
    return Answer(told, tuple(trace))


def words(plan: Plan) -> tuple[str, ...]:
    """A plan as a lawyer reads it."""
    much = {"ge": "at least", "gt": "more than"}[plan.comparator]
    return (
        f"majority: {much} {plan.share} of the valid votes",
        f"runoff: with {plan.choices} choices or more and no majority, between the two with the most votes",
        "rerun: with all choices again, when two are equal for second place or all are equal",
    )
