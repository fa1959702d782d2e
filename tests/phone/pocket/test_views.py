"""The app's page, its worker and its card for the home screen: no name of anybody in any of them."""

import gzip
import json
import re
from posixpath import dirname, join, normpath

import pytest
from django.test import Client
from tests.election.night.test_views import begin, bo, say
from tests.harbor.cast import NOW, Harbor

from brazier.cards import actions as cards
from brazier.handbook import book
from brazier.phone.pocket import files
from brazier.storage import cover
from brazier.workplaces import actions as workplaces


def body(at_desk: Client, path: str) -> bytes:
    answer = at_desk.get(path)
    assert answer.status_code == 200, path
    return b"".join(answer) if answer.streaming else answer.content  # type: ignore[attr-defined]


def kept(at_desk: Client) -> list[str]:
    """The addresses the worker keeps."""
    found = re.search(r"^const KEPT = (.*);$", body(at_desk, "/worker.js").decode(), re.MULTILINE)
    assert found
    return list(json.loads(found[1]))


def test_the_page_holds_a_blank_form_and_no_name_token_or_seat(at_desk: Client, harbor: Harbor) -> None:
    harbor.worker("Canaryname Quux")
    page = body(at_desk, "/pocket/").decode()
    assert 'name="who"' in page
    for told in ("Canaryname", "Amara", "csrfmiddlewaretoken", 'name="seat"', "Juniper"):
        assert told not in page, told


def test_the_worker_keeps_all_the_page_loads(at_desk: Client) -> None:
    paths = kept(at_desk)
    assert paths[:2] == ["/pocket/", "/cover"]
    assert set(re.findall(r'(?:src|href)="(/static/[^"]+)"', body(at_desk, "/pocket/").decode())) <= set(paths)


def test_the_card_to_sign_holds_its_words_and_no_name(at_desk: Client, harbor: Harbor) -> None:
    harbor.worker("Canaryname Quux")
    assert "Nobody has written the words" in body(at_desk, "/pocket/sign/").decode()
    cards.word(harbor.amara, language="es", employer="Harbor Inc.", text="Quiero el sindicato.", now=NOW)
    page = body(at_desk, "/pocket/sign/").decode()
    assert "Quiero el sindicato." in page
    for told in ("Canaryname", "Amara", "csrfmiddlewaretoken"):
        assert told not in page, told
    assert "/pocket/sign/" in kept(at_desk)
    assert set(re.findall(r'(?:src|href)="(/static/[^"]+)"', page)) <= set(kept(at_desk))


def test_the_counting_sheet_is_kept_with_counts_that_go_on_and_no_figure(at_desk: Client, harbor: Harbor) -> None:
    assert "knows of no count that goes on" in body(at_desk, "/pocket/count/").decode()
    assert "/pocket/count/" not in body(at_desk, "/pocket/").decode()
    night = begin(at_desk)
    say(at_desk, night, 1, harbor.amara.id, 173, 30, 1, 2)
    page = body(at_desk, "/pocket/count/").decode()
    assert 'name="batch"' in page
    for told in ("173", "Amara", "csrfmiddlewaretoken"):
        assert told not in page, told
    assert set(re.findall(r'(?:src|href)="(/static/[^"]+)"', page)) <= set(kept(at_desk))
    assert "/pocket/count/" in kept(at_desk)
    assert "/pocket/count/" in body(at_desk, "/pocket/").decode()
    say(at_desk, night, 1, bo(harbor), 173, 30, 1, 2)
    at_desk.post(f"{night}/close", {"how": "close"})
    assert "knows of no count that goes on" in body(at_desk, "/pocket/count/").decode()


def test_the_rights_of_this_place_are_kept_with_source_and_day(at_desk: Client, harbor: Harbor) -> None:
    assert "Nobody has said yet" in body(at_desk, "/pocket/rights/").decode()
    workplaces.change_campaign(harbor.amara, jurisdiction="us.nlra", now=NOW)
    page = body(at_desk, "/pocket/rights/").decode()
    for told in ("What bosses may not do", "29 USC", "Checked 20 Nov 2026"):
        assert told in page, told
    assert "%(" not in page
    assert set(re.findall(r'(?:src|href)="(/static/[^"]+)"', page)) <= set(kept(at_desk))


def test_a_module_that_a_kept_module_loads_is_kept_too(at_desk: Client) -> None:
    paths = kept(at_desk)
    modules = [path for path in paths if path.endswith(".js")]
    assert len(modules) > 5
    for path in modules:
        for wanted in re.findall(r'from "([^"]+)"', body(at_desk, path).decode()):
            assert normpath(join(dirname(path), wanted)) in paths, (path, wanted)


def test_another_file_is_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    known = files.version()
    monkeypatch.setattr(files, "names", lambda: ("web/tokens.css",))
    files.version.cache_clear()
    assert files.version() != known
    files.version.cache_clear()


def test_the_home_screen_shows_the_cover_and_nothing_else(
    at_desk: Client, harbor: Harbor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cover, "read", lambda _folder: cover.Cover("Garden club", "leaf"))
    card = json.loads(body(at_desk, "/pocket/manifest.json"))
    assert (card["name"], card["short_name"], card["start_url"]) == ("Garden club", "Garden club", "/pocket/")
    assert card["icons"][0]["src"] == "/static/web/icon-leaf.svg"
    assert "Harbor" not in json.dumps(card)


def test_whoever_did_not_sign_in_gets_none_of_it(client: Client, harbor: Harbor) -> None:
    for path in ("/pocket/", "/worker.js", "/pocket/manifest.json"):
        assert client.get(path).status_code == 302


def test_the_whole_app_weighs_less_than_150_kilobytes_as_it_is_sent(at_desk: Client) -> None:
    assert sum(len(gzip.compress(body(at_desk, path))) for path in kept(at_desk)) < 150_000


def test_a_page_that_holds_no_token_ends_the_sitting_and_a_foreign_page_does_not(
    at_desk: Client, harbor: Harbor
) -> None:
    strict = Client(HTTP_HOST="localhost:8765", enforce_csrf_checks=True)
    strict.cookies = at_desk.cookies
    assert strict.post("/hide", headers={"Origin": "https://evil.example"}).status_code == 400
    assert strict.get("/people/").status_code == 200
    assert strict.post("/hide", {"csrfmiddlewaretoken": ""}).status_code == 302
    assert strict.get("/people/").status_code == 302


def test_the_whole_handbook_is_kept_with_the_law_of_the_place_and_every_link_stays_on_its_page(
    at_desk: Client, harbor: Harbor
) -> None:
    harbor.worker("Canaryname Quux")
    workplaces.change_campaign(harbor.amara, jurisdiction="us.nlra", now=NOW)
    page = body(at_desk, "/pocket/book/").decode()
    names = set(re.findall(r'<details id="([^"]+)"', page))
    assert names == {one.source.name for one in book.packaged("en").pages}
    assert set(re.findall(r'href="#([^"]+)"', page)) <= names
    assert "What bosses may not do" in page
    assert "/pocket/book/" in kept(at_desk)
    assert set(re.findall(r'(?:src|href)="(/static/[^"]+)"', page)) <= set(kept(at_desk))
    for told in ("Canaryname", "Amara", "csrfmiddlewaretoken"):
        assert told not in page, told


def test_the_handbook_on_a_phone_speaks_the_language_of_whoever_reads(at_desk: Client) -> None:
    at_desk.cookies["language"] = "ar"
    page = body(at_desk, "/pocket/book/").decode()
    assert 'dir="rtl"' in page
    assert "السلّم" in page


def test_the_talk_to_practice_is_kept_whole_with_what_it_loads(at_desk: Client, harbor: Harbor) -> None:
    harbor.worker("Canaryname Quux")
    page = body(at_desk, "/pocket/practice/").decode()
    assert page.count("data-asked") == 12
    assert 'href="/pocket/book/#06-1-the-talk"' in page
    assert "/pocket/practice/" in kept(at_desk)
    assert set(re.findall(r'(?:src|href)="(/static/[^"]+)"', page)) <= set(kept(at_desk))
    for told in ("Canaryname", "Amara", "csrfmiddlewaretoken", "<form", "name="):
        assert told not in page.split("</head>")[1], told
