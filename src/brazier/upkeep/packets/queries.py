"""What a packet is asked for with, what it says in words, and which packets there were."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext

from brazier.access import queries as access
from brazier.access.gate import allow
from brazier.cards.filing import queries as filing
from brazier.cards.filing.facts import Countable
from brazier.people.portrait import initials
from brazier.people.roster import queries as roster
from brazier.press.typeset import PAPERS
from brazier.press.watermark import name_of
from brazier.terms import Actor
from brazier.upkeep.exports import queries as exports
from brazier.upkeep.exports.columns import Made
from brazier.upkeep.packets.packing import Line, Packet
from brazier.upkeep.packets.sheets.packet import PacketSheet, PacketWords

KIND = "zip"
SHOWN = 16
"""Signs of a number that stand on paper; the spreadsheet has all 64."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A packet that was made. copy: its name; filed: how many of its cards are handed in."""

    made: Made
    copy: str
    filed: int


def as_asked(actor: Actor, *, reason: str, paper: str, language: str) -> dict[str, object]:
    """What a proposal of kind packet keeps: why, on which paper, in which language, and in which role it was
    asked."""
    allow(actor, "upkeep.packet")
    return {
        "reason": reason,
        "paper": paper if paper in PAPERS else PAPERS[0],
        "language": language,
        "role": actor.role,
        "level": actor.level,
    }


def packets(actor: Actor, *, now: datetime) -> tuple[Packed, ...]:
    """Packets that were made, newest first."""
    allow(actor, "upkeep.packet")
    rows = [m for m in exports.made(actor, now=now) if list(m.columns) == [KIND]]
    filed = filing.handed_in(actor, copies=[name_of(m.number) for m in rows])
    return tuple(Packed(m, name_of(m.number), filed.get(name_of(m.number), 0)) for m in rows)


def people(actor: Actor) -> int:
    """How many are in the unit, as we count; 0 where nobody said."""
    allow(actor, "upkeep.packet")
    return roster.size_of_unit(actor)


def sheet(actor: Actor, *, packet: Packet, line: str) -> PacketSheet:
    """The list in words."""
    allow(actor, "upkeep.packet")
    rows = tuple(_row(n, one) for n, one in enumerate(packet.lines, 1))
    return PacketSheet(facts(actor, packet=packet), rows, line, False, _words(gettext("Cards")))


def sample_sheet(actor: Actor, *, packet: Packet, lines: tuple[Line, ...]) -> PacketSheet:
    """The same without names, in words: no copy, no initials, no custody."""
    allow(actor, "upkeep.packet")
    rows = tuple(
        (str(n), "", _month(one.signed_on), _medium(one.medium), "", one.number[:SHOWN], "")
        for n, one in enumerate(lines, 1)
    )
    told = facts(actor, packet=packet)[:2]
    how = gettext("A few cards, drawn by lot. Names, days and hands stand in the list alone.")
    words = replace(_words(gettext("Cards: a sample without names")), how=how)
    return PacketSheet(told, rows, gettext("Nobody is named on this sheet."), True, words)


def facts(actor: Actor, *, packet: Packet) -> tuple[tuple[str, str], ...]:
    """What is counted, as word and number."""
    allow(actor, "upkeep.packet")
    signed = [(_month(first), str(many)) for first, many in packet.months]
    others = [(gettext("Not in it: %(why)s") % {"why": _others()[why]}, str(n)) for why, n in packet.others]
    share = f" ({100 * len(packet.lines) // packet.people}%)" if packet.people else ""
    return (
        (
            gettext("Cards that count on %(day)s, one a person") % {"day": _day(packet.day)},
            str(len(packet.lines)) + share,
        ),
        (gettext("People in the unit, as we count"), str(packet.people or gettext("not known"))),
        *others,
        *((gettext("Signed in %(month)s") % {"month": month}, n) for month, n in signed),
    )


def head(actor: Actor) -> tuple[str, ...]:
    """Names of the columns of the spreadsheet."""
    allow(actor, "upkeep.packet")
    number, name, day, how, witness, mark, custody = _words("").columns
    texts = gettext("Number of the text"), gettext("Number of the photo")
    return (number, name, day, how, witness, mark, *texts, custody)


def custody(actor: Actor, *, handles: Mapping[str, str], card: Countable) -> str:
    """In whose hands a card was, in one line: initials and days."""
    allow(actor, "upkeep.packet")
    said = _turns()
    return "; ".join(
        f"{said[t.kind]} {initials(handles.get(t.to or t.by, ''))} {_day(t.day)}"
        for t in card.turns
        if t.kind in said
    )


def how_to_check(actor: Actor) -> tuple[str, ...]:
    """How a board finds the number of a card anew, line by line."""
    allow(actor, "upkeep.packet")
    return (
        gettext(
            "The number of a card is HMAC-SHA-256 under the salt over what stands on it, with a bar between each:"
        ),
        gettext(
            "name, day as year-month-day, paper or electronic, number of the text, number of the photo, "
            "SHA-256 of the signature."
        ),
        gettext("Keep the salt with the list. Whoever has only the numbers can not find out whose card one is."),
    )


def _row(n: int, one: Line) -> tuple[str, ...]:
    return (
        str(n), one.name, _day(one.signed_on), _medium(one.medium), one.witness, one.number[:SHOWN], one.custody,
    )  # fmt: skip


def _words(title: str) -> PacketWords:
    return PacketWords(
        title=title,
        how=gettext(
            "By the alphabet of last names. Each card has a number of its own; the whole numbers stand in the "
            "spreadsheet."
        ),
        columns=(
            gettext("No."), gettext("Name"), gettext("Signed on"), gettext("How"), gettext("Witness"),
            gettext("Number of the card"), gettext("In whose hands"),
        ),
    )  # fmt: skip


def _others() -> dict[str, str]:
    return {
        "unseen": gettext("nobody else looked"),
        "untold": gettext("signer not told"),
        "challenged": gettext("challenged"),
        "expired": gettext("expired"),
        "gone": gettext("signer left"),
    }


def _turns() -> dict[str, str]:
    return {
        "taken": gettext("taken by"),
        "handed_over": gettext("handed to"),
        "verified": gettext("looked at by"),
        "confirmed": gettext("the signer was told, by"),
        "answered": gettext("the challenge was answered by"),
    }


def _medium(code: str) -> str:
    return {"paper": gettext("on paper"), "electronic": gettext("on a screen")}[code]


def _day(day: date) -> str:
    return date_format(day, gettext("j M Y"))


def _month(day: date) -> str:
    return date_format(day, gettext("M Y"))


def handles(actor: Actor) -> Mapping[str, str]:
    """What everybody who had a card in their hands is called."""
    allow(actor, "upkeep.packet")
    return access.handles(Actor.clock)
