"""Invite, let the newcomer's browser open it, hear the same words, take in, vouch; and end what is over."""

import hmac
from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q

from brazier.access import queries as access
from brazier.access.gate import allow, may
from brazier.access.joining import code as codes
from brazier.access.joining import queries, tree
from brazier.access.joining.conditions import A_WEEK, CONDITIONS, MOST_TRIES, TEN_MINUTES, Conditions
from brazier.access.likeness import has_hidden, taken_for
from brazier.access.models import Invitation, Organizer, Turf, Vouch
from brazier.access.signin import queries as signin
from brazier.ledger import actions as ledger
from brazier.storage.hub import here
from brazier.terms import Actor, Refused, Wrong

TAKEN_BROWSER = "This browser belongs to an organizer already. Everybody needs one of their own. Nothing was lost."
NOTHING = "There is nothing here."
Spot = tuple[str, int, str]


def invite(
    actor: Actor,
    *,
    handle: str,
    code: str,
    spots: Iterable[Spot] = (),
    thing: int = 0,
    organizer: str = "",
    now: datetime,
    today: date,
) -> int:
    """Make an invitation to show somebody, once, for ten minutes. Gives its number.

    code: drawn by `code.draw`; only a keyed hash of it is kept. thing: the record of whoever is invited, 0 for
    nobody we wrote down; spots: what they are or stand in, as kind, number and name of turf. organizer: somebody
    who works on paper so far and gets a login; they keep their handle. Errors: Wrong for a
    handle that is empty, taken or can be taken for another's, for somebody without a secret of their own, and
    where the level allows no more; Refused for somebody outside the inviter's turf where that counts.
    """
    allow(actor, "access.invite")
    asked = CONDITIONS[access.level(actor)]
    handle = " ".join(handle.split())
    with ledger.entry(actor, "access.invite", "", now):
        me = Organizer.objects.get(pk=actor.id)
        if not me.password:
            raise Wrong("access.own_secret", "First choose a PIN of your own. Then you can bring somebody in.")
        known = _on_paper(organizer) if organizer else None
        if known is None:
            _check_handle(handle, now)
        _check_inviter(me, asked, now)
        givers = _givers(actor, spots, today)
        if asked.from_turf and not givers:
            raise Refused("access.denied", NOTHING)
        _check_quotas(actor, asked, givers, now)
        place, whole = codes.marks(here.opened_keys().log, code)
        return Invitation.objects.create(
            by=me,
            handle=known.handle if known else handle,
            became=known,
            thing=thing,
            token=place + whole,
            made_at=now,
            until=now + TEN_MINUTES,
        ).pk


def _on_paper(organizer: str) -> Organizer:
    """Errors: Wrong unless this is an organizer without a login."""
    rows = Organizer.objects.filter(until=None, password="").exclude(role="founder")
    row = rows.filter(pk=organizer).first() if organizer.isdecimal() else None
    if row is None:
        raise Wrong("access.turf", "Choose one of the organizers. Nothing was changed.")
    return row


def be_called(actor: Actor, *, handle: str, now: datetime) -> None:
    """What the others call whoever asks. Errors: Wrong for a handle that is empty, taken or can be taken for
    another's."""
    allow(actor, "access.own")
    handle = " ".join(handle.split())
    with ledger.entry(actor, "access.be_called", f"organizer:{actor.id}", now):
        _check_handle(handle, now, of=int(actor.id))
        Organizer.objects.filter(pk=actor.id).update(handle=handle)


def _check_handle(handle: str, now: datetime, of: int = 0) -> None:
    """A name of their own, which nobody can take for another organizer's; past ones count too. of: whoever is
    called something already."""
    if not handle:
        raise Wrong("access.handle", "Write a name or a nickname for this organizer.")
    if has_hidden(handle):
        raise Wrong(
            "access.handle_hidden",
            "This name holds signs that nobody can see. Type it anew, letter by letter. Nothing was changed.",
        )
    live = Invitation.objects.filter(ended_at=None, until__gt=now)
    if taken_for(
        handle,
        [
            *Organizer.objects.exclude(pk=of).values_list("handle", flat=True),
            *live.values_list("handle", flat=True),
        ],
    ):
        raise Wrong(
            "access.handle_taken",
            "Somebody here is called that already, or so nearly that people would mix them up. Add a letter.",
        )


def _check_inviter(me: Organizer, asked: Conditions, now: datetime) -> None:
    if now - me.since < asked.standing:
        raise Wrong(
            "access.too_new",
            "Whoever brings somebody in has been here for %(days)s days. Ask another organizer to do it.",
            days=asked.standing.days,
        )


def _givers(actor: Actor, spots: Iterable[Spot], today: date) -> set[str]:
    """Who gave the inviter the turf these spots are in; nobody: it is not in their turf. What is open for minutes
    only is nobody's turf, nor is whom they wrote down or put there themselves: somebody else must have said
    yes."""
    wanted = Q(pk__in=[])
    for kind, thing, name in spots:
        wanted |= Q(kind=kind, name=name.casefold()) if name else Q(kind=kind, thing=thing)
    rows = Turf.objects.filter(wanted, organizer=int(actor.id), until__gte=today)
    rows = rows.exclude(given_by__in=("", actor.id))
    return set(rows.values_list("given_by", flat=True))


def _check_quotas(actor: Actor, asked: Conditions, givers: set[str], now: datetime) -> None:
    """Counted inside the entry, where one writes at a time: fifty at once are no way round."""
    own = Invitation.objects.filter(by=int(actor.id), recovery=None)
    live = own.filter(ended_at=None, until__gt=now).count()
    if live >= asked.live:
        raise Wrong(
            "access.invitations",
            "%(n)s invitations of yours are still open. Let one end, or take one back.",
            n=live,
        )
    if not asked.weekly:
        return
    same_giver = Turf.objects.filter(given_by__in=givers).values("organizer")
    lately = Invitation.objects.filter(by__in=same_giver, recovery=None, made_at__gt=now - A_WEEK).count()
    if lately >= asked.weekly:
        raise Wrong(
            "access.invitations_week",
            "%(n)s people were invited from this turf within a week. That is the most. Go on next week.",
            n=lately,
        )


def withdraw(actor: Actor, *, invitation: int, now: datetime) -> None:
    """Take one's own invitation back. Errors: Refused if it is another's."""
    allow(actor, "access.invite")
    with ledger.entry(actor, "access.withdraw", f"invitation:{invitation}", now):
        mine = Invitation.objects.filter(pk=invitation, by=int(actor.id))
        if not mine.exists():
            raise Refused("access.denied", NOTHING)
        mine.filter(ended_at=None).update(ended_at=now, matched_at=None)


def open_invitation(actor: Actor, *, code: str, key: bytes, now: datetime) -> int:
    """The newcomer's browser brings the code and its key; the four words follow from both. Gives the number.

    key: the public half, as `code.key_of` gives it. A wrong code counts as a try at the invitation it begins
    like; five end it. Whoever comes second with the same code is such a try. Errors: Refused, which shows like
    nothing at all; Wrong for a browser that is somebody's device already.
    """
    allow(actor, "access.join")
    code = codes.as_typed(code)
    place, whole = codes.marks(here.opened_keys().log, code)
    if not code or not key:
        raise Refused("access.denied", NOTHING)
    live = Invitation.objects.filter(token__startswith=place, ended_at=None, until__gt=now)
    if _is_anothers(key, live.filter(token=place + whole).exclude(recovery=None).first()):
        raise Wrong("access.same_device", TAKEN_BROWSER)
    if not live.exists():
        raise Refused("access.denied", NOTHING)  # strangers do not fill the ledger
    with ledger.entry(actor, "access.open", "", now):
        found = live.first()
        row = found if found and hmac.compare_digest(found.token, place + whole) and not found.words else None
        if row is not None and _may_still(row, now):
            row.words, row.key = codes.aloud(code, key), key
            row.save(update_fields=["words", "key"])
        elif found is not None and bytes(found.key) != key:
            _count_try(found, now)
    if row is None and found is not None and bytes(found.key) == key:
        return found.pk  # the same browser once more: a page that was loaded again
    if row is None or not row.words:
        raise Refused("access.denied", NOTHING)
    return row.pk


def _is_anothers(key: bytes, back: Invitation | None) -> bool:
    """Whether this browser is or was an organizer's. Whoever is brought back in may use the one they had."""
    return signin.owner_of_key(Actor.keeper, key=key) not in ("", str(back.became_id) if back else "")


def _count_try(row: Invitation, now: datetime) -> None:
    row.tries += 1
    if row.tries >= MOST_TRIES:
        row.ended_at, row.matched_at = now, None
    row.save(update_fields=["tries", "ended_at", "matched_at"])


def _may_still(row: Invitation, now: datetime) -> bool:
    """Whoever was removed, or may not invite any more, takes their invitations along."""
    verb = "access.invite" if row.recovery_id is None else "access.vouch"
    return may(access.actor_of(Actor.keeper, organizer=str(row.by_id), now=now), verb)


def hear(actor: Actor, *, invitation: int, same: bool, now: datetime) -> None:
    """The inviter heard the newcomer's four words: they are the same, or they are not and it is over.

    Errors: Refused for another's invitation, or where there are no words to compare.
    """
    allow(actor, "access.invite")
    with ledger.entry(actor, "access.hear", f"invitation:{invitation}", now):
        row = Invitation.objects.filter(pk=invitation, by=int(actor.id), ended_at=None, until__gt=now).first()
        if row is None or not row.words:
            raise Refused("access.denied", NOTHING)
        row.matched_at = now if same else None
        row.ended_at = None if same else now
        row.save(update_fields=["matched_at", "ended_at"])


def take_in(actor: Actor, *, invitation: int, key: bytes, now: datetime, today: date) -> tuple[str, str]:
    """The newcomer is an organizer, or waits for a second voucher, as the level says. Gives the id, and that of
    whoever brought them.

    Errors: Refused unless the inviter said that the words are the same, to this browser, and may still invite.
    """
    allow(actor, "access.join")
    asked = CONDITIONS[_level()]
    with ledger.entry(actor, "access.join", f"invitation:{invitation}", now):
        row = Invitation.objects.filter(pk=invitation, recovery=None, ended_at=None, until__gt=now).first()
        if row is None or row.matched_at is None or not key or bytes(row.key) != key:
            raise Refused("access.denied", NOTHING)
        if not _may_still(row, now):
            raise Refused("access.denied", NOTHING)
        role = "organizer" if asked.vouchers == 1 else "newcomer"
        until = today + asked.probation if role == "organizer" and asked.probation else None
        made = _place_of(row, now)
        made.role, made.probation_until = role, until
        made.save()
        _note(str(made.pk), str(row.by_id), 1)
        row.ended_at = now
        row.save(update_fields=["ended_at"])
        return str(made.pk), str(row.by_id)


def _place_of(row: Invitation, now: datetime) -> Organizer:
    """A new organizer, or the one on paper who was invited. Errors: Wrong if somebody else has the name by now."""
    if row.became_id is not None:
        return _on_paper(str(row.became_id))
    if Organizer.objects.filter(handle=row.handle).exists():
        raise Wrong("access.handle_taken", "Somebody here is called that already. Add a letter or a number.")
    return Organizer(handle=row.handle, since=now)


def _level() -> str:
    return access.level(Actor.clock)


def _note(newcomer: str, voucher: str, place: int) -> None:
    said = tree.edge(here.opened_keys().log, newcomer, voucher)
    Vouch.objects.create(newcomer_id=int(newcomer), edge=said, place=place)


def vouch(actor: Actor, *, newcomer: str, now: datetime, today: date) -> None:
    """Be the voucher a newcomer still needs. With the last one the days of probation begin.

    Errors: Refused for nobody who waits; Wrong for one's own newcomer, for one who came in on the same branch
    where that counts.
    """
    allow(actor, "access.vouch")
    asked = CONDITIONS[access.level(actor)]
    with ledger.entry(actor, "access.vouch", f"organizer:{newcomer}", now):
        waiting = {w.id: w for w in queries.newcomers(actor)}.get(newcomer)
        if waiting is None:
            raise Refused("access.denied", NOTHING)
        if not waiting.may and asked.vouchers > 1:
            raise Wrong(
                "access.same_voucher",
                "Somebody else must vouch for them: not who brought them in, and nobody who came in the same way.",
            )
        place = Vouch.objects.filter(newcomer=int(newcomer)).count() + 1
        if not waiting.mine:
            _note(newcomer, actor.id, place)
        Organizer.objects.filter(pk=newcomer).update(
            role="organizer", probation_until=today + asked.probation if asked.probation else None
        )


def tend(actor: Actor, *, today: date) -> None:
    """What is over keeps no name, no key and nobody who came in by it; after a week it is gone."""
    allow(actor, "upkeep.tend")
    Invitation.objects.filter(made_at__date__lt=today - A_WEEK).delete()
    Invitation.objects.filter(made_at__date__lt=today).update(handle="", thing=0, words="", key=b"", became=None)
