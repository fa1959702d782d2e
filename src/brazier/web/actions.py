"""Start a campaign: hub, founder, campaign, the first names, all in one evening."""

from collections.abc import Iterable
from datetime import datetime

from brazier.access import actions as access
from brazier.conversations import actions as conversations
from brazier.ledger import actions as ledger
from brazier.people import actions as people
from brazier.storage import actions as storage
from brazier.storage.keys import Slowness
from brazier.terms import Actor
from brazier.workplaces import actions as workplaces


def begin(
    actor: Actor,
    *,
    passphrase: str,
    name: str,
    worksite: str,
    people_here: int | None,
    trusted: Iterable[str],
    handle: str,
    now: datetime,
    slowness: Slowness | None = None,
) -> Actor:
    """Make the hub and write down what is known on the first evening. Gives the founder.

    If anything fails nothing is left but an empty folder.
    """
    storage.create(actor, passphrase=passphrase, slowness=slowness)
    try:
        with ledger.entry(actor, "campaign.start", "", now):
            founder = access.begin(actor, handle=handle, now=now)
            workplaces.begin(founder, name=name, worksite=worksite, people=people_here, now=now)
            conversations.offer_issues(founder, names=conversations.FIRST_ISSUES, now=now)
            for trusted_name in trusted:
                people.add(founder, name=trusted_name, now=now)
    except BaseException:
        storage.discard(actor)
        raise
    return founder
