"""The organizers' side: bring somebody in, vouch, step up or down, and look at the vouch tree together."""

import secrets

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access import queries as access_read
from brazier.access.joining import actions as joining
from brazier.access.joining import code as codes
from brazier.access.joining import queries as joining_read
from brazier.access.signin.stepping import FORMS
from brazier.access.views import Request, needs, sentence, tell
from brazier.press.square_code import square_code
from brazier.terms import Refused, Wrong
from brazier.upkeep.joining import actions, queries
from brazier.upkeep.joining.forms import Answer, Down, Invite, Step
from brazier.upkeep.pairs import actions as pairs
from brazier.upkeep.templatetags.joined import ROLES_TOLD

SHOWN = "invitations"
"""Where the session keeps the codes it shows, in memory alone; the tables hold their hashes."""
ONLY_HERE = {"localhost", "127.0.0.1", "[::1]"}


@require_GET
@needs("access.invite")
def organizers(request: Request) -> HttpResponse:
    """Who is here, who is coming, what waits for a second person."""
    return _group(request)


def _group(request: Request, fault: str = "") -> HttpResponse:
    page = queries.group(request.actor, now=request.now)
    values = {"page": page, "fault": fault, "typed": request.POST, "me": request.actor.id}
    values["person"] = request.POST.get("person") or request.GET.get("person", "")
    return render(request, "joining/organizers.html", values, status=400 if fault else 200)


@require_POST
@needs("access.invite", step_up=FORMS)
def invite(request: Request) -> HttpResponse:
    """Make an invitation and show its code."""
    form = Invite(request.POST)
    if not form.is_valid():
        return _group(request, gettext("Write a name or a nickname for this organizer."))
    code = codes.draw(secrets.randbelow)
    try:
        number = actions.invite(
            request.actor, code=code, now=request.now, today=request.today, **form.cleaned_data
        )
    except Wrong as error:
        if error.sentence == joining.NOTHING:
            raise
        if error.code == "access.own_secret":
            return HttpResponseRedirect(reverse("seat"))
        return _group(request, sentence(error))
    request.session[SHOWN] = {**request.session.get(SHOWN, {}), str(number): code}
    return HttpResponseRedirect(reverse("invitation", args=[number]))


@needs("access.invite")
def invitation(request: Request, number: int) -> HttpResponse:
    """The code to scan or type; then the four words; then that they are in."""
    if request.method == "POST":
        form = Answer(request.POST)
        how = form.cleaned_data["how"] if form.is_valid() else ""
        if how == "withdraw":
            joining.withdraw(request.actor, invitation=number, now=request.now)
            tell(request, gettext("Taken back. The code opens nothing any more."))
            back = joining_read.invitation(request.actor, number, now=request.now).back
            return HttpResponseRedirect(reverse("lost", args=[back]) if back else reverse("joining"))
        if how:
            joining.hear(request.actor, invitation=number, same=how == "same", now=request.now)
        return HttpResponseRedirect(reverse("invitation", args=[number]))
    found = joining_read.invitation(request.actor, number, now=request.now)
    code = request.session.get(SHOWN, {}).get(str(number), "")
    address = request.build_absolute_uri(reverse("join-open", args=[code])) if code else ""
    is_near = request.get_host().rsplit(":", 1)[0] in ONLY_HERE
    page = {
        "found": found,
        "code": code,
        "square": mark_safe(square_code(address)) if code and not is_near else "",  # noqa: S308  # our own drawing
        "door": request.build_absolute_uri(reverse("join-code")),
        "is_near": is_near,
        "needs_voucher": joining_read.conditions(request.actor).vouchers > 1,
    }
    return render(request, "joining/invitation.html", {"page": page})


@require_GET
@needs("access.invite")
def stage(request: Request, number: int) -> HttpResponse:
    """How far an invitation is, for the page that waits."""
    found = joining_read.invitation(request.actor, number, now=request.now)
    return HttpResponse(found.stage, content_type="text/plain")


@require_POST
@needs("access.vouch", step_up=FORMS)
def vouch(request: Request, organizer: int) -> HttpResponse:
    """I know them, and I vouch for them."""
    joining.vouch(request.actor, newcomer=str(organizer), now=request.now, today=request.today)
    tell(request, gettext("You vouched for them. They can begin."))
    return HttpResponseRedirect(reverse("joining"))


@needs("access.level", step_up=FORMS)
def level(request: Request) -> HttpResponse:
    """Before a step up: what changes, who is what, in whose care each cell is."""
    form = Step(request.POST or None)
    roles = form.roles()
    page = queries.step(request.actor, chosen=form.care(), roles=roles, today=request.today)
    faults: list[str] = []
    if request.method == "POST" and "look" not in request.POST:
        faults = _missing(page, roles, form)
        if not faults:
            care = [[s.organizer, str(s.cell.id)] for s in page.shares]
            payload: dict[str, object] = {"level": page.next, "roles": roles, "care": care}
            asked = pairs.propose(request.actor, kind="step_up", payload=payload, now=request.now)
            tell(request, _done_or_waits(request, asked, "access.level"))
            return HttpResponseRedirect(reverse("home" if asked.done else "pairs"))
    values = {"page": page, "faults": faults, "roles": roles, "roles_on_offer": ROLES_TOLD}
    return render(
        request,
        "joining/level.html",
        {**values, "are_empty": bool(_empty(page, roles))},
        status=400 if faults else 200,
    )


def _missing(page: queries.Step, roles: dict[str, str], form: Step) -> list[str]:
    """What would leave the group unable to act, or somebody with empty hands."""
    found = []
    able = [o for o in page.organizers if o.has_login]
    if page.now == "table" and not page.founder_enters:
        found.append(
            gettext(
                "Choose a PIN first, under Your sign-in. From the next level on the six words open the hub and "
                "seat nobody."
            )
        )
    committee = [o for o in able if o.role in ("founder", "committee") or roles.get(o.id) == "committee"]
    if len(committee) < 2 <= len(able):
        found.append(
            gettext("Two on the committee must be able to sign in. Otherwise nothing that needs two works.")
        )
    if not {"registrar"} & {*roles.values(), *(o.role for o in page.organizers)} and len(able) > 2:
        found.append(gettext("Nobody keeps the list. Choose a keeper of the list."))
    if page.moved:
        names = {"who": ", ".join(o.handle for o in page.moved)}
        found.append(gettext("%(who)s would log no talks, so their cells went to others. Look again.") % names)
    empty = _empty(page, roles)
    if empty and page.shares and not (form.is_valid() and form.cleaned_data["anyway"]):
        names = {"who": ", ".join(empty)}
        found.append(
            gettext("These would stand with empty hands: %(who)s. Give them a cell, or tick below.") % names
        )
    return found


def _empty(page: queries.Step, roles: dict[str, str]) -> list[str]:
    """Who would have nobody to talk with, though that is what they are here for."""
    mine = ("organizer", "lead")
    return [o.handle for o, people in page.load if not people and roles.get(o.id, o.role) in mine]


def _done_or_waits(request: Request, asked: pairs.Asked, verb: str) -> str:
    if asked.done:
        return gettext("The step is taken.")
    names = {"who": ", ".join(access_read.seconds(request.actor, verb))}
    return gettext("It waits for one of these to agree, under More: %(who)s.") % names


@require_POST
@needs("access.level", step_up=FORMS)
def down(request: Request) -> HttpResponse:
    """Step down: by two, and everybody is told."""
    form = Down(request.POST)
    if not form.is_valid():
        raise Refused("access.denied", joining.NOTHING)
    asked = pairs.propose(request.actor, kind="step_down", payload=form.cleaned_data, now=request.now)
    tell(request, _done_or_waits(request, asked, "access.level"))
    return HttpResponseRedirect(reverse("joining" if asked.done else "pairs"))


@require_POST
@needs("access.tree", step_up=FORMS)
def tree(request: Request, organizer: int) -> HttpResponse:
    """Ask a second person to look together who came through somebody; alone, look at once."""
    asked = pairs.propose(request.actor, kind="tree", payload={"organizer": str(organizer)}, now=request.now)
    if asked.done:
        return _plant(request, str(organizer))
    tell(request, _done_or_waits(request, asked, "access.tree"))
    return HttpResponseRedirect(reverse("tree-seen", args=[asked.proposal]))


@require_GET
@needs("access.tree")
def tree_seen(request: Request, proposal: int) -> HttpResponse:
    """What two agreed to look at; for these two, for an hour. Until then its proposer sees that it waits."""
    known = {p.id for p in access_read.waiting(request.actor, now=request.now) if p.kind == "tree" and p.mine}
    if proposal in known:
        return render(request, "joining/plant.html", {"page": None, "today": request.today})
    return _plant(request, joining_read.looked(request.actor, proposal=proposal, now=request.now))


def _plant(request: Request, organizer: str) -> HttpResponse:
    page = queries.plant(request.actor, organizer=organizer, today=request.today)
    return render(request, "joining/plant.html", {"page": page, "today": request.today})
