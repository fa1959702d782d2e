"""What a phone asks for its list, over the wire."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

import pytest
from django.test import Client, RequestFactory
from tests.harbor.cast import DEV, NOW, TODAY, Harbor
from tests.phone.test_actions import end, let_in
from tests.web.conftest import forget_proofs, seat_as

from brazier.access import actions as access
from brazier.access.dropping.actions import let_drop
from brazier.access.models import Device, Organizer, Turf
from brazier.access.views import Request
from brazier.conversations.talk import Step
from brazier.phone import views as phone_views
from brazier.phone.models import ReadingHalf
from brazier.storage import mailbox
from brazier.storage.hub import here
from brazier.terms import Actor

STANDS, BEGIN, OPEN, GATE = (f"/pocket/mine/{name}" for name in ("stands", "begin", "open", "gate"))
SALT, RIGHT, OTHER = (urlsafe_b64encode(raw).rstrip(b"=").decode() for raw in (b"s" * 16, b"p" * 32, b"q" * 32))


@pytest.fixture
def phone(client: Client, harbor: Harbor) -> Client:
    """Amara's phone, where she just signed in."""
    return seat_as(client, harbor.amara.id)


def begun(phone: Client) -> None:
    assert phone.post(BEGIN, {"salt": SALT, "proof": RIGHT}).json() == {"state": "ready"}


def opened(phone: Client, proof: str = RIGHT) -> dict[str, Any]:
    found: dict[str, Any] = phone.post(OPEN, {"proof": proof}).json()
    return found


def test_the_list_comes_with_the_half_for_the_right_pin(phone: Client, harbor: Harbor) -> None:
    cleo = harbor.worker("Cleo Diaz", department="Stow", shift="Nights")
    harbor.worker("Nobody Yet")
    step, owed = (Step(what, TODAY, harbor.amara.id) for what in ("ring her", "ask Bo"))
    harbor.talk(cleo, 2, quote="secret words", issues=(harbor.chip(),), step=step, owed=owed)
    asked = phone.get(STANDS).json()
    assert (asked["state"], asked["hours"], asked["must_prove"]) == ("new", 72, False)
    begun(phone)
    asked = phone.get(STANDS).json()
    assert (asked["state"], asked["salt"], asked["left"]) == ("ready", SALT, 5)
    answer = phone.post(OPEN, {"proof": RIGHT})
    told = answer.json()
    assert (told["state"], told["hours"], len(urlsafe_b64decode(told["half"] + "="))) == ("open", 72, 32)
    [person] = told["people"]
    assert (person["name"], person["department"], person["shift"], person["level"]) == (
        "Cleo Diaz", "Stow", "Nights", 2,
    )  # fmt: skip
    assert (person["cares"], person["step"]["what"], person["owed"][0]["what"]) == (["pay"], "ring her", "ask Bo")
    assert b"secret words" not in answer.content
    assert answer.headers["Cache-Control"] == "no-store"


def test_nothing_is_told_for_a_wrong_pin_and_after_five_there_is_nothing_to_tell(
    phone: Client, harbor: Harbor
) -> None:
    harbor.talk(harbor.worker("Canaryname Quux"), 2)
    begun(phone)
    for left in (4, 3, 2, 1):
        answer = phone.post(OPEN, {"proof": OTHER})
        assert (answer.status_code, answer.json()) == (400, {"state": "wrong", "left": left})
        assert b"Canaryname" not in answer.content
    assert opened(phone, OTHER) == {"state": "gone", "left": 0}
    assert opened(phone, RIGHT)["state"] == "gone"
    assert phone.get(STANDS).json()["state"] == "gone"
    begun(phone)
    assert opened(phone)["state"] == "open"


def test_whoever_chooses_a_pin_shows_first_who_they_are(phone: Client) -> None:
    forget_proofs()
    assert phone.get(STANDS).json()["must_prove"] is True
    answer = phone.post(BEGIN, {"salt": SALT, "proof": RIGHT})
    assert answer.status_code == 401
    assert ReadingHalf.objects.count() == 0


def test_opening_needs_no_more_than_the_seat_and_the_pin(phone: Client) -> None:
    begun(phone)
    forget_proofs()
    assert opened(phone)["state"] == "open"


def test_at_the_gate_there_is_nothing(phone: Client, harbor: Harbor) -> None:
    harbor.talk(harbor.worker(), 2)
    begun(phone)
    assert phone.post(GATE, {"at_gate": "on"}).json() == {"state": "gate"}
    asked = phone.get(STANDS).json()
    assert (asked["state"], asked["hours"]) == ("gate", 0)
    assert opened(phone) == {"state": "none", "left": 0}
    assert phone.post(GATE, {}).json() == {"state": "ready"}
    assert opened(phone)["people"]


def test_past_a_table_it_holds_whom_the_organizer_has_in_care_and_names_the_shorter_time(
    client: Client, harbor: Harbor
) -> None:
    bo = harbor.organizer("Bo")
    near, far = harbor.worker("Cleo Diaz"), harbor.worker("Canaryname Quux")
    for worker in (near, far):
        harbor.talk(worker, 2)
    until = TODAY.replace(year=TODAY.year + 100)
    Turf.objects.create(organizer_id=int(bo), kind="person", thing=near, given_by="1", until=until)
    access.set_level(harbor.amara, level="site", by=harbor.amara.id, now=NOW)
    phone = seat_as(client, bo)
    begun(phone)
    told = opened(phone)
    assert (told["hours"], [p["name"] for p in told["people"]]) == (8, ["Cleo Diaz"])


def test_who_sits_alone_and_never_signed_in_has_no_phone(at_desk: Client) -> None:
    assert at_desk.get(STANDS).json() == {"state": "unpaired"}
    for address, typed in ((BEGIN, {"salt": SALT, "proof": RIGHT}), (OPEN, {"proof": RIGHT}), (GATE, {})):
        assert at_desk.post(address, typed).status_code == 400
    assert ReadingHalf.objects.count() == 0


HOSTILE = ["", "x", "-" * 42, "=" * 43, "ä" * 43, "p" * 5000, "\0" * 43, "%00", "{}", "A" * 44]


@pytest.mark.parametrize("sent", HOSTILE)
def test_whatever_is_sent_is_answered_and_keeps_nothing(phone: Client, sent: str) -> None:
    for fields in ({"salt": sent, "proof": sent}, {"salt": SALT, "proof": sent}, {"salt": sent, "proof": RIGHT}):
        answer = phone.post(BEGIN, fields)
        assert (answer.status_code, answer.json()["state"]) == (400, "none")
    assert ReadingHalf.objects.count() == 0
    begun(phone)
    assert phone.post(OPEN, {"proof": sent}).status_code == 400
    assert phone.post(GATE, {"at_gate": sent}).status_code == 200


def test_a_body_that_is_no_form_is_answered(phone: Client) -> None:
    begun(phone)
    for address in (BEGIN, OPEN, GATE):
        for kind in ("application/json", "multipart/form-data; boundary=x", "text/plain"):
            assert phone.generic("POST", address, b"\xff\0{", content_type=kind).status_code in (200, 400)


def test_dev_finds_nothing_there(client: Client, harbor: Harbor) -> None:
    dev = harbor.organizer("Dev")
    Organizer.objects.filter(pk=dev).update(role=DEV.role)
    phone = seat_as(client, dev)
    missing = phone.get("/pocket/mine/no-such-thing")
    assert phone.get(STANDS).status_code == missing.status_code == 404
    for address in (BEGIN, OPEN, GATE):
        assert phone.post(address, {"salt": SALT, "proof": RIGHT}).status_code == 404


def test_whoever_is_not_signed_in_is_shown_the_door(client: Client, harbor: Harbor) -> None:
    assert client.get(STANDS).status_code == 302
    assert client.post(OPEN, {"proof": RIGHT}).status_code == 302


def test_a_device_that_was_ended_opens_nothing_and_its_half_goes_when_it_next_asks(
    phone: Client, harbor: Harbor
) -> None:
    begun(phone)
    Device.objects.update(ended_at=NOW)
    answer = phone.post(OPEN, {"proof": RIGHT})
    assert answer.status_code == 401
    assert b"half" not in answer.content


def test_ending_a_device_on_ones_own_page_destroys_its_half(phone: Client, harbor: Harbor) -> None:
    begun(phone)
    kept = ReadingHalf.objects.get()
    seat_as(Client(HTTP_HOST="localhost:8765"), harbor.amara.id)  # another one stays
    Organizer.objects.update(password="x")
    phone = seat_as(Client(HTTP_HOST="localhost:8765"), harbor.amara.id)
    assert phone.post("/seat/device/end", {"device": str(kept.device)}).status_code == 302
    assert ReadingHalf.objects.count() == 0


def test_a_half_that_others_ended_goes_when_that_phone_asks_or_the_hub_is_opened(
    client: Client, harbor: Harbor, rf: RequestFactory
) -> None:
    device = let_in(harbor)
    kept = {"salt": b"s" * 16, "verifier": b"v" * 32, "half": b"h" * 32}
    row = Device.objects.get(number=device.number).pk
    for ask in (
        lambda: client.post("/drop", device.box("here"), content_type="application/octet-stream"),
        lambda: phone_views.open_boxes(at(rf)),
    ):
        ReadingHalf.objects.create(device=row, **kept)
        ask()  # type: ignore[no-untyped-call]
        assert ReadingHalf.objects.count() == 1
        end(device)
        ask()  # type: ignore[no-untyped-call]
        assert ReadingHalf.objects.count() == 0
        Device.objects.update(ended_at=None)
        let_drop(Actor.keeper)
    mailbox.clear(here.folder)


def at(rf: RequestFactory) -> Request:
    """A request as the door hands it on."""
    request = rf.get("/")
    request.now = NOW  # type: ignore[attr-defined]
    return request  # type: ignore[return-value]


def test_the_page_holds_its_words_and_no_name(phone: Client, harbor: Harbor) -> None:
    harbor.talk(harbor.worker("Canaryname Quux"), 2)
    answer = phone.get("/pocket/mine/")
    page = answer.content.decode()
    assert "My list" in page
    for told in ("Canaryname", "Amara", "csrfmiddlewaretoken", 'name="seat"'):
        assert told not in page, told
    assert "for it" in page  # the words of all levels, of nobody


def test_a_script_of_another_page_can_not_ask(phone: Client) -> None:
    begun(phone)
    strict = Client(HTTP_HOST="localhost:8765", enforce_csrf_checks=True)
    strict.cookies = phone.cookies
    assert strict.post(OPEN, {"proof": RIGHT}).status_code == 403
    token = strict.get(STANDS).json()["token"]
    assert strict.post(OPEN, {"proof": RIGHT}, headers={"X-CSRFToken": token}).status_code == 200
    assert json.loads(strict.get(STANDS).content)["state"] == "ready"


def test_looking_at_ones_own_list_counts_as_other_lists_do(
    phone: Client, harbor: Harbor, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[list[str]] = []
    monkeypatch.setattr(
        "brazier.phone.reading.views.reach.show_rows",
        lambda _actor, *, rows, now: shown.append([row.name for row in rows]),
    )
    harbor.talk(harbor.worker("Cleo Diaz"), 2)
    begun(phone)
    opened(phone)
    assert shown == [["Cleo Diaz"]]
