"""Read why we do this, and what we have won."""

from brazier.access.gate import allow
from brazier.reasons import facts
from brazier.reasons.models import Reason, Win
from brazier.terms import Actor


def why(actor: Actor, *, language: str) -> facts.Why:
    """The reason in this language, or the newest, and the newest wins."""
    allow(actor, "reasons.read")
    mine, others = facts.chosen(facts.standing(_versions()), language)
    rows = Win.objects.filter(taken_back_at=None).order_by("-day", "-pk")[: facts.MOST_WINS]
    return facts.Why(mine, others, tuple(facts.Win(w.pk, w.text, w.day, w.written_by) for w in rows))


def history(actor: Actor) -> tuple[facts.Version, ...]:
    """Every version in every language, the newest first, for whoever may write one."""
    allow(actor, "reasons.write")
    return tuple(reversed(_versions()))


def _versions() -> tuple[facts.Version, ...]:
    rows = Reason.objects.order_by("pk")
    return tuple(facts.Version(r.pk, r.language, r.text, r.written_by, r.written_at) for r in rows)
