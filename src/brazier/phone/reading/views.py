"""What a phone asks for its list: how it stands, a half of a key and the people. JSON; the page is kept by it."""

from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_GET, require_POST

from brazier.access.signin.facts import KnownDevice
from brazier.access.signin.proofs import to_text
from brazier.access.signin.stepping import FORMS, Needed
from brazier.access.views import Request, needs
from brazier.people.reach import actions as reach
from brazier.phone.reading import actions, queries
from brazier.phone.reading.forms import Begun, Gate, Shown
from brazier.phone.reading.sheet import line, note
from brazier.terms import Wrong

NEEDED = Needed("phone.own", "phone.own", FORMS)
STATES = {actions.WRONG: "wrong", actions.GONE: "gone", actions.SHUT: "none"}


@require_GET
@needs("phone.own")
def stands(request: Request) -> JsonResponse:
    """How it stands with the list of this device. must_prove: before a PIN can be chosen, whoever sits here proves
    once more who they are. token: goes with what is sent next."""
    if request.device is None:
        return JsonResponse({"state": "unpaired"})
    found = queries.standing(request.actor, device=request.device, now=request.now)
    return JsonResponse(
        {
            "state": found.state,
            "salt": to_text(found.salt),
            "left": found.left,
            "hours": found.hours,
            "must_prove": request.stepping_up(NEEDED) is not None,
            "token": get_token(request),
        }
    )


@require_POST
@needs(NEEDED.verb, step_up=NEEDED.step_up)
def begin(request: Request) -> JsonResponse:
    """A PIN was chosen on this device."""
    form = Begun(request.POST)
    device = request.device
    if device is None or not form.is_valid():
        return _no("none")
    try:
        salt, proof = form.bytes_of("salt"), form.bytes_of("proof")
        actions.begin(request.actor, device=device, salt=salt, proof=proof, now=request.now)
    except Wrong as error:
        return _no(STATES[error.code])
    return JsonResponse({"state": "ready"})


@require_POST
@needs("phone.own")
def open_list(request: Request) -> JsonResponse:
    """The hub's half and one's own people, for the right PIN."""
    form, device = Shown(request.POST), request.device
    if device is None or not form.is_valid():
        return _no("none")
    try:
        half = actions.unlock(request.actor, device=device, proof=form.bytes_of("proof"), now=request.now)
    except Wrong as error:
        return _no(STATES[error.code], left=error.holes.get("left", 0))
    listed = queries.own_list(request.actor, today=request.today)
    reach.show_rows(request.actor, rows=[row for _, row, _ in listed], now=request.now)
    return JsonResponse(
        {
            "state": "open",
            "half": to_text(half),
            "hours": _hours(request, device),
            "people": [line(own, row, cell) for own, row, cell in listed],
            "notes": [note(*left) for left in queries.left_for_them(request.actor, now=request.now)],
        }
    )


def _hours(request: Request, device: KnownDevice) -> int:
    return queries.standing(request.actor, device=device, now=request.now).hours


@require_POST
@needs("phone.own")
def gate(request: Request) -> JsonResponse:
    """This phone goes to the gate, or comes back."""
    form, device = Gate(request.POST), request.device
    if device is None or not form.is_valid():
        return _no("none")
    try:
        actions.stand_at_gate(request.actor, device=device, at_gate=form.cleaned_data["at_gate"], now=request.now)
    except Wrong as error:
        return _no(STATES[error.code])
    return JsonResponse({"state": "gate" if form.cleaned_data["at_gate"] else "ready"})


def _no(state: str, *, left: object = 0) -> JsonResponse:
    return JsonResponse({"state": state, "left": left}, status=400)
