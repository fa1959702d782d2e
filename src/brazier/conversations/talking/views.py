"""The talk form: who was meant, what is kept of what was typed, and the form as it was typed where nothing is."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext, ngettext

from brazier.access import queries as access
from brazier.access.views import Request, needs, tell
from brazier.conversations import actions, queries
from brazier.conversations.attempting import actions as attempting
from brazier.conversations.attempting.attempt import WAYS, check_apart, is_attempt, tells_of_a_talk
from brazier.conversations.facts import ABOUT, ANSWERS, ASKS, KINDS
from brazier.conversations.forms import AttemptForm, TalkForm
from brazier.conversations.gathering import actions as gathering
from brazier.conversations.gathering.actions import There
from brazier.conversations.gathering.several import OTHERS, places, several
from brazier.conversations.leading import queries as leading
from brazier.conversations.outcomes import OUTCOMES
from brazier.people import queries as people_read
from brazier.people.facts import Row
from brazier.people.forms import Careful, Held, hold
from brazier.people.meant.queries import the_one
from brazier.terms import LEVELS

LIKE_A_CODE = re.compile(r"(?=.*\d)\w{3}-?\w{3}")  # no name holds a digit
LONGEST_NAME = 120
NEW = "new"


@dataclass(frozen=True, slots=True)
class Meant:
    """Somebody who was there. place: of the fields, 1 for the first; asked: a name or code, as typed; chosen: the
    code that was tapped, or `new`; found: whom it may mean; row: who it is, None for somebody new and while that
    is not clear."""

    place: int
    asked: str
    chosen: str
    found: tuple[Row, ...]
    row: Row | None

    @property
    def fault(self) -> str:
        """Why it is not clear who was there; empty if it is."""
        if not self.asked:
            return gettext("Whom did you talk with? Write a name or a code. Nothing was lost.")
        if not self.found and LIKE_A_CODE.fullmatch(self.asked):
            if self.place == 1:
                return gettext("Nobody has this code. Look at it once more, or write the name. Nothing was lost.")
            said = gettext(
                "Nobody has the code %(code)s. Look at it once more, or write the name. Nothing was lost."
            )
            return said % {"code": self.asked}
        if self.row is None and self.found and self.chosen != NEW:
            if self.place == 1:
                return gettext("Which one did you talk with? Nothing was lost.")
            return gettext("Which one is “%(name)s”? Nothing was lost.") % {"name": self.asked}
        return ""

    @property
    def number(self) -> int:
        """Her number; 0 for somebody new."""
        return self.row.number if self.row else 0

    @property
    def new_worker(self) -> str:
        """The name of somebody new; empty for somebody we know."""
        return "" if self.row else self.asked

    @property
    def name(self) -> str:
        """What she is called."""
        return self.row.name if self.row else self.asked


@dataclass(frozen=True, slots=True)
class Done:
    """What was kept. worker: the first who was there; said: to be told; kind, number: what takes it back."""

    worker: int
    said: str
    kind: str
    number: int


@needs("conversations.write")
def talk(request: Request) -> HttpResponse:
    """Log a talk with somebody we know, somebody new or several; or that it did not come to one."""
    chips = queries.issues(request.actor)
    there = _there(request)
    held = None
    if request.method == "POST":
        answer = _keep(request, there, [chip.id for chip in chips])
        if isinstance(answer, HttpResponse):
            return answer
        held = answer
    body = dict(request.POST.lists())
    page = {
        "asked": there[0].asked,
        "worker": there[0].row,
        "found": there[0].found,
        "others": _others(request, there),
        "is_several": len(there) > 1,
        "typed": request.POST,
        "chosen_issues": request.POST.getlist("issues"),
        "both": is_attempt(body) and tells_of_a_talk(body),
        "chips": chips,
        "asks": ASKS,
        "answers": ANSWERS,
        "kinds": KINDS,
        "about": ABOUT,
        "levels": LEVELS,
        "outcomes": OUTCOMES,
        "ways": WAYS,
        "organizers": access.organizers(request.actor),
        "asks_for_leaders": leading.is_on(request.actor),
        "held": held,
    }
    return render(
        request, "conversations/talk.html", {"page": page, "today": request.today}, status=400 if held else 200
    )


def _there(request: Request) -> list[Meant]:
    """Everybody who was typed, the first among them."""
    first = _meant(request, 1, request.POST or request.GET, "who", "worker")
    rest = places(dict(request.POST.lists()))
    return [first, *(_meant(request, n, request.POST, f"who_{n}", f"worker_{n}") for n in rest)]


def _meant(request: Request, place: int, typed: Mapping[str, str], who: str, worker: str) -> Meant:
    asked, chosen = typed.get(who, "").strip()[:LONGEST_NAME], typed.get(worker, "")
    found = people_read.search(request.actor, text=asked, today=request.today) if asked else ()
    named = [
        row
        for row in found
        if chosen in (row.code, "")
        and (chosen or row.name.casefold() == asked.casefold() or row.code == asked.upper())
    ]
    return Meant(place, asked, chosen, found, named[0] if len(named) == 1 else None)


def _others(request: Request, there: list[Meant]) -> list[dict[str, object]]:
    """The places for others, each as it was typed; whom to choose from where a name is not clear."""
    meant = {one.place: one for one in there}
    return [
        {
            "n": n,
            "tapped": f"worker_{n}",
            **{
                name: request.POST.get(f"{name}_{n}", "") for name in ("who", "worker", "level", "basis", "answer")
            },
            "found": meant[n].found if n in meant and (meant[n].chosen or meant[n].fault) else (),
        }
        for n in OTHERS
    ]


def _keep(request: Request, there: list[Meant], issues: list[int]) -> HttpResponse | Held:
    """Keep what was typed, as an attempt, a talk or one with several; or give back why not."""
    body = dict(request.POST.lists())
    for one in there:
        if one.fault:
            return Held("talk", request.POST, fault=one.fault)
    if request.POST.get("organizer", "") not in {"", *(o.id for o in access.organizers(request.actor))}:
        return Held("talk", request.POST, fault=gettext("Choose who talked with them. Nothing was lost."))
    if is_attempt(body):
        answer = _keep_attempt(request, there[0], body)
    elif len(there) > 1:
        answer = _keep_several(request, there, [TalkForm(MultiValueDict(b), issues=issues) for b in several(body)])
    else:
        answer = _keep_one(request, there[0], TalkForm(request.POST, issues=issues))
    if isinstance(answer, Held):
        return replace(answer, typed=request.POST)
    code = people_read.code_of(request.actor, answer.worker)
    tell(request, answer.said, undo=reverse("take-back", args=[code, answer.kind, answer.number]))
    return HttpResponseRedirect(reverse("talk") if "another" in request.POST else reverse("person", args=[code]))


def _held_or(form: Careful, keep: Callable[[], Done], fault: str) -> Held | Done:
    done: list[Done] = []
    held = hold("talk", form, lambda: done.append(keep()), fault=fault)
    return held or done[0]


def _keep_one(request: Request, one: Meant, form: TalkForm) -> Held | Done:
    def keep() -> Done:
        had = actions.record(
            request.actor,
            talk=form.talk(one.number, request.actor.id, request.today),
            new_worker=one.new_worker,
            new_issue=form.cleaned_data["other_issue"],
            left_out=form.cleaned_data["left_out"],
            names=_named(request, form, one),
            now=request.now,
            today=request.today,
        )
        said = gettext("The talk with %(name)s is kept.") % {"name": one.name}
        return Done(had.worker, said, "talk", had.talk)

    return _held_or(form, keep, _can_not_be())


def _keep_several(request: Request, there: list[Meant], forms: list[TalkForm]) -> Held | Done:
    for form in forms[1:]:
        if held := hold("talk", form, lambda: None, fault=_can_not_be()):
            return held
    first, answer = forms[0], forms[0].data.get("left_out", "")
    asked_out = people_read.recognized(request.actor, [{"name": one.asked} for one in there if not one.row])
    if len(list(filter(None, asked_out))) > 1:  # one answer would be given for both
        fault = gettext("Two of these names asked to be left out. Write down each by itself. Nothing was lost.")
        return Held("talk", request.POST, fault=fault)

    def keep() -> Done:
        lines = [
            There(
                form.talk(one.number, request.actor.id, request.today),
                one.new_worker,
                answer,
                _named(request, form, one),
            )
            for one, form in zip(there, forms, strict=True)
        ]
        had = gathering.record(
            request.actor,
            there=lines,
            new_issue=first.cleaned_data["other_issue"],
            now=request.now,
            today=request.today,
        )
        more = len(there) - 1
        said = ngettext(
            "The talk with %(name)s and %(n)s other is kept.",
            "The talk with %(name)s and %(n)s others is kept.",
            more,
        )
        return Done(had[0].worker, said % {"name": there[0].name, "n": more}, "gathering", had[0].talk)

    return _held_or(first, keep, _can_not_be())


def _keep_attempt(request: Request, one: Meant, body: Mapping[str, list[str]]) -> Held | Done:
    form = AttemptForm(request.POST)

    def keep() -> Done:
        check_apart(body)
        had = attempting.record(
            request.actor,
            attempt=form.attempt(one.number, request.actor.id, request.today),
            new_worker=one.new_worker,
            left_out=form.cleaned_data["left_out"],
            now=request.now,
        )
        said = gettext("The attempt to talk with %(name)s is kept.") % {"name": one.name}
        return Done(had.worker, said, "tried", had.talk)

    fault = gettext("Something here can not be: check the days and what came of it. Nothing was lost.")
    return _held_or(form, keep, fault)


def _can_not_be() -> str:
    return gettext("Something here can not be: check the day and the choices. Nothing was lost.")


def _named(request: Request, form: TalkForm, one: Meant) -> int:
    """Whom she says people go to; 0 where that was not asked."""
    goes_to = form.cleaned_data["goes_to"].strip()
    return the_one(request.actor, text=goes_to, today=request.today, but=one.number) if goes_to else 0
