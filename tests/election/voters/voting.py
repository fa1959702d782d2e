"""A list of voters of Harbor, made by hand."""

import html
import re
from datetime import date

from django.test import Client
from tests.harbor.cast import NOW, TODAY, Harbor

from brazier.election.models import VoterList
from brazier.election.voters import actions
from brazier.lists import actions as lists
from brazier.terms import Actor

HEAD = "Last,First,Department,Shift,Job,Location,Address,Personal E-mail,Cell phone"
ROWS = (
    "Diaz,Cleo,Stow,Nights,Stower,Harbor,1 Elm St,cleo@example.org,917-555-0101",
    "Asante,Kwame,Pick,Days,Picker,Harbor,2 Elm St,,917-555-0102",
    "Nobody,Newton,Stow,Nights,Stower,Harbor,3 Elm St,newton@example.org,917-555-0103",
)


def as_file(*rows: str, head: str = HEAD) -> tuple[str, bytes]:
    """A file as the company sends it."""
    return "voters.csv", "\n".join((head, *rows)).encode()


def received(
    harbor: Harbor,
    *rows: str,
    head: str = HEAD,
    actor: Actor | None = None,
    day: date = TODAY,
) -> int:
    """A list of voters that was received and taken; gives its number."""
    who = actor or harbor.amara
    brought, unread = actions.receive(
        who, files=[as_file(*(rows or ROWS), head=head)], given_by="company", received_on=day, now=NOW
    )
    assert brought is not None, unread
    lists.take(who, import_id=brought, now=NOW)
    return VoterList.objects.get(brought=brought).pk


def known(harbor: Harbor) -> dict[str, int]:
    """Four we know before the list comes: two are on it, one in another department, and two are missing."""
    cleo = harbor.worker("Cleo Diaz", department="Stow", shift="Nights", phone="917 555 0101")
    kwame = harbor.worker("Kwame Asante", department="Pack", shift="Days", phone="917 555 0102")
    rosa = harbor.worker("Rosa Wills", department="Stow", shift="Nights", phone="917 555 0177")
    bo = harbor.worker("Bo Chen", department="Stow", shift="Nights", phone="917 555 0178")
    for worker, level in ((cleo, 1), (kwame, 4), (rosa, 2), (bo, 5)):
        harbor.talk(worker, level)
    return {"cleo": cleo, "kwame": kwame, "rosa": rosa, "bo": bo}


def read(desk: Client, path: str) -> str:
    """The words of a page."""
    answer = desk.get(path)
    assert answer.status_code == 200, answer.status_code
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.unescape(answer.content.decode())))
