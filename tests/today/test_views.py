"""My list today as it is read at a bus stop: a name, what they said, what to ask, and a way to pass."""

import re
from datetime import timedelta

from django.test import Client
from tests.harbor.cast import Harbor, days_ago
from tests.harbor.pages import code, undo

from brazier.conversations.attempting import actions as attempting
from brazier.conversations.attempting.attempt import Attempt
from brazier.conversations.suggesting import queries as suggesting
from brazier.conversations.talk import Step
from brazier.web import clock


def read(client: Client) -> str:
    return client.get("/today").content.decode()


def test_an_empty_campaign_says_what_to_do(at_desk: Client) -> None:
    page = read(at_desk)
    assert "at most seven people" in page
    assert 'href="/people/"' in page


def test_when_nobody_waits_it_says_so(at_desk: Client, harbor: Harbor) -> None:
    harbor.talk(harbor.worker(), 5)
    page = read(at_desk)
    assert "Nobody waits for a talk with you today" in page
    assert 'class="btn main wide" href="/talks"' in page


def test_it_is_the_first_thing_in_the_navigation(at_desk: Client) -> None:
    page = read(at_desk)
    for nav in re.findall(r"<nav.*?</nav>", page, re.DOTALL):
        assert re.findall(r'href="([^"]+)"', nav)[0] == "/today"
    assert page.count('aria-current="page"') == 2


def test_each_name_has_what_they_said_and_what_to_ask(at_desk: Client, harbor: Harbor) -> None:
    cleo = harbor.worker("Cleo Diaz")
    due = clock.today() - timedelta(days=1)
    harbor.talk(cleo, 3, ago=9, quote="I sign when my line signs.", step=Step("bring one", due, harbor.amara.id))
    harbor.worker("Mei-Lin Zhao")
    page = read(at_desk)
    assert "I sign when my line signs." in page
    assert "<b><bdi>bring one</bdi></b>" in page
    assert "A next step is 1 day late." in page
    assert "What would you change here first?" in page
    assert f'href="/talks?who={code(harbor, cleo)}"' in page


def test_who_was_tried_in_vain_comes_with_what_came_of_it(at_desk: Client, harbor: Harbor) -> None:
    cleo = harbor.worker("Cleo Diaz")
    assert "Tried" not in read(at_desk)
    for ago, outcome in ((20, "voicemail"), (9, "no_answer")):
        day = clock.today() - timedelta(days=ago)
        attempting.record(harbor.amara, attempt=Attempt(cleo, outcome, day, harbor.amara.id), now=clock.now())
    tried = re.search(r"<dt>Tried</dt>\s*<dd>(.*?)</dd>", read(at_desk), re.DOTALL)
    assert tried
    assert re.sub(r"<[^>]+>", "", tried[1]).strip() == "nobody answered 9 days ago &middot; 2 times"


def test_not_me_has_an_undo(at_desk: Client, harbor: Harbor) -> None:
    cleo = harbor.worker("Cleo Diaz")
    harbor.talk(cleo, 3, ago=9)
    page = at_desk.post(f"/today/{code(harbor, cleo)}/pass", {"whose": "organizer"}, follow=True).content.decode()
    assert "does not come back to you for 14 days" in page
    assert "Cleo Diaz" not in page
    page = at_desk.post(undo(page), follow=True).content.decode()
    assert "Cleo Diaz" in page


def test_a_pass_without_a_word_changes_nothing(at_desk: Client, harbor: Harbor) -> None:
    cleo = harbor.worker("Cleo Diaz")
    harbor.talk(cleo, 3, ago=9)
    assert "Nothing was changed" in at_desk.post(f"/today/{code(harbor, cleo)}/pass", follow=True).content.decode()
    assert suggesting.passed(harbor.amara, since=days_ago(14)) == {}


def test_nobody_is_passed_on_who_is_not_there(at_desk: Client) -> None:
    assert at_desk.post("/today/7QK-4MP/pass", {"whose": "organizer"}).status_code == 404
    assert at_desk.post("/today/7QK-4MP/again").status_code == 404


def test_what_one_says_of_oneself_is_kept_and_comes_back_when_it_can_not_be(
    at_desk: Client, harbor: Harbor
) -> None:
    cleo = harbor.worker("Cleo Diaz")
    at_desk.post("/today/me", {"who": "cleo diaz", "languages": "French"})
    assert f'value="{code(harbor, cleo)}"' in read(at_desk)
    harbor.worker("Cleo Diaz")
    held = at_desk.post("/today/me", {"who": "Cleo Diaz", "languages": "Fula"})
    assert held.status_code == 400
    assert "2 people fit that name" in held.content.decode()
    assert 'value="Fula"' in held.content.decode()
    assert suggesting.own(harbor.amara).languages == "French"
    assert at_desk.post("/today/me", {"languages": "x" * 200}).status_code == 400
    at_desk.post("/today/me", {"who": "", "languages": ""})
    assert suggesting.selves(harbor.amara) == {}


def test_a_language_that_says_more_is_held_up_once(at_desk: Client, harbor: Harbor) -> None:
    typed = {"languages": "está embarazada"}
    assert at_desk.post("/today/me", typed).status_code == 400
    assert at_desk.post("/today/me", typed | {"keep_note": "on"}).status_code == 302


def test_the_line_for_the_chat_and_the_dates_hold_numbers_and_no_name_or_word(
    at_desk: Client, harbor: Harbor
) -> None:
    cleo = harbor.worker("Cleo Diaz", department="Stow")
    today = clock.today()
    harbor.talk(cleo, 3, ago=9, step=Step("ring Cleo", today - timedelta(days=2), harbor.amara.id))
    harbor.talk(cleo, 3, ago=9, step=Step("ring Rosa", today + timedelta(days=9), harbor.amara.id))
    harbor.talk(cleo, 3, ago=9, step=Step("theirs", today, harbor.organizer("Bo")))
    line = re.search(r'id="copy-line"[^>]*>([^<]*)<', read(at_desk))
    assert line
    assert line[1] == "0 talks today, 1 to go, 1 next step this week."
    answer = at_desk.get("/today/dates.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "dates.ics" in answer["Content-Disposition"]
    text = answer.content.decode()
    assert text.count("BEGIN:VEVENT") == 2
    assert f"DTSTART;VALUE=DATE:{today:%Y%m%d}" in text  # late: for today, not for a day that is over
    assert f"DTSTART;VALUE=DATE:{today + timedelta(days=9):%Y%m%d}" in text
    for word in ("Cleo", "Rosa", "ring", "Stow", code(harbor, cleo), "Harbor", "Amara", "union", "brazier"):
        assert word.casefold() not in text.casefold()
    uids = re.findall(r"UID:(\w{32})\r", text)
    assert len(set(uids)) == 2
    assert re.findall(r"UID:(\w{32})\r", at_desk.get("/today/dates.ics").content.decode()) == uids
