"""Invitations that wait, newcomers who need a second voucher, and the vouch tree, opened by two."""

from datetime import UTC, date, datetime, timedelta

from brazier.access import queries as access
from brazier.access.facts import ROLES
from brazier.access.gate import allow, may
from brazier.access.joining import tree
from brazier.access.joining.conditions import CONDITIONS, Conditions
from brazier.access.joining.facts import Invited, Reached, Stepped, Waiting
from brazier.access.models import Charted, Invitation, Level, Opened, Organizer, Proposal, Turf, Vouch
from brazier.ledger import queries as ledger
from brazier.storage.hub import here
from brazier.terms import Actor, Refused

TREE_OPEN = timedelta(hours=1)
TOLD_FOR, TOLD_FOR_UP = timedelta(days=14), timedelta(days=2)
"""How long everybody is told of a step: of one down, after which more people see more, for longer."""
NOTHING = "There is nothing here."


def conditions(actor: Actor) -> Conditions:
    """What joining takes today."""
    allow(actor, "access.invite")
    return CONDITIONS[access.level(actor)]


def has_secret(actor: Actor) -> bool:
    """Whether whoever asks can sign in with a PIN or a passphrase of their own."""
    allow(actor, "access.own")
    return Organizer.objects.filter(pk=actor.id).exclude(password="").exists()


def invitations(actor: Actor, *, now: datetime) -> tuple[Invited, ...]:
    """One's own invitations that are not over, newest first."""
    allow(actor, "access.invite")
    rows = Invitation.objects.filter(by=int(actor.id), ended_at=None, until__gt=now).order_by("-pk")
    return tuple(_invited(row, now) for row in rows)


def invitation(actor: Actor, invitation: int, *, now: datetime) -> Invited:
    """One of one's own, over or not. Errors: Refused if it is another's."""
    allow(actor, "access.invite")
    row = Invitation.objects.filter(pk=invitation, by=int(actor.id)).first()
    if row is None:
        raise Refused("access.denied", NOTHING)
    return _invited(row, now)


def stage(actor: Actor, *, invitation: int, key: bytes, now: datetime) -> str:
    """How far a newcomer's invitation is, for the browser whose key opened it; `over` for every other."""
    allow(actor, "access.join")
    row = Invitation.objects.filter(pk=invitation).first()
    if row is None or not key or bytes(row.key) != key:
        return "over"
    return _stage(row, now)


def _stage(row: Invitation, now: datetime) -> str:
    if row.ended_at is not None:
        return "in" if row.matched_at is not None else "over"
    if row.until <= now:
        return "over"
    if row.matched_at is not None:
        return "same"
    return "opened" if row.words else "shown"


def _invited(row: Invitation, now: datetime) -> Invited:
    back = str(row.became_id or "") if row.recovery_id is not None else ""
    return Invited(row.pk, row.handle, row.until, _stage(row, now), row.words, back)


def newcomers(actor: Actor) -> tuple[Waiting, ...]:
    """Who needs a second voucher, and whether whoever asks can be it."""
    allow(actor, "access.vouch")
    rows = list(Organizer.objects.filter(role="newcomer", until=None).order_by("pk"))
    if not rows:
        return ()
    through, other_branch = _through(), CONDITIONS[access.level(actor)].other_branch
    found = []
    for row in rows:
        mine = actor.id in through.get(str(row.pk), ())
        near = other_branch and _branch(actor.id, through) in {
            _branch(voucher, through) for voucher in through.get(str(row.pk), ())
        }
        found.append(Waiting(str(row.pk), row.handle, row.since, not mine and not near, mine))
    return tuple(found)


def _branch(organizer: str, through: dict[str, tuple[str, ...]]) -> str:
    founder = Organizer.objects.order_by("pk").values_list("pk", flat=True).first()
    return tree.branch(organizer, str(founder), through)


def _through() -> dict[str, tuple[str, ...]]:
    """The whole tree; only what follows from it may leave, or all of it to two together."""
    known = [str(pk) for pk in Organizer.objects.values_list("pk", flat=True)]
    rows = Vouch.objects.values_list("newcomer_id", "place", "edge")
    edges = [(str(newcomer), place, said) for newcomer, place, said in rows]
    return tree.vouchers(here.opened_keys().log, known, edges)


def stepped(actor: Actor, *, now: datetime) -> Stepped | None:
    """The newest change of level, as long as everybody is told of it."""
    if not may(actor, "access.own"):
        return None
    rows = list(Level.objects.order_by("-pk").values_list("pk", "level", "since")[:2])
    if not rows:
        return None
    number, level, since = rows[0]
    order, was = list(CONDITIONS), rows[1][1] if len(rows) > 1 else "table"
    is_up = order.index(level) > order.index(was)
    return Stepped(number, level, is_up, since) if now - since <= (TOLD_FOR_UP if is_up else TOLD_FOR) else None


def looked(actor: Actor, *, proposal: int, now: datetime) -> str:
    """Whom two agreed to look at, for an hour, and for these two alone. Errors: Refused for everybody else."""
    allow(actor, "access.tree")
    row = Proposal.objects.filter(pk=proposal, kind="tree", ended_at__gt=now - TREE_OPEN).first()
    if row is None or not row.agreed_by or actor.id not in (row.proposed_by, row.agreed_by):
        raise Refused("access.denied", NOTHING)
    return str(row.payload["organizer"])


def reached(actor: Actor, *, organizer: str, today: date) -> Reached:
    """If this person is a plant: who came through them, and what did they see.

    Care that ended and was cleared away is not told; the ledger keeps what they looked at as pseudonyms, as long
    as it keeps details. Errors: Refused for nobody of ours.
    """
    allow(actor, "access.tree")
    row = Organizer.objects.filter(pk=organizer).first() if organizer.isdecimal() else None
    if row is None:
        raise Refused("access.denied", NOTHING)
    through = _through()
    held = Turf.objects.filter(organizer=row).order_by("kind", "thing", "name")
    opened = Opened.objects.filter(organizer=row).order_by("kind", "thing").distinct()
    charted = Charted.objects.filter(window__organizer=row).values_list("thing", flat=True)
    deeds, seen = ledger.done_by(actor, names=[f"{role}:{organizer}" for role in (*ROLES, "probation")])
    since, is_cut = ledger.told_since(actor)
    return Reached(
        organizer=organizer,
        through=through.get(organizer, ()),
        brought=tree.came_through(organizer, through),
        held=tuple(held.values_list("kind", "thing", "name", "until")),
        opened=tuple(opened.values_list("kind", "thing")),
        charted=tuple(sorted(set(charted))),
        deeds=deeds,
        seen=seen,
        since=since,
        is_cut=is_cut,
        was_open=_was_open(row.since),
    )


def _was_open(since: datetime) -> bool:
    """Whether the group was at table level at any time since then."""
    rows = list(Level.objects.order_by("pk").values_list("level", "since"))
    steps = [("table", datetime.min.replace(tzinfo=UTC)), *rows]
    ends = [*(at for _, at in rows), datetime.max.replace(tzinfo=UTC)]
    return any(level == "table" and end > since for (level, _), end in zip(steps, ends, strict=True))
