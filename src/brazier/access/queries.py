"""Who the organizers are, who sits here, and what is in whose care."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q, QuerySet

from brazier.access.facts import PROPOSALS, PROPOSED_BY, Care, Named, Proposed
from brazier.access.gate import ALL, allow, may
from brazier.access.models import (
    Authenticator,
    Charted,
    Device,
    Level,
    Organizer,
    Proposal,
    Taken,
    Turf,
    Window,
)
from brazier.terms import Actor, Reach, Wrong


def alone(actor: Actor) -> Actor:
    """The founder of a hub nobody else signs in to, as an actor; nobody otherwise. Whoever opens a one-person hub
    is that person; as soon as a second person can sign in, opening gives no right to read."""
    allow(actor, "access.enter")
    able = list(Organizer.objects.filter(_signs_in(), until=None).order_by("id")[:2])
    return _as_actor(able[0], None) if len(able) == 1 and able[0].role == "founder" else Actor.nobody


def actor_of(actor: Actor, *, organizer: str, now: datetime) -> Actor:
    """An organizer as an actor, with what is in their care at this moment; nobody if removed, paused or
    never here."""
    allow(actor, "access.enter")
    here = Organizer.objects.filter(until=None, paused_at=None)
    row = here.filter(pk=organizer).first() if organizer.isdecimal() else None
    return _as_actor(row, now) if row else Actor.nobody


def owners_of(actor: Actor, *, numbers: Iterable[int], now: datetime) -> dict[int, Actor]:
    """The organizers whose devices drop boxes under these numbers, as actors; of devices that were ended none."""
    allow(actor, "access.enter")
    live = Device.objects.filter(organizer__until=None, organizer__paused_at=None, ended_at=None)
    mine = live.select_related("organizer").filter(number__in=set(numbers) - {0})
    known = level(Actor.clock)
    owners = {device.number: device.organizer for device in mine}
    actors = {row.pk: _as_actor(row, now, known) for row in {row.pk: row for row in owners.values()}.values()}
    return {number: actors[row.pk] for number, row in owners.items()}


def _signs_in() -> Q:
    return Q(role="founder") | ~Q(password="") | Q(pk__in=Authenticator.objects.values("organizer"))


def _as_actor(row: Organizer, now: datetime | None, known: str = "") -> Actor:
    """known: the level, if it was asked already."""
    known = known or level(Actor.clock)
    role = row.role
    if known == "table" and role not in {"founder", "newcomer"}:
        role = "organizer"  # whatever somebody was appointed to: at a table all organizers are alike
    elif now is not None and known != "table" and row.probation_until and row.probation_until > now.date():
        role = "probation"
    reach = _reach(row, role, now) if now is not None and known != "table" else Reach()
    return Actor(str(row.pk), role, known, reach)


def _reach(row: Organizer, role: str, now: datetime) -> Reach:
    """What is in their care; a lead also reaches what she put in the care of others."""
    mine = Q(organizer=row) | Q(given_by=str(row.pk)) if role == "lead" else Q(organizer=row)
    rows = Turf.objects.filter(mine, until__gte=now.date()).values_list("kind", "thing", "name", "given_by")
    cares, written = [care[:3] for care in rows if care[3]], [care[1] for care in rows if not care[3]]
    own = {(kind, thing) for kind, thing, _ in cares}
    opened = frozenset(w for w in _windows(row, now) if w[1:] not in own)
    held = own | {(kind, thing) for _, kind, thing in opened}
    return Reach(
        cells=frozenset(thing for kind, thing in held if kind == "cell"),
        records=frozenset(thing for kind, thing in held if kind == "person"),
        languages=frozenset(name for kind, _, name in cares if kind == "language"),
        opened=opened,
        written=frozenset(written),
    )


def _windows(row: Organizer, now: datetime) -> list[tuple[str, str, int]]:
    """What is open to them for minutes. A circle opens those it names, and not their cell."""
    open_now = Window.objects.filter(organizer=row, since__lte=now, until__gt=now)
    charted = Charted.objects.filter(window__in=open_now, window__why="circle").values_list("thing", flat=True)
    rows = open_now.exclude(why="circle").values_list("why", "kind", "thing")
    return [*rows, *(("circle", "person", thing) for thing in charted)]


def level(actor: Actor) -> str:
    """How much the group needs to know of each other today: table, committee or site."""
    allow(actor, "access.look")
    newest = Level.objects.order_by("-pk").first()
    return newest.level if newest else "table"


def organizers(actor: Actor) -> tuple[Named, ...]:
    """Everybody who may own a hole or a follow-up, by handle; for a newcomer only herself."""
    return tuple(map(_named, _seen(actor).filter(until=None).order_by("handle")))


def organizer(actor: Actor, organizer: str) -> Named | None:
    """One organizer who was not removed; None if there is none."""
    row = _seen(actor).filter(pk=organizer, until=None).first() if organizer.isdecimal() else None
    return _named(row) if row else None


def _named(row: Organizer) -> Named:
    has_login = bool(row.password) or row.role == "founder"
    return Named(
        str(row.pk), row.handle, row.role, row.state, row.state_since, row.probation_until, has_login,
        row.paused_at is not None,
    )  # fmt: skip


def handles(actor: Actor) -> dict[str, str]:
    """What each organizer is called, past ones too."""
    return {str(pk): handle for pk, handle in _seen(actor).values_list("pk", "handle")}


def _seen(actor: Actor) -> QuerySet[Organizer]:
    if allow(actor, "access.look").reach == ALL:
        return Organizer.objects.all()
    return Organizer.objects.filter(pk=actor.id)


def turf(actor: Actor, *, today: date, organizer: str = "") -> tuple[Care, ...]:
    """What is in somebody's care today (empty: in anybody's), what ends soonest first."""
    allow(actor, "access.look")
    rows = Turf.objects.filter(until__gte=today).order_by("until", "pk")
    found = (
        Care(t.pk, str(t.organizer_id), t.kind, t.thing, t.until, t.name, not t.given_by, t.given_by) for t in rows
    )
    return tuple(care for care in found if organizer in ("", care.organizer))


def taken(actor: Actor, *, since: date) -> frozenset[tuple[str, int, str]]:
    """What whoever asks put within their own reach alone since this day: kind, thing and name of each."""
    allow(actor, "access.offer")
    rows = Taken.objects.filter(organizer=int(actor.id), day__gte=since)
    return frozenset(rows.values_list("kind", "thing", "name"))


def given_people(actor: Actor) -> dict[int, tuple[int, str]]:
    """Of all people somebody else put in an organizer's care: their record, and whose care, by number of the
    care."""
    allow(actor, "access.look")
    rows = Turf.objects.filter(kind="person").exclude(given_by="")
    return {pk: (thing, str(who)) for pk, thing, who in rows.values_list("pk", "thing", "organizer")}


def needs_two(actor: Actor, verb: str) -> bool:
    """Whether somebody else can sign in who may do this too, so that what needs two can have two."""
    allow(actor, "access.pair")
    return bool(seconds(actor, verb))


def seconds(actor: Actor, verb: str) -> tuple[str, ...]:
    """Who else can sign in and may do this too, by handle: one of them must agree to what needs two."""
    allow(actor, "access.pair")
    others = Organizer.objects.filter(_signs_in(), until=None, paused_at=None).exclude(pk=actor.id)
    able = (row for row in others.order_by("handle") if may(Actor(str(row.pk), row.role, actor.level), verb))
    return tuple(row.handle for row in able)


def able(actor: Actor, *, verb: str, now: datetime) -> tuple[str, ...]:
    """Everybody who can sign in and may do this today, by id."""
    allow(actor, "access.look")
    rows = Organizer.objects.filter(_signs_in(), until=None, paused_at=None).order_by("pk")
    if level(actor) != "table":
        rows = rows.exclude(probation_until__gt=now.date())
    return tuple(str(row.pk) for row in rows if may(_as_actor(row, None), verb))


def agreed(actor: Actor, *, kind: str, since: datetime) -> bool:
    """Whether two wanted something of this kind since then, and whoever asks is one of them."""
    allow(actor, "access.pair")
    mine = Q(proposed_by=actor.id) | Q(agreed_by=actor.id)
    return Proposal.objects.filter(mine, kind=kind, ended_at__gt=since).exclude(agreed_by="").exists()


def waiting(actor: Actor, *, now: datetime) -> tuple[Proposed, ...]:
    """What waits for a second person and whoever asks may propose or agree to, oldest first."""
    allow(actor, "access.pair")
    kinds = [kind for kind in PROPOSALS if may(actor, PROPOSED_BY[kind])]
    rows = Proposal.objects.filter(kind__in=kinds, ended_at=None, until__gt=now).order_by("pk")
    return tuple(_proposed(actor, row) for row in rows)


def proposed(actor: Actor, proposal: int) -> Proposed:
    """One proposal, over or not. Errors: Wrong if there is none whoever asks may agree to."""
    allow(actor, "access.pair")
    row = Proposal.objects.filter(pk=proposal).first()
    if row is None or not may(actor, PROPOSED_BY[row.kind]):
        raise Wrong("access.proposal", "There is nothing here.")
    return _proposed(actor, row)


def _proposed(actor: Actor, row: Proposal) -> Proposed:
    mine = row.proposed_by == actor.id
    return Proposed(row.pk, row.kind, row.payload, row.reason, row.proposed_by, row.proposed_at, row.until, mine)
