"""Members and supporters, and one's joining and leaving."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from brazier.access.gate import may
from brazier.access.views import Request, needs, page_asked, sentence, tell
from brazier.cards.choosing import chosen
from brazier.cards.facts import NOT_THERE
from brazier.cards.members import actions, queries
from brazier.cards.members.forms import End, Join
from brazier.cards.members.standing import WHY_ENDED
from brazier.people import queries as people
from brazier.people.facts import Row
from brazier.people.forms import Held, hold
from brazier.people.reach import actions as reach
from brazier.terms import Wrong


@needs("cards.write")
def members(request: Request) -> HttpResponse:
    """How many members and supporters there are, who they are, and a field for the next."""
    asked = request.POST.get("who", request.GET.get("who", "")).strip()[:120]
    found = people.search(request.actor, text=asked, today=request.today) if asked else ()
    worker = chosen(found, asked, request.POST.get("worker", request.GET.get("worker", "")))
    held = None
    if request.method == "POST":
        answer = _join(request, asked, found, worker)
        if isinstance(answer, HttpResponse):
            return answer
        held = answer
    known, pages = queries.members(request.actor, page=page_asked(request))
    rows = people.rows_of(request.actor, records=[m.record for m in known], today=request.today)
    reach.show_rows(request.actor, rows=rows.values(), now=request.now)
    page = {
        "asked": asked,
        "found": found,
        "worker": worker,
        "typed": request.POST,
        "held": held,
        "counted": queries.counted(request.actor, today=request.today)
        if may(request.actor, "cards.count")
        else None,
        "counts_members": queries.counts_members(request.actor),
        "members": [(m, rows[m.record]) for m in known if m.record in rows],
        "pages": range(1, pages + 1) if pages > 1 else (),
        "reasons": WHY_ENDED,
    }
    return render(
        request, "cards/members.html", {"page": page, "today": request.today}, status=400 if held else 200
    )


def _join(request: Request, asked: str, found: tuple[Row, ...], row: Row | None) -> HttpResponse | Held:
    form = Join(request.POST)
    if asked and row is None and found and request.POST.get("worker") != "new":
        return Held("member", request.POST, fault=gettext("Which one joined? Nothing was lost."))
    kept: list[int] = []

    def keep() -> None:
        c = form.cleaned_data
        kept.append(
            actions.join(
                request.actor,
                worker=row.number if row else 0,
                joined_on=c["joined_on"],
                unit=c["unit"],
                now=request.now,
                today=request.today,
                new_worker="" if row else asked,
                left_out=c["left_out"],
            )
        )

    held = hold("member", form, keep, fault=gettext("Who joined, and on which day? Nothing was lost."))
    if held:
        return held
    said = gettext("%(name)s is written down as a member.") % {"name": row.name if row else asked}
    tell(request, said, undo=f"{reverse('end-membership', args=kept)}?why=mistake")
    return HttpResponseRedirect(reverse("members"))


@require_POST
@needs("cards.write")
def end(request: Request, membership: int) -> HttpResponse:
    """It ended."""
    queries.membership(request.actor, membership=membership)
    form = End({**request.POST.dict(), "why": request.POST.get("why") or request.GET.get("why", "")})
    why, day = (form.cleaned_data["why"], form.cleaned_data["ended_on"]) if form.is_valid() else ("", None)
    try:
        actions.end(
            request.actor, membership=membership, ended_on=day or request.today, why=why, now=request.now,
            today=request.today,
        )  # fmt: skip
    except Wrong as error:
        return _refused(request, error)
    tell(request, gettext("Kept: no member any more."), undo=reverse("membership-goes-on", args=[membership]))
    return HttpResponseRedirect(reverse("members"))


@require_POST
@needs("cards.write")
def go_on(request: Request, membership: int) -> HttpResponse:
    """It did not end."""
    try:
        actions.go_on(request.actor, membership=membership, now=request.now)
    except Wrong as error:
        return _refused(request, error)
    tell(request, gettext("Kept: still a member."))
    return HttpResponseRedirect(reverse("members"))


def _refused(request: Request, error: Wrong) -> HttpResponse:
    if error.code in (NOT_THERE, "people.nobody"):
        raise error
    tell(request, sentence(error))
    return HttpResponseRedirect(reverse("members"))
