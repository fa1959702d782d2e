"""Call packets: what a volunteer gets, for how long, and what comes back."""

import re
from collections.abc import Callable
from datetime import UTC, timedelta

import pytest
from django.test import Client
from tests.harbor.cast import DEV, NOW, TODAY, Harbor
from tests.harbor.paper import text_of
from tests.people.reach.test_queries import bo
from tests.web.conftest import seat_as

from brazier.access import actions as access
from brazier.access.models import Level, Organizer
from brazier.calling import actions, queries
from brazier.calling.actions import Logged, Wanted
from brazier.calling.facts import MOST, VOLUNTEER, Rung, evening
from brazier.calling.models import Call, Packet
from brazier.conversations import queries as conversations
from brazier.conversations.attempting import actions as attempting
from brazier.conversations.attempting.attempt import Attempt
from brazier.conversations.models import Assessment, Conversation, FollowUp
from brazier.ledger.models import Line
from brazier.people import queries as people
from brazier.people.dialing import queries as dialing
from brazier.press.typeset import Printed
from brazier.terms import Refused, Wrong
from brazier.upkeep import actions as upkeep
from brazier.web import clock

CODE = "7QK4-MP2X-91AB-CDEF"
OTHER = "8QK4-MP2X-91AB-CDEF"
BROWSER = "ab" * 16
TONIGHT = NOW + timedelta(hours=6)
HandOut = Callable[..., int]


@pytest.fixture
def names(harbor: Harbor) -> dict[str, int]:
    """Four with a number, one without."""
    found = {
        name: harbor.worker(name, phone=f"917 555 01{at:02}", department="Stow", shift="Nights", languages=speaks)
        for at, (name, speaks) in enumerate(
            {"Ana Lima": "Spanish", "Ben Roy": "English", "Cleo Diaz": "Spanish", "Dan Wu": "Chinese"}.items()
        )
    }
    found["Nophone Nell"] = harbor.worker("Nophone Nell", department="Stow", shift="Nights")
    return found


@pytest.fixture
def hand_out(harbor: Harbor, names: dict[str, int]) -> HandOut:
    """A packet until tonight; gives its number."""

    def made(code: str = CODE, **changed: object) -> int:
        told = {"volunteer": "Jo", "script": "Hi, I ring for Harbor.", "ask": "Come on Friday?", "most": 10,
                "until": TONIGHT, "tongue": "en"}  # fmt: skip
        wanted = Wanted(**{**told, **changed})  # type: ignore[arg-type]
        return actions.hand_out(harbor.amara, wanted=wanted, code=code, now=NOW)

    return made


def in_it(harbor: Harbor, packet: int) -> set[str]:
    return {line.dial.name for line in queries.lines(harbor.amara, packet=packet) if line.dial}


def log(harbor: Harbor, packet: int, name: str, outcome: str, answer: str = "") -> None:
    told = queries.packet(harbor.amara, packet)
    [place] = [x.place for x in queries.lines(harbor.amara, packet=packet) if x.dial and x.dial.name == name]
    call = Logged(place, outcome, answer, f"reported {outcome}")
    actions.log(VOLUNTEER, packet=told, call=call, now=NOW, today=TODAY)


def test_a_packet_is_one_line_in_the_ledger_and_holds_those_with_a_number(
    harbor: Harbor, names: dict[str, int], hand_out: HandOut
) -> None:
    before = Line.objects.count()
    packet = hand_out()
    assert Line.objects.count() == before + 1
    assert in_it(harbor, packet) == set(names) - {"Nophone Nell"}
    assert CODE not in str(Packet.objects.values().get())


@pytest.mark.parametrize(
    "changed",
    [{"volunteer": " "}, {"script": ""}, {"script": "x" * 2001}, {"most": 0}, {"most": MOST + 1}, {"until": NOW}],
)
def test_what_can_be_no_packet_is_refused(hand_out: HandOut, changed: dict[str, object]) -> None:
    with pytest.raises(Wrong, match="Nothing was lost"):
        hand_out(**changed)
    assert not Packet.objects.exists()


def test_only_one_cell_and_only_one_language(harbor: Harbor, hand_out: HandOut) -> None:
    assert in_it(harbor, hand_out(language="spanish")) == {"Ana Lima", "Cleo Diaz"}
    harbor.worker("Eve Far", phone="917 555 0177", department="Pick", shift="Days")
    assert in_it(harbor, hand_out(OTHER, cell=harbor.cell("Pick", "Days"))) == {"Eve Far"}


def test_that_nobody_speaks_a_language_is_told_apart_from_nobody_being_left(hand_out: HandOut) -> None:
    with pytest.raises(Wrong, match="known to speak Wolof"):
        hand_out(language="Wolof")
    hand_out(language="Spanish")
    with pytest.raises(Wrong, match="Nobody is left to call there"):
        hand_out(OTHER, language="Spanish")


def test_what_those_speak_who_can_be_rung_is_told_and_no_small_number(
    harbor: Harbor, names: dict[str, int], at_desk: Client
) -> None:
    for at in range(4):
        harbor.worker(f"Fatou {at}", phone=f"917 555 02{at:02}", languages="Wolof; spanish")
    harbor.worker("Nobody To Ring", languages="Quechua")
    spoken = dict(dialing.tongues(harbor.amara))
    assert spoken == {"Spanish": 6, "Wolof": 0, "English": 0, "Chinese": 0}
    page = at_desk.get("/packets/").content.decode()
    assert "<bdi>Spanish</bdi> 6" in page
    assert "Quechua" not in page


def test_nobody_is_in_two_packets_of_the_same_evening(harbor: Harbor, hand_out: HandOut) -> None:
    one, two = hand_out(most=2), hand_out(OTHER, most=2)
    assert in_it(harbor, one) & in_it(harbor, two) == set()
    with pytest.raises(Wrong, match="Nobody is left"):
        hand_out("9QK4-MP2X-91AB-CDEF")


def test_whoever_said_not_to_be_called_is_never_in_one_again(harbor: Harbor, hand_out: HandOut) -> None:
    first = hand_out()
    log(harbor, first, "Ana Lima", "refused")
    log(harbor, first, "Ben Roy", "no_answer")
    actions.revoke(harbor.amara, packet=first, now=NOW)
    assert in_it(harbor, hand_out(OTHER)) == {"Cleo Diaz", "Dan Wu"}  # Ben was called today
    Call.objects.exclude(outcome="").update(logged_at=NOW - timedelta(days=400))
    Packet.objects.update(revoked_at=NOW)
    assert in_it(harbor, hand_out("9QK4-MP2X-91AB-CDEF")) == {"Ben Roy", "Cleo Diaz", "Dan Wu"}


def test_whoever_would_not_talk_with_one_of_us_is_in_none_and_whom_we_rang_is_left_in_peace(
    harbor: Harbor, names: dict[str, int], hand_out: HandOut
) -> None:
    for name, outcome in (("Ana Lima", "refused"), ("Ben Roy", "voicemail")):
        attempting.record(
            harbor.amara, attempt=Attempt(names[name], outcome, TODAY, harbor.amara.id, "phone"), now=NOW
        )
    assert in_it(harbor, hand_out()) == {"Cleo Diaz", "Dan Wu"}


def test_what_volunteers_rang_her_for_stands_in_her_own_record_and_nowhere_out_of_reach(
    harbor: Harbor, names: dict[str, int], hand_out: HandOut, at_desk: Client
) -> None:
    ana, packet = names["Ana Lima"], hand_out()
    log(harbor, packet, "Ana Lima", "spoke", "yes")
    log(harbor, packet, "Ben Roy", "no_answer")
    assert queries.rung(harbor.amara, records=[ana]) == (Rung(TODAY, "spoke", "yes"),)
    assert queries.rung(harbor.amara, records=[names["Cleo Diaz"]]) == ()
    record = at_desk.get(f"/people/{people.code_of(harbor.amara, ana)}/record.pdf").content
    page = text_of(Printed(record, 1, ()))
    assert re.search(r"When a volunteer called you.*we talked.*Yes", page, re.DOTALL)
    with pytest.raises(Refused):
        queries.rung(DEV, records=[ana])
    with pytest.raises(Wrong, match="nothing here"):
        queries.rung(bo(harbor, person=names["Ben Roy"]), records=[ana])


def test_whoever_was_left_out_is_in_none_and_goes_from_those_that_are_out(
    harbor: Harbor, names: dict[str, int], hand_out: HandOut
) -> None:
    packet = hand_out()
    upkeep.forget(harbor.amara, worker=names["Ana Lima"], now=NOW)
    assert "Ana Lima" not in in_it(harbor, packet)
    actions.revoke(harbor.amara, packet=packet, now=NOW)
    assert "Ana Lima" not in in_it(harbor, hand_out(OTHER))


def test_a_link_opens_once_and_for_one_browser(hand_out: HandOut) -> None:
    number = hand_out()
    assert actions.open_packet(VOLUNTEER, code=CODE, browser=BROWSER, now=NOW) == number
    with pytest.raises(Wrong, match="nothing here"):
        actions.open_packet(VOLUNTEER, code=CODE, browser=BROWSER, now=NOW)
    assert queries.opened(VOLUNTEER, number=number, browser=BROWSER, now=NOW).id == number
    for browser in ("", "cd" * 16):
        with pytest.raises(Wrong, match="nothing here"):
            queries.opened(VOLUNTEER, number=number, browser=browser, now=NOW)


@pytest.mark.parametrize("how", ["evening", "revoked", "new link"])
def test_what_is_over_opens_nothing(harbor: Harbor, hand_out: HandOut, how: str) -> None:
    number, now = hand_out(), NOW
    actions.open_packet(VOLUNTEER, code=CODE, browser=BROWSER, now=NOW)
    if how == "evening":
        now = TONIGHT
    elif how == "revoked":
        actions.revoke(harbor.amara, packet=number, now=NOW)
    else:
        actions.link_anew(harbor.amara, packet=number, code=OTHER, now=NOW)
    with pytest.raises(Wrong, match="nothing here"):
        queries.opened(VOLUNTEER, number=number, browser=BROWSER, now=now)


def test_a_new_link_is_for_a_packet_that_holds(harbor: Harbor, hand_out: HandOut) -> None:
    number = hand_out()
    actions.revoke(harbor.amara, packet=number, now=NOW)
    with pytest.raises(Wrong, match="over"):
        actions.link_anew(harbor.amara, packet=number, code=OTHER, now=NOW)


def test_a_call_comes_back_to_whoever_looks_after_the_person_and_rates_nobody(
    harbor: Harbor, names: dict[str, int], hand_out: HandOut
) -> None:
    bo = harbor.organizer("Bo")
    access.assign(
        harbor.amara, organizer=bo, kind="cell", thing=harbor.cell("Stow", "Nights"), now=NOW, today=TODAY
    )
    packet = hand_out()
    log(harbor, packet, "Ana Lima", "spoke", "yes")
    [step] = conversations.due(harbor.amara, until=TODAY + timedelta(days=9))
    assert (step.owner, step.what, step.by) == (bo, "reported spoke", "")
    assert not Assessment.objects.exists()
    assert not Conversation.objects.exists()


def test_a6_where_a_language_is_missing_it_comes_to_whoever_looks_after_those_who_speak_it(
    harbor: Harbor, names: dict[str, int], hand_out: HandOut
) -> None:
    bo, mei = harbor.organizer("Bo"), harbor.organizer("Mei")
    stow = harbor.cell("Stow", "Nights")
    access.assign(harbor.amara, organizer=bo, kind="cell", thing=stow, now=NOW, today=TODAY)
    access.assign(harbor.amara, organizer=mei, kind="language", thing=0, name="Chinese", now=NOW, today=TODAY)
    packet = hand_out()
    for name, outcome in (
        ("Dan Wu", "language_barrier"),
        ("Ana Lima", "language_barrier"),
        ("Ben Roy", "call_back"),
    ):
        log(harbor, packet, name, outcome)
    comes_to = {
        step.record: step.owner for step in conversations.due(harbor.amara, until=TODAY + timedelta(days=9))
    }
    hers = {
        name: comes_to[harbor.person(names[name]).records[0].number] for name in ("Dan Wu", "Ana Lima", "Ben Roy")
    }
    assert hers == {"Dan Wu": mei, "Ana Lima": bo, "Ben Roy": bo}  # nobody looks after those who speak Spanish


def test_a6_a_call_that_broke_off_goes_to_nobody_who_rests(
    harbor: Harbor, names: dict[str, int], hand_out: HandOut
) -> None:
    mei = harbor.organizer("Mei")
    access.assign(harbor.amara, organizer=mei, kind="language", thing=0, name="Chinese", now=NOW, today=TODAY)
    packet = hand_out()
    Organizer.objects.filter(pk=mei).update(state="resting")
    log(harbor, packet, "Dan Wu", "language_barrier")
    assert FollowUp.objects.get().owner == harbor.amara.id


def test_without_anybodys_care_it_comes_to_whoever_handed_out(harbor: Harbor, hand_out: HandOut) -> None:
    log(harbor, hand_out(), "Ben Roy", "call_back")
    step = FollowUp.objects.get()
    assert (step.owner, step.due) == (harbor.amara.id, TODAY + timedelta(days=1))


def test_no_answer_brings_no_step_and_a_second_word_replaces_the_first(harbor: Harbor, hand_out: HandOut) -> None:
    packet = hand_out()
    log(harbor, packet, "Ben Roy", "no_answer")
    assert not FollowUp.objects.exists()
    log(harbor, packet, "Ben Roy", "wrong_number")
    log(harbor, packet, "Ben Roy", "spoke", "no")
    assert list(FollowUp.objects.order_by("pk").values_list("state", "what")) == [
        ("taken_back", "reported wrong_number"), ("open", "reported spoke"),
    ]  # fmt: skip
    [place] = Call.objects.exclude(outcome="").values_list("place", flat=True)
    told = queries.packet(harbor.amara, packet)
    actions.unlog(harbor.amara, packet=told, place=place, now=NOW)
    assert not FollowUp.objects.filter(state="open").exists()


@pytest.mark.parametrize(("outcome", "answer"), [("sang", ""), ("", ""), ("spoke", "perhaps")])
def test_a_code_nobody_knows_is_refused(harbor: Harbor, hand_out: HandOut, outcome: str, answer: str) -> None:
    with pytest.raises(Wrong):
        log(harbor, hand_out(), "Ben Roy", outcome, answer)


def test_a_stranger_hands_out_nothing_and_a_volunteer_sees_no_other(hand_out: HandOut) -> None:
    packet = hand_out()
    for deed in (
        lambda: queries.packets(DEV),
        lambda: queries.lines(DEV, packet=packet),
        lambda: actions.revoke(DEV, packet=packet, now=NOW),
        lambda: queries.packets(VOLUNTEER),
        lambda: actions.revoke(VOLUNTEER, packet=packet, now=NOW),
        lambda: people.search(VOLUNTEER, text="Ana", today=TODAY),
        lambda: queries.opened(DEV, number=packet, browser=BROWSER, now=NOW),
    ):
        with pytest.raises(Refused):
            deed()


@pytest.mark.parametrize(("hour", "says"), [(17, "Choose until when"), (24, "Choose until when"), (18, "over")])
def test_a_packet_ends_in_the_evening_of_its_day(hour: int, says: str) -> None:
    late = NOW.replace(hour=18, minute=30)
    with pytest.raises(Wrong, match=says):
        evening(TODAY, hour, UTC, late)
    assert evening(TODAY, 19, UTC, late) == NOW.replace(hour=19, minute=0)


FORM = {"volunteer": "Jo", "script": "Hi, I ring for Harbor.", "ask": "Come on Friday?", "most": "3", "hour": "23"}


def body(answer: object) -> str:
    return str(answer.content.decode())  # type: ignore[attr-defined]


@pytest.fixture
def link(at_desk: Client, harbor: Harbor, names: dict[str, int], monkeypatch: pytest.MonkeyPatch) -> str:
    """The link on the page of a packet that was handed out at noon."""
    monkeypatch.setattr(clock, "now", lambda: NOW.replace(hour=12))
    answer = at_desk.post("/packets/", FORM)
    shown = body(at_desk.get(answer.url))
    return "/calls/" + shown.split("/calls/")[1].split("<")[0]


def test_a_volunteer_opens_logs_and_finds_nothing_in_the_night(
    link: str, names: dict[str, int], harbor: Harbor, monkeypatch: pytest.MonkeyPatch
) -> None:
    for worker in names.values():
        harbor.talk(worker, 2, quote="secret-quote")
    phone, second = Client(HTTP_HOST="localhost:8765"), Client(HTTP_HOST="localhost:8765")
    assert "Open my list" in body(phone.get(link))
    assert "Open my list" in body(second.get(link))  # a preview does not use it up
    assert phone.post(link).url == "/calls/"
    shown = body(phone.get("/calls/"))
    assert sum(name in shown for name in names) == 3
    for never in ("secret-quote", "for it", "Stow", "/people/", "/chart/"):
        assert never not in shown
    phone.post("/calls/log", {"place": "1", "outcome": "spoke", "answer": "yes"})
    assert "1 of 3 called" in body(phone.get("/calls/"))
    assert "they said: Yes" in FollowUp.objects.get().what
    assert phone.post("/calls/log", {"place": "1", "outcome": "sang"}).status_code == 400
    nothing = phone.get("/calls/AAAA-AAAA-AAAA-AAAA")
    assert nothing.status_code == 404
    answers = [second.get(link), second.get("/calls/"), second.post("/calls/log", {"place": "1"})]
    monkeypatch.setattr(clock, "now", lambda: NOW.replace(hour=23, minute=1))
    answers += [
        phone.get("/calls/"),
        phone.post("/calls/log", {"place": "2", "outcome": "spoke"}),
        phone.get(link),
    ]
    assert {(a.status_code, body(a)) for a in answers} == {(404, body(nothing))}


def test_a_volunteer_gets_no_other_page(link: str) -> None:
    phone = Client(HTTP_HOST="localhost:8765")
    phone.post(link)
    for address in ("/packets/", "/people/", "/chart/", "/today"):
        assert phone.get(address).status_code == 302


def test_revoked_is_revoked_at_once(link: str, at_desk: Client) -> None:
    phone = Client(HTTP_HOST="localhost:8765")
    phone.post(link)
    at_desk.post(f"/packets/{Packet.objects.get().pk}/revoke")
    assert phone.get("/calls/").status_code == 404
    assert "revoked" in body(at_desk.get("/packets/"))


def test_paper_is_printed_with_letters_and_typed_back(link: str, at_desk: Client, names: dict[str, int]) -> None:
    number = Packet.objects.get().pk
    answer = at_desk.get(f"/packets/{number}.pdf")
    text = text_of(Printed(answer.content, 1, ()))
    assert "Hi, I ring for Harbor." in text
    assert "917" in text
    at_desk.post(f"/packets/{number}/log", {"outcome_1": "spoke", "answer_1": "no", "outcome_2": "voicemail"})
    assert list(Call.objects.order_by("place").values_list("outcome", flat=True)) == ["spoke", "voicemail", ""]
    assert at_desk.post(f"/packets/{number}/log", {"outcome_1": "spoke", "answer_1": "no"}).status_code == 400
    at_desk.post(f"/packets/{number}/unlog/1")
    assert Call.objects.get(place=1).outcome == ""


@pytest.mark.parametrize("change", [{"most": "26"}, {"most": "x"}, {"hour": "3"}, {"script": ""}])
def test_what_is_missing_is_said_and_nothing_typed_is_lost(at_desk: Client, change: dict[str, str]) -> None:
    answer = at_desk.post("/packets/", {**FORM, **change})
    assert (answer.status_code, "Jo" in body(answer)) == (400, True)


def test_another_leads_packet_looks_like_nothing(harbor: Harbor, hand_out: HandOut) -> None:
    packet, bo = hand_out(), harbor.organizer("Bo")
    Organizer.objects.filter(pk=int(bo)).update(role="lead")
    Level.objects.create(level="committee", since=NOW, by="1", agreed_by="1")
    client = seat_as(Client(HTTP_HOST="localhost:8765"), bo)
    assert client.get("/packets/").status_code == 200
    for address in (f"/packets/{packet}", f"/packets/{packet}.pdf"):
        assert client.get(address).status_code == 404
    assert client.post(f"/packets/{packet}/revoke").status_code == 404
