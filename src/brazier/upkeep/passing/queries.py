"""Gather what is passed on, and look that it names nobody."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from brazier.access.gate import allow
from brazier.bag.given import queries as given
from brazier.calling import queries as calling
from brazier.cards import queries as cards
from brazier.conversations import queries as conversations
from brazier.conversations.actions import FIRST_ISSUES
from brazier.election import queries as election
from brazier.handbook import book
from brazier.handbook.source import read
from brazier.keeping import queries as keeping
from brazier.pages import queries as pages_read
from brazier.pages.facts import TRANSLATED
from brazier.people.naming import queries as naming
from brazier.people.naming.telltale import Usual, usual_of
from brazier.terms import Actor, Wrong
from brazier.tests_of_strength import queries as strength
from brazier.tests_of_strength.ladder import SHIPPED
from brazier.upkeep.passing.method import LONGEST_LESSONS, MOST_ISSUES, Method, can_hold, is_clean
from brazier.workplaces import queries as workplaces

Pages = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is passed on, how many issues stay here because a word of theirs is a name, and whether the ladder
    does."""

    method: Method
    stay: int
    ladder_stays: bool = False


def gather(actor: Actor, *, lessons: str, own: Pages) -> Gathered:
    """The method of this campaign, without anybody. own: pages of the handbook that the committee wrote itself.

    Errors: Wrong if lessons or pages name somebody here, neither who nor where is said; or if a page is none.
    """
    allow(actor, "upkeep.method")
    if len(lessons) > LONGEST_LESSONS:
        raise Wrong("upkeep.method_long", "These lessons are too long to be read. Write the few that matter.")
    shipped, here = book.sources(), pages_read.own(actor)
    own = {one: {**here.get(one, {}), **own.get(one, {})} for one in {*here, *own}}
    written = {
        (language, name): text
        for language, files in own.items()
        for name, text in files.items()
        if shipped.get(language, {}).get(name) != text
    }
    _look_that_they_are_pages(written)
    usual = [usual_of(files.values()) for files in shipped.values()]
    texts = [lessons, *(part for file, text in written.items() for part in _told(*file, text, usual))]
    if any(_telling(actor, texts, usual)):
        raise Wrong(
            "upkeep.method_names",
            "There is a name of somebody or of a place here in it, a number, or an address. Write it without. "
            "Nothing was written.",
        )
    issues, stay = _issues(actor, usual)
    rungs = strength.ladder(actor).rungs
    ladder = rungs if rungs != SHIPPED else ()
    ladder_stays = any(_telling(actor, [rung.name for rung in ladder], usual))
    campaign = workplaces.campaign(actor)
    method = Method(
        campaign.jurisdiction if campaign else "",
        issues,
        keeping.lives(actor),
        lessons,
        {one: {**shipped.get(one, {}), **own.get(one, {})} for one in {*shipped, *own}},
        frozenset(f"{language}/{name}" for language, name in written if name != TRANSLATED),
        () if ladder_stays else ladder,
    )
    return Gathered(method, stay, ladder_stays)


def _look_that_they_are_pages(written: Mapping[tuple[str, str], str]) -> None:
    for (language, name), text in written.items():
        if not can_hold(language, name):
            raise Wrong(
                "handbook.name",
                "%(page)s is no name of a page, as 06-2-the-ask.md. Nothing was changed.",
                page=name,
            )
        if name.endswith(".md"):
            read(name.removesuffix(".md"), text)


def _told(language: str, name: str, text: str, usual: Sequence[Usual]) -> Iterator[str]:
    """What a page says beside what stands in ours, and what its name says. Everybody has ours."""
    if name != TRANSLATED:
        ours = frozenset(_lines(book.sources().get(language, {}).values()))
        yield "\n".join(line for line in text.splitlines() if line.strip() not in ours)
    if name not in book.sources()[book.ORIGINAL]:
        known = frozenset(word for one in usual for word in one.words)
        # a name of a file has no capitals: what nobody says counts as written with one
        words = name.removesuffix(".md").replace("-", " ").split()
        yield " ".join(word if word in known else word.capitalize() for word in words)
    if language not in book.sources():
        yield language.partition("-")[2]


def _lines(texts: Iterable[str]) -> Iterator[str]:
    return (line.strip() for text in texts for line in text.splitlines() if line.strip())


def _telling(actor: Actor, texts: Sequence[str], usual: Sequence[Usual]) -> tuple[bool, ...]:
    also = cards.named(actor) | calling.named(actor) | election.named(actor) | given.named(actor)
    return naming.telling(actor, texts=texts, usual=usual, also=also)


def _issues(actor: Actor, usual: Sequence[Usual]) -> tuple[tuple[str, ...], int]:
    """The issues that may leave, ours first and the others by the alphabet, since their order tells when each was
    first heard; and how many stay."""
    known = [chip.name for chip in conversations.issues(actor)][:MOST_ISSUES]
    tell = dict(zip(known, _telling(actor, known, usual), strict=True))
    leave = [name for name in known if name in FIRST_ISSUES or (is_clean(name) and not tell[name])]
    leave.sort(
        key=lambda name: (FIRST_ISSUES.index(name), "") if name in FIRST_ISSUES else (len(FIRST_ISSUES), name)
    )
    return tuple(leave), len(known) - len(leave)
