"""Hand packets out, open one, log calls, revoke."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from brazier.access import queries as access
from brazier.access.gate import allow
from brazier.calling import queries
from brazier.calling.facts import MOST, PacketFacts, mark_of
from brazier.calling.models import Call, Packet
from brazier.conversations.facts import ANSWERS
from brazier.conversations.outcomes import CALL_BACK, LANGUAGE_BARRIER, NOBODY_SPOKE, OUTCOMES, SPOKE
from brazier.conversations.reporting import actions as reporting
from brazier.ledger import actions as ledger
from brazier.people import actions as people
from brazier.people.dialing import queries as dialing
from brazier.people.roster import queries as roster
from brazier.people.turf import queries as turf
from brazier.storage.hub import here
from brazier.terms import Actor, Wrong

NOTHING = queries.NOTHING
SOON, LATER = timedelta(days=1), timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a packet is to be. cell: only people there, None for everywhere in reach; language: only who speaks it;
    tongue: the language of whoever hands it out."""

    volunteer: str
    script: str
    ask: str
    most: int
    until: datetime
    tongue: str
    cell: int | None = None
    language: str = ""


def hand_out(actor: Actor, *, wanted: Wanted, code: str, now: datetime) -> int:
    """Make a packet for a volunteer; its link opens once, with this code. Gives its number.

    code: drawn by chance, kept only as a keyed hash. Errors: Wrong without a name or a script, for too many names,
    or if nobody is left to call.
    """
    allow(actor, "calling.hand")
    volunteer, script = " ".join(wanted.volunteer.split())[:60], wanted.script.strip()
    if not volunteer or not script or len(script) > 2_000 or not 1 <= wanted.most <= MOST or wanted.until <= now:
        raise Wrong(
            "calling.packet", "Write for whom the packet is and what they say, for at most %(most)s names. "
            "Nothing was lost.", most=MOST,
        )  # fmt: skip
    with ledger.entry(actor, "calling.hand_out", f"volunteer:{volunteer}", now):
        but = queries.not_to_call(actor, now=now)
        found = dialing.dialable(actor, cell=wanted.cell, language=wanted.language, but=but, most=wanted.most)
        if not found and wanted.language and not dialing.speaks(actor, language=wanted.language):
            raise Wrong(
                "calling.nobody_speaks",
                "Nobody who can be rung is known to speak %(language)s. Write another language, or none for all. "
                "Nothing was lost.",
                language=wanted.language,
            )
        if not found:
            raise Wrong(
                "calling.nobody",
                "Nobody is left to call there: no number, called within 7 days, or they said not to. "
                "Nothing was lost.",
            )
        hooks = people.anchors(actor, workers=[dial.number for dial in found], now=now)
        row = Packet.objects.create(
            volunteer=volunteer, script=script, ask=" ".join(wanted.ask.split())[:120], tongue=wanted.tongue,
            by=actor.id, made_at=now, until=wanted.until, mark=mark_of(here.opened_keys().log, code),
        )  # fmt: skip
        Call.objects.bulk_create(
            Call(packet=row, place=at, record_id=hooks[dial.number]) for at, dial in enumerate(found, 1)
        )
        return row.pk


def link_anew(actor: Actor, *, packet: int, code: str, now: datetime) -> None:
    """Another link for the same packet: the one before and the browser that opened it are out.

    Errors: Wrong if it is over, or there is none.
    """
    allow(actor, "calling.hand")
    _not_over(queries.packet(actor, packet), now)
    with ledger.entry(actor, "calling.link", f"packet:{packet}", now):
        mark = mark_of(here.opened_keys().log, code)
        Packet.objects.filter(pk=packet).update(mark=mark, browser="", opened_at=None)


def revoke(actor: Actor, *, packet: int, now: datetime) -> None:
    """The packet opens nothing any more, at once. Errors: Wrong if there is none."""
    allow(actor, "calling.hand")
    queries.packet(actor, packet)
    with ledger.entry(actor, "calling.revoke", f"packet:{packet}", now):
        rows = Packet.objects.filter(pk=packet, revoked_at=None)
        rows.update(revoked_at=now, revoked_by=actor.id, mark="", browser="")


def open_packet(actor: Actor, *, code: str, browser: str, now: datetime) -> int:
    """A volunteer opens the link, once; from then on it is this browser's. Gives the number.

    browser: drawn by chance, kept only as a keyed hash. Errors: Wrong if the link opens nothing.
    """
    allow(actor, "calling.open")
    key = here.opened_keys().log
    with ledger.entry(actor, "calling.open", "", now):
        row = (
            Packet.objects.filter(mark=mark_of(key, code), revoked_at=None, until__gt=now).first()
            if code
            else None
        )
        if row is None:
            raise Wrong("calling.nothing", NOTHING)
        row.mark, row.browser, row.opened_at = "", mark_of(key, browser), now
        row.save(update_fields=["mark", "browser", "opened_at"])
        return row.pk


@dataclass(frozen=True, slots=True)
class Logged:
    """How one call ended. answer: to the ask, where they spoke; said: what is reported, in words."""

    place: int
    outcome: str
    answer: str = ""
    said: str = ""


def log(actor: Actor, *, packet: PacketFacts, call: Logged, now: datetime, today: date) -> None:
    """One call is logged, again if need be: what was logged before is taken back. It comes to the organizer in
    whose care the person is, or to whoever handed the packet out, as a next step reported by somebody else.

    packet: as `queries.packet` or `queries.opened` let whoever asks in to it. Errors: Wrong for a code nobody
    knows, or a line that is not there.
    """
    allow(actor, "calling.log")
    if call.outcome not in OUTCOMES or call.answer not in {"", *ANSWERS}:
        raise Wrong("calling.outcome", "Choose how the call ended. Nothing was lost.")
    with ledger.entry(actor, "calling.log", f"packet:{packet.id}", now):
        row = _line(packet.id, call.place)
        _clear(actor, row, now)
        step = None
        if call.outcome not in NOBODY_SPOKE:
            due = today + (SOON if call.outcome == CALL_BACK else LATER)
            owner = _owner(row.record_id, today, call.outcome) or packet.by
            step = reporting.report(actor, record=row.record_id, what=call.said, due=due, owner=owner, now=now)
        row.outcome, row.answer = call.outcome, call.answer if call.outcome == SPOKE else ""
        row.logged_by, row.logged_at, row.step = actor.id or actor.role, now, step
        row.save()


def unlog(actor: Actor, *, packet: PacketFacts, place: int, now: datetime) -> None:
    """It was logged by mistake. Errors: Wrong if there is no such line."""
    allow(actor, "calling.log")
    with ledger.entry(actor, "calling.unlog", f"packet:{packet.id}", now):
        row = _line(packet.id, place)
        _clear(actor, row, now)
        row.save()


def _clear(actor: Actor, row: Call, now: datetime) -> None:
    if row.step is not None:
        reporting.unreport(actor, step=row.step, now=now)
    row.outcome, row.answer, row.logged_by, row.logged_at, row.step = "", "", "", None, None


def _line(packet: int, place: int) -> Call:
    row = Call.objects.filter(packet=packet, place=place).first()
    if row is None:
        raise Wrong("calling.nothing", NOTHING)
    return row


def _owner(record: int, today: date, outcome: str) -> str:
    """In whose care she is, the person before her cell; empty for nobody's. Where the call broke off for want of a
    language, whoever looks after the people who speak it comes before all."""
    clock = Actor.clock
    workers = roster.worker_of(clock, [record])
    records = set(roster.records_of(clock, workers.values()))
    cells = set(roster.cells_of(clock, [w for w in workers.values() if w]).values())
    active = {o.id for o in access.organizers(clock) if o.state == "active"}
    care = [c for c in access.turf(clock, today=today) if c.organizer in active]
    own = [c.organizer for c in care if c.kind == "person" and c.thing in records]
    near = [*own, *(c.organizer for c in care if c.kind == "cell" and c.thing in cells)]
    if outcome == LANGUAGE_BARRIER:
        spoken = turf.inside(clock, pieces={("language", 0, c.name) for c in care if c.kind == "language"})
        hers = {name for (_, _, name), group in spoken.items() if group.people & set(workers.values())}
        near = [*(c.organizer for c in care if c.kind == "language" and c.name in hers), *near]
    return next(iter(near), "")


def forget(actor: Actor, *, records: Iterable[int], now: datetime) -> None:
    """Remove every call of these records."""
    allow(actor, "people.forget")
    with ledger.entry(actor, "calling.forget", "", now):
        Call.objects.filter(record__in=list(records)).delete()


def shred(actor: Actor) -> int:
    """The campaign is over: every packet goes. Gives how many rows."""
    allow(actor, "people.shred")
    return sum(table._default_manager.all().delete()[0] for table in (Call, Packet))


def _not_over(packet: PacketFacts, now: datetime) -> None:
    if packet.is_over(now):
        raise Wrong("calling.is_over", "This packet is over. Hand out a new one. Nothing was changed.")
