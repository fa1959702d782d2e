"""Live through Harbor's ninety days with the same actions as people use."""

import csv
import io
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from brazier.access import actions as access
from brazier.cards import actions as cards
from brazier.cards import queries as cards_read
from brazier.cards.facts import PAPER, RECEIVED, Signed
from brazier.conversations import actions as conversations
from brazier.conversations import queries as conversations_read
from brazier.conversations.actions import Seen
from brazier.conversations.leading import actions as leading
from brazier.conversations.talk import Step, Talk
from brazier.demo import followed, story, world
from brazier.demo.building import DEPARTMENTS, SHIFTS, WORKERS
from brazier.demo.strength import actions as strength
from brazier.ledger import actions as ledger
from brazier.lists import actions as lists
from brazier.lists import queries as lists_read
from brazier.people import actions as people
from brazier.people import queries as people_read
from brazier.people.roster import queries as roster
from brazier.reasons import actions as reasons
from brazier.storage.jobs import Report, nobody_listens
from brazier.terms import Actor
from brazier.wallchart import queries as wallchart
from brazier.workplaces import actions as workplaces
from brazier.workplaces import queries as workplaces_read
from brazier.workplaces.actions import Where
from brazier.workplaces.holes import actions as workplaces_holes

SEED = 8325


@dataclass(slots=True)
class Lived:
    """What is known while the days go by. record: of each person by place, once a list brought her; cells: what
    they are and how many work there; tests: of strength, by the kind of act."""

    people: Sequence[world.Invented]
    chance: random.Random
    cells: dict[int, int] = field(default_factory=dict)
    organizers: list[str] = field(default_factory=list)
    chips: list[int] = field(default_factory=list)
    record: dict[int, int] = field(default_factory=dict)
    tests: dict[str, int] = field(default_factory=dict)


def live(actor: Actor, *, today: date, now: datetime, report: Report = nobody_listens, seed: int = SEED) -> None:
    """Fill a campaign that was only just begun with ninety days; one ledger line a day.

    report: told after each day. The last day is yesterday.
    """
    lived = Lived(world.invent(seed), random.Random(seed))  # noqa: S311  # a story, not a secret
    lived.chips = [c.id for c in conversations_read.issues(actor)]
    for day in story.tell(lived.people, seed, len(lived.chips)):
        back = timedelta(days=story.DAYS - day.number)
        with ledger.entry(actor, "demo.day", str(day.number), now - back):
            if day.number == 0:
                _build(actor, lived, today - back, now - back)
            if day.number == story.STAND_UP:
                _count_heads(actor, lived.cells, "stand_up", today - back, now - back)
            _day(actor, lived, day, today - back, now - back)
            if day.number in story.WINS:
                reasons.add_win(actor, text=story.WINS[day.number], day=(now - back).date(), now=now - back)
        report("days", day.number + 1, story.DAYS)
    _take_holes(actor, lived, today, now)


def _build(actor: Actor, lived: Lived, today: date, now: datetime) -> None:
    workplaces.note_headcount(actor, cell_id=None, people=WORKERS, source="company", as_of=today, now=now)
    workplaces.change_campaign(actor, jurisdiction="us.nlra", now=now)
    for language, text in story.REASON.items():
        reasons.write(actor, language=language, text=text, now=now)
    workplaces.draw(actor, part="department", names=list(DEPARTMENTS), now=now)
    workplaces.draw(actor, part="shift", names=[name for name, _ in SHIFTS], now=now)
    for part, (name, hours) in zip(workplaces_read.shifts(actor), SHIFTS, strict=True):
        workplaces.rename(actor, part="shift", part_id=part.id, name=name, hours=hours, now=now)
    wanted = {
        Where("", department, shift): size
        for department, sizes in DEPARTMENTS.items()
        for (shift, _), size in zip(SHIFTS, sizes, strict=True)
        if size
    }
    placed = workplaces.place(actor, wanted=wanted, now=now)
    lived.cells = {cell: wanted[where] for where, cell in placed.items()}
    guesses = {cell: _guessed(size, lived.chance) for cell, size in lived.cells.items()}
    _count_heads(actor, guesses, "guess", today, now)
    handles = [*story.HANDLES, *(f"K-{n:02d}" for n in range(len(story.HANDLES), story.ORGANIZERS))]
    lived.organizers = [access.add_organizer(actor, handle=h, now=now) for h in handles]


def _guessed(size: int, chance: random.Random) -> int:
    """About how many, as people say it."""
    step = 5 if size < 60 else 25
    return max(5, step * round(size * chance.uniform(0.8, 1.15) / step))


def _count_heads(actor: Actor, heads: Mapping[int, int], source: str, today: date, now: datetime) -> None:
    for cell, people_there in heads.items():
        workplaces.note_headcount(actor, cell_id=cell, people=people_there, source=source, as_of=today, now=now)


def _day(actor: Actor, lived: Lived, day: story.DayTold, today: date, now: datetime) -> None:
    conversations.note_day(actor, today=today)
    for name, listed in day.lists:
        _bring(actor, lived, name, listed, now)
    placed = roster.worker_of(actor, lived.record.values())
    lived.record = {who: n for who, n in lived.record.items() if placed.get(n) is not None}
    _see_to_steps(actor, lived, today, now)
    talks = [_talk(lived, t, today) for t in day.talks if t.who in lived.record]
    if talks:
        conversations.record_all(actor, talks=talks, now=now, today=today)
    acts = {
        a: Seen(lived.record[a.who], a.kind, "", today, True, a.level) for a in day.acts if a.who in lived.record
    }
    if day.number == followed.DAY:
        acts = _name_leaders(actor, lived, acts, now)
    tested = story.TESTS[day.number][0] if day.number in story.TESTS else ""
    in_test = [seen for seen in acts.values() if seen.kind == tested]
    beside = [seen for seen in acts.values() if seen.kind != tested]
    if in_test:
        _test(actor, lived, in_test, today, now)
    if beside:
        conversations.note_acts(actor, acts=beside, now=now)
    _end_tests(actor, lived, day.number, now)
    if day.number >= story.CARDS_FROM:
        _sign(actor, lived, day, today, now)
    for who in day.seats:
        if who in lived.record:
            people.seat(actor, worker=lived.record[who], since=today, now=now)
    for one, other, kind in day.ties:
        pair = [lived.record[who] for who in (one, other) if who in lived.record]
        if len({placed[record] for record in pair}) == 2:  # neither unknown, nor one and the same by now
            people.tie(actor, one=pair[0], other=pair[1], kind=kind, now=now)
    for who in day.gone:
        if who in lived.record:
            people.move(actor, worker=lived.record[who], state="left", now=now)


def _test(actor: Actor, lived: Lived, acts: list[Seen], today: date, now: datetime) -> None:
    """A test of strength begins, and those who take part are written down the same day."""
    there, who, kind = lived.cells, lived.organizers, acts[0].kind
    test = strength.begin(actor, kind=kind, cells=there, organizers=who, now=now, today=today)
    strength.take_part(actor, test=test, second=who[0], acts=acts, now=now, today=today)
    lived.tests[kind] = test


def _end_tests(actor: Actor, lived: Lived, number: int, now: datetime) -> None:
    for day, (kind, _) in story.TESTS.items():
        after = strength.TESTS[kind].after
        if after is not None and number == day + after:
            strength.end(actor, kind=kind, test=lived.tests[kind], now=now)


def _sign(actor: Actor, lived: Lived, day: story.DayTold, today: date, now: datetime) -> None:
    """Some of those who were for it today sign on paper; most cards are looked at by a second person."""
    draw = random.Random(f"{story.CARDS_FROM}.{day.number}")  # noqa: S311  # a story; its own, so that talks stay
    for told in day.talks:
        if told.who not in lived.record or told.level not in (1, 2) or draw.random() > story.SIGNS:
            continue
        signed = Signed(lived.record[told.who], PAPER, today, 0, collected_by=lived.organizers[told.by])
        card = cards.take(actor, card=signed, now=now, today=today)
        if draw.random() < story.LOOKED_AT and cards_read.card(actor, card=card, today=today).state == RECEIVED:
            cards.verify(actor, card=card, now=now)


def _name_leaders(
    actor: Actor, lived: Lived, acts: dict[story.Shown, Seen], now: datetime
) -> dict[story.Shown, Seen]:
    """Whom people go to is written down, and who of those who take part was asked by them."""
    asked_by: dict[int, int] = {}
    whole = followed.followed(lived.people, sorted(lived.record), [a.who for a in acts], SEED)
    for leader in whole:
        for namer in leader.namers:
            if lived.record[namer] != lived.record[leader.who]:
                leading.name(actor, namer=lived.record[namer], named=lived.record[leader.who], now=now)
        asked_by |= dict.fromkeys(leader.moved, lived.record[leader.who])
    return {a: replace(seen, asked_by=asked_by.get(a.who, 0)) for a, seen in acts.items()}


def _see_to_steps(actor: Actor, lived: Lived, today: date, now: datetime) -> None:
    """What was promised for today is done, or somebody else does it soon, or it is still open tomorrow."""
    done = []
    for step in conversations_read.due(actor, until=today):
        if lived.chance.random() > story.STEPS_CLOSED:
            continue
        if lived.chance.random() < 0.15:
            other, later = lived.chance.choice(lived.organizers), today + timedelta(days=3)
            conversations.move_follow_up(actor, follow_up=step.id, due=later, owner=other, now=now)
        else:
            done.append(step.id)
    conversations.close_follow_ups(actor, follow_ups=done, state="done", now=now)


def _talk(lived: Lived, told: story.Told, today: date) -> Talk:
    by = lived.organizers[told.by]
    return Talk(
        worker=lived.record[told.who],
        had_on=today,
        organizer=by,
        kind=told.kind,
        issues=tuple(lived.chips[i] for i in told.issues),
        quote=told.quote,
        ask=told.ask,
        answer=told.answer,
        level=told.level,
        basis=told.basis,
        step=Step(told.step, today + timedelta(days=told.days_to_step), by) if told.step else None,
    )


def _bring(actor: Actor, lived: Lived, name: str, listed: Sequence[int], now: datetime) -> None:
    """Write the list as a file and bring it in like any other; rows in review stay there."""
    by = "friends" if name == story.CONTACTS else "house"
    data = _as_file(name, [world.written(lived.people[who], by, lived.chance) for who in listed])
    import_id, _ = lists.bring(actor, files=[(f"{name}.csv", data)], now=now)
    assert import_id is not None
    [table] = lists_read.waiting(actor, import_id=import_id)
    lists.take(actor, import_id=import_id, now=now)
    lines = people_read.lines_of(actor, list_file=table.id)
    for at, who in enumerate(listed):
        if at + 2 in lines:
            lived.record.setdefault(who, lines[at + 2])


def _as_file(name: str, people_listed: Sequence[world.Invented]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    if name == story.CONTACTS:
        writer.writerow(["Name", "Mobile"])
        writer.writerows([f"{p.first} {p.last}", p.phone] for p in people_listed)
    else:
        writer.writerow(["Employee", "Badge", "Department", "Shift", "Phone", "Language"])
        writer.writerows(
            [f"{p.last}, {p.first}".upper(), p.badge, p.department, p.shift, p.phone, p.speaks]
            for p in people_listed
        )
    return out.getvalue().encode()


def _take_holes(actor: Actor, lived: Lived, today: date, now: datetime) -> None:
    """Two of the three worst holes have an owner; the third waits for one."""
    holes = wallchart.holes(actor, wallchart.chart(actor, today), today=today)
    for place, hole in enumerate(holes[:2]):
        workplaces_holes.take(
            actor,
            cell_id=hole.cell.id,
            organizer=lived.organizers[1 + place],
            by_day=today + timedelta(days=2 + place),
            now=now,
            today=today,
        )
