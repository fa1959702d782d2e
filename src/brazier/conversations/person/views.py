"""One person's page, and everything that is written down, corrected or taken back there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access import queries as access
from brazier.access.gate import may
from brazier.access.views import Request, needs, sentence, tell
from brazier.conversations import actions, queries
from brazier.conversations.attempting import actions as attempting
from brazier.conversations.attempting import queries as attempting_read
from brazier.conversations.correcting import actions as correcting
from brazier.conversations.facts import ASKS, Did, History, Said, at_odds
from brazier.conversations.foretold import actions as foretold
from brazier.conversations.foretold import queries as foretold_read
from brazier.conversations.forms import ActForm, CorrectForm, NameForm
from brazier.conversations.gathering import actions as gathering
from brazier.conversations.gathering import queries as gathering_read
from brazier.conversations.leading import actions as leading
from brazier.conversations.leading import queries as leading_read
from brazier.people import actions as people
from brazier.people import queries as people_read
from brazier.people.facts import CONTRACTS, SEEN_AS, STATES, TEXTING, TIE_STRENGTHS, TIES
from brazier.people.forms import TEXTS, Edit, Held, SeeAs, Tie, hold
from brazier.people.meant.queries import the_one
from brazier.people.portrait import Portrait
from brazier.people.reach import actions as reach
from brazier.terms import BASES, LEVELS, Wrong
from brazier.workplaces import queries as workplaces

LATER = timedelta(days=3)
TAKE_BACK: dict[str, Callable[..., None]] = {
    "talk": actions.take_back_talk,
    "act": actions.take_back_act,
    "gathering": gathering.take_back,
    "tried": attempting.take_back,
    "foretold": foretold.take_back,
}


@require_GET
@needs("people.look")
def person(request: Request, code: str) -> HttpResponse:
    """What do I say next?"""
    return _page(request, code)


def _page(request: Request, code: str, held: Held | None = None) -> HttpResponse:
    """The page; with a form that was not kept as it was typed."""
    worker = people_read.worker_of(request.actor, code)
    reach.open_record(request.actor, worker=worker, now=request.now)
    known = people_read.person(request.actor, worker=worker, today=request.today)
    history = queries.history(request.actor, records=[r.number for r in known.records])
    steps = [d for d in history.due if not d.is_owed]
    page = {
        "person": known,
        "cell": workplaces.cell(request.actor, known.cell),
        "history": history,
        "foretold": foretold_read.told(request.actor, records=[r.number for r in known.records]),
        "gathered": _gathered(request, [r.number for r in known.records]),
        "attempts": attempting_read.attempts(request.actor, records=[r.number for r in known.records]),
        "last": next((said for said in history.said if said.what != "talk"), None),
        "lived": _said_and_did(history),
        "next": steps[0] if len(steps) == 1 else None,
        "steps": steps if len(steps) > 1 else [],
        "at_odds": at_odds(steps),
        "owed": [d for d in history.due if d.is_owed],
        "leading": _leading(request, worker, [r.number for r in known.records]),
        "ties": people_read.ties_of(request.actor, worker=worker),
        "handles": access.handles(request.actor),
        "asks": ASKS,
        "tie_kinds": TIES,
        "strengths": TIE_STRENGTHS,
        "seen_kinds": SEEN_AS,
        "bases": BASES,
        "contracts": CONTRACTS,
        "texting": TEXTING,
        "states": STATES,
        "departments": workplaces.departments(request.actor),
        "shifts": workplaces.shifts(request.actor),
        "levels": LEVELS,
        "organizers": access.organizers(request.actor),
        "later": request.today + LATER,
        "held": {held.form: held} if held else {},
        "held_talk": {int(held.form[4:]): held} if held and held.form.startswith("talk") else {},
        "typed_talk": _as_typed(history, held),
        "desk": held.typed if held and held.form == "edit" else _on_the_desk(known.portrait),
    }
    return render(
        request, "conversations/person.html", {"page": page, "today": request.today}, status=400 if held else 200
    )


def _leading(request: Request, worker: int, records: list[int]) -> dict[str, object] | None:
    """How far others follow her and whom she names; None while the map of leaders is off, or is not for whoever
    asks."""
    if not may(request.actor, "conversations.write") or not leading_read.is_on(request.actor):
        return None
    named = leading_read.named_by(request.actor, records=records)
    rows = people_read.listed(request.actor, workers={n.worker for n in named}, today=request.today)
    by_number = {row.number: row for row in rows}
    return {
        "weighed": leading_read.weighed(request.actor, today=request.today).get(worker),
        "names": [(n, by_number[n.worker]) for n in named if n.worker in by_number],
    }


def _gathered(request: Request, records: list[int]) -> dict[int, dict[str, object]]:
    """Of each talk with several: those who were there too, and how many more whom whoever asks may not see."""
    beside = gathering_read.beside(request.actor, records=records)
    others = [record for there in beside.values() for record in there]
    rows = people_read.rows_of(request.actor, records=others, today=request.today) if others else {}
    return {
        number: {
            "rows": [rows[record] for record in there if record in rows],
            "more": sum(record not in rows for record in there),
        }
        for number, there in beside.items()
    }


def _on_the_desk(known: Portrait) -> dict[str, str]:
    """What the desk form begins with: what we show of her, as it would be typed."""
    many = {"phone": ", ".join(known.phones), "email": ", ".join(known.emails)}
    return many | {f: getattr(known, f) for f in ("name", *TEXTS) if f not in many}


def _as_typed(history: History, held: Held | None) -> dict[int, object]:
    """What the forms that correct a talk begin with: the talk as it is, or what was typed."""
    found: dict[int, object] = {
        n.number: {
            "had_on": n.day.isoformat(),
            "had_at": f"{n.at:%H:%M}" if n.at else "",
            "level": str(n.level),
            "step": n.step,
            "due": n.due.isoformat() if n.due else "",
        }
        for n in history.noted
        if n.kind == "talk"
    }
    if held and held.form.startswith("talk"):
        found[int(held.form[4:])] = held.typed
    return found


def _said_and_did(history: History) -> list[tuple[Said | None, Did | None]]:
    """Two columns in one order, newest first; what she did stands beside what she said when the day answers it."""
    rows: list[tuple[Said | None, Did | None]] = []
    acts = list(history.did)
    for said in history.said:
        answer = next((a for a in acts if a.day >= said.day and said.what == f"{a.kind}.yes"), None)
        if answer:
            acts.remove(answer)
        rows.append((said, answer))
    rows += [(None, act) for act in acts]
    return sorted(rows, key=lambda row: _day(row[0], row[1]), reverse=True)


def _day(said: Said | None, did: Did | None) -> date:
    return said.day if said else did.day if did else date.min


@require_POST
@needs("people.write")
def edit(request: Request, code: str) -> HttpResponse:
    """Change what the desk says of her."""
    worker = people_read.worker_of(request.actor, code)
    form = Edit(request.POST)
    held = hold(
        "edit",
        form,
        lambda: people.edit(request.actor, worker=worker, typed=form.typed(), now=request.now),
        fault=gettext("A name must stay. Nothing was changed."),
    )
    return _page(request, code, held) if held else _back(request, code, gettext("Kept."))


@require_POST
@needs("conversations.write")
def act(request: Request, code: str) -> HttpResponse:
    """Write down what they did."""
    worker = people_read.worker_of(request.actor, code)
    form = ActForm(request.POST)
    made: list[int] = []

    def keep() -> None:
        asked = form.cleaned_data["asked_by"].strip()
        mover = the_one(request.actor, text=asked, today=request.today, but=worker) if asked else 0
        seen = replace(form.seen(worker, request.today), asked_by=mover)
        made.extend(actions.note_acts(request.actor, acts=[seen], now=request.now))

    held = hold("act", form, keep, fault=gettext("Choose what they did and on which day. Nothing was lost."))
    if held:
        return _page(request, code, held)
    return _back(request, code, gettext("Kept."), reverse("take-back", args=[code, "act", made[0]]))


@require_POST
@needs("people.write")
def tie(request: Request, code: str) -> HttpResponse:
    """Note whom she knows. The other one is found by name or code; if several fit, none is guessed."""
    worker = people_read.worker_of(request.actor, code)
    form = Tie(request.POST)
    made: list[int] = []

    def keep() -> None:
        c = form.cleaned_data
        made.append(
            people.tie(
                request.actor,
                one=worker,
                other=the_one(request.actor, text=c["other"], today=request.today, but=worker),
                kind=c["kind"],
                strength=c["strength"] or 0,
                state="confirmed" if c["is_sure"] else "suggested",
                now=request.now,
            )
        )

    held = hold("tie", form, keep, fault=gettext("Write whom they know, and choose how. Nothing was lost."))
    if held:
        return _page(request, code, held)
    return _back(request, code, gettext("Kept."), reverse("take-back", args=[code, "tie", made[0]]))


@require_POST
@needs("conversations.write")
def name(request: Request, code: str) -> HttpResponse:
    """Note whom she says people go to. If several fit the name, none is guessed."""
    worker = people_read.worker_of(request.actor, code)
    form = NameForm(request.POST)
    made: list[int] = []

    def keep() -> None:
        asked = form.cleaned_data["goes_to"]
        other = the_one(request.actor, text=asked, today=request.today, but=worker)
        made.append(leading.name(request.actor, namer=worker, named=other, now=request.now))

    held = hold("name", form, keep, fault=gettext("Write whom people go to. Nothing was lost."))
    if held:
        return _page(request, code, held)
    return _back(request, code, gettext("Kept."), reverse("take-back", args=[code, "naming", made[0]]))


@require_POST
@needs("people.write")
def see_as(request: Request, code: str) -> HttpResponse:
    """Note that others follow her, or that she is eager and dependable."""
    worker = people_read.worker_of(request.actor, code)
    form = SeeAs(request.POST)
    if form.is_valid():
        c = form.cleaned_data
        note = people.see_as(request.actor, worker=worker, kind=c["kind"], basis=c["basis"], now=request.now)
        return _back(request, code, gettext("Kept."), reverse("take-back", args=[code, "seen", note]))
    return _back(request, code, gettext("Choose what they are and how you know. Nothing was changed."))


@require_POST
@needs("conversations.write")
def take_back(request: Request, code: str, kind: str, number: int) -> HttpResponse:
    """A talk, an act, a tie, a step or what somebody is seen as was written down by mistake."""
    people_read.worker_of(request.actor, code)
    said = gettext("Taken back. It counts for nothing any more; that it was there stays written down.")
    if kind in TAKE_BACK:
        TAKE_BACK[kind](request.actor, **{kind: number}, now=request.now)
    elif kind == "step":
        actions.close_follow_ups(request.actor, follow_ups=[number], state="taken_back", now=request.now)
        return _back(request, code, said, f"{reverse('reopen-step', args=[number])}?back={code}")
    elif kind == "tie":
        people.end_tie(request.actor, tie=number, state="taken_back", now=request.now)
    elif kind == "naming":
        leading.unname(request.actor, naming=number, now=request.now)
    elif kind == "faded":
        people.end_tie(request.actor, tie=number, state="faded", now=request.now)
        said = gettext("Kept: they do not know each other well any more.")
    else:
        people.unsee(request.actor, note=number, now=request.now)
    return _back(request, code, said)


@require_POST
@needs("conversations.write")
def correct(request: Request, code: str, talk: int) -> HttpResponse:
    """A talk was otherwise than it was written down."""
    people_read.worker_of(request.actor, code)
    form = CorrectForm(request.POST)
    made: list[int] = []

    def keep() -> None:
        anew = correcting.correct(
            request.actor, talk=talk, changed=form.changed(), now=request.now, today=request.today
        )
        made.append(anew)

    fault = gettext("Choose the day, and where they stand; a next step needs a day. Nothing was changed.")
    held = hold(f"talk{talk}", form, keep, fault=fault)
    if held:
        return _page(request, code, held)
    said = gettext("Corrected. How it was written down before stays below, and counts no more.")
    return _back(request, code, said, reverse("uncorrect", args=[code, made[0]]))


@require_POST
@needs("conversations.write")
def uncorrect(request: Request, code: str, talk: int) -> HttpResponse:
    """The correction was wrong."""
    people_read.worker_of(request.actor, code)
    correcting.uncorrect(request.actor, talk=talk, now=request.now, today=request.today)
    return _back(request, code, gettext("It counts again as it was before."))


@require_POST
@needs("conversations.write")
def unadd(request: Request, code: str) -> HttpResponse:
    """Somebody was written down by mistake."""
    worker = people_read.worker_of(request.actor, code)
    try:
        actions.unadd(request.actor, worker=worker, now=request.now)
    except Wrong as error:
        return _back(request, code, sentence(error))
    tell(request, gettext("Taken back. Nobody of that name was written down."))
    return HttpResponseRedirect(reverse("people") + "?next=1")


@require_POST
@needs("conversations.write")
def promise(request: Request, code: str, ask: int) -> HttpResponse:
    """A yes was kept, or not; or neither, when that is undone."""
    kept = {"yes": True, "no": False}.get(request.POST.get("kept", ""))
    actions.keep_promise(request.actor, ask=ask, kept=kept, now=request.now)
    undo = reverse("promise", args=[code, ask]) if kept is not None else ""
    return _back(request, code, gettext("Kept."), undo)


def _back(request: Request, code: str, said: str, undo: str = "") -> HttpResponse:
    """To her page, or on with the pile of sheets whoever undid a row was typing."""
    tell(request, said, undo=undo)
    if request.GET.get("back") == "type-back":
        return HttpResponseRedirect(reverse("type-back"))
    return HttpResponseRedirect(reverse("person", args=[code]))
