"""Cards and signatures: which parts are missing, and how old is too old."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from brazier.rules.answers import Answer, Need, Needs
from brazier.rules.asking import Moment, day
from brazier.rules.entry import Entry
from brazier.rules.periods import add_months
from brazier.terms import Wrong


@dataclass(frozen=True, slots=True)
class Parts:
    """What a signature must come with. dated: the part that must be a day. unless: a yes there, or a yes at
    `proof`, and nothing more is needed; otherwise the part called `else_missing` is."""

    fields: tuple[str, ...]
    dated: str
    unless: str
    proof: str
    else_missing: str


@dataclass(frozen=True, slots=True)
class Age:
    """How old a card may be when it is handed in. Without months only a missing day is noticed.

    signed, handed_in: the inputs. again: months after which signing anew is worth while.
    """

    signed: str
    handed_in: str
    months: int
    again: int
    fresh: str
    stale: str
    undated: str


def read_parts(entry: Entry) -> Parts:
    """What a pack says under `parts`."""
    inner = entry.inner("parts")
    parts = Parts(
        inner.texts("fields"), inner.text("dated"), inner.text("unless"), inner.text("proof"),
        inner.text("else_missing"),
    )  # fmt: skip
    if parts.dated not in parts.fields:
        inner.fail("dated must be one of the fields")
    inner.done()
    return parts


def read_age(entry: Entry) -> Age:
    """What a pack says under `age`."""
    inner = entry.inner("age")
    age = Age(
        inner.text("signed"), inner.text("handed_in", ""), inner.whole("months", 0),
        inner.whole("sign_again_after", 0),
        inner.text("fresh"), inner.text("stale", ""), inner.text("undated", ""),
    )  # fmt: skip
    if bool(age.handed_in) != bool(age.months) or bool(age.handed_in) != bool(age.stale):
        inner.fail("handed_in, months and stale belong together")
    if age.again >= max(age.months, 1):
        inner.fail("sign_again_after must be earlier than months")
    inner.done()
    return age


def reads_parts(parts: Parts) -> Needs:
    """The inputs it needs."""
    fields = ((name, Need(("text",), open=True)) for name in parts.fields)
    return (*fields, (parts.unless, Need(("yesno",))), (parts.proof, Need(("yesno",))))


def reads_age(age: Age) -> Needs:
    """The inputs it needs."""
    signed = (age.signed, Need(("date",), open=bool(age.undated)))
    return (signed, (age.handed_in, Need(("date",)))) if age.handed_in else (signed,)


def answer_parts(parts: Parts, given: Mapping[str, Any]) -> Answer:
    """Whether all parts are there, and which are not.

    Errors: Wrong if the day is not written as one.
    """
    missing = [name for name in parts.fields if not (given[name] or "").strip()]
    if parts.dated not in missing and day(given[parts.dated].strip()) is None:
        raise Wrong("rules.kind", "%(key)s must be %(kind)s.", key=parts.dated, kind="a day like 2026-03-02")
    if not given[parts.unless] and not given[parts.proof]:
        missing.append(parts.else_missing)
    there = [name for name in parts.fields if name not in missing]
    trace = (f"there: {', '.join(there) or 'nothing'}", f"missing: {', '.join(missing) or 'nothing'}")
    return Answer({"ok": not missing, "missing": missing}, trace)


def answer_age(age: Age, given: Mapping[str, Any]) -> Answer:
    """Whether a card is fresh, stale or undated, and whether it is time to sign anew.

    Errors: Wrong if it was signed after it was handed in.
    """
    signed: Moment | None = given[age.signed]
    if signed is None:
        return Answer({"status": age.undated}, (f"{age.signed} is not known",))
    if not age.months:
        return Answer({"status": age.fresh}, (f"{age.signed} is {signed}",))
    handed_in: Moment = given[age.handed_in]
    last, again = add_months(signed.day, age.months), add_months(signed.day, age.again)
    told = {"status": age.stale if handed_in.day > last else age.fresh}
    trace = [f"signed {signed}, {age.months} months old on {last}, handed in {handed_in}"]
    if age.again and again < handed_in.day <= last:
        trace.append(f"older than {age.again} months: worth signing anew before {last}")
    return Answer(told, tuple(trace))


def words_parts(parts: Parts) -> tuple[str, ...]:
    """As a lawyer reads it."""
    return (
        f"needs: {', '.join(parts.fields)}",
        f"and {parts.else_missing}, unless {parts.unless} or {parts.proof} is yes",
    )


def words_age(age: Age) -> tuple[str, ...]:
    """As a lawyer reads it."""
    lines = [f"{age.fresh}: {age.signed} at most {age.months} months before {age.handed_in}"] if age.months else []
    lines += [f"{age.stale}: longer ago"] if age.months else [f"{age.fresh}: {age.signed} is known"]
    return (*lines, *([f"{age.undated}: {age.signed} is not known"] if age.undated else []))
