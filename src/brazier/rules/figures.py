"""Rules that answer with a number, yes or no, or a word, as packs write them: shares, tables, lesser of two."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from brazier.rules import exact
from brazier.rules.answers import NUMBERS, Need, Needs
from brazier.rules.entry import Entry


@dataclass(frozen=True, slots=True)
class Term:
    """One calculation. kind: which; the other fields are what that kind needs.

    fixed: `word`. share: `share` of the input `of`, by `comparator`. lesser, greater: of `parts`. bands: the first
    of `parts` whose `edges` hold the input `of`. steps: `word`, and `adds` for each `each` begun above `above`.
    quotient: input `of` by input `by`, rounded up. least: whether input `of` reaches `parts[0]`. lookup: `table`
    at input `of`. names: how many of input `of` stand on list `by`.
    """

    kind: str
    word: int | bool | str = 0
    share: Fraction = Fraction(0)
    comparator: str = "ge"
    of: str = ""
    by: str = ""
    parts: tuple["Term", ...] = ()
    edges: tuple[tuple[int | None, bool], ...] = ()
    above: int = 0
    each: int = 1
    adds: int = 0
    table: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Output:
    """One line of the answer. unless: it is told only when that earlier yes-or-no is no."""

    name: str
    term: Term
    unless: str = ""


Plan = tuple[Output, ...]


def read(entry: Entry) -> Plan:
    """What a pack says under `figures`."""
    return tuple(_output(one) for one in entry.inners("figures"))


def reads(plan: Plan) -> Needs:
    """The inputs and earlier outputs a plan needs."""
    terms = [need for output in plan for need in _reads(output.term)]
    return (*terms, *((output.unless, Need()) for output in plan if output.unless))


def gives(plan: Plan) -> tuple[str, ...]:
    """The names of its answers."""
    return tuple(output.name for output in plan)


def _reads(term: Term, may_lack: bool = False) -> Iterator[tuple[str, Need]]:
    """What one term needs. may_lack: another term beside it can take its place."""
    if term.kind == "lookup":
        yield term.of, Need(("text",), frozenset(term.table))
    elif term.kind == "names":
        yield from ((term.of, Need(("names",))), (term.by, Need(("list",))))
    elif term.of:
        yield term.of, Need(NUMBERS, open=may_lack)
    if term.kind == "quotient":
        yield term.by, Need(("share",))
    for part in term.parts:
        yield from _reads(part, term.kind in ("lesser", "greater"))


def _output(entry: Entry) -> Output:
    name, unless = entry.text("output"), entry.text("unless", "")
    output = Output(name, _term(entry), unless)
    entry.done()
    return output


def _term(entry: Entry) -> Term:
    kinds = [kind for kind in READ if kind in entry.left]
    if len(kinds) != 1:
        entry.fail(f"one of {', '.join(READ)} must stand here")
    return READ[kinds[0]](entry)


def _parts(entry: Entry, key: str) -> tuple[Term, ...]:
    terms = []
    for one in entry.inners(key):
        terms.append(_term(one))
        one.done()
    return tuple(terms)


def _fixed(entry: Entry) -> Term:
    value = entry.left.pop("fixed")
    if not isinstance(value, bool | int | str):
        entry.fail("fixed must be a whole number, true or false, or a word")
    return Term("fixed", word=value)


def _share(entry: Entry) -> Term:
    return Term(
        "share",
        share=entry.share("share"),
        comparator=entry.one_of("comparator", exact.COMPARATORS),
        of=entry.text("of"),
    )


def _bands(entry: Entry) -> Term:
    edges: list[tuple[int | None, bool]] = []
    terms = []
    for one in entry.inners("bands"):
        up_to, under = one.take("up_to", int, None), one.take("under", int, None)
        if up_to is not None and under is not None:
            one.fail("either up_to or under")
        edges.append((under, False) if up_to is None else (up_to, True))
        terms.append(_term(one))
        one.done()
    tops = [edge for edge, _ in edges if edge is not None]
    if len(tops) != len(edges) - 1 or edges[-1][0] is not None or tops != sorted(set(tops)):
        entry.fail("the bands must rise, and the last one must be open")
    return Term("bands", of=entry.text("of"), parts=tuple(terms), edges=tuple(edges))


def _steps(entry: Entry) -> Term:
    steps, of = entry.inner("steps"), entry.text("of")
    term = Term(
        "steps",
        word=steps.whole("start"),
        above=steps.whole("above"),
        each=steps.whole("each"),
        adds=steps.whole("adds"),
        of=of,
    )
    if not term.each:
        steps.fail("each is 0")
    steps.done()
    return term


def _quotient(entry: Entry) -> Term:
    return Term("quotient", of=entry.text("quotient"), by=entry.text("by"))


def _least(entry: Entry) -> Term:
    inner = entry.inner("least")
    term = Term("least", of=entry.text("of"), parts=(_term(inner),))
    inner.done()
    return term


def _lookup(entry: Entry) -> Term:
    table = entry.take("lookup", dict)
    if not table or not all(isinstance(word, str) for word in table.values()):
        entry.fail("lookup must hold words")
    return Term("lookup", table=table, of=entry.text("of"))


def _names(entry: Entry) -> Term:
    return Term("names", of=entry.text("names"), by=entry.text("on"))


READ: dict[str, Callable[[Entry], Term]] = {
    "fixed": _fixed,
    "lesser": lambda entry: Term("lesser", parts=_parts(entry, "lesser")),
    "greater": lambda entry: Term("greater", parts=_parts(entry, "greater")),
    "bands": _bands,
    "steps": _steps,
    "quotient": _quotient,
    "least": _least,
    "lookup": _lookup,
    "names": _names,
    "share": _share,
}
