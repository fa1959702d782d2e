"""One's own devices and ways in, on one page."""

import re
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from tests.access.signin.test_actions import PHRASE, desk
from tests.harbor.cast import NOW, Harbor
from tests.harbor.soft_keys import SoftBrowser, SoftPasskey
from tests.web.conftest import seat
from tests.web.seats.conftest import PINS, Clock, Phone, Two, no_seat_is_left, quick_guesses, time, two  # noqa: F401

from brazier.access import actions as access_write
from brazier.access import queries as access
from brazier.access.models import Authenticator, Device
from brazier.access.recovery import actions as recovery
from brazier.access.recovery import queries as recovery_read
from brazier.access.signin import actions, codes, proofs, queries
from brazier.access.signin.passkeys import handle_of
from brazier.access.signin.terminal import actions as terminal
from brazier.terms import Actor
from brazier.web.seats.forms import NewPin, challenge_of
from brazier.web.seats.own import views
from brazier.web.seats.own.views import SECRET


def asked(page: str) -> str:
    found = re.search(r'name="question" value="([^"]+)"', page)
    assert found
    return found[1]


def first(client: Client, browser: SoftBrowser, **typed: str) -> int:
    page = client.get("/seat").content.decode()
    fields = {**browser.proved(asked(page)), "pin": "274913", "again": "274913", **typed}
    return client.post("/seat/first", fields).status_code


def test_the_founder_sets_a_pin_before_anybody_is_invited(client: Client, harbor: Harbor) -> None:
    seat(client)
    browser = SoftBrowser()
    assert first(client, browser, again="111112") == 400
    assert first(client, browser, signature="") == 400
    assert first(client, browser, handle=" ") == 302
    assert access.handles(harbor.amara) == {harbor.amara.id: "Amara"}
    assert queries.is_ready(harbor.amara, organizer=harbor.amara.id)
    assert client.get("/people/").status_code == 200
    assert first_again(client, browser) == 302 and Device.objects.count() == 1


def test_the_founder_says_what_the_others_call_her_and_is_led_to_bringing_them_in(
    client: Client, harbor: Harbor
) -> None:
    seat(client)
    access_write.add_organizer(harbor.amara, handle="Bo", now=NOW)
    browser = SoftBrowser()
    assert first(client, browser, handle="Во") == 400  # two letters of another script, to be taken for Bo
    assert not Device.objects.exists()
    page = client.get("/seat").content.decode()
    fields = {**browser.proved(asked(page)), "pin": "274913", "again": "274913", "handle": "Amara  K."}
    assert client.post("/seat/first", fields)["Location"] == "/organizers/joining"
    assert access.handles(harbor.amara)[harbor.amara.id] == "Amara K."


def first_again(client: Client, browser: SoftBrowser) -> int:
    return client.post("/seat/first", {**browser.proved("x"), "pin": "1", "again": "1"}).status_code


def test_nothing_is_changed_by_a_founder_who_has_no_seat_of_her_own(client: Client, harbor: Harbor) -> None:
    seat(client)
    for address in ("pin", "passphrase", "passkey", "codes", "codes/end", "passkey/end/1"):
        assert client.post(f"/seat/{address}", {"passphrase": PHRASE})["Location"] == "/seat"
    assert not Authenticator.objects.exists()


def test_another_pin_closes_other_seats_and_not_this_one(two: Two) -> None:  # noqa: F811
    two.bo.sign_in(PINS["Bo"])
    asked_for = two.bo.client.get("/seat").content.decode()
    fields = {**two.bo.browser.proved(asked(asked_for)), "pin": "925816", "again": "925816"}
    assert two.bo.client.post("/seat/pin", fields).status_code == 302
    assert two.bo.reads() == 200
    two.bo.client.post("/hide")
    assert two.bo.sign_in(PINS["Bo"]).status_code == 400
    assert two.bo.sign_in("925816").status_code == 302


@pytest.mark.slow
def test_a_page_that_proves_its_key_while_its_pin_is_changed_is_still_seated(
    transactional_db: None,
    two: Two,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    two.bo.sign_in(PINS["Bo"])
    page, change, proof = two.bo.client.get("/seat").content.decode(), actions.set_secret, two.bo.question()
    proved: list[Future[int]] = []

    def prove() -> int:
        try:
            return two.bo.copy().client.post("/seat/proof", two.bo.browser.proved(proof)).status_code
        finally:
            connection.close()

    def change_and_dawdle(actor: Actor, **new: Any) -> None:
        change(actor, **new)
        proved.append(pool.submit(prove))
        wait(proved, timeout=0.5)  # whoever compares before the seat knows its new mark answers by then

    monkeypatch.setattr(actions, "set_secret", change_and_dawdle)
    with ThreadPoolExecutor(1) as pool:
        typed = {**two.bo.browser.proved(asked(page)), "pin": "925816", "again": "925816"}
        assert two.bo.client.post("/seat/pin", typed).status_code == 302
    assert (proved[0].result(), two.bo.reads()) == (200, 200)


def test_whoever_left_in_another_window_while_a_page_was_made_reads_that_the_seat_is_closed(
    two: Two,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    two.bo.sign_in(PINS["Bo"])
    page, read = two.bo.client.get("/seat").content.decode(), views._new_pin

    def leave_meanwhile(form: NewPin) -> str:
        two.bo.copy().client.post("/hide")
        return read(form)

    monkeypatch.setattr(views, "_new_pin", leave_meanwhile)
    typed = {**two.bo.browser.proved(asked(page)), "pin": "925816", "again": "925816"}
    answer = two.bo.client.post("/seat/pin", typed)
    assert answer.status_code == 401 and "Your seat is closed." in answer.content.decode()


def test_a_device_gets_a_name_and_an_end(two: Two, harbor: Harbor) -> None:  # noqa: F811
    two.bo.sign_in(PINS["Bo"])
    bo = access.actor_of(Actor.keeper, organizer=two.bo_id, now=NOW)
    lost = actions.register_device(bo, organizer=bo.id, key=SoftBrowser().key, now=NOW, today=NOW.date())
    two.bo.client.post("/seat/device", {"device": lost.id, "label": "<b>old phone</b>"})
    assert "&lt;b&gt;old phone" in two.bo.client.get("/seat").content.decode()
    assert two.bo.client.post("/seat/device/end", {"device": lost.id}).status_code == 302
    amaras = Device.objects.get(organizer=int(harbor.amara.id)).pk
    for strange in (str(amaras), "4711", "²", "9" * 19):
        assert two.bo.client.post("/seat/device/end", {"device": strange}).status_code == 404
    assert len(queries.devices(bo)) == 1


def test_the_last_way_in_is_not_ended_by_mistake(two: Two) -> None:  # noqa: F811
    two.bo.sign_in(PINS["Bo"])
    mine = Device.objects.get(organizer=int(two.bo_id)).pk
    page = two.bo.client.post("/seat/device/end", {"device": str(mine)})
    assert page.status_code == 400 and "last way" in page.content.decode()


def test_a_passkey_is_made_once_for_one_question(two: Two) -> None:  # noqa: F811
    two.bo.sign_in(PINS["Bo"])
    question = asked(two.bo.client.get("/seat").content.decode())
    key = SoftPasskey(b"bos", handle_of(two.bo_id))
    form = {"question": question, "answer": key.made(challenge_of(question)), "label": "blue stick"}
    assert two.bo.client.post("/seat/passkey", form).status_code == 302
    assert "blue stick" in two.bo.client.get("/seat").content.decode()
    assert two.bo.client.post("/seat/passkey", form).status_code == 400
    other = SoftPasskey(b"other", handle_of(two.bo_id))
    made_up = {"question": "a.1.b", "answer": other.made(challenge_of("a.1.b"))}
    assert two.bo.client.post("/seat/passkey", made_up).status_code == 400
    row = Authenticator.objects.get()
    two.amara.sign_in(PINS["Amara"])
    assert (
        two.amara.client.post(f"/seat/passkey/end/{row.pk}").status_code == 404 or Authenticator.objects.exists()
    )
    assert two.bo.client.post(f"/seat/passkey/end/{row.pk}").status_code == 302
    assert not Authenticator.objects.exists()


def test_an_app_makes_codes_once_it_gave_the_first(two: Two, time: Clock) -> None:  # noqa: F811
    two.bo.sign_in(PINS["Bo"])
    page = two.bo.client.get("/seat/codes").content.decode()
    secret = proofs.from_text(two.bo.client.session[SECRET])
    assert codes.for_hands(secret) in page
    assert two.bo.client.post("/seat/codes", {"code": "000000"}).status_code == 400
    assert two.bo.client.post("/seat/codes", {"code": codes.code(secret, codes.step_of(NOW))}).status_code == 302
    assert SECRET not in two.bo.client.session
    assert two.bo.client.post("/seat/passphrase", {"passphrase": PHRASE}).status_code == 302
    bo = access.actor_of(Actor.keeper, organizer=two.bo_id, now=NOW)
    assert queries.ways_in(bo).is_strong
    assert two.bo.client.post("/seat/codes/end").status_code == 302
    assert not queries.ways_in(bo).codes


def test_a_recovery_that_is_not_mine_is_stopped_with_one_press(two: Two, harbor: Harbor) -> None:  # noqa: F811
    two.bo.sign_in(PINS["Bo"])
    recovery.vouch(harbor.amara, organizer=two.bo_id, now=NOW)
    assert two.bo.reads() == 401
    assert two.bo.sign_in(PINS["Bo"])["Location"] == "/seat"
    seen = two.bo.client.get("/seat").content.decode()
    assert "Others say that you lost your phone" in seen and "Nothing is lost: stop it" in seen
    assert two.bo.client.post("/seat/recovery/stop").status_code == 302
    assert recovery_read.recovering(harbor.amara, organizer=two.bo_id, now=NOW) is None
    assert Phone().client.post("/seat/recovery/stop").status_code == 302


def test_the_command_line_is_among_ones_devices_and_takes_no_place_of_a_browser(
    two: Two,  # noqa: F811
    harbor: Harbor,
    time: Clock,  # noqa: F811
) -> None:
    secret, me = desk(harbor)

    def typed() -> dict[str, str]:
        time.on(minutes=1)
        return {"handle": "Amara", "passphrase": PHRASE, "code": codes.code(secret, codes.step_of(time.at))}

    terminal.enter(Actor.keeper, **typed(), now=time.at, today=time.at.date())
    two.amara.sign_in(PINS["Amara"])
    page = two.amara.client.get("/seat").content.decode()
    assert page.count("the command line of this hub") == 1
    assert "brazier chart --as" in page
    second, third = Phone(), Phone()
    for phone in (second, third):
        form = {**typed(), **phone.browser.proved(phone.ask())}
        answer = phone.client.post("/sign-in/code", form)
    assert answer["Location"] == "/sign-in/full"
    ours = next(d.id for d in queries.devices(me) if d.at_terminal)
    full = third.client.get("/sign-in/full").content.decode()
    assert full.count('name="device"') == 2
    assert f'value="{ours}"' not in full
