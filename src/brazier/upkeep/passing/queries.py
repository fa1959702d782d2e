"""Gather what is passed on, and look that it names nobody."""

from collections.abc import Mapping
from dataclasses import dataclass

from brazier.access.gate import allow
from brazier.conversations import queries as conversations
from brazier.conversations.actions import FIRST_ISSUES
from brazier.handbook import book
from brazier.keeping import queries as keeping
from brazier.pages import queries as pages_read
from brazier.people.naming import queries as naming
from brazier.people.naming.telltale import usual_words
from brazier.terms import Actor, Wrong
from brazier.upkeep.passing.method import LONGEST_LESSONS, MOST_ISSUES, Method
from brazier.workplaces import queries as workplaces

Pages = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is passed on, and how many issues stay here because a word of theirs is a name."""

    method: Method
    stay: int


def gather(actor: Actor, *, lessons: str, own: Pages) -> Gathered:
    """The method of this campaign, without anybody. own: pages of the handbook that the committee wrote itself.

    Errors: Wrong if lessons or pages name somebody here; neither who nor where is said.
    """
    allow(actor, "upkeep.method")
    if len(lessons) > LONGEST_LESSONS:
        raise Wrong("upkeep.method_long", "These lessons are too long to be read. Write the few that matter.")
    shipped, here = book.sources(), pages_read.own(actor)
    own = {one: {**here.get(one, {}), **own.get(one, {})} for one in {*here, *own}}
    written = [
        text
        for language, files in own.items()
        for name, text in files.items()
        if shipped.get(language, {}).get(name) != text
    ]
    usual = usual_words(text for files in shipped.values() for text in files.values())
    if any(naming.telling(actor, texts=[lessons, *written], usual=usual)):
        raise Wrong(
            "upkeep.method_names",
            "There is a name of somebody or of a place here in it, a number, or an address. Write it without. "
            "Nothing was written.",
        )
    known = [chip.name for chip in conversations.issues(actor)][:MOST_ISSUES]
    tell = dict(zip(known, naming.telling(actor, texts=known, usual=usual), strict=True))
    issues = tuple(name for name in known if name in FIRST_ISSUES or not tell[name])
    campaign = workplaces.campaign(actor)
    pages = {language: {**shipped.get(language, {}), **own.get(language, {})} for language in {*shipped, *own}}
    place = campaign.jurisdiction if campaign else ""
    return Gathered(Method(place, issues, keeping.lives(actor), lessons, pages), len(known) - len(issues))
