"""The kinds of rule there are, each with how a pack writes it, how it answers and how it reads."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from brazier.rules import ballots, clocks, figures, reckoning, runoffs, signing
from brazier.rules.answers import Answer, Needs
from brazier.rules.calendars import Calendar
from brazier.rules.entry import Entry

Offices = Mapping[str, Calendar]


@dataclass(frozen=True, slots=True)
class Family:
    """keys: what a pack writes it under. read: into a plan. reads, gives: inputs and answers. needs: calendars."""

    keys: tuple[str, ...]
    read: Callable[[Entry], Any]
    reads: Callable[[Any], Needs]
    gives: Callable[[Any], tuple[str, ...]]
    answer: Callable[[Any, Mapping[str, Any], Offices], Answer]
    words: Callable[[Any], tuple[str, ...]]
    needs: Callable[[Any], set[str]] = lambda _: set()


FAMILIES: Mapping[str, Family] = {
    "figures": Family(
        ("figures",), figures.read, figures.reads, figures.gives,
        lambda plan, given, _: reckoning.answer(plan, given), reckoning.words,
    ),
    "clocks": Family(
        ("clocks", "checks"), clocks.read, clocks.reads, clocks.gives,
        clocks.answer, clocks.words, clocks.calendars,
    ),
    "ballot": Family(
        ("ballot",), ballots.read, ballots.reads, ballots.gives,
        lambda plan, given, _: ballots.answer(plan, given), ballots.words,
    ),
    "runoff": Family(
        ("runoff",), runoffs.read, runoffs.reads, runoffs.gives,
        lambda plan, given, _: runoffs.answer(plan, given), runoffs.words,
    ),
    "parts": Family(
        ("parts",), signing.read_parts, signing.reads_parts, lambda _: ("ok", "missing"),
        lambda plan, given, _: signing.answer_parts(plan, given), signing.words_parts,
    ),
    "age": Family(
        ("age",), signing.read_age, signing.reads_age, lambda _: ("status",),
        lambda plan, given, _: signing.answer_age(plan, given), signing.words_age,
    ),
}  # fmt: skip
