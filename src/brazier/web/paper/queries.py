"""Gather what stands on each sheet, in the language of whoever prints it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brazier.access import queries as access
from brazier.access.gate import allow
from brazier.calling import queries as calling
from brazier.conversations import queries as conversations
from brazier.conversations.attempting import queries as attempting
from brazier.conversations.facts import Noted, Said
from brazier.conversations.templatetags.ended import ANSWERS, OUTCOMES
from brazier.people import queries as people
from brazier.people.facts import Person
from brazier.people.sheets import charting, key, own_record, petition, sign_up
from brazier.people.sheets.own_record import Entry, Section
from brazier.press.foot import Foot
from brazier.terms import Actor, Wrong
from brazier.wallchart import queries as wallchart
from brazier.wallchart.facts import Chart, HoleFacts
from brazier.wallchart.layout import arrange
from brazier.wallchart.reckon import MASKED_UNDER
from brazier.wallchart.sheets import chart
from brazier.web.templatetags import coded, shown
from brazier.workplaces import queries as workplaces

BACK_IN = timedelta(days=2)
SHEET_LASTS = timedelta(days=60)
HOLES = 3


def foot(actor: Actor, today: date, copy: int = 1) -> Foot:
    """The foot of a sheet that must come back."""
    return Foot(
        copy=_("Copy %(n)s") % {"n": copy},
        holder=_("Holder's initials"),
        day=shown.weekday(today),
        bring_back=_("Bring back by %(day)s") % {"day": shown.weekday(today + BACK_IN)},
    )


def wall_chart(actor: Actor, today: date) -> chart.ChartSheet:
    """The chart for the wall: codes, no names; a cell under 5 is counted in its neighbor."""
    drawn = wallchart.chart(actor, today)
    weighed = wallchart.holes(actor, drawn, today=today)
    holes = [h for h in weighed if h.hole.count.n >= MASKED_UNDER][
        :HOLES
    ]  # the list would split what the grid hides
    grid = arrange(drawn.cells, [h.hole.cell for h in holes], may_split=lambda _cell: False)
    return chart.ChartSheet(
        grid=grid,
        whole=drawn.whole,
        told=_told(drawn),
        holes=tuple(_hole(h) for h in holes),
        foot=foot(actor, today),
        words=_chart_words(drawn.since),
    )


def _told(drawn: Chart) -> str:
    whole = drawn.whole
    people_here = ngettext("%(n)s person", "%(n)s people", whole.n) % {"n": shown.number(whole.n)}
    if not whole.assessed:
        return f"{people_here}, {_('nobody assessed yet')}"
    parts = ((_("did"), whole.did), (_("said"), whole.said), (_("guess"), whole.other))
    basis = ", ".join(f"{word} {shown.share(n, whole.assessed)}%" for word, n in parts)
    if drawn.median is None:
        return f"{people_here}, {basis}"
    age = ngettext("median %(n)s day old", "median %(n)s days old", drawn.median) % {"n": drawn.median}
    return f"{people_here}, {age}, {basis}"


def _hole(found: HoleFacts) -> chart.HoleLine:
    count, bridges, owner = found.hole.count, len(found.bridges), found.owner
    missing = _("%(p)s%% of %(n)s assessed. Committee %(c)s of %(s)s.") % {
        "p": shown.share(count.assessed, count.n),
        "n": shown.number(count.n),
        "c": count.committee,
        "s": found.hole.seats,
    }
    bridge = (
        ngettext("Bridge: %(n)s of us knows somebody there.", "Bridge: %(n)s of us know somebody there.", bridges)
        % {"n": bridges}
        if bridges
        else _("No bridge known.")
    )
    going_on = owner is not None and owner.done_on is None
    taken = (
        _("Owner: %(code)s, by %(day)s") % {"code": owner.code, "day": shown.weekday(owner.by_day)}
        if owner is not None and going_on
        else _("No owner yet")
    )
    return chart.HoleLine(shown.where(found.cell), (missing, bridge, taken), going_on)


def _levels() -> dict[int, str]:
    return {level: str(words) for level, words in shown.LEVELS.items()}


def _chart_words(since: date | None) -> chart.ChartWords:
    arrow = _(" Arrow: points since %(day)s.") % {"day": shown.day(since)} if since else ""
    return chart.ChartWords(
        title=_("Where do we put people this week?"),
        legend=_("Bar: everyone in the cell. 70/173: rated 1 or 2, of all. Dot: one on the committee.") + arrow,
        department=_("Department"),
        all_shifts=_("All shifts"),
        all_departments=_("All departments"),
        unknown=_("Not placed yet"),
        shift_unknown=_("Shift unknown"),
        no_cell=_("nobody here"),
        masked=_("few people: see %(cell)s"),
        everyone=_("Everyone"),
        levels=_levels(),
        pessimistic=_("Pessimistic: acted in public"),
        optimistic=_("Optimistic: half the 3s come"),
        half=_("More than half of everyone"),
        holes=_("Three holes first"),
        number=shown.number,
    )


def charting_sheet(actor: Actor, cell: int, today: date, new_codes: tuple[str, ...]) -> charting.ChartingSheet:
    """A cell to take along, by code. new_codes: for people nobody has named yet."""
    facts = workplaces.cell(actor, cell)
    rows = people.whole_cell(actor, cell=cell, today=today)
    return charting.ChartingSheet(
        cell=shown.where(facts),
        rows=tuple(charting.ChartingRow(r.code, r.level or 0, r.unsure) for r in rows),
        new_codes=new_codes,
        foot=foot(actor, today),
        words=_charting_words(),
    )


def _charting_words() -> charting.ChartingWords:
    return charting.ChartingWords(
        title=_("Charting sheet"),
        how=_("Names stand only on the key sheet. Never leave it on a table or a copier."),
        code=_("Code"),
        today=_("Today"),
        talked_on=_("Talked on"),
        cares_about=_("Cares about"),
        asked=_("Asked for"),
        answer=_("Answer"),
        now=_("Now"),
        next_step=_("Next step, day"),
        initials=_("Initials"),
        new_people=_("New people"),
        levels=_levels(),
        anchors={level: str(words) for level, words in shown.ANCHORS.items()},
    )


def pack(
    actor: Actor, organizer: str, today: date, blank: Callable[[int], tuple[str, ...]]
) -> tuple[charting.ChartingSheet, ...]:
    """Everything in one organizer's care, to take along by code: a sheet a cell, and one of single people.

    blank: draws codes for the empty lines of a cell. Errors: Wrong if nothing is in their care.
    """
    held, roots = access.turf(actor, today=today, organizer=organizer), workplaces.roots(actor)
    cells = dict.fromkeys(roots.get(c.thing, c.thing) for c in held if c.kind == "cell")
    sheets = [charting_sheet(actor, cell, today, blank(cell)) for cell in cells]
    records = [c.thing for c in held if c.kind == "person"]
    rows = {
        r.number: r for r in people.rows_of(actor, records=records, today=today).values() if r.cell not in cells
    }
    if rows:
        marks = tuple(charting.ChartingRow(r.code, r.level or 0, r.unsure) for r in rows.values())
        said = _charting_words()
        sheets.append(charting.ChartingSheet(_("Others in your care"), marks, (), foot(actor, today), said))
    if not sheets:
        raise Wrong("paper.no_care", "Nobody is in their care yet. Put a cell or a person in their care first.")
    return tuple(sheets)


def sign_up_sheet(actor: Actor, cell: int | None, today: date, codes: tuple[str, ...]) -> sign_up.SignUpSheet:
    """Lines to fill at a table, for a cell or for everybody."""
    return sign_up.SignUpSheet(
        cell=shown.where(workplaces.cell(actor, cell)) if cell else "",
        codes=codes,
        foot=foot(actor, today),
        words=sign_up.SignUpWords(
            title=_("Sign-up sheet"),
            how=_("Write only your own phone. This sheet is locked away tonight."),
            code=_("Code"),
            first_name=_("First name"),
            cell=_("Department and shift"),
            phone=_("My own phone"),
            brought_by=_("Who brought me"),
            can_help=_("I can help with"),
        ),
    )


def petition_sheet(
    actor: Actor, asked: str, today: date, codes: tuple[str, ...], lines: int
) -> petition.PetitionSheet:
    """Lines to sign under what is asked, so many to a page."""
    return petition.PetitionSheet(
        asked=asked,
        codes=codes,
        lines=lines,
        foot=foot(actor, today),
        words=petition.PetitionWords(
            title=_("Petition"),
            code=_("Code"),
            name=_("Full name, in print"),
            signature=_("Your signature"),
            place=_("Department and shift"),
            delivers=_("I help to deliver it"),
        ),
    )


def codes_of_sheet(actor: Actor, cell: int, today: date) -> tuple[str, ...]:
    """The codes of a cell's charting sheet as they stand on paper, the empty lines of two months behind them."""
    rows = people.whole_cell(actor, cell=cell, today=today)
    return (*(r.code for r in rows), *people.blank_codes(actor, cell=cell, since=today - SHEET_LASTS))


def key_sheet(actor: Actor, cell: int, today: date) -> key.KeySheet:
    """Who the codes of a cell are, with the empty lines printed this week. It never lies beside the others."""
    rows = people.whole_cell(actor, cell=cell, today=today)
    fresh = people.blank_codes(actor, cell=cell, since=today - timedelta(days=7))
    return key.KeySheet(
        rows=(*(key.KeyRow(r.code, r.name) for r in rows), *(key.KeyRow(c) for c in fresh)),
        foot=foot(actor, today),
        words=key.KeyWords(
            title=_("Key sheet"),
            warning=_("Keep apart from the other sheets. Never leave it lying. Burn or shred it tomorrow."),
            how=_("With this sheet the others can be read. Without it they say nothing."),
            code=_("Code"),
            name=_("Name"),
        ),
    )


def record_of(actor: Actor, worker: int, today: date) -> own_record.OwnRecord:
    """Everything kept of one person, to be printed for them."""
    allow(actor, "people.look")
    person = people.person(actor, worker=worker, today=today)
    words = _record_words(actor)
    return own_record.OwnRecord(
        name=person.portrait.name,
        day=words.day(today),
        title=words.title,
        intro=words.intro,
        nothing=words.nothing,
        sections=(
            *own_record.sections_of(person, words),
            *_talks(actor, person, words),
            *_ties(actor, person, words),
        ),
    )


def _record_words(actor: Actor) -> own_record.RecordWords:
    cells = {c.id: shown.where(c) for c in workplaces.cells(actor)}
    fields = {
        "name": _("Name"), "first": _("First name"), "last": _("Last name"), "phones": _("Phones"),
        "emails": _("E-mails"), "worksite": _("Worksite"), "department": _("Department"), "shift": _("Shift"),
        "job": _("Job"), "languages": _("Languages"), "start": _("Started"), "badge": _("Badge number"),
        "contract": _("Contract"), "texting": _("May we send a text?"), "best_time": _("Best time to talk"),
    }  # fmt: skip
    return own_record.RecordWords(
        title=_("What we keep of you"),
        intro=_(
            "This is everything. Say what is wrong: we correct it. Say you want to be left out: we delete it."
        ),
        nothing=_("nothing"),
        who=_("Who you are"),
        code=_("Your code on paper"),
        state=_("Where you are"),
        works=_("Where you work"),
        committee_since=_("On the committee since"),
        last_act=_("Last act others could see"),
        standing=_("How organizers rated you"),
        records=_("Where we have it from"),
        record=_("%(source)s, %(day)s"),
        fields=fields,
        sources={code: str(words) for code, words in coded.RECORDS.items()},
        states={code: str(words) for code, words in coded.STATES.items()},
        bases={code: str(words) for code, words in shown.BASES.items()},
        levels=_levels(),
        cell=lambda number: cells.get(number, ""),
        day=lambda when: format_date(when, _("j M Y")),
        values={
            "contract": {code: str(words) for code, words in coded.CONTRACTS.items()},
            "texting": {code: str(words) for code, words in coded.TEXTING.items()},
        },
    )


def _talks(actor: Actor, person: Person, words: own_record.RecordWords) -> tuple[Section, ...]:
    records = [r.number for r in person.records]
    told = conversations.history(actor, records=records)
    handles = access.handles(actor)

    def by(organizer: str) -> str:
        return _("to %(who)s") % {"who": handles.get(organizer, "")}

    said = [
        Entry(
            words.day(s.day),
            _what_was_said(s),
            by(s.by),
        )
        for s in told.said
    ]
    tried = [
        Entry(words.day(t.day), f"{OUTCOMES[t.outcome]}, {coded.KINDS[t.kind]}", handles.get(t.by, ""))
        for t in attempting.attempts(actor, records=records)
    ]
    rung = [
        Entry(words.day(call.day), str(OUTCOMES[call.outcome]), str(ANSWERS.get(call.answer, "")))
        for call in calling.rung(actor, records=records)
    ]
    did = [Entry(words.day(d.day), f"{coded.DID.get(d.kind, d.kind)} {d.text}".strip()) for d in told.did]
    due = [Entry(words.day(d.due), d.what, handles.get(d.owner, "")) for d in told.due]
    return (
        Section(_("What you said"), tuple(said)),
        Section(_("When we tried to talk with you"), tuple(tried)),
        Section(_("When a volunteer called you"), tuple(rung)),
        Section(_("What you did"), tuple(did)),
        Section(_("What you care about"), tuple(Entry("", concern) for concern in told.concerns)),
        Section(_("What comes next, and what we owe you"), tuple(due)),
        Section(_("Written down by mistake, and taken back"), tuple(_taken_back(told.taken_back, words))),
    )


def _what_was_said(said: Said) -> str:
    if said.what == "quote":
        return said.text
    if said.what == "talk":
        return str(coded.NOTED[said.what])
    return f"{coded.answered(said.what)} {said.text}".strip()


def _taken_back(noted: Iterable[Noted], words: own_record.RecordWords) -> Iterator[Entry]:
    """What counts for nothing any more and is still there."""
    for n in noted:
        rated = f"{n.level} {words.levels[n.level]}" if n.level else ""
        yield Entry(words.day(n.day), " ".join(filter(None, (str(coded.NOTED[n.kind]), rated, n.text))))


def _ties(actor: Actor, person: Person, words: own_record.RecordWords) -> tuple[Section, ...]:
    known = people.ties_of(actor, worker=person.number)
    ended = people.ties_of(actor, worker=person.number, ended=True)
    seen = [Entry(words.day(s.day), str(coded.SEEN_AS[s.kind]), words.bases[s.basis]) for s in person.seen_as]
    return (
        Section(_("Whom you know"), tuple(Entry(str(coded.TIES[t.kind]), t.name) for t in known)),
        Section(
            _("Whom we wrote you knew, and do not count"),
            tuple(Entry(words.day(t.ended_on), t.name) for t in ended if t.ended_on),
        ),
        Section(_("What you are among your co-workers"), tuple(seen)),
    )
