"""Fifty invitations at the same moment are three."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from tests.access.joining.people import actor, new_code, with_pin
from tests.harbor.cast import NOW, TODAY, Harbor

from brazier.access.joining import actions
from brazier.access.models import Invitation
from brazier.terms import BrazierError

MANY, AT_ONCE = 50, 4


@pytest.mark.slow
def test_n21_fifty_invitations_at_once_leave_three(transactional_db: None) -> None:
    amara = Harbor.begin().amara
    with_pin(amara.id)
    amara, start = actor(amara.id), Barrier(AT_ONCE)

    def invite(place: int) -> bool:
        if place < AT_ONCE:
            start.wait(timeout=20)
        try:
            actions.invite(amara, handle=f"Friend {place}x", code=new_code(), now=NOW, today=TODAY)
        except BrazierError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(AT_ONCE) as pool:
        made = list(pool.map(invite, range(MANY)))
    assert sum(made) == Invitation.objects.count() == 3
