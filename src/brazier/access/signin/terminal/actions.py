"""Sign in at the command line."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from brazier.access.gate import allow
from brazier.access.models import Organizer
from brazier.access.queries import actor_of
from brazier.access.signin import actions, queries
from brazier.access.signin.facts import KnownDevice, seated
from brazier.terms import Actor, Wrong

NOT_IN = (
    "This name, passphrase and code do not sign in here. Nothing was changed. The command line takes a passphrase "
    "and the code of this moment, never a PIN or a passkey: set them on the page Your sign-in. A code opens once. "
    "Past one table it is for a lead, the committee and the keeper of the list. After five wrong codes, wait 15 "
    "minutes; after ten, ask another organizer to help you in person."
)
"""One sentence for every reason, as on the page: see signin.actions.NOT_IN."""
LONGEST_NAME, LONGEST_SECRET = 80, 200
"""As the page takes them."""


@dataclass(frozen=True, slots=True)
class AtTerminal:
    """Who signed in at the command line. waits: it is new for them and opens no lists yet."""

    actor: Actor
    waits: bool


def enter(actor: Actor, *, handle: str, passphrase: str, code: str, now: datetime, today: date) -> AtTerminal:
    """Sign in with what opens a desk in any browser. The command line becomes one of their devices, once.

    Errors: Wrong, in one sentence for every reason, with the lockouts and at the cost of the page; also while
    somebody's devices wait.
    """
    allow(actor, "access.enter")
    handle, passphrase, code = _typed(handle, LONGEST_NAME), _typed(passphrase, LONGEST_SECRET), _typed(code, 10)
    named = Organizer.objects.filter(handle=" ".join(handle.split()), until=None).first()
    key = queries.terminal_key(actor, organizer=str(named.pk) if named else "")
    try:
        entered = actions.enter_by_code(actor, handle=handle, passphrase=passphrase, code=code, key=key, now=now)
    except Wrong as error:
        if error.code != "signin.not_in":
            raise
        raise Wrong(error.code, NOT_IN) from None
    who = actor_of(actor, organizer=entered.organizer, now=now)
    device = _device(who, key, now, today)
    if device.counts_from is not None and device.counts_from > now:  # here nearly everything counts
        return AtTerminal(replace(who, role="probation"), True)
    return AtTerminal(seated(who, device, now), device.waits(now))


def _device(who: Actor, key: bytes, now: datetime, today: date) -> KnownDevice:
    known = queries.known_device(Actor.keeper, key=key)
    return known or actions.register_device(who, organizer=who.id, key=key, now=now, today=today)


def _typed(text: str, longest: int) -> str:
    """As a page would have it: nothing a database can not store, and of what is too long enough to be wrong."""
    return text[: longest + 1].encode("utf-8", "replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}")
