"""Before something that counts: what is asked of whom, how long it holds, and that nothing typed is lost."""

import html
import re

import pytest
from django.http import HttpResponse
from django.test import Client
from tests.access.signin.test_actions import PHRASE, actor, passkey
from tests.conftest import WORDS
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.harbor.soft_keys import SoftBrowser, SoftPasskey
from tests.web.conftest import forget_proofs, seat
from tests.web.seats.conftest import PINS, Clock, Phone, Two

from brazier.access.models import Authenticator, Device, Level, Organizer
from brazier.access.signin import actions, codes
from brazier.web.seats.forms import challenge_of

CARRIED = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


def fields(page: HttpResponse) -> list[tuple[str, str]]:
    """What the first form of a page that asks sends by itself."""
    form = next(f for f in page.content.decode().split("<form") if 'name="proof-question"' in f)
    return [(name, html.unescape(value)) for name, value in CARRIED.findall(form) if name != "csrfmiddlewaretoken"]


def proved(
    phone: Phone, page: HttpResponse, browser: SoftBrowser | None = None, **shown: str
) -> dict[str, list[str]]:
    """The same form, filled in by whoever sits there and signed by their browser."""
    found: dict[str, list[str]] = {}
    for name, value in fields(page):
        found.setdefault(name, []).append(value)
    signed = (browser or phone.browser).proved(found["proof-question"][0])
    found |= {"proof-key": [signed["key"]], "proof-signature": [signed["signature"]]}
    return found | {f"proof-{name}": [value] for name, value in shown.items()}


def sits_long(phone: Phone, time: Clock, pin: str, minutes: int = 10) -> None:
    """Signed in some minutes ago, and the browser proved its key since."""
    assert phone.sign_in(pin).status_code == 302
    wait(phone, time, minutes)


def wait(phone: Phone, time: Clock, minutes: int) -> None:
    question = phone.question()
    for _ in range(minutes):
        time.on(minutes=1)
        question = phone.prove(question).content.decode()


def at(level: str, role: str, organizer: str) -> None:
    """Everybody past one table, and this organizer in a role."""
    Level.objects.create(level=level, since=NOW, by="1", agreed_by="2")
    Organizer.objects.filter(pk=organizer).update(role=role)


def test_at_a_table_a_pin_is_asked_ten_minutes_after_signing_in_and_not_before(two: Two, time: Clock) -> None:
    sits_long(two.bo, time, PINS["Bo"], 9)
    assert two.bo.client.post("/organizers/invite", {"handle": "Cleo"}).status_code == 302
    wait(two.bo, time, 1)
    assert two.bo.client.post("/organizers/invite", {"handle": "Dina"}).status_code == 401


def test_a_form_that_was_sent_is_asked_about_in_place_and_goes_on_with_all_that_was_typed(
    two: Two,
    time: Clock,
    harbor: Harbor,
) -> None:
    sits_long(two.bo, time, PINS["Bo"])
    typed = {"reason": 'línea 1\r\nline <2> & "ع"', "wanted": ["name", "phones"], "kind": "csv"}
    page = two.bo.client.post("/more/export?x=1", typed)
    assert page.status_code == 401
    kept = fields(page)
    assert [(n, v) for n, v in kept if not n.startswith("proof-")] == [
        ("reason", "línea 1\r\nline <2> & \"ع\""), ("wanted", "name"), ("wanted", "phones"), ("kind", "csv"),
    ]  # fmt: skip
    assert 'action="/more/export?x=1"' in page.content.decode()
    wrong = two.bo.client.post("/more/export?x=1", proved(two.bo, page, secret="000000"))
    assert (wrong.status_code, "did not open your seat" in wrong.content.decode()) == (401, True)
    assert [f for f in fields(wrong) if not f[0].startswith("proof-")] == [
        f for f in kept if not f[0].startswith("proof-")
    ]
    done = two.bo.client.post("/more/export?x=1", proved(two.bo, wrong, secret=PINS["Bo"]))
    assert done["Location"] == "/pairs"  # it waits for a second person, as it was typed
    assert "line &lt;2&gt; &amp; &quot;ع&quot;" in two.bo.client.get("/pairs").content.decode()


def test_the_pin_itself_stands_on_no_page(two: Two, time: Clock) -> None:
    sits_long(two.bo, time, PINS["Bo"])
    page = two.bo.client.post("/organizers/invite", {"handle": "Cleo"})
    again = two.bo.client.post("/organizers/invite", proved(two.bo, page, secret="918273"))
    assert "918273" not in again.content.decode()


def test_n50_a_pin_somebody_saw_is_worth_nothing_without_the_browser(two: Two, time: Clock) -> None:
    sits_long(two.bo, time, PINS["Bo"])
    page = two.bo.client.post("/organizers/invite", {"handle": "Cleo"})
    for browser in (SoftBrowser(), two.amara.browser):
        answer = two.bo.client.post("/organizers/invite", proved(two.bo, page, browser, secret=PINS["Bo"]))
        assert (answer.status_code, "open for too long" in answer.content.decode()) == (401, True)


def test_a_proof_is_taken_once(two: Two, time: Clock) -> None:
    sits_long(two.bo, time, PINS["Bo"])
    page = two.bo.client.post("/organizers/invite", {"handle": "Cleo"})
    good = proved(two.bo, page, secret=PINS["Bo"])
    assert two.bo.client.post("/organizers/invite", good).status_code == 302
    forget_proofs()
    assert two.bo.client.post("/organizers/invite", good | {"handle": ["Dina"]}).status_code == 401


def test_a_page_that_counts_is_asked_for_before_and_leads_back_with_its_query(two: Two, time: Clock) -> None:
    sits_long(two.bo, time, PINS["Bo"])
    asked = two.bo.client.get("/more/export?wanted=name&kind=ods")["Location"]
    assert asked == "/seat/step-up?back=/more/export%3Fwanted%3Dname%26kind%3Dods"
    page = two.bo.client.get(asked)
    assert two.bo.client.post(asked, proved(two.bo, page, secret="000000")).status_code == 400
    page = two.bo.client.get(asked)
    done = two.bo.client.post(asked, proved(two.bo, page, secret=PINS["Bo"]))
    assert done["Location"] == "/more/export?wanted=name&kind=ods"
    assert two.bo.client.get(done["Location"]).status_code == 200


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example/x", "/\\evil.example", "javascript:x", "/x?\\\\evil.example"]
)
def test_it_leads_nowhere_else(two: Two, time: Clock, back: str) -> None:
    sits_long(two.bo, time, PINS["Bo"])
    asked = "/seat/step-up"
    page = two.bo.client.get(asked, {"back": back})
    answer = two.bo.client.post(asked, proved(two.bo, page, secret=PINS["Bo"]), QUERY_STRING=f"back={back}")
    assert answer["Location"] in ("/", "/x")


def test_n30_five_wrong_pins_while_sitting_lock_too(two: Two, time: Clock) -> None:
    sits_long(two.bo, time, PINS["Bo"])
    for pin in ["000000"] * 5 + [PINS["Bo"]]:
        page = two.bo.client.post("/organizers/invite", {"handle": "Cleo"})
        assert two.bo.client.post("/organizers/invite", proved(two.bo, page, secret=pin)).status_code == 401
    assert two.bo.reads() == 200  # the seat itself stays; only what counts waits


# Past one table


def test_past_one_table_it_holds_five_minutes_and_a_role_of_the_phone_alone_shows_its_pin(
    two: Two,
    time: Clock,
) -> None:
    at("committee", "organizer", two.bo_id)
    sits_long(two.bo, time, PINS["Bo"], 5)
    page = two.bo.client.post("/organizers/invite", {"handle": "Cleo"})
    assert page.status_code == 401
    done = two.bo.client.post("/organizers/invite", proved(two.bo, page, secret=PINS["Bo"]))
    assert done["Location"].startswith("/organizers/invitation/")


def test_whoever_could_have_more_than_a_pin_adds_it_first_and_then_goes_on_with_what_they_typed(
    two: Two,
    time: Clock,
    harbor: Harbor,
) -> None:
    at("committee", "committee", harbor.amara.id)
    two.amara.sign_in(PINS["Amara"])
    page = two.amara.client.post("/organizers/invite", {"handle": "Cleo"})
    said = page.content.decode()
    assert (page.status_code, "too little for this" in said, 'name="proof-secret"' in said) == (401, True, False)
    assert 'name="handle" value="Cleo"' in said
    assert two.amara.client.get("/seat/codes").status_code == 200  # one's own sign-in opens with the PIN
    secret, me = actions.draw_code_secret(harbor.amara), actor(harbor.amara.id)
    first = codes.code(secret, codes.step_of(time.at) - 1)
    actions.take_codes(me, secret=secret, code=first, now=time.at, today=TODAY)
    page = two.amara.client.post("/organizers/invite", {"handle": "Cleo"})  # "I have one now: go on"
    weak = two.amara.client.post("/organizers/invite", proved(two.amara, page, secret=PINS["Amara"]))
    assert weak.status_code == 401
    code = codes.code(secret, codes.step_of(time.at))
    done = two.amara.client.post("/organizers/invite", proved(two.amara, weak, secret=PINS["Amara"], code=code))
    assert done.status_code == 302


def test_a_passkey_goes_on_with_a_form_as_well(two: Two, time: Clock, harbor: Harbor) -> None:
    key = passkey(harbor)
    at("committee", "committee", harbor.amara.id)
    sits_long(two.amara, time, PINS["Amara"], 5)
    page = two.amara.client.post("/organizers/invite", {"handle": "Cleo"})
    assert 'name="proof-secret"' not in page.content.decode()
    question = dict(fields(page))["proof-question"]
    strange = SoftPasskey(b"strange", key.handle)
    for shown in (strange.shown(challenge_of(question)), key.shown(b"another challenge of 32 bytes..!")):
        refused = two.amara.client.post("/organizers/invite", proved(two.amara, page, answer=shown))
        assert refused.status_code == 401
        page = two.amara.client.post("/organizers/invite", {"handle": "Cleo"})
    question = dict(fields(page))["proof-question"]
    good = proved(two.amara, page, answer=key.shown(challenge_of(question)))
    assert two.amara.client.post("/organizers/invite", good).status_code == 302


def test_with_a_passkey_a_pin_alone_does_not_end_it(two: Two, time: Clock, harbor: Harbor) -> None:
    passkey(harbor)
    at("committee", "committee", harbor.amara.id)
    two.amara.sign_in(PINS["Amara"])
    number = Authenticator.objects.get().pk
    assert two.amara.client.post(f"/seat/passkey/end/{number}").status_code == 401
    assert Authenticator.objects.exists()


# A founder alone, who has the six words and nothing else


@pytest.fixture
def alone(client: Client, harbor: Harbor, time: Clock) -> Client:
    """She typed the six words ten minutes ago."""
    seat(client)
    for _ in range(2):
        time.on(minutes=5)
        client.get("/people/")
    return client


def first_pin(page: HttpResponse, browser: SoftBrowser) -> dict[str, str]:
    found = re.search(r'name="question" value="([^"]+)"', page.content.decode())
    assert found
    return {**browser.proved(found[1]), "pin": "274913", "again": "274913"}


def by_words(page: HttpResponse, words: str) -> dict[str, str]:
    return dict(fields(page)) | {"proof-secret": words}


def test_a_founder_alone_is_not_asked_for_ten_minutes_after_the_six_words(client: Client, harbor: Harbor) -> None:
    browser = SoftBrowser()
    assert client.post("/seat/first", first_pin(seat(client).get("/seat"), browser)).status_code == 302
    assert Device.objects.get().key == browser.key


def test_later_the_six_words_are_her_proof_and_what_she_typed_goes_on(alone: Client, harbor: Harbor) -> None:
    browser = SoftBrowser()
    page = alone.post("/seat/first", first_pin(alone.get("/seat"), browser))
    assert (page.status_code, "The six words" in page.content.decode()) == (401, True)
    for words, said in (("abacus", "six words"), (WORDS.replace("abacus", "zoom"), ""), ("x" * 900, "")):
        page = alone.post("/seat/first", by_words(page, words))
        assert page.status_code == 401 and said in page.content.decode()
        assert not Device.objects.exists()
    assert alone.post("/seat/first", by_words(page, WORDS.upper())).status_code == 302
    assert Device.objects.get().key == browser.key


def test_whoever_comes_to_her_open_desk_makes_no_seat_of_their_own_there(alone: Client, harbor: Harbor) -> None:
    assert alone.post("/seat/first", first_pin(alone.get("/seat"), SoftBrowser())).status_code == 401
    assert not Device.objects.exists()


def test_a_founder_alone_who_chose_a_pin_types_that(alone: Client, harbor: Harbor, time: Clock) -> None:
    me = harbor.amara
    actions.register_device(me, organizer=me.id, key=SoftBrowser().key, now=NOW, today=TODAY)
    actions.set_secret(me, organizer=me.id, secret="274913", kind="pin", now=NOW)
    page = alone.get("/seat/step-up?back=/more/export")
    assert "Your PIN, or the six words" in page.content.decode()
    assert alone.post("/seat/step-up?back=/more/export", by_words(page, "274914")).status_code == 400
    done = alone.post("/seat/step-up?back=/more/export", by_words(page, "274913"))
    assert done["Location"] == "/more/export"
    assert alone.get("/more/export").status_code == 200
    time.on(minutes=10)
    assert alone.get("/more/export").status_code == 302


def test_where_a_form_asks_for_the_words_itself_she_is_not_asked_twice(alone: Client, harbor: Harbor) -> None:
    for address in ("/more/words", "/paper/envelope", "/more/shares"):
        assert alone.get(address).status_code == 200


def test_whoever_signed_in_is_asked_before_the_pages_of_keys(two: Two, time: Clock) -> None:
    sits_long(two.bo, time, PINS["Bo"])
    for address in ("/more/words", "/paper/envelope", "/more/shares"):
        assert two.bo.client.get(address)["Location"] == f"/seat/step-up?back={address}"


def test_a_passphrase_is_as_good_as_a_pin_at_a_table(two: Two, time: Clock, harbor: Harbor) -> None:
    actions.set_secret(harbor.amara, organizer=harbor.amara.id, secret=PHRASE, kind="passphrase", now=NOW)
    sits_long(two.amara, time, PINS["Amara"])
    page = two.amara.client.post("/organizers/invite", {"handle": "Cleo"})
    assert "PIN or passphrase" in page.content.decode()
    assert two.amara.client.post("/organizers/invite", proved(two.amara, page, secret=PHRASE)).status_code == 302
