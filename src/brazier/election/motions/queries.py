"""What the committee decided."""

from brazier.access.gate import allow
from brazier.election.facts import MotionFacts
from brazier.election.models import Motion
from brazier.terms import Actor


def motions(actor: Actor, subject: str) -> tuple[MotionFacts, ...]:
    """All motions on a subject, newest first."""
    allow(actor, "election.look")
    rows = Motion.objects.filter(subject=subject).order_by("-day", "-pk")
    return tuple(
        MotionFacts(m.subject, m.item, m.choice, m.number, m.reason, m.yes, m.no, m.abstained, m.day, m.noted_by)
        for m in rows
    )
