"""What goes of the count when the campaign is over."""

from brazier.access.gate import allow
from brazier.election.models import Debrief, Judged, Motion, NightSaid, Plan
from brazier.terms import Actor


def shred(actor: Actor) -> int:
    """The campaign is over: what people wrote and decided goes, and who counted which batch; what the ballots came
    to stays. Gives how many rows went."""
    allow(actor, "people.shred")
    gone = sum(table._default_manager.all().delete()[0] for table in (Motion, Judged, Debrief, Plan))
    _forget_counters()
    return gone


def _forget_counters() -> None:
    """Counters become numbers, so that two of a batch are still two and nobody knows who."""
    known = list(NightSaid.objects.order_by("counter").values_list("night", "counter").distinct())
    for at, (night, counter) in enumerate(known):
        if not counter.startswith("-"):
            NightSaid.objects.filter(night=night, counter=counter).update(counter=f"-{at}", typed_by="")
