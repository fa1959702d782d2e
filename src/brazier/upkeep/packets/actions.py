"""Make the packet once two want it; say that it was handed in, or that it was not."""

import secrets
from datetime import datetime

from django.utils import translation

from brazier.access import queries as access
from brazier.access.gate import allow
from brazier.cards.filing import actions as cards
from brazier.cards.filing import queries as filing
from brazier.ledger import actions as ledger
from brazier.people.roster import queries as roster
from brazier.press.typeset import PAPERS, Paper
from brazier.press.watermark import name_of
from brazier.press.zipped import zipped
from brazier.terms import Actor, Wrong
from brazier.upkeep import exporting
from brazier.upkeep.exports import actions as exports
from brazier.upkeep.exports import queries as exports_read
from brazier.upkeep.packets import packing, queries
from brazier.upkeep.packets.sheets import packet as sheets


def make(
    actor: Actor, *, reason: str, paper: str, language: str, role: str, level: str, by: str, now: datetime
) -> int:
    """All cards that count at this moment, as PDF and spreadsheet, and a sample without names; each card gets a
    line of custody. Gives the copy's number; it waits a day for the proposer.

    Errors: Wrong if the proposer may do something else by now, or no card counts.
    """
    allow(actor, "upkeep.packet")
    asker = access.actor_of(Actor.keeper, organizer=by, now=now)
    allow(asker, "upkeep.packet")
    if (asker.role, asker.level) != (role, level) or paper not in PAPERS:
        raise Wrong("upkeep.export_other", "Things have changed since this was asked. Ask anew. No list was made.")
    ready = filing.ready(actor, today=now.date())
    if not ready.cards:
        raise Wrong(
            "upkeep.packet_empty", "No card can be counted on today. Look at the cards first. No list was made."
        )
    with ledger.entry(actor, "upkeep.packet", f"organizer:{by}", now), translation.override(language):
        copy = exports.issue(
            actor, by=by, wanted=[queries.KIND], kind=queries.KIND, people=len(ready.cards), reason=reason, now=now
        )
        names = roster.names_of(Actor.clock, [card.worker for card in ready.cards])
        handles = queries.handles(actor)
        packet = packing.put_together(
            ready,
            names,
            custody=lambda card: queries.custody(actor, handles=handles, card=card),
            people=queries.people(actor),
            salt=secrets.token_hex(32),
            copy=name_of(copy),
            day=now.date(),
        )
        cards.pack(actor, cards=[card.id for card in ready.cards], copy=packet.copy, now=now)
        exports.put(actor, copy=copy, content=_files(actor, packet, copy, paper, language), now=now)
    return copy


def _files(actor: Actor, packet: packing.Packet, copy: int, paper: Paper, language: str) -> bytes:
    line = exports_read.line_of(Actor.clock, copy=copy)
    sample = queries.sample_sheet(actor, packet=packet, lines=packing.sample(packet, secrets.randbelow))
    told = [[line], *queries.facts(actor, packet=packet), [], *([one] for one in queries.how_to_check(actor))]
    rows = packing.rows(packet, head=queries.head(actor), told=[*told, ["salt", packet.salt]])
    whole = queries.sheet(actor, packet=packet, line=line)
    files = {
        "cards.pdf": sheets.printed(whole, paper=paper, language=language).pdf,
        "cards.xlsx": exporting.as_xlsx(rows),
    }
    if sample.rows:
        files["sample-without-names.pdf"] = sheets.printed(sample, paper=paper, language=language).pdf
    return zipped(files)


def hand_in(actor: Actor, *, copy: int, now: datetime) -> int:
    """The packet lies at the board. Gives how many cards are filed. Errors: as `cards.filing.actions.hand_in`."""
    allow(actor, "upkeep.packet")
    return cards.hand_in(actor, copy=name_of(copy), now=now)


def take_back(actor: Actor, *, copy: int, now: datetime) -> int:
    """It was not handed in after all. Gives how many cards are as before."""
    allow(actor, "upkeep.packet")
    return cards.take_back(actor, copy=name_of(copy), now=now)
