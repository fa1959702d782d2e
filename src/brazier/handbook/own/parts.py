"""A page as somebody types it: the head in fields, the blocks as text. Pure."""

import json
from dataclasses import dataclass, replace
from datetime import date

from brazier.handbook.source import AUDIENCES, FENCE, read
from brazier.terms import Wrong


@dataclass(frozen=True, slots=True)
class Parts:
    """The head of a page, as `source.Source` says it, and body: all that stands below."""

    title: str
    chapter: int
    audience: str
    reviewed: date
    made: str
    body: str


def apart(name: str, text: str, today: date) -> Parts:
    """What the text of a page holds. A page that is not there yet, or whose file came damaged, begins anew: with
    the chapter its name says, and whatever text there is."""
    try:
        found = read(name, text)
    except Wrong:
        return Parts("", int(name[:2]), AUDIENCES[0], today, "", text)
    body = text.replace("\r\n", "\n").split(f"\n{FENCE}\n", 1)[1].lstrip("\n")
    return Parts(found.title, found.chapter, found.audience, found.reviewed, found.made, body)


def typed(stands: Parts, *, title: str, audience: str, body: str, is_read: bool, today: date) -> Parts:
    """The page as it was typed. is_read: somebody who speaks the language has read what a machine drafted.

    Whoever changes a page has read it, so a change makes today its day of review.
    """
    same = body.replace("\r\n", "\n").strip() == stands.body.strip()
    made = replace(
        stands,
        title=title,
        audience=audience,
        body=stands.body if same else body,
        made="" if is_read else stands.made,
    )
    return made if made == stands else replace(made, reviewed=today)


def joined(parts: Parts) -> str:
    """The text of the page, as its file holds it."""
    head = [
        f"title = {json.dumps(parts.title, ensure_ascii=False)}",
        f"chapter = {parts.chapter}",
        f"audience = {json.dumps(parts.audience)}",
        f"reviewed = {parts.reviewed.isoformat()}",
        *([f"made = {json.dumps(parts.made)}"] if parts.made else []),
    ]
    return "\n".join([FENCE, *head, FENCE, "", parts.body.replace("\r\n", "\n")])


def lines_of_head(parts: Parts) -> int:
    """So many lines of the file stand above the body."""
    return joined(replace(parts, body="")).count("\n")
