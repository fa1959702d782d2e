"""Read what was handed over."""

from collections import defaultdict
from datetime import datetime

from brazier.access.gate import allow
from brazier.rota.facts import LASTS, Note, Words
from brazier.rota.models import HandOver, HandOverRead
from brazier.terms import Actor


def lately(actor: Actor, *, now: datetime) -> tuple[Note, ...]:
    """What was handed over within a day, newest first. Who has read a note only its author is told."""
    allow(actor, "rota.look")
    rows = list(
        HandOver.objects.filter(taken_back_at=None, written_at__gt=now - LASTS).order_by("-told_at", "-pk")
    )
    read: defaultdict[int, list[str]] = defaultdict(list)
    for note, organizer in (
        HandOverRead.objects.filter(note__in=rows).order_by("pk").values_list("note", "organizer")
    ):
        read[note].append(organizer)
    return tuple(
        Note(
            id=row.pk,
            words=Words(row.station, row.place, row.happened, row.to_do, row.watch),
            by=row.by,
            at=row.told_at,
            is_mine=row.by == actor.id,
            has_read=actor.id in read[row.pk],
            read_by=tuple(read[row.pk]) if row.by == actor.id else (),
        )
        for row in rows
    )


def waiting(actor: Actor, *, now: datetime) -> tuple[Note, ...]:
    """What others handed over within a day and whoever asks has not read yet, newest first."""
    allow(actor, "rota.look")
    return tuple(note for note in lately(actor, now=now) if not note.is_mine and not note.has_read)
