"""What a plan of figures comes to for the inputs of one question, and how a lawyer reads it."""

import math
import unicodedata
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from brazier.rules import exact
from brazier.rules.answers import Answer
from brazier.rules.figures import Plan, Term
from brazier.terms import Wrong

Given = Mapping[str, Any]
AT_LEAST = {"ge": "at least", "gt": "more than"}


def answer(plan: Plan, given: Given) -> Answer:
    """The figures of a plan, in its order; each may use those before it."""
    known: dict[str, Any] = dict(given)
    told: dict[str, object] = {}
    trace: list[str] = []
    warnings: list[str] = []
    for output in plan:
        if output.unless and known[output.unless]:
            continue
        value = _reckon(output.term, known, warnings)
        trace.append(f"{output.name} = {shown(value)}: {said(output.term, known)}")
        known[output.name] = told[output.name] = value
    return Answer(told, tuple(trace), tuple(warnings))


def words(plan: Plan) -> tuple[str, ...]:
    """A plan in words."""
    return tuple(
        f"{output.name}: {said(output.term)}{f'; told when {output.unless} is no' if output.unless else ''}"
        for output in plan
    )


def shown(value: object) -> str:
    """A value in words."""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def said(term: Term, known: Given | None = None) -> str:
    """One calculation in words; with what is known, the inputs stand beside their names."""
    of, by = (f"{name} ({known[name]})" if known and name in known else name for name in (term.of, term.by))
    parts = [said(part, known) for part in term.parts]
    match term.kind:
        case "fixed":
            return shown(term.word)
        case "share":
            return f"{AT_LEAST[term.comparator]} {term.share} of {of}"
        case "lesser" | "greater":
            return f"the {term.kind} of {' and '.join(parts)}"
        case "bands":
            edges = [_edge(*edge) for edge in term.edges]
            return f"by {of}: " + "; ".join(f"{e}: {p}" for e, p in zip(edges, parts, strict=True))
        case "steps":
            return f"{term.word}, and {term.adds} more for each {term.each} begun above {term.above} {of}"
        case "quotient":
            return f"{of} divided by {by}, rounded up"
        case "least":
            return f"whether {of} is {parts[0] if term.parts[0].kind == 'share' else f'at least {parts[0]}'}"
        case "lookup":
            return f"by {of}: " + "; ".join(f"{key}: {word}" for key, word in term.table.items())
        case _:
            return f"names of {of} that stand on {by}, each once"


def _edge(edge: int | None, included: bool) -> str:
    if edge is None:
        return "above that"
    return f"up to {edge}" if included else f"under {edge}"


def _reckon(term: Term, known: Given, warnings: list[str]) -> Any:
    """The value of one term. An input that is left out makes a share unknown; the lesser of two then is the other,
    and says so."""
    of: Any = known.get(term.of)
    match term.kind:
        case "fixed":
            return term.word
        case "share":
            return None if of is None else exact.least(term.comparator, term.share, of)
        case "lesser" | "greater":
            return _chosen(term, known, warnings)
        case "bands":
            return _reckon(_band(term, of), known, warnings)
        case "steps":
            return int(term.word or 0) + term.adds * math.ceil(Fraction(max(of - term.above, 0), term.each))
        case "quotient":
            return math.ceil(Fraction(of) / known[term.by])
        case "least":
            return bool(of >= _reckon(term.parts[0], known, warnings))
        case "lookup":
            return term.table[of]
        case _:
            return len(_counted(of, known[term.by]))


def _chosen(term: Term, known: Given, warnings: list[str]) -> Any:
    values = [_reckon(part, known, warnings) for part in term.parts]
    if None in values:
        missing = ", ".join(part.of for part, value in zip(term.parts, values, strict=True) if value is None)
        warnings.append(f"{missing} was not given: the figure without it is told, and it may be another.")
    there = [value for value in values if value is not None]
    return min(there) if term.kind == "lesser" else max(there)


def _band(term: Term, of: int | Fraction) -> Term:
    for (edge, included), part in zip(term.edges, term.parts, strict=True):
        if edge is None or of < edge or (included and of == edge):
            return part
    raise AssertionError("the last band is open")


def _counted(signatures: tuple[str, ...], listed: str | tuple[str, ...]) -> set[str]:
    """Whose signatures count: each person once, and only who stands on the list."""
    signed = {plain(name) for name in signatures} - {""}
    if not isinstance(listed, str):
        return signed & {plain(name) for name in listed}
    said = plain(listed)
    if said == "all":
        return signed
    if said == "none":
        return set()
    before, but, missing = said.partition("all but ")
    if before or not but:
        raise Wrong("rules.list", "Write who is on the list as names, or as: all, none, all but A, B.")
    return signed - {plain(name) for name in missing.split(",")}


def plain(name: str) -> str:
    """A name as it is compared: without doubled spaces, and small and large letters alike."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
