"""Note what the committee judges."""

from datetime import datetime

from brazier.access.gate import allow
from brazier.election.facts import JUDGED, LONGEST_REASON
from brazier.election.models import Judged
from brazier.ledger import actions as ledger
from brazier.terms import Actor, Wrong


def judge(actor: Actor, *, item: str, value: int, reason: str, now: datetime) -> None:
    """What the committee says of a line nobody counts here yet, in percent; yes is 100. Earlier ones stay.

    Errors: Wrong for a line that is counted, or no percent.
    """
    allow(actor, "election.write")
    if item not in JUDGED or not 0 <= value <= 100:
        raise Wrong("election.judge", "Say yes or no, or write a percent from 0 to 100. Nothing was changed.")
    with ledger.entry(actor, "election.judge", item, now):
        Judged.objects.create(
            item=item,
            value=value,
            reason=" ".join(reason.split())[:LONGEST_REASON],
            day=now.date(),
            noted_by=actor.id,
            noted_at=now,
        )
