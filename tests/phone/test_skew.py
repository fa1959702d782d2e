"""An old phone at a new hub, and a new phone at an old one: what was told is kept for a year, or put aside
clearly."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.phone.test_actions import Device, let_in, reasons

from brazier.cards import actions as cards
from brazier.cards.models import Card
from brazier.conversations.models import Act, Conversation, FollowUp, Tried
from brazier.election.models import Night, NightSaid
from brazier.election.night import actions as night
from brazier.people import queries as people
from brazier.phone import actions, facts, queries
from brazier.phone.facts import Fact
from brazier.rota import actions as rota
from brazier.rota.facts import Words
from brazier.rota.models import HandOver, HandOverRead
from brazier.storage import mailbox
from brazier.storage.hub import here
from brazier.terms import Actor

LINES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "told.json").read_text("utf-8"))["lines"]
NAMES = [f"{line['fact']['kind']}: {line['what']}, {line['since']}" for line in LINES]


@pytest.fixture
def device(harbor: Harbor) -> Iterator[Device]:
    yield let_in(harbor)
    mailbox.clear(here.folder)


@pytest.fixture
def cleo(harbor: Harbor) -> int:
    return harbor.worker("Cleo Diaz")


@pytest.fixture
def wording(harbor: Harbor) -> str:
    return str(cards.word(harbor.amara, language="en", employer="Harbor Inc.", text="I want the union.", now=NOW))


@pytest.fixture(autouse=True)
def count(harbor: Harbor) -> int:
    return night.open_night(
        harbor.amara, place="US-NLRA", kind="RC", day=TODAY, filed_on=None, eligible=300, is_approx=False,
        cast=None, now=NOW, today=TODAY,
    )  # fmt: skip


def told(fact: dict[str, Any], device: Device, cleo: int, wording: str, days: int = 0) -> bytes:
    """This fact, told so many days ago, about what this hub has."""
    code = people.code_of(device.harbor.amara, cleo)
    text = json.dumps({**fact, "said_at": (NOW - timedelta(days=days)).isoformat()})
    chip, count = device.harbor.chip(), Night.objects.get().pk
    holes = {"{code}": code, "{chip}": chip, "{wording}": wording, "{night}": count}
    if "{talk}" in text:
        before = device.box(
            who=code, level="2", when="none", at=NOW - timedelta(days=days), ident=b"a talk before  ."
        )
        assert device.hand(before) == "kept"
        holes["{talk}"] = b"a talk before  .".hex()
    if "{had}" in text:
        holes |= {"{had}": device.harbor.talk(cleo, 2), "{day}": TODAY.isoformat()}
    if "{note}" in text:
        words = Words("tent", happened="Tea.")
        holes["{note}"] = rota.hand_over(device.harbor.amara, words=words, told_at=NOW, now=NOW)
    for hole, here_it_is in holes.items():
        text = text.replace(hole, str(here_it_is))
    return device.sealed(text.encode())


def rows() -> int:
    return sum(
        table.objects.count()
        for table in (Conversation, Act, FollowUp, Tried, Card, NightSaid, HandOver, HandOverRead)
    )


@pytest.mark.parametrize("days", [0, 365])
@pytest.mark.parametrize("line", LINES, ids=NAMES)
def test_every_shape_a_device_ever_told_is_taken_for_a_year(
    device: Device, cleo: int, wording: str, line: dict[str, Any], days: int
) -> None:
    kind, before = line["fact"]["kind"], rows()
    raw = told(line["fact"], device, cleo, wording, days)
    assert device.hand(raw) == "kept"
    assert reasons(device) == []
    assert (rows() > before) == (kind not in ("here", "leave_out"))
    assert (people.count(device.harbor.amara) == 0) == (kind == "leave_out")


def test_everything_that_was_said_of_a_talk_arrives(device: Device, cleo: int, wording: str) -> None:
    line = next(line for line in LINES if "everything said" in line["what"])
    device.hand(told(line["fact"], device, cleo, wording))
    had = Conversation.objects.get()
    [ask] = had.ask_set.values_list("kind", "text", "answer")
    assert (had.kind, had.quote, ask) == ("tent", "I sign.", ("wear", "red on Friday", "yes"))
    assert sorted(had.concern_set.values_list("issue__name", flat=True)) == ["parking", "pay"]
    steps = list(FollowUp.objects.order_by("is_owed").values_list("what", "due"))
    assert steps == [("bring the petition round", TODAY + timedelta(days=1))]
    assert device.harbor.person(cleo).standing.basis == "reported"


def test_every_kind_a_hub_takes_is_among_the_lines_and_none_is_kept_there_for_too_long() -> None:
    assert {line["fact"]["kind"] for line in LINES if not line["until"]} == {*actions.FACTS, facts.HERE}
    for line in LINES:
        assert date.fromisoformat(line["since"]) <= date.fromisoformat(line["until"] or line["since"])


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("/pocket/", "talk"),
        ("/pocket/", "more"),
        ("/pocket/more/", "correct"),
        ("/pocket/more/", "act"),
        ("/pocket/more/", "hand_over"),
        ("/pocket/", "leave_out"),
        ("/pocket/sign/", "card"),
        ("/pocket/count/", "ballots"),
    ],
)
def test_what_the_forms_on_a_phone_send_today_stands_among_the_lines(
    at_desk: Client, wording: str, page: str, kind: str
) -> None:
    sent = {line["fact"]["kind"]: set(line["fact"]["body"]) for line in reversed(LINES) if not line["until"]}
    assert fields(at_desk.get(page).content.decode(), kind) == sent[kind]


def fields(page: str, kind: str) -> set[str]:
    """The names in the form of this kind."""
    forms = re.findall(r"<form([^>]*data-local[^>]*)>(.*?)</form>", page, flags=re.S)
    [form] = [body for head, body in forms if (re.search(r'data-kind="(\w+)"', head) or ["", "talk"])[1] == kind]
    return set(re.findall(r'\bname="(\w+)"', form)) - {"csrfmiddlewaretoken"}


def test_what_a_newer_app_says_besides_is_passed_over(device: Device, cleo: int, wording: str) -> None:
    for line in LINES:
        fact = {**line["fact"], "app": "9.1", "mood": {"of": ["a", 1]}, "nth": "first"}
        if fact["body"]:
            fact["body"] = {**fact["body"], "weather": ["rain"], "stars": ["5"]}
        assert device.hand(told(fact, device, cleo, wording)) == "kept", line["what"]
    assert reasons(device) == []


@pytest.mark.parametrize(
    ("changed", "reason"),
    [({"kind": "census"}, "phone.fact"), ({"level": ["7"]}, "phone.typed"), ({"ask": ["occupy"]}, "phone.typed"),
     ({"when": ["at dawn"]}, "phone.typed"), ({"who": ["Cleo Diaz"] * 41}, "phone.fact"),
     ({"said": {"who": "Cleo"}}, "phone.fact")],
)  # fmt: skip
def test_what_only_a_newer_hub_would_know_is_put_aside_with_its_words_and_waits_for_that_hub(
    device: Device, cleo: int, wording: str, changed: dict[str, Any], reason: str
) -> None:
    fact = LINES[1]["fact"]
    kind = changed.pop("kind", "talk")
    assert (
        device.hand(told({**fact, "kind": kind, "body": fact["body"] | changed}, device, cleo, wording)) == "aside"
    )
    assert reasons(device) == [reason]
    assert rows() == 0
    [held] = queries.aside(device.harbor.amara)
    assert held.may_take == (dict(held.said).get("quote") == "I sign.")


def test_what_waited_for_a_newer_hub_is_kept_once_the_hub_is_newer(
    device: Device, cleo: int, wording: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    device.hand(told({**LINES[1]["fact"], "kind": "census"}, device, cleo, wording))
    [held] = queries.aside(device.harbor.amara)
    heard: list[Fact] = []

    def keep(_owner: Actor, fact: Fact, _now: datetime) -> None:
        heard.append(fact)

    monkeypatch.setitem(actions.FACTS, "census", keep)
    actions.take_aside(device.harbor.amara, box=held.id, now=NOW)
    assert [fact.body["quote"] for fact in heard] == [["I sign."]]
