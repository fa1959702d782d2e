"""A seat at the desk belongs to one browser, from the words until it leaves, and to no script."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from tests.conftest import WORDS
from tests.harbor.cast import Harbor

from brazier.storage import actions as storage
from brazier.storage.keys import LEAST_MEMORY_KIB, Slowness
from brazier.terms import Actor


@pytest.fixture
def own_hub(client: Client, own_folder: Path) -> Client:
    """A browser before the door of a sealed hub of its own."""
    storage.create(Actor.keeper, passphrase=WORDS, slowness=Slowness(LEAST_MEMORY_KIB))
    Harbor.begin()
    return client


def test_a_session_given_before_the_words_is_not_the_one_after_them_n51(own_hub: Client) -> None:
    session = own_hub.session
    session["anything"] = "planted"
    session.save()
    planted = own_hub.cookies[settings.SESSION_COOKIE_NAME].value
    own_hub.post("/unseal", {"words": WORDS})
    assert own_hub.cookies[settings.SESSION_COOKIE_NAME].value != planted
    thief = Client(HTTP_HOST="localhost:8765")
    thief.cookies[settings.SESSION_COOKIE_NAME] = planted
    assert thief.get("/people/").status_code == 302
    assert own_hub.get("/people/").status_code == 200


@pytest.mark.parametrize("way", ["/hide", "/seal"])
def test_a_cookie_copied_before_leaving_opens_nothing_after_it_n51(
    at_desk: Client, harbor: Harbor, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    thief = Client(HTTP_HOST="localhost:8765")
    thief.cookies[settings.SESSION_COOKIE_NAME] = at_desk.cookies[settings.SESSION_COOKIE_NAME].value
    assert thief.get("/people/").status_code == 200
    monkeypatch.setattr(storage, "seal", lambda _actor: None)  # it would close the tests' own hub
    at_desk.post(way)
    assert thief.get("/people/").status_code == 302


def test_cookies_of_the_desk_are_for_our_pages_alone_and_for_no_script_n51(own_hub: Client) -> None:
    own_hub.get("/unseal")
    own_hub.post("/unseal", {"words": WORDS})
    own_hub.post("/language", {"language": "es"})
    flags = {name: (bool(c["httponly"]), c["samesite"]) for name, c in own_hub.cookies.items()}
    assert flags.pop("language")[1] == "Strict"  # holds no secret
    assert {"desk", "form"} < flags.keys()
    assert set(flags.values()) == {(True, "Strict")}


def test_no_answer_however_late_takes_the_cookie_of_whoever_signed_in_meanwhile(
    at_desk: Client, harbor: Harbor
) -> None:
    name = settings.SESSION_COOKIE_NAME
    kept = at_desk.cookies[name].value
    assert name not in at_desk.post("/hide").cookies  # what ends the old session
    assert at_desk.cookies[name].value == kept
    for path in ("/people/", "/seat/proof", "/unseal"):  # what was asked with a session that is over
        assert name not in at_desk.get(path).cookies
