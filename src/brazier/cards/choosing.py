"""Who of those that were found is meant. Pure."""

from collections.abc import Sequence

from brazier.people.facts import Row


def chosen(found: Sequence[Row], asked: str, code: str) -> Row | None:
    """The one with this code; without a code the one that bears exactly the name or code that was typed. None
    where nobody or more than one is meant."""
    named = [
        row
        for row in found
        if code in (row.code, "")
        and (code or row.name.casefold() == asked.casefold() or row.code == asked.upper())
    ]
    return named[0] if len(named) == 1 else None
