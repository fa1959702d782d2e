"""Read packets, for whoever hands them out and for the volunteer who opened one."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from brazier.access.gate import ALL, STANDING, allow
from brazier.calling.facts import NOT_AGAIN_FOR, LineFacts, PacketFacts, Rung, mark_of
from brazier.calling.models import Call, Packet
from brazier.conversations.attempting import queries as attempting
from brazier.conversations.outcomes import NEVER_AGAIN
from brazier.people.dialing import queries as dialing
from brazier.people.reach import queries as reach
from brazier.storage import sight
from brazier.storage.days import day_of
from brazier.storage.hub import here
from brazier.terms import Actor, Wrong

NOTHING = "There is nothing here."
MOST_SHOWN = 60


@sight.whole()
def packets(actor: Actor) -> tuple[PacketFacts, ...]:
    """The packets whoever asks may see, newest first: all at a table, else their own."""
    allow(actor, "calling.hand")
    return tuple(map(_told, _seen(actor).order_by("-pk")[:MOST_SHOWN]))


@sight.whole()
def packet(actor: Actor, number: int) -> PacketFacts:
    """One of them. Errors: Wrong if there is none, the same as if it is another's."""
    allow(actor, "calling.hand")
    row = _seen(actor).filter(pk=number).first()
    if row is None:
        raise Wrong("calling.nothing", NOTHING)
    return _told(row)


def _seen(actor: Actor) -> QuerySet[Packet]:
    rows = Packet.objects.annotate(lines=Count("call"), done=Count("call", filter=~Q(call__outcome="")))
    return rows if allow(actor, "calling.hand").reach == ALL else rows.filter(by=actor.id)


@sight.whole()
def opened(actor: Actor, *, number: int, browser: str, now: datetime) -> PacketFacts:
    """The packet this browser opened, while it holds. Errors: Wrong if there is none or it is over."""
    allow(actor, "calling.open")
    mark = mark_of(here.opened_keys().log, browser)
    rows = Packet.objects.annotate(lines=Count("call"), done=Count("call", filter=~Q(call__outcome="")))
    row = rows.filter(pk=number, browser=mark, revoked_at=None, until__gt=now).first() if browser else None
    if row is None:
        raise Wrong("calling.nothing", NOTHING)
    return _told(row)


@sight.whole()
def named(actor: Actor) -> frozenset[str]:
    """What volunteers are called: never leaves in a text."""
    allow(actor, "people.reckon")
    return frozenset(Packet.objects.values_list("volunteer", flat=True)) - {""}


def waits(actor: Actor, *, code: str, now: datetime) -> bool:
    """Whether a link with this code can still be opened."""
    allow(actor, "calling.open")
    mark = mark_of(here.opened_keys().log, code)
    return bool(code) and Packet.objects.filter(mark=mark, revoked_at=None, until__gt=now).exists()


@sight.whole()
def lines(actor: Actor, *, packet: int) -> tuple[LineFacts, ...]:
    """Its names in order. Whoever asks was let in to this packet by `packet` or `opened`."""
    allow(actor, "calling.log")
    rows = list(Call.objects.filter(packet=packet).order_by("place"))
    dials = dialing.dials(actor, records=[row.record_id for row in rows])
    return tuple(LineFacts(row.place, dials.get(row.record_id), row.outcome, row.answer) for row in rows)


@sight.whole()
def rung(actor: Actor, *, records: Iterable[int]) -> tuple[Rung, ...]:
    """The calls volunteers made to the worker these records are, newest first. Errors: Wrong if these records are
    out of reach."""
    told = allow(actor, "conversations.look").tier
    mine = list(records)
    reach.require(actor, "conversations.look", mine)
    if told < STANDING:
        return ()
    rows = Call.objects.filter(record__in=mine, logged_at__isnull=False).order_by("-logged_at", "-pk")
    return tuple(Rung(day_of(at), row.outcome, row.answer) for row in rows if (at := row.logged_at))


@sight.whole()
def not_to_call(actor: Actor, *, now: datetime) -> frozenset[int]:
    """Workers who are in no new packet: whoever said not to be called, was called within 7 days, by a volunteer or
    one of us, or is in a packet that still holds. Numbers, to leave them out."""
    allow(actor, "calling.hand")
    refused = Q(outcome__in=NEVER_AGAIN)
    lately = Q(logged_at__gt=now - NOT_AGAIN_FOR)
    waits_now = Q(outcome="", packet__revoked_at=None, packet__until__gt=now)
    rows = Call.objects.filter(refused | lately | waits_now).exclude(record__worker=None)
    called = frozenset(n for n in rows.values_list("record__worker", flat=True) if n is not None)
    return called | attempting.not_to_call(Actor.clock, since=(now - NOT_AGAIN_FOR).date())


def _told(row: Packet) -> PacketFacts:
    return PacketFacts(
        row.pk, row.volunteer, row.script, row.ask, row.until, row.by, row.tongue, row.opened_at, row.revoked_at,
        getattr(row, "lines", 0), getattr(row, "done", 0),
    )  # fmt: skip
