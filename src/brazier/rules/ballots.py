"""What a count of ballots comes to: tests that must all hold, and whether sealed ballots could turn it."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from brazier.rules import exact
from brazier.rules.answers import Answer, Need, Needs
from brazier.rules.entry import Entry
from brazier.terms import Wrong

AMOUNTS = ("eligible", "yes", "no", "void", "challenged", "valid", "cast")
"""eligible: who may vote. valid: yes and no. cast: who took part, spoiled ballots among them."""
Amounts = Mapping[str, int | None]
Conditions = Mapping[str, Any]
AT_LEAST = {"ge": "at least", "gt": "more than"}


@dataclass(frozen=True, slots=True)
class Test:
    """One thing that must hold. output: the answer it is told under; when: for which inputs it is asked."""

    left: str
    comparator: str
    share: Fraction
    of: str
    output: str = ""
    when: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """counts: which input holds which amount. output, won, lost, waits: the word or yes-or-no that is told."""

    counts: Mapping[str, str]
    tests: tuple[Test, ...]
    output: str
    won: bool | str
    lost: bool | str
    waits: str = ""
    tells: tuple[str, ...] = ()


def read(entry: Entry) -> Plan:
    """What a pack says under `ballot`."""
    inner = entry.inner("ballot")
    counts = inner.take("counts", dict)
    if not set(counts) <= set(AMOUNTS) or not all(isinstance(key, str) for key in counts.values()):
        inner.fail(f"counts may hold {', '.join(AMOUNTS)}")
    won, lost = inner.left.pop("won", None), inner.left.pop("lost", None)
    if type(won) is not type(lost) or type(won) not in (bool, str) or won == lost:
        inner.fail("won and lost must be two words, or true and false")
    plan = Plan(
        counts, tuple(_test(one) for one in inner.inners("tests")), inner.text("output"), won, lost,
        waits=inner.text("waits", ""), tells=inner.texts("tells", []),
    )  # fmt: skip
    if not plan.tests:
        inner.fail("without tests everything would be won")
    if not set(plan.tells) <= {"valid", "determinative"}:
        inner.fail("tells may hold valid and determinative")
    inner.done()
    return plan


def reads(plan: Plan) -> Needs:
    """The inputs a plan needs. Any may be left out; what then is not known is said when it decides."""
    counts = ((key, Need(("count", "people"), open=True)) for key in plan.counts.values())
    return (*counts, *((key, Need(("yesno",), open=True)) for test in plan.tests for key, _ in test.when))


def gives(plan: Plan) -> tuple[str, ...]:
    """The names of its answers."""
    return (plan.output, *plan.tells, *(test.output for test in plan.tests if test.output))


def answer(plan: Plan, given: Mapping[str, Any]) -> Answer:
    """What the count comes to.

    While challenged ballots could turn it, it waits, or is null where the pack has no word for that.
    Errors: Wrong if more answered yes and no than are said to have voted, or if what was left out decides.
    """
    amounts = amounts_of({amount: given[key] for amount, key in plan.counts.items()})
    told: dict[str, object] = {}
    turns = determinative(plan.tests, amounts, given)
    won = holds(plan.tests, amounts, given)
    if won is None or ("void" in plan.counts and spoiled_decide(plan.tests, amounts, given)):
        key = _lacking(plan, given) if won is None else plan.counts["void"]
        raise Wrong("rules.missing", "This rule needs %(key)s.", key=key)
    told[plan.output] = (plan.waits or None) if turns else plan.won if won else plan.lost
    if "valid" in plan.tells:
        told["valid"] = amounts["valid"]
    if "determinative" in plan.tells and turns is not None:
        told["determinative"] = turns
    told |= {test.output: _met(test, amounts) for test in plan.tests if test.output}
    trace = [line(test, amounts, given) for test in plan.tests]
    if turns is not None:
        could = "could" if turns else "could not"
        trace.append(f"{amounts['challenged']} challenged ballots {could} change the result")
    open_still = () if plan.waits or not turns else ("Challenged ballots could still turn it: it is not decided.",)
    return Answer(told, tuple(trace), (*_odd(amounts), *open_still))


def amounts_of(known: Amounts) -> dict[str, int | None]:
    """All amounts, with valid, cast and void reckoned from what is known; what is not known is None. Without void,
    cast is the least it can be.

    Errors: Wrong if fewer are said to have voted than answered.
    """
    yes, no, void, cast = (known.get(name) for name in ("yes", "no", "void", "cast"))
    valid = None if yes is None or no is None else yes + no
    reckoned = None if valid is None else valid + (void or 0)
    if cast is not None and reckoned is not None and cast < reckoned:
        raise Wrong(
            "rules.cast",
            "%(reckoned)s ballots were answered, and only %(cast)s people are said to have voted.",
            reckoned=reckoned,
            cast=cast,
        )
    if void is None and cast is not None and valid is not None:
        void = cast - valid
    whole = {name: known.get(name) for name in AMOUNTS}
    return whole | {"valid": valid, "cast": reckoned if cast is None else cast, "void": void}


def holds(tests: tuple[Test, ...], amounts: Amounts, conditions: Conditions) -> bool | None:
    """Whether all tests hold: no as soon as one does not, None where what is not known decides."""
    found = {_holds(test, amounts, conditions) for test in tests}
    return False if False in found else None if None in found else True


def determinative(tests: tuple[Test, ...], amounts: Amounts, conditions: Conditions) -> bool | None:
    """Whether the sealed ballots could change the result, all of them yes or all of them no. None if not known."""
    sealed = amounts["challenged"]
    if sealed is None:
        return None
    opened = (_opened(amounts, yes, no) for yes, no in ((0, 0), (sealed, 0), (0, sealed)))
    results = {holds(tests, counted, conditions) for counted in opened}
    return None if None in results else len(results) > 1


def spoiled_decide(
    tests: tuple[Test, ...], amounts: Amounts, conditions: Conditions, most: int | None = None
) -> bool:
    """Whether spoiled ballots that nobody told could change what holds: so many at most, or all who may vote."""
    valid, eligible = amounts["valid"], amounts["eligible"]
    if amounts["void"] is not None or valid is None or eligible is None:
        return False
    left = max(0, eligible - valid - (amounts["challenged"] or 0))
    more = left if most is None else min(left, most)
    enough = (exact.least(t.comparator, t.share, amounts[t.of] or 0) - valid for t in tests if t.left == "cast")
    tried = {0, more, *(min(more, max(0, void)) for void in enough)}
    results = {holds(tests, {**amounts, "cast": valid + void}, conditions) for void in tried}
    return len(results) > 1


def words(plan: Plan) -> tuple[str, ...]:
    """A plan as a lawyer reads it."""
    told = {test: f" (told as {test.output})" if test.output else "" for test in plan.tests}
    tests = [f"{_words(test)}{_when(test)}{told[test]}" for test in plan.tests]
    seals = plan.waits or ("null" if "challenged" in plan.counts else "")
    waits = f"; {seals} while challenged ballots could change it" if seals else ""
    return (f"{plan.output}: {_shown(plan.won)} if {', and '.join(tests)}; otherwise {_shown(plan.lost)}{waits}",)


def _opened(amounts: Amounts, yes: int, no: int) -> dict[str, int | None]:
    more = {"yes": yes, "no": no, "valid": yes + no, "cast": yes + no}
    return {name: n if n is None else n + more.get(name, 0) for name, n in amounts.items()}


def _holds(test: Test, amounts: Amounts, conditions: Conditions) -> bool | None:
    asked = [(conditions.get(key), wanted) for key, wanted in test.when]
    if any(said is not None and said != wanted for said, wanted in asked):
        return True  # not asked of this ballot
    met = _met(test, amounts)
    return None if not met and any(said is None for said, _ in asked) else met


def _lacking(plan: Plan, given: Mapping[str, Any]) -> str:
    asked = [*plan.counts.values(), *(key for test in plan.tests for key, _ in test.when)]
    return next(key for key in asked if given[key] is None)


def _met(test: Test, amounts: Amounts) -> bool | None:
    left, of = amounts[test.left], amounts[test.of]
    return None if left is None or of is None else exact.reaches(left, test.comparator, test.share, of)


def _odd(amounts: Amounts) -> tuple[str, ...]:
    """What can not be so, told and not repaired."""
    if more_than_eligible(amounts):
        return ("More ballots were cast than people may vote: one of these figures is wrong.",)
    return ()


def more_than_eligible(amounts: Amounts) -> bool:
    """Whether more ballots were cast, sealed ones among them, than people may vote."""
    eligible, cast = amounts["eligible"], amounts["cast"]
    return eligible is not None and cast is not None and cast + (amounts["challenged"] or 0) > eligible


def _test(entry: Entry) -> Test:
    test = Test(
        entry.one_of("left", AMOUNTS), entry.one_of("comparator", exact.COMPARATORS), entry.share("share"),
        entry.one_of("of", AMOUNTS), entry.text("output", ""), tuple(entry.take("when", dict, {}).items()),
    )  # fmt: skip
    if not all(isinstance(wanted, bool) for _, wanted in test.when):
        entry.fail("when may hold true and false")
    entry.done()
    return test


def _words(test: Test) -> str:
    return f"{test.left} is {AT_LEAST[test.comparator]} {test.share} of {test.of}"


def _when(test: Test) -> str:
    asked = " and ".join(f"{key} is {_shown(wanted)}" for key, wanted in test.when)
    return f" (when {asked})" if asked else ""


def _shown(value: bool | str) -> str:
    return value if isinstance(value, str) else "yes" if value else "no"


def line(test: Test, amounts: Amounts, conditions: Conditions) -> str:
    """One test with its figures, for the trace."""
    found = {True: "yes", False: "no", None: "not known"}[_holds(test, amounts, conditions)]
    return f"{_words(test)}{_when(test)}: {amounts[test.left]} of {amounts[test.of]}: {found}"
