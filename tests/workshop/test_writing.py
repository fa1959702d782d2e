"""How a worker is written down on each list."""

from collections import Counter

from workshop.matching.worlds import world

MADE = world(3, workers=400)


def test_a_worker_is_written_differently_on_different_lists() -> None:
    names: dict[int, set[str]] = {}
    for entry in MADE.entries:
        names.setdefault(MADE.truth[entry.key], set()).add(f"{entry.first} {entry.last} {entry.name}".lower())
    assert sum(len(ways) > 1 for ways in names.values()) > len(names) / 4


def test_lists_have_gaps_of_their_own() -> None:
    filled = Counter((entry.source, bool(entry.phones)) for entry in MADE.entries)
    assert len(filled) > len({entry.source for entry in MADE.entries})


def test_every_row_says_something() -> None:
    silent = [e for e in MADE.entries if not (e.name or e.first or e.last or e.phones or e.emails or e.badge)]
    assert len(silent) == 0
