"""Gather what was said of people before a test and who was seen in it."""

from collections.abc import Mapping
from datetime import date

from brazier.access.gate import allow
from brazier.conversations import calibration
from brazier.conversations.calibrating import queries as calibrating
from brazier.people import queries as people
from brazier.people.facts import Row
from brazier.people.reach.queries import in_reach
from brazier.people.roster import queries as roster
from brazier.terms import Actor
from brazier.tests_of_strength import queries
from brazier.tests_of_strength.facts import Debrief
from brazier.wallchart import queries as wallchart

MOST_NAMES = 60
FOR_IT, AGAINST = (1, 2), (4, 5)


def debrief(actor: Actor, *, number: int, today: date) -> Debrief:
    """Said against did, of everybody in the cells that take part. From committee level on the whole is told in
    coarse steps, and names only of people in one's care."""
    allow(actor, "tests_of_strength.write")
    told = queries.test(actor, number)
    cells = queries.cells(actor, number=number)
    seen = {t.worker for t in queries.took(actor, number=number) if t.is_verified and t.cell in cells}
    rated = calibrating.rated_before(actor, day=told.starts_on)
    placed = roster.cells_of(actor, rated.keys())
    levels = {w: rated[w] for w, cell in placed.items() if cell in cells}
    is_coarse = wallchart.own_cells(actor) is not None
    answers = [_answer(level, levels, seen, told.starts_on) for level in calibration.GOALS]
    missed = [w for w, (level, _) in levels.items() if level in FOR_IT and w not in seen]
    came = [w for w in seen if levels.get(w, (0,))[0] not in FOR_IT]
    missed_rows, more_missed = _named(actor, missed, today)
    came_rows, more_came = _named(actor, came, today)
    brought = queries.brought(actor, number=number)
    rows = {row.number: row for row in people.listed(actor, workers=brought, today=today)}
    return Debrief(
        bars=calibration.drawn(map(calibration.coarse, answers) if is_coarse else answers),
        is_coarse=is_coarse,
        against=None if is_coarse else sum(levels.get(w, (0,))[0] in AGAINST for w in seen),
        unrated=None if is_coarse else sum(w not in levels for w in seen),
        missed=missed_rows,
        came=came_rows,
        more_missed=more_missed,
        more_came=more_came,
        brought=tuple(sorted(((rows[w], n) for w, n in brought.items() if w in rows), key=lambda pair: -pair[1])),
    )


def _answer(level: int, levels: Mapping[int, tuple[int, date]], seen: set[int], on: date) -> calibration.Answer:
    rated = {w: day for w, (said, day) in levels.items() if said == level}
    return calibration.answer(level, len(rated.keys() & seen), [(on - day).days for day in rated.values()])


def _named(actor: Actor, workers: list[int], today: date) -> tuple[tuple[Row, ...], int]:
    """Those within reach by name, as many as fit on a page, and how many others within reach there are."""
    near = sorted(in_reach(actor, workers))
    rows = people.listed(actor, workers=near, today=today)
    return rows[:MOST_NAMES], max(0, len(rows) - MOST_NAMES)
