"""The door: who gets in, what a sealed hub says, and what every answer carries."""

import re
from pathlib import Path

import pytest
from django.test import Client
from tests.conftest import WORDS
from tests.harbor.cast import NOW, Harbor
from tests.web.conftest import seat

from brazier.ledger import actions as ledger
from brazier.ledger import queries as ledger_read
from brazier.ledger.models import Line, Signed
from brazier.people import queries as people
from brazier.phone import actions as phone
from brazier.storage import actions as storage
from brazier.storage import cover
from brazier.storage.hub import Hub, here
from brazier.storage.keys import LEAST_MEMORY_KIB, Slowness
from brazier.terms import Actor, Broken
from brazier.upkeep import actions as upkeep
from brazier.web import clock, middleware
from brazier.workplaces import actions as workplaces


@pytest.fixture
def sealed(monkeypatch: pytest.MonkeyPatch, tmp_path: object, django_db_setup: None) -> None:
    """The hub as it is when nobody gave the words."""
    (tmp_path / "hub.keyring").touch()  # type: ignore[operator]
    monkeypatch.setattr(middleware, "here", Hub(folder=tmp_path))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "192.168.1.7", "localhost@evil.example", ""]
)
def test_a_foreign_host_name_is_refused_so_rebinding_gets_nothing_n39(client: Client, host: str) -> None:
    assert client.get("/unseal", HTTP_HOST=host).status_code == 400


@pytest.mark.parametrize("host", ["localhost", "localhost:8765", "127.0.0.1:1", "[::1]:8765", "[::1]"])
def test_our_own_names_are_served_on_any_port(client: Client, host: str) -> None:
    assert client.get("/health", HTTP_HOST=host).content == b"ok"


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_ORIGIN": "https://evil.example"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_ORIGIN": "http://localhost:9999"},
        {"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_SEC_FETCH_MODE": "no-cors"},
        {"HTTP_SEC_FETCH_SITE": "same-site", "HTTP_SEC_FETCH_MODE": "cors"},
    ],
)
def test_a_page_of_somebody_else_can_not_speak_to_us_n37(at_desk: Client, headers: dict[str, str]) -> None:
    answer = at_desk.post("/people/", {"name": "Eve"}, HTTP_HOST="localhost:8765", **headers)
    assert (answer.status_code, answer.content) == (400, b"")


def test_a_link_from_elsewhere_opens_a_page_but_posts_nothing_n37(client: Client, db: None) -> None:
    link = {"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_SEC_FETCH_MODE": "navigate"}
    assert client.get("/unseal", **link).status_code == 200
    assert client.post("/unseal", {"words": "x"}, **link).status_code == 400


@pytest.mark.parametrize(
    "path",
    ["/chart/", "/people/", "/people/7QK-4MP", "/lists/", "/nothing", "/static/web/desk.js", "/more", "/drop"],
)
@pytest.mark.parametrize("method", ["get", "post", "put", "delete", "options"])
def test_a_sealed_hub_gives_one_constant_reply(client: Client, sealed: None, path: str, method: str) -> None:
    answer = getattr(client, method)(path)
    assert (answer.status_code, answer.content) == (503, middleware.SHUT)


@pytest.mark.parametrize(
    "path",
    ["/", "/unseal", "/health", "/static/web/tokens.css", "/static/web/pages.css", "/static/web/icon-notes.svg"],
)
def test_a_sealed_hub_still_shows_its_cover_and_its_door(client: Client, sealed: None, path: str) -> None:
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", ["/", "/unseal"])
def test_what_a_sealed_hub_shows_names_neither_union_nor_campaign(
    client: Client, harbor: Harbor, sealed: None, path: str
) -> None:
    page = client.get(path).content.decode().lower()
    assert not [word for word in ("union", "harbor", "brazier", "worker", "campaign") if word in page]


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, db: None) -> str:
    """The committee's own title and leaf, kept beside the key file."""
    monkeypatch.setattr(here, "folder", tmp_path)
    cover.write(tmp_path, cover.Cover("Garden club", "leaf"))
    return "Garden club"


def looks(client: Client, path: str) -> tuple[str, str]:
    """Title and icon of a window."""
    page = client.get(path).content.decode()
    title, icon = re.search("<title>(.*?)</title>", page), re.search(r"icon-(\w+)\.svg", page)
    assert title and icon
    return title[1], icon[1]


@pytest.mark.parametrize("path", ["/", "/unseal"])
def test_the_sealed_door_carries_the_title_and_icon_of_the_committee(
    client: Client, chosen: str, sealed: None, path: str
) -> None:
    assert looks(client, path) == (chosen, "leaf")
    assert client.get("/static/web/icon-leaf.svg").status_code == 200


def test_a_second_browser_sees_the_same_title_at_the_locked_desk(client: Client, chosen: str) -> None:
    assert looks(client, "/unseal") == (chosen, "leaf")


@pytest.mark.parametrize("path", ["/chart/", "/chart/mirror", "/people/", "/more/", "/talks", "/not/there"])
def test_every_window_at_the_desk_is_called_by_that_title_alone(
    at_desk: Client, harbor: Harbor, path: str
) -> None:
    workplaces.change_campaign(harbor.amara, title="Garden club", icon="leaf", now=NOW)
    assert looks(at_desk, path) == ("Garden club", "leaf")


def test_a_second_browser_on_the_same_machine_sees_no_page(at_desk: Client) -> None:
    assert at_desk.get("/people/").status_code == 200
    other = Client(HTTP_HOST="localhost:8765").get("/people/")
    assert (other.status_code, other["Location"]) == (302, "/unseal")


def test_a_session_from_before_the_seal_opens_nothing_after_it(
    at_desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(here, "times_opened", here.times_opened + 1)
    assert at_desk.get("/people/").status_code == 302


def test_after_fifteen_quiet_minutes_the_desk_is_locked_and_the_hub_stays_open_n52(
    at_desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = clock.now() + middleware.IDLE * 1.1
    monkeypatch.setattr(clock, "now", lambda: later)
    assert at_desk.get("/people/").status_code == 302
    assert here.keys is not None


def test_a_page_that_asks_by_itself_does_not_keep_the_desk_open_n52(
    at_desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = clock.now()
    monkeypatch.setattr(clock, "now", lambda: start + middleware.IDLE * 0.9)
    assert at_desk.get("/people/", HTTP_HX_TRIGGER_NAME="poll").status_code == 200
    monkeypatch.setattr(clock, "now", lambda: start + middleware.IDLE * 1.2)
    assert at_desk.get("/people/").status_code == 302


def test_hiding_locks_this_desk_at_once(at_desk: Client) -> None:
    assert at_desk.post("/hide")["Location"] == "/"
    assert at_desk.get("/people/").status_code == 302


@pytest.mark.parametrize("path", ["/hide", "/seal"])
def test_leaving_clears_the_cache_alone_so_that_unsent_boxes_survive_it(
    at_desk: Client, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setattr(storage, "seal", lambda _actor: None)
    assert at_desk.post(path)["Clear-Site-Data"] == '"cache"'


def test_the_cover_reads_no_session_because_it_is_being_ended_at_that_moment(at_desk: Client) -> None:
    at_desk.session.flush()
    page = at_desk.get("/cover")
    assert (page.status_code, b"Main" in page.content) == (200, False)
    assert not page.cookies


def test_whether_the_seat_is_still_taken_is_said_and_asking_does_not_keep_it(
    at_desk: Client, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert at_desk.get("/still-here", HTTP_HX_TRIGGER_NAME="poll").status_code == 204
    later = clock.now() + middleware.IDLE * 1.1
    monkeypatch.setattr(clock, "now", lambda: later)
    assert at_desk.get("/still-here", HTTP_HX_TRIGGER_NAME="poll").status_code == 404


@pytest.mark.parametrize(
    "path", ["/", "/unseal", "/people/", "/nothing/here", "/static/web/tokens.css", "/people/2222222"]
)
def test_every_answer_carries_its_headers(at_desk: Client, path: str) -> None:
    answer = at_desk.get(path)
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert path.startswith("/static/") or answer["Cache-Control"] == "no-store"


def test_what_may_not_be_seen_and_what_is_not_there_are_the_same_bytes(at_desk: Client, harbor: Harbor) -> None:
    left = harbor.worker()
    gone = people.code_of(harbor.amara, left)
    upkeep.forget(harbor.amara, worker=left, now=NOW)
    never = people.code_of(harbor.amara, 4711)
    replies = [at_desk.get(f"/people/{code}") for code in (gone, never, "7QK-4MP", "x")]
    assert {r.status_code for r in replies} == {404}
    assert len({re.sub(rb'value="\w{64}"', b"", r.content) for r in replies}) == 1


def test_a_form_without_its_token_changes_nothing_n37(harbor: Harbor) -> None:
    strict = seat(Client(enforce_csrf_checks=True, HTTP_HOST="localhost:8765"))
    assert strict.post("/people/", {"name": "Eve"}).status_code == 403


@pytest.fixture
def opened(client: Client, own_folder: Path) -> Client:
    """A browser that typed the words of a hub of its own, in which something has happened."""
    storage.create(Actor.keeper, passphrase=WORDS, slowness=Slowness(LEAST_MEMORY_KIB))
    Harbor.begin().worker("Cleo Diaz")
    client.post("/unseal", {"words": WORDS})
    return client


def again(client: Client) -> str:
    """What is told when the same browser opens the hub again."""
    client.post("/hide")
    return client.post("/unseal", {"words": WORDS}, follow=True).content.decode()


def cut(count: int) -> None:
    """Cut off the newest lines and let the folder forget them, as somebody with every key can."""
    left = ledger_read.head(Actor.keeper) - count
    Line.objects.filter(number__gt=left).delete()
    Signed.objects.filter(number__gt=left).delete()
    ledger.anchor.put(here.folder, ledger._keys().memory, ledger_read.seen(Actor.keeper))


def test_a_browser_is_told_when_the_ledger_is_shorter_than_it_was_n73(opened: Client) -> None:
    seen = ledger_read.head(Actor.keeper)
    assert "The ledger is" not in again(opened)
    cut(4)
    page = again(opened)
    assert "The ledger is " in page
    assert f"{seen + 1} lines then" in page  # opening was a line too
    assert "The ledger is " in again(opened)  # and each time until somebody says why


def test_a_browser_that_never_saw_it_is_told_nothing(opened: Client) -> None:
    cut(4)
    stranger = Client(HTTP_HOST="localhost:8765")
    assert "The ledger is " not in stranger.post("/unseal", {"words": WORDS}, follow=True).content.decode()


def test_what_is_written_at_the_desk_is_remembered_at_once(opened: Client) -> None:
    opened.post("/people/", {"name": "Mei-Lin Zhao"})
    known = ledger_read.brought_along(Actor.keeper, {k: c.value for k, c in opened.cookies.items()})
    assert known == ledger_read.seen(Actor.keeper)
    [cookie] = [c for name, c in opened.cookies.items() if name.startswith("seen-")]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Strict", 400 * 86400)


def test_whoever_knows_why_says_so_once_and_is_told_no_more(opened: Client) -> None:
    cut(4)
    assert "I know why" in (again(opened), opened.get("/more/verify").content.decode())[1]
    opened.post("/more/verify/accept")
    page = opened.get("/more/verify").content.decode()
    assert "I know why" not in page
    assert "Yes. This was looked at just now." in page
    assert "The ledger is " not in again(opened)


def test_what_devices_bring_to_an_open_hub_goes_past_sessions_and_seats(
    client: Client, harbor: Harbor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(_request: object) -> str:
        raise AssertionError

    monkeypatch.setattr(middleware, "_look_who_sits", never)
    answer = client.post("/drop", b"noise", content_type="application/octet-stream")
    assert (answer.status_code, answer.content) == (503, middleware.SHUT)
    with pytest.raises(AssertionError):
        client.get("/drop")


@pytest.mark.parametrize(
    "error", [Broken("storage.full", "The disk is full."), OSError(28, "full"), OverflowError()]
)
def test_a_device_gets_no_proof_and_no_page_when_the_hub_can_not_keep_what_it_brings(
    client: Client, harbor: Harbor, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(phone, "receive", fail)
    answer = client.post("/drop", b"noise", content_type="application/octet-stream")
    assert (answer.status_code, answer.content) == (500, b"")
