"""Read the ledger: its head, whether it is whole, and whether it is the one that was seen before."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import connection
from django.db.models import Count, F, Q

from brazier.ledger import anchor, chain, head_words, remembered, signing, stick, telling
from brazier.ledger.models import Line, Signed
from brazier.ledger.remembered import LOST, Astray, Seen, Turn
from brazier.storage.hub import here
from brazier.storage.queries import Finding, hub_id
from brazier.terms import Actor, Broken


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest line. number: 0 when nothing has happened; digest: START then; hour: empty then."""

    number: int
    digest: str
    hour: str

    @property
    def words(self) -> str:
        """It, in six words."""
        return head_words.of(self.digest)


def head(actor: Actor) -> int:
    """Number of the newest line; 0 when nothing has happened."""
    return Line.objects.order_by("-number").values_list("number", flat=True).first() or 0


def head_of_writes(actor: Actor) -> int:
    """Number of the newest line that is no look, 0 when there is none: looking changes nothing, so what is
    computed from the whole may be kept under this number."""
    lines = Line.objects.exclude(verb__in=chain.LOOKS).order_by("-number")
    return lines.values_list("number", flat=True).first() or 0


def newest(actor: Actor) -> Newest:
    """The newest line."""
    with connection.cursor() as cursor:  # read before every line that is written: half the time of a queryset
        cursor.execute("SELECT number, digest, hour FROM ledger_line ORDER BY number DESC LIMIT 1")
        row = cursor.fetchone()
    return Newest(*row) if row else Newest(0, chain.START, "")


def broken_at(actor: Actor) -> int | None:
    """The first line that was changed, removed or put in later; None if the chain is whole."""
    told = Line.objects.exclude(stays="").values_list("stays", flat=True)
    return chain.first_break(_keys().chain, _lines(), max(map(chain.dropped_upto, told), default=0))


def digest_at(actor: Actor, number: int) -> str | None:
    """The digest of a line; START for 0; None if there is no such line."""
    if number == 0:
        return chain.START
    return Line.objects.filter(number=number).values_list("digest", flat=True).first()


def seen(actor: Actor) -> Seen:
    """What somebody who looks now may remember."""
    last, turn = newest(actor), _newest_turn()
    return Seen(last.number, last.digest, turn.digest if turn else chain.START)


def astray(actor: Actor, known: Seen) -> Astray | None:
    """How the ledger differs from the one that was seen; None if it only grew since."""
    now, digest = head(actor), digest_at(actor, known.number)
    return remembered.compare(known, now=now, digest=digest, turn=_newest_turn())


def noticed(actor: Actor, known: Seen | None) -> Broken | None:
    """What to say if the ledger is not the one that this folder or the browser that asks remembers.

    known: what the browser remembers, if anything. Quick: no line is hashed; `findings` does that.
    """
    found = (astray(actor, known) if known else None) or _folder_astray(actor)
    return telling.sentence(found) if found else None


def brought_along(actor: Actor, cookies: Mapping[str, str]) -> Seen | None:
    """What the browser with these cookies remembers of this ledger."""
    key = _keys().memory
    return remembered.from_text(key, cookies.get(_cookie(key), ""))


def to_take_along(actor: Actor) -> tuple[str, str]:
    """The cookie in which a browser remembers the ledger as it is now: name and value."""
    key = _keys().memory
    return _cookie(key), remembered.to_text(key, seen(actor))


def on_stick(actor: Actor, folder: Path) -> Seen | None:
    """What a folder with copies remembers."""
    return stick.read(folder, hub_id(actor), _keys().memory)


def line_with(actor: Actor, typed: str) -> Newest | None:
    """The line that was the newest when these six words were shown; None if this ledger has no such line."""
    lines = Line.objects.order_by("-number").values_list("number", "digest", "hour")
    return next((Newest(*row) for row in lines.iterator() if head_words.are(typed, row[1])), None)


def done_by(actor: Actor, *, names: Iterable[str]) -> tuple[tuple[tuple[str, int], ...], frozenset[str]]:
    """How often somebody did what, by verb, and the pseudonyms of what they looked at.

    names: what they act as, as `role:id`. Lines of every quarter count; of those whose details were dropped nobody
    can tell any more who wrote them.
    """
    key, known = _keys().names, list(names)
    mine = Line.objects.filter(who__in=[chain.pseudonym(key, q, name) for q in _quarters() for name in known])
    seen = mine.filter(verb="access.look").exclude(what="").values_list("what", flat=True)
    counted = mine.values_list("verb").annotate(n=Count("number")).order_by("-n", "verb")
    return tuple(counted), frozenset(seen)


def pseudonyms(actor: Actor, things: Iterable[str]) -> dict[str, str]:
    """What each thing is called in the ledger, in every quarter it has lines of: pseudonym to thing."""
    key, known = _keys().names, list(things)
    return {chain.pseudonym(key, quarter, thing): thing for quarter in _quarters() for thing in known}


def _quarters() -> set[str]:
    hours = Line.objects.exclude(hour="").values_list("hour", flat=True).distinct()
    return {chain.quarter_of(hour) for hour in hours}


def told_since(actor: Actor) -> tuple[date | None, bool]:
    """The day from which on lines say who did what, and whether there were lines before whose details are gone."""
    first = Line.objects.exclude(hour="").order_by("number").values_list("hour", flat=True).first()
    return date.fromisoformat(first[:10]) if first else None, Line.objects.filter(salt="").exists()


def findings(actor: Actor, folders: Iterable[Path] = ()) -> tuple[Finding, ...]:
    """Whether every line hangs on the one before, is signed where it must be, and is there at all.

    folders: where copies may lie; what lies there and remembers more than this ledger is a finding too.
    """
    broken, untrue = broken_at(actor), _first_untrue(signing.public_half(_keys().seed))
    return (
        Finding("ledger_whole", broken is None, f"line {broken}" if broken else ""),
        Finding("ledger_signed", untrue is None, f"line {untrue}" if untrue is not None else ""),
        _folder_finding(actor),
        *_stick_findings(actor, folders),
    )


def _keys() -> signing.LogKeys:
    return signing.derive(here.opened_keys().log)


def _cookie(key: bytes) -> str:
    return f"seen-{remembered.mark(key)}"


ENTRY = ("number", "hour", "who", "verb", "what", "salt", "payload", "stays")


def _lines() -> Iterator[tuple[chain.Entry, str]]:
    rows = Line.objects.order_by("number").values_list(*ENTRY, "digest")
    for *fields, digest in rows.iterator(chunk_size=10_000):
        yield chain.Entry(*fields), digest


def _newest_turn() -> Turn | None:
    """Turns are signed when they are written, and the checkpoint keeps the hour when the line has lost it."""
    line = Line.objects.filter(stays__in=chain.TURNS, number__in=Signed.objects.values("number"))
    row = line.order_by("-number").values_list("number", "digest", "stays").first()
    if row is None:
        return None
    return Turn(*row, hour=Signed.objects.values_list("hour", flat=True).get(number=row[0]))


def _first_untrue(public: Ed25519PublicKey) -> int | None:
    """The first line whose checkpoint is missing, is not the hub's, is about another line, or is one too many."""
    kept = {s.number: signing.Checkpoint(s.number, s.digest, s.hour, s.signature) for s in Signed.objects.all()}
    lines = Line.objects.alias(over=F("number") % chain.EVERY).filter(Q(over=0) | ~Q(stays=""))
    due = {number: (digest, hour) for number, digest, hour in lines.values_list("number", "digest", "hour")}
    for number in sorted(kept.keys() | due.keys()):
        made = kept.get(number)
        if made is None or not _is_about(made, *due.get(number, ("", ""))) or not signing.is_true(public, made):
            return number
    return None


def _is_about(made: signing.Checkpoint, digest: str, hour: str) -> bool:
    """Whether a checkpoint is about the line of this digest; the hour may be gone from the line."""
    return made.digest == digest and hour in ("", made.hour)


def _folder_astray(actor: Actor) -> Astray | None:
    """How the ledger differs from what `hub.head` remembers. Turns change what that is, so none explains it."""
    known, now = anchor.read(here.folder, _keys().memory), head(actor)
    if known is None:
        return Astray(LOST, 0, now, None) if now or anchor.exists(here.folder) else None
    return remembered.compare(known, now=now, digest=digest_at(actor, known.number), turn=None)


def _folder_finding(actor: Actor) -> Finding:
    found = _folder_astray(actor)
    return Finding("ledger_head", found is None, f"{found.kind}: {found.seen}, {found.now}" if found else "")


def _stick_findings(actor: Actor, folders: Iterable[Path]) -> Iterator[Finding]:
    """One finding for all sticks that remember; one more that is only noted if a copy was restored since."""
    known = [(folder, on_stick(actor, folder)) for folder in folders]
    compared = [(folder, astray(actor, it)) for folder, it in known if it is not None]
    gone = [(folder, it) for folder, it in compared if it is not None]
    proof = [f"{folder}: {it.kind}: {it.seen}, {it.now}" for folder, it in gone if it.why is None]
    if compared:
        yield Finding("ledger_sticks", not proof, "; ".join(proof))
    if told := [f"{folder}: {it.seen}, {it.now}" for folder, it in gone if it.why is not None]:
        yield Finding("ledger_restored", False, "; ".join(told))
