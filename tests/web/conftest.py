"""A browser that sits at the desk."""

import secrets

from django.test import Client

from brazier.access.models import Device
from brazier.access.signin import queries as signin
from brazier.access.signin.facts import Entered
from brazier.access.signin.seats import Seat
from brazier.storage.hub import here
from brazier.terms import Actor
from brazier.web import clock, sitting


def seat(client: Client) -> Client:
    """A browser that opened this desk just now."""
    session = client.session
    session["opened"] = here.times_opened
    session["touched"] = session["began"] = clock.now().timestamp()
    session.save()
    return client


def seat_as(client: Client, organizer: str) -> Client:
    """A browser where this organizer just signed in, with a device of their own."""
    seat(client)
    now = clock.now()
    device = Device.objects.create(organizer_id=int(organizer), key=secrets.token_bytes(65), added_on=now.date())
    mark = signin.mark_of(Actor.keeper, organizer=organizer)
    taken = Seat(Entered(organizer, mark, True, str(device.pk)), device.key, secrets.token_bytes(32), now, now)
    taken.step_up(now, strongly=True)
    session = client.session
    session[sitting.SEAT] = sitting.sit(taken)
    session.save()
    client.cookies[sitting.TURN] = taken.next_turn(now)
    return client


def forget_proofs() -> None:
    """Everybody who sits somewhere signed in so long ago that it proves nothing any more."""
    for taken in sitting._all().values():
        taken.stepped_at = taken.strongly_at = None
