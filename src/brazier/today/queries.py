"""Gather who may talk with whom, let `conversations.today` decide, and tell one organizer her part of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from brazier.access import queries as access
from brazier.access.facts import Care
from brazier.access.gate import allow, may
from brazier.cards import queries as cards
from brazier.conversations import queries as conversations
from brazier.conversations import today as ranking
from brazier.conversations.attempting import queries as attempting
from brazier.conversations.facts import Due
from brazier.conversations.leading import queries as leading
from brazier.conversations.suggesting import queries as suggesting
from brazier.conversations.today import Asker, Somebody, Suggestion
from brazier.people import queries as people
from brazier.people.pool import queries as pool
from brazier.people.turf import queries as turf
from brazier.storage import sight
from brazier.terms import Actor, Reach
from brazier.today.facts import Line, MyList, Who
from brazier.wallchart import queries as wallchart
from brazier.wallchart import reckon
from brazier.workplaces import queries as workplaces

MOST_OF_A_KIND = 100
"""So many people of each kind are weighed for each organizer; who waits longest comes first."""
WORST, HOLES = 3, 12
WEEK, WEEKS = timedelta(days=7), timedelta(days=28)


def my_list(actor: Actor, *, now: datetime, today: date) -> MyList:
    """At most seven people for whoever asks, with what they said and what to ask. Reading changes nothing."""
    allow(actor, "conversations.write")
    mine = handed_out(Actor.clock, asking=actor, now=now, today=today)
    numbers = [s.worker for s in mine]
    rows = {row.number: row for row in people.listed(actor, workers=numbers, today=today)}
    last = suggesting.last_time(actor, workers=rows, today=today)
    tried = attempting.since_last_talk(actor, workers=rows)
    cells = {facts.id: facts for facts in workplaces.cells(actor)}
    had = suggesting.talks_had(Actor.clock, since=today).get(actor.id, 0)
    return MyList(
        lines=tuple(
            Line(
                row,
                cells[row.cell],
                s.why,
                ranking.ask_next(row.level or 0, {r.code for r in s.why}, told.done, told.refused),
                told,
                tried.get(s.worker, ()),
            )
            for s in mine
            if s.worker in rows
            for row, told in [(rows[s.worker], last[s.worker])]
        ),
        had=had,
        left=max(0, ranking.MOST - had),
        steps=own_steps(actor, today=today),
        anybody=bool(people.in_cell(actor, cell=None, today=today)),
    )


def own_steps(actor: Actor, *, today: date) -> tuple[Due, ...]:
    """The next steps of whoever asks, those that are late and those of the next four weeks."""
    allow(actor, "conversations.write")
    return conversations.due(actor, until=today + WEEKS, owner=actor.id)


def myself(actor: Actor, *, today: date) -> Who:
    """What whoever asks says of herself."""
    allow(actor, "conversations.write")
    own = suggesting.own(actor)
    row = people.about(actor, record=own.record, today=today) if own.record else None
    return Who(row, own.languages)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where everybody works, and what is known of some. shifts: of each cell; holes: 2 for one of the three worst,
    1 for another; followed, old_cards: workers."""

    shifts: Mapping[int, int]
    holes: Mapping[int, int]
    followed: frozenset[int]
    old_cards: frozenset[int]


@sight.whole()
def handed_out(actor: Actor, *, asking: Actor, now: datetime, today: date) -> tuple[Suggestion, ...]:
    """The names of one organizer, when all who may have some are weighed together: nobody stands on two lists.
    Worked out anew each time, so that nothing says who was told to talk with whom."""
    allow(actor, "conversations.reckon")
    care = _cares(actor, asking, now, today)
    place = _place(actor, today)
    somebody = _somebody(actor, _pool(actor, care, place, today), place)
    askers = _askers(actor, care, [who.worker for who in somebody], place, today)
    ours = {asker.own for asker in askers}
    found = ranking.assign([who for who in somebody if who.worker not in ours], askers, today)
    return found.get(asking.id, ())


def _cares(actor: Actor, asking: Actor, now: datetime, today: date) -> dict[str, Reach | None]:
    """Who takes part, with what is in their care; None for everybody. Whoever is fired, resting, away or paused
    gets no names, nor who can not sign in."""
    able = set(access.able(actor, verb="conversations.write", now=now))
    level = access.level(actor)
    here = {
        o.id
        for o in access.organizers(actor)
        if o.state == "active"
        and not o.is_paused
        and (o.id in able or (o.has_login and may(Actor(o.id, o.role, level), "conversations.write")))
    } | {asking.id}
    if level == "table":
        return dict.fromkeys(sorted(here))
    turfs = access.turf(actor, today=today)
    return {o: _reach([c for c in turfs if c.organizer == o]) for o in sorted(here)}


def _reach(turfs: Iterable[Care]) -> Reach:
    given = list(turfs)
    return Reach(
        cells=frozenset(c.thing for c in given if c.kind == "cell"),
        records=frozenset(c.thing for c in given if c.kind == "person" and c.given_by),
        languages=frozenset(c.name for c in given if c.kind == "language"),
        written=frozenset(c.thing for c in given if c.kind == "person" and not c.given_by),
    )


def _place(actor: Actor, today: date) -> _Place:
    drawn = wallchart.chart(actor, today)
    known = [c for c in drawn.cells if c.facts.department or c.facts.shift]
    worst = reckon.holes((c.facts.id, c.count) for c in known)[:HOLES]
    return _Place(
        shifts={c.facts.id: c.facts.shift.id for c in known if c.facts.shift},
        holes={hole.cell: 2 if at < WORST else 1 for at, hole in enumerate(worst)},
        followed=leading.followed(actor, today=today),
        old_cards=cards.growing_old(actor, today=today),
    )


def _pool(actor: Actor, care: Mapping[str, Reach | None], place: _Place, today: date) -> set[int]:
    """Whom ranking weighs: whoever waits for something, and some of each kind that a talk could move."""
    found = set(suggesting.due_workers(actor, until=today + ranking.SOON)) | place.old_cards | place.followed
    reaches = {None: len(care)} if None in care.values() else dict.fromkeys(care.values(), 1)
    for reach, many in reaches.items():
        most = MOST_OF_A_KIND * many
        found |= pool.worth_a_talk(actor, care=reach, holes=tuple(place.holes), today=today, most=most)
    return found


def _somebody(actor: Actor, numbers: Iterable[int], place: _Place) -> list[Somebody]:
    known = pool.placed(actor, workers=numbers)
    open_with = suggesting.lately(actor, workers=[who.number for who in known])
    tried = attempting.last_tried(actor, workers=[who.number for who in known])
    return [
        Somebody(
            worker=who.number,
            level=who.level,
            rated=who.rated,
            acted=who.acted,
            cell=who.cell,
            shift=place.shifts.get(who.cell, 0),
            speaks=ranking.spoken(who.speaks),
            is_followed=who.number in place.followed,
            hole=place.holes.get(who.cell, 0),
            step=open_with[who.number].step,
            owed=open_with[who.number].owed,
            promised=open_with[who.number].promised,
            last=open_with[who.number].last,
            tried=tried.get(who.number),
            has_old_card=who.number in place.old_cards,
        )
        for who in known
    ]


def _askers(
    actor: Actor, care: Mapping[str, Reach | None], workers: list[int], place: _Place, today: date
) -> list[Asker]:
    selves = {o: own for o, own in suggesting.selves(actor).items() if o in care}
    hers = turf.workers_of(actor, records=[own.record for own in selves.values() if own.record])
    own = {o: hers.get(said.record or 0, 0) for o, said in selves.items()}
    at = {who.number: who for who in pool.placed(actor, workers=[n for n in own.values() if n])}
    ties = pool.closeness(actor, workers=at)
    well, refused = suggesting.between(actor, workers=workers)
    passed = suggesting.passed(actor, since=today - ranking.PASSED)
    used, busy = (suggesting.talks_had(actor, since=day) for day in (today, today - WEEK))
    found = []
    for organizer, reach in care.items():
        me = at.get(own.get(organizer, 0))
        said = selves[organizer].languages if organizer in selves else ""
        speaks = ranking.spoken(f"{said}, {me.speaks}" if me else said) | (
            reach.languages if reach else frozenset()
        )
        found.append(
            Asker(
                organizer=organizer,
                own=me.number if me else 0,
                reach=None if reach is None else pool.in_care(actor, care=reach, among_these=workers),
                cell=me.cell if me else 0,
                shift=place.shifts.get(me.cell, 0) if me else 0,
                speaks=speaks,
                ties=ties.get(me.number, {}) if me else {},
                went_well=frozenset(well.get(organizer, ())),
                refused=frozenset(refused.get(organizer, ())),
                passed=frozenset(passed.get(organizer, ())),
                used=used.get(organizer, 0),
                busy=busy.get(organizer, 0),
            )
        )
    return found
