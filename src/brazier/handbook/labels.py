"""What the book says beside its pages, in its own language. Pure: whoever has a catalog hands in `say`."""

from dataclasses import dataclass

from brazier.handbook.book import CHECKED, DRAFT, OLD, Page
from brazier.handbook.filled import DAY, Say

UNION, NEUTRAL = "union", "neutral"
COVERS = (NEUTRAL, UNION)
BY_MACHINE = "Drafted by a machine. No speaker of this language has checked it yet."
UNREAD = frozenset({"ar", "bn", "es", "fr", "ht", "pl", "zh-hans"})
"""Languages whose lines of law were drafted by a machine and read by no speaker yet. Whatever tells them says so,
also where its own text was checked. A language leaves once somebody has read the lines in its catalog."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Words of the frame. cover: title and line below it; audience, states: by code."""

    title: str
    subtitle: str
    contents: str
    checklist: str
    why: str
    reviewed: str
    day: str
    search: str
    nothing: str
    audience: dict[str, str]
    states: dict[str, str]
    ten_names: str
    phones: str
    incident: str
    incident_lines: tuple[str, ...]
    fold: str


def labels(say: Say, *, cover: str) -> Labels:
    """The words, for one cover."""
    union = cover == UNION
    return Labels(
        title=say("Build it together") if union else say("Pocket notes"),
        subtitle=say("A handbook for workers who build a union") if union else "",
        contents=say("What is where"),
        checklist=say("Tick"),
        why=say("Why"),
        reviewed=say("Read over on %(day)s"),
        day=say(DAY),
        search=say("Find a word"),
        nothing=say("No page says that."),
        audience={"everyone": say("for everyone"), "committee": say("for the committee")},
        states={
            "checked": "",
            "draft": say(BY_MACHINE),
            "old": say("The English page has changed since this was translated."),
            "missing": say("Not translated yet."),
        },
        ten_names=say("Ten I hold: initials only"),
        phones=say("Phones I know by heart, and write here"),
        incident=say("What happened"),
        incident_lines=(
            say("Day and hour"), say("Place"), say("Who said or did it"), say("The exact words"),
            say("Who else saw or heard it"), say("What we had done before"), say("Who writes this"),
        ),
        fold=say("Fold here. Staple through the fold."),
    )  # fmt: skip


def note(words: Labels, page: Page) -> str:
    """What a page says of its text and its lines of law: not translated, out of date, drafted by a machine; empty
    if nothing."""
    said = [words.states[page.state]] if page.state != CHECKED else []
    is_draft = page.is_draft or (page.language in UNREAD and page.source.tells_rights)
    if page.state in (CHECKED, OLD) and is_draft:
        said.append(words.states[DRAFT])
    return " ".join(said)


SAID = (
    "Build it together", "Pocket notes", "A handbook for workers who build a union", "What is where", "Tick",
    "Why", "Read over on %(day)s", "Find a word", "No page says that.", "for everyone", "for the committee",
    BY_MACHINE,
    "The English page has changed since this was translated.", "Not translated yet.", "Ten I hold: initials only",
    "Phones I know by heart, and write here", "What happened", "Day and hour", "Place", "Who said or did it",
    "The exact words", "Who else saw or heard it", "What we had done before", "Who writes this",
    "Fold here. Staple through the fold.",
)  # fmt: skip
"""All of it, for the catalog."""
