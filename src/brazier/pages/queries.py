"""Read the pages a committee wrote itself, as they stand and as they were."""

from brazier.access.gate import allow
from brazier.pages import facts
from brazier.pages.models import PageVersion
from brazier.terms import Actor, Wrong


def own(actor: Actor) -> dict[str, dict[str, str]]:
    """The files that stand, by language and name. Empty where nobody wrote any."""
    allow(actor, "handbook.read")
    return facts.as_files(facts.standing(_versions()))


def standing(actor: Actor) -> tuple[facts.Version, ...]:
    """The same with who wrote each and when."""
    allow(actor, "handbook.write")
    return facts.standing(_versions())


def history(actor: Actor, *, language: str, name: str) -> tuple[facts.Version, ...]:
    """Every version of one file, the newest first."""
    allow(actor, "handbook.write")
    return tuple(v for v in reversed(_versions()) if (v.language, v.name) == (language, name))


def version(actor: Actor, *, version: int) -> facts.Version:
    """One version. Errors: Wrong if there is none."""
    allow(actor, "handbook.write")
    found = next((v for v in _versions() if v.id == version), None)
    if found is None:
        raise Wrong("pages.nothing", "There is nothing here.")
    return found


def before_turn(actor: Actor, *, turn: int) -> tuple[facts.Written, ...]:
    """What must be kept so that everything stands as before a turn.

    Errors: Wrong if there is no such turn, or a later one changed one of its files.
    """
    allow(actor, "handbook.write")
    known = _versions()
    of_turn = [v for v in known if v.turn == turn]
    if not of_turn:
        raise Wrong("pages.nothing", "There is nothing here.")
    names = {(v.language, v.name) for v in of_turn}
    if any(v.turn > turn and (v.language, v.name) in names for v in known):
        raise Wrong(
            "pages.newer", "Somebody has changed it again since. Choose the one you want from how it was before."
        )
    older = [(v, facts.before(known, v)) for v in of_turn]
    return tuple(
        facts.Written(v.language, v.name, old.text if old else "", old.made_from if old else "")
        for v, old in older
    )


def _versions() -> tuple[facts.Version, ...]:
    rows = PageVersion.objects.select_related("turn").order_by("pk")
    return tuple(
        facts.Version(r.pk, r.turn_id, r.language, r.name, r.text, r.made_from, r.turn.by, r.turn.at) for r in rows
    )
