"""What was put aside, and which boxes we know."""

from brazier.access.gate import allow
from brazier.phone import facts
from brazier.phone.facts import Aside
from brazier.phone.models import Box
from brazier.storage.boxes import ASIDE, ENDED, FOREIGN, FORGED, Checked
from brazier.terms import Actor, Wrong

NEVER = facts.MOST_NTH


def is_known(actor: Actor, *, checked: Checked) -> bool:
    """Whether this very box was opened before."""
    allow(actor, "phone.open")
    return Box.objects.filter(number=facts.number_of(checked), digest=checked.digest).exists()


def neighbors(actor: Actor, *, device: int, nth: int) -> tuple[int, int]:
    """The places of what this device told just before and just after, as far as that came; where nothing did:
    the beginning and the end of time."""
    allow(actor, "phone.open")
    kept = Box.objects.filter(device=device, nth__gt=0)
    before = kept.filter(nth__lt=nth).order_by("-nth").values_list("told_at", flat=True).first()
    after = kept.filter(nth__gt=nth).order_by("nth").values_list("told_at", flat=True).first()
    return before or 0, NEVER if after is None else after


def count_aside(actor: Actor) -> int:
    """How many boxes wait for somebody to look at them."""
    allow(actor, "phone.look")
    return Box.objects.filter(state=ASIDE).count()


def aside(actor: Actor) -> tuple[Aside, ...]:
    """What was put aside and nobody decided on yet, oldest first, a hundred at most."""
    allow(actor, "phone.look")
    return tuple(_shown(row) for row in Box.objects.filter(state=ASIDE).order_by("pk")[:100])


def _shown(row: Box) -> Aside:
    kind, said_at = "", None
    said: tuple[tuple[str, str], ...] = ()
    try:
        fact = facts.read(row.text.encode())
        kind, said_at = fact.kind, fact.said_at
        shown = facts.UNSEEN.get(kind, fact.body)
        said = tuple((name, ", ".join(fact.body[name])) for name in shown if any(fact.body.get(name, ())))
    except Wrong:
        pass
    return Aside(
        id=row.pk,
        device=f"{row.device % 10_000:04d}",
        reason=row.reason,
        kind=kind,
        said_at=said_at,
        said=said,
        opened_at=row.opened_at,
        may_take=bool(said) and row.reason not in (FORGED, FOREIGN, *((ENDED,) if kind in facts.UNSEEN else ())),
        is_unseen=kind in facts.UNSEEN,
    )
