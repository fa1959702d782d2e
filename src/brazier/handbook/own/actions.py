"""Keep pages of our own, go back to what came, bring back how it was; nothing that is no page of a book."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from brazier.access.gate import allow
from brazier.handbook import book
from brazier.handbook.own import checking, queries
from brazier.ledger import actions as ledger
from brazier.pages import actions as pages
from brazier.pages import queries as pages_read
from brazier.pages.facts import Written
from brazier.terms import Actor, Wrong


class Faulty(Wrong):
    """Files that can not be kept. faults: everything that is not right."""

    def __init__(self, faults: Sequence[Wrong]) -> None:
        super().__init__(faults[0].code, faults[0].sentence, **faults[0].holes)
        self.faults = tuple(faults)


def keep(actor: Actor, *, language: str, name: str, text: str, now: datetime, today: date) -> int:
    """From now on this page stands under this name. Gives the number of the turn; 0 if it stands so already.

    name: of the page. Errors: Faulty if it is no page, a link leads nowhere, or it does not fit A6.
    """
    allow(actor, "handbook.write")
    return _kept(actor, {f"{name}.md": text}, language, now, today)


def go_back(actor: Actor, *, language: str, name: str, now: datetime, today: date) -> int:
    """What came with the program stands again; a page that we added is gone. Gives the number of the turn.

    Errors: Wrong if nothing of our own stands there; Faulty if another page links to it.
    """
    allow(actor, "handbook.write")
    file = f"{name}.md"
    if file not in pages_read.own(actor).get(language, {}):
        raise Wrong("handbook.nothing", "There is nothing here.")
    return _put(actor, [Written(language, file, "")], now, today)


def bring_back(actor: Actor, *, version: int, now: datetime, today: date) -> tuple[str, str, int]:
    """A page stands as it did once. Gives its language and name, and the number of the turn. Errors: as `keep`."""
    allow(actor, "handbook.write")
    old = pages_read.version(actor, version=version)
    turn = _put(actor, [Written(old.language, old.name, old.text, old.made_from)], now, today)
    return old.language, old.name.removesuffix(".md"), turn


def take_back(actor: Actor, *, turn: int, now: datetime, today: date) -> None:
    """Everything that was kept in one turn stands as before it. Errors: Wrong if somebody changed it since; Faulty
    as `keep`."""
    allow(actor, "handbook.write")
    _put(actor, list(pages_read.before_turn(actor, turn=turn)), now, today)


def take_translation(
    actor: Actor, *, language: str, files: Mapping[str, str], now: datetime, today: date
) -> tuple[int, int]:
    """Keep the pages somebody handed in, all of them or none. Gives the number of the turn and how many pages are
    other than before; 0, 0 if none is.

    Errors: Faulty with everything that is not right.
    """
    allow(actor, "handbook.write")
    if not checking.LANGUAGE.fullmatch(language):
        raise Wrong("handbook.code", "Write the language in two or three letters, as tl. Nothing was changed.")
    stands = checking.all_texts(language, pages_read.own(actor))
    fresh = {name: text for name, text in files.items() if stands.get(name, "").strip() != text.strip()}
    return (_kept(actor, fresh, language, now, today), len(fresh)) if fresh else (0, 0)


def keep_all(actor: Actor, *, own: book.Sources, now: datetime, today: date) -> int:
    """Keep every page of another campaign's book that is not the program's own. Gives how many."""
    allow(actor, "handbook.write")
    found = [one for one in _changed(own) if one.text]
    if found:
        _put(actor, found, now, today)
    return len(found)


def _changed(own: book.Sources) -> list[Written]:
    shipped = book.sources()
    return [
        checking.written(language, name, text, own)
        for language, files in own.items()
        for name, text in files.items()
        if name != "translated.toml" and shipped.get(language, {}).get(name) != text
    ]


def _kept(actor: Actor, texts: Mapping[str, str], language: str, now: datetime, today: date) -> int:
    own = pages_read.own(actor)
    files = [checking.written(language, name, text, own) for name, text in texts.items()]
    if not all(texts[one.name].strip() for one in files):
        raise Wrong("handbook.empty", "The page says nothing. Nothing was changed.")
    stands = own.get(language, {})
    now_there = {name: checking.as_it_stands(language, name.removesuffix(".md"), own).strip() for name in texts}
    fresh = [
        one
        for one in files
        if one.text != stands.get(one.name, "") and texts[one.name].strip() != now_there[one.name]
    ]
    return _put(actor, fresh, now, today) if fresh else 0


def _put(actor: Actor, files: list[Written], now: datetime, today: date) -> int:
    with ledger.entry(actor, "handbook.write", "", now):
        if found := queries.faults(actor, files=files, day=today):
            raise Faulty(found)
        return pages.keep(actor, files=files, now=now)
