"""The sign-in page, the proof of a seat, and what ends one."""

import statistics
import time as stopwatch

import pytest
from django.test import Client
from tests.access.signin.test_actions import HERE, PHRASE, desk
from tests.conftest import WORDS
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.harbor.soft_keys import SoftBrowser, SoftPasskey
from tests.web.conftest import seat
from tests.web.seats.conftest import PINS, Clock, Phone, Two

from brazier.access import actions as access
from brazier.access.models import Device, Level, Notice, Organizer
from brazier.access.signin import actions, codes, lanes
from brazier.access.signin.passkeys import handle_of
from brazier.web import sitting
from brazier.web.seats.forms import challenge_of


def test_whoever_opens_a_hub_that_two_sign_in_to_is_nobody_yet(client: Client, two: Two) -> None:
    assert client.get("/chart/")["Location"] == "/sign-in"
    assert client.get("/unseal")["Location"] == "/sign-in"
    assert client.post("/unseal", {"words": WORDS})["Location"] == "/sign-in"
    assert seat(client).get("/people/")["Location"] == "/sign-in"


def test_a_hub_of_one_asks_for_the_words_and_for_no_pin(client: Client, harbor: Harbor) -> None:
    for address in ("/sign-in", "/sign-in/full"):
        assert client.get(address)["Location"] in ("/unseal", "/sign-in")
    assert client.post("/sign-in/pin", {"pin": "1"})["Location"] == "/unseal"
    assert client.get("/chart/")["Location"] == "/unseal"


def test_a_known_browser_and_its_pin_take_a_seat(two: Two) -> None:
    assert two.bo.sign_in(PINS["Bo"])["Location"] == "/chart/"
    assert two.bo.reads() == 200


def test_n51_sign_in_makes_a_new_session_and_hiding_ends_it(two: Two) -> None:
    two.bo.ask()
    session = two.bo.client.session
    session["planted"] = "x"
    session.save()
    before = session.session_key
    two.bo.client.cookies["desk"] = before
    two.bo.sign_in(PINS["Bo"])
    after = two.bo.client.session
    assert after.session_key != before and "planted" not in after
    thief = two.bo.copy()
    two.bo.client.post("/hide")
    assert thief.reads() in (302, 401)


@pytest.mark.parametrize("change", ["role", "pin", "device", "removed"])
def test_n51_the_next_request_after_a_change_is_401(two: Two, harbor: Harbor, change: str) -> None:
    two.bo.sign_in(PINS["Bo"])
    assert two.bo.reads() == 200
    if change == "role":
        access.set_role(harbor.amara, organizer=two.bo_id, role="lead", now=NOW)
    elif change == "pin":
        actions.shut_out(harbor.amara, organizer=two.bo_id, now=NOW)
    elif change == "device":
        Device.objects.filter(organizer=int(two.bo_id)).update(ended_at=NOW)
    else:
        Organizer.objects.filter(pk=two.bo_id).update(until=NOW)
    assert two.bo.reads() == 401
    assert two.bo.reads() == 302


def test_n52_fifteen_quiet_minutes_end_a_seat_and_asking_by_itself_does_not_extend_it(
    two: Two, time: Clock
) -> None:
    two.bo.sign_in(PINS["Bo"])
    question = two.bo.question()
    for _ in range(15):
        time.on(minutes=1)
        answer = two.bo.prove(question)
        assert answer.status_code == 200
        question = answer.content.decode()
        assert two.bo.client.get("/chart/", headers={"HX-Trigger-Name": "poll"}).status_code == 200
    time.on(seconds=1)
    assert two.bo.reads() == 401


def test_n52_twelve_hours_end_a_seat_however_busy(two: Two, time: Clock) -> None:
    two.bo.sign_in(PINS["Bo"])
    question = two.bo.question()
    for _ in range(12 * 6):
        time.on(minutes=10)
        question = two.bo.prove(question).content.decode()  # too old: it brings a new one
        question = two.bo.prove(question).content.decode()
        assert two.bo.client.get("/seat").status_code == 200
    assert two.bo.reads() == 200
    time.on(minutes=1)
    assert two.bo.reads() == 401


def test_n52_the_desk_of_a_hub_of_one_ends_too(client: Client, harbor: Harbor, time: Clock) -> None:
    seat(client)
    for _ in range(12 * 6):
        time.on(minutes=10)
        assert client.get("/people/").status_code == 200
    time.on(minutes=1)
    assert client.get("/people/").status_code == 302


def test_n50_a_stolen_cookie_shows_nothing_once_its_browser_went_on_and_the_owner_is_told(
    two: Two, time: Clock
) -> None:
    two.bo.sign_in(PINS["Bo"])
    thief = two.bo.copy()
    question = two.bo.question()
    for _ in range(2):
        time.on(seconds=70)
        question = two.bo.prove(question).content.decode()
    assert two.bo.reads() == 200
    assert thief.reads() == 401
    assert two.bo.reads() in (302, 401)
    two.bo.sign_in(PINS["Bo"])
    assert "held a copy of your seat" in two.bo.client.get("/chart/").content.decode()
    assert "held a copy of your seat" not in two.bo.client.get("/chart/").content.decode()


def test_n50_a_stolen_cookie_of_a_browser_that_was_shut_shows_nothing_after_two_minutes(
    two: Two, time: Clock
) -> None:
    two.bo.sign_in(PINS["Bo"])
    question, thief = two.bo.question(), two.bo.copy()
    time.on(seconds=121)
    assert thief.reads() == 401
    assert thief.prove(question).status_code == 401
    assert not sitting._all()
    assert [n.kind for n in Notice.objects.filter(organizer=int(two.bo_id))] == ["copied"]


def test_n50_without_the_key_a_seat_is_over_at_once(two: Two) -> None:
    two.bo.sign_in(PINS["Bo"])
    assert two.bo.prove(browser=SoftBrowser()).status_code == 401
    assert two.bo.reads() in (302, 401)


def test_a_phone_that_slept_comes_back_with_its_key_and_no_pin(two: Two, time: Clock) -> None:
    two.bo.sign_in(PINS["Bo"])
    time.on(minutes=8)
    page = two.bo.client.get("/people/")
    assert page.status_code == 401 and "One moment" in page.content.decode()
    question = page.content.decode().split('name="seat" content="')[1].split('"')[0]
    assert two.bo.prove(question).status_code == 200
    assert two.bo.reads() == 200


def test_a_proof_is_taken_once_and_an_old_question_brings_a_new_one(two: Two, time: Clock) -> None:
    two.bo.sign_in(PINS["Bo"])
    question = two.bo.question()
    assert two.bo.prove(question).status_code == 200
    assert two.bo.prove(question).status_code == 409
    assert two.bo.prove("made.up.1").status_code == 409
    assert two.bo.reads() == 200
    assert Client(HTTP_HOST="localhost:8765").post("/seat/proof", {}).status_code == 401


def test_signing_in_again_with_a_device_ends_its_other_seat(two: Two) -> None:
    two.bo.sign_in(PINS["Bo"])
    thief, again = two.bo.copy(), Phone(browser=two.bo.browser)
    again.sign_in(PINS["Bo"])
    assert thief.reads() == 401
    assert again.reads() == 200


def test_n28_what_another_browser_was_asked_opens_nothing_nor_the_same_twice(two: Two) -> None:
    asked = two.bo.ask()
    stolen = {**two.bo.browser.proved(asked), "pin": PINS["Bo"]}
    assert two.amara.client.post("/sign-in/pin", stolen).status_code == 400
    two.amara.ask()
    assert two.amara.client.post("/sign-in/pin", stolen).status_code == 400
    assert two.bo.client.post("/sign-in/pin", stolen).status_code == 302
    again = Phone()
    again.client.cookies[sitting.ASK] = asked
    assert again.client.post("/sign-in/pin", stolen).status_code == 400


def test_n28_the_same_passkey_answer_opens_one_seat_only(two: Two, harbor: Harbor) -> None:
    key = SoftPasskey(b"amaras", handle_of(harbor.amara.id))
    me = harbor.amara
    actions.add_passkey(
        me, answer=key.made(b"q" * 32), challenge=b"q" * 32, place=HERE, label="", now=NOW, today=TODAY
    )
    asked = two.amara.ask()
    form = {**two.amara.browser.proved(asked), "answer": key.shown(challenge_of(asked))}
    evil = SoftPasskey(key.credential, key.handle, private=key.private, origin="https://evil.example")
    bad = {**two.amara.browser.proved(asked), "answer": evil.shown(challenge_of(asked))}
    assert two.amara.client.post("/sign-in/passkey", bad).status_code == 400
    two.amara.client.cookies[sitting.ASK] = asked
    assert two.amara.client.post("/sign-in/passkey", form).status_code == 302
    other = Phone(browser=two.amara.browser)
    other.client.cookies[sitting.ASK] = asked
    assert other.client.post("/sign-in/passkey", form).status_code == 400
    assert two.amara.reads() == 200


def code_form(phone: Phone, code: str, **other: str) -> dict[str, str]:
    typed = {"handle": "Amara", "passphrase": PHRASE, "code": code}
    return {**phone.browser.proved(phone.ask()), **typed, **other}


def test_a_new_browser_becomes_a_device_and_the_third_takes_the_place_of_one(two: Two, harbor: Harbor) -> None:
    secret, _ = desk(harbor)
    second, third = Phone(), Phone()
    here = codes.step_of(NOW)
    assert second.client.post("/sign-in/code", code_form(second, codes.code(secret, here))).status_code == 302
    assert second.reads() == 200
    answer = third.client.post("/sign-in/code", code_form(third, codes.code(secret, here + 1)))
    assert answer["Location"] == "/sign-in/full"
    assert third.reads() == 302
    first = Device.objects.order_by("pk")[0].pk
    assert third.client.post("/sign-in/full", {"device": "4711"}).status_code == 404
    assert third.client.post("/sign-in/full", {"device": str(first)})["Location"] == "/chart/"
    assert third.reads() == 200


def test_n30_six_at_once_with_one_code_open_one_seat(two: Two, harbor: Harbor) -> None:
    secret, _ = desk(harbor)
    code = codes.code(secret, codes.step_of(NOW))
    phones = [Phone() for _ in range(6)]
    answers = [p.client.post("/sign-in/code", code_form(p, code)).status_code for p in phones]
    assert answers.count(302) == 1


def test_n30_the_page_tells_nobody_who_is_here(two: Two, harbor: Harbor) -> None:
    desk(harbor)
    pages = set()
    for handle in ("Amara", "Bo", "Nobody here"):
        phone = Phone()
        page = phone.client.post("/sign-in/code", code_form(phone, "000000", handle=handle, passphrase="x" * 30))
        assert page.status_code == 400
        text = page.content.decode()
        pages.add(text.split("<h1>")[1].split("<form")[0])
    assert len(pages) == 1


def test_n30_a_wrong_name_takes_as_long_as_a_wrong_passphrase(two: Two, harbor: Harbor) -> None:
    desk(harbor)
    took: dict[str, list[float]] = {"Amara": [], "Nobody": []}
    for _ in range(15):
        for handle, times in took.items():
            phone = Phone()
            form = code_form(phone, "000000", handle=handle, passphrase="x" * 30)
            began = stopwatch.perf_counter()
            phone.client.post("/sign-in/code", form)
            times.append(stopwatch.perf_counter() - began)
    gap = statistics.median(took["Amara"]) - statistics.median(took["Nobody"])
    assert abs(gap) < 0.02  # a guess costs 150 ms outside tests


def test_n61_a_full_line_is_said_in_words_and_counts_no_try(
    two: Two, harbor: Harbor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes, "STRANGERS", lanes.Lane(waiting=1, patience=0))
    stranger = Phone()
    with lanes.STRANGERS.turn():
        page = stranger.client.post("/sign-in/code", code_form(stranger, "000000"))
        assert (page.status_code, b"Wait a few seconds" in page.content) == (400, True)
        assert two.bo.sign_in(PINS["Bo"]).status_code == 302


@pytest.mark.parametrize("address", ["pin", "code", "passkey"])
@pytest.mark.parametrize("typed", ["", "\0", "9" * 5000, "'; --<script>", "²"])
def test_whatever_is_typed_is_answered_in_words(two: Two, address: str, typed: str) -> None:
    phone = Phone()
    fields = dict.fromkeys(
        ["pin", "handle", "passphrase", "code", "answer", "question", "key", "signature"], typed
    )
    assert phone.client.post(f"/sign-in/{address}", fields).status_code == 400
    honest = phone.browser.proved(phone.ask())
    page = phone.client.post(f"/sign-in/{address}", {**fields, **honest})
    assert page.status_code == 400 and b"script>alert" not in page.content


def test_a_page_that_was_open_too_long_asks_anew(two: Two, time: Clock) -> None:
    asked = two.bo.ask()
    time.on(minutes=5, seconds=1)
    page = two.bo.client.post("/sign-in/pin", {**two.bo.browser.proved(asked), "pin": PINS["Bo"]})
    assert page.status_code == 400 and "open for too long" in page.content.decode()
    assert two.bo.sign_in(PINS["Bo"]).status_code == 302


def test_a_quarantined_device_opens_no_lists_for_a_day(two: Two, harbor: Harbor, time: Clock) -> None:
    Level.objects.create(level="committee", since=NOW, by="1", agreed_by="2")
    Organizer.objects.filter(handle="Amara").update(role="committee")
    Device.objects.filter(organizer=int(harbor.amara.id)).update(quarantined_until=NOW.replace(day=21))
    two.amara.sign_in(PINS["Amara"])
    assert two.amara.client.get("/lists/").status_code == 404
    assert two.amara.client.get("/chart/").status_code == 404
    assert two.amara.client.get("/seat").status_code == 200
    time.on(days=1)
    two.amara.sign_in(PINS["Amara"])
    assert two.amara.client.get("/chart/").status_code == 200
