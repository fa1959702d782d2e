"""What a phone tells beside a talk: an attempt, several at once, one more thing, and that a talk was wrong."""

from collections.abc import Iterator
from datetime import time, timedelta

import pytest
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.phone.test_actions import TOLD, Device, let_in, reasons

from brazier.conversations.leading import actions as leading
from brazier.conversations.models import Conversation, FollowUp, Foretold, Naming, Tried
from brazier.people import queries as people
from brazier.people.models import Tie
from brazier.phone import actions, queries
from brazier.phone.models import Box
from brazier.storage import mailbox
from brazier.storage.boxes import ASIDE, KEPT
from brazier.storage.hub import here

FIRST = b"the first box  ."
OF = {"of": FIRST.hex()}


@pytest.fixture
def device(harbor: Harbor) -> Iterator[Device]:
    yield let_in(harbor)
    mailbox.clear(here.folder)


def talks() -> list[tuple[str, int | None]]:
    return [(t.record.worker.name, t.gathering) for t in Conversation.objects.order_by("pk") if t.record.worker]


def test_nobody_answered_is_an_attempt_and_no_talk(device: Device) -> None:
    device.harbor.worker()
    assert device.hand(device.box(who="Cleo Diaz", outcome="call_back", again_at="18:30")) == KEPT
    assert (Conversation.objects.count(), Tried.objects.get().outcome) == (0, "call_back")
    assert FollowUp.objects.get().what == "call back at 18:30"


def test_an_outcome_nobody_knows_is_put_aside(device: Device) -> None:
    assert device.hand(device.box(who="Cleo Diaz", outcome="ghosted")) == ASIDE
    assert reasons(device) == ["phone.typed"]


def test_an_attempt_that_also_tells_what_was_said_waits_for_somebody_who_can_ask(device: Device) -> None:
    device.harbor.worker()
    assert device.hand(device.box(who="Cleo Diaz", outcome="no_answer", quote="I sign.", answer="yes")) == ASIDE
    assert reasons(device) == ["conversations.both"]
    assert Tried.objects.count() == 0


def test_whom_somebody_tapped_on_the_desks_own_form_is_whom_it_is_about(device: Device) -> None:
    cleo = device.harbor.worker()
    twin, rosa = device.harbor.worker("Cleo Diaz", department="Pick"), device.harbor.worker("Rosa Diaz")
    code = people.code_of(device.harbor.amara, twin)
    rosas = people.code_of(device.harbor.amara, rosa)
    body = {"who": "Cleo Diaz", "worker": code, "level": "2", "when": "none"}
    assert device.hand(device.box(**body, who_2="rosa", worker_2=rosas, level_2="4")) == KEPT
    assert [device.harbor.person(n).standing.level for n in (cleo, twin, rosa)] == [0, 2, 4]
    assert device.hand(device.box(**body | {"worker": "zzz-zzz"})) == ASIDE


def test_whom_the_first_of_several_says_people_go_to_is_kept_or_stays_in_her_words(device: Device) -> None:
    cleo, rosa = device.harbor.worker(), device.harbor.worker("Rosa Diaz")
    body = {"who": "Cleo Diaz", "who_2": "Fatou Sarr", "when": "none"}
    assert device.hand(device.box(**body, goes_to="Rosa Diaz")) == KEPT
    assert list(Naming.objects.values_list("namer__worker", "record__worker")) == [(cleo, rosa)]
    assert device.hand(device.box(**body | {"who_2": "Moussa Ba"}, goes_to="Nobody")) == KEPT
    assert "Nobody" in Conversation.objects.filter(record__worker=cleo).latest("pk").quote


def test_several_at_once_are_kept_together_or_not_at_all(device: Device) -> None:
    device.harbor.worker()
    body = {
        "who": "Cleo Diaz",
        "level": "2",
        "when": "none",
        "who_2": "Fatou Sarr",
        "level_2": "4",
        "basis_2": "guess",
    }
    assert device.hand(device.box(**body, ident=FIRST)) == KEPT
    [(one, gathering), (other, same)] = talks()
    assert (one, other, gathering) == ("Cleo Diaz", "Fatou Sarr", same)
    assert Box.objects.get().became == gathering
    assert device.hand(device.box(**body | {"level_2": "9"})) == ASIDE
    assert len(talks()) == 2


def test_one_more_thing_is_of_the_talk_that_box_became_also_where_two_have_her_name(device: Device) -> None:
    cleo, rosa = device.harbor.worker(), device.harbor.worker("Rosa Diaz")
    device.hand(device.box(who=people.code_of(device.harbor.amara, cleo), when="none", ident=FIRST))
    device.harbor.worker("Cleo Diaz", department="Pick")
    said = device.box(
        "more", **OF, who="Cleo Diaz", goes_to="Rosa Diaz", knows="rosa diaz", tie="carpool", owed="the leaflet",
        foretold="on",
    )  # fmt: skip
    assert device.hand(said) == KEPT
    assert list(Naming.objects.values_list("namer__worker", "record__worker")) == [(cleo, rosa)]
    assert [(t.kind, {t.a.worker_id, t.b.worker_id}) for t in Tie.objects.all()] == [("carpool", {cleo, rosa})]
    owed = FollowUp.objects.get()
    assert (owed.is_owed, owed.what, owed.due, owed.record.worker_id) == (
        True, "the leaflet", TODAY + timedelta(days=3), cleo,
    )  # fmt: skip
    assert Foretold.objects.get().record.worker_id == cleo


def test_a_name_that_is_not_clear_keeps_all_of_it_for_somebody_who_can_ask(device: Device) -> None:
    device.harbor.worker()
    device.hand(device.box(**TOLD, ident=FIRST))
    assert device.hand(device.box("more", **OF, knows="Nobody Here", owed="the leaflet")) == ASIDE
    assert (Tie.objects.count(), FollowUp.objects.count()) == (0, 0)
    [held] = queries.aside(device.harbor.amara)
    assert dict(held.said)["owed"] == "the leaflet"


def test_while_the_map_is_off_whom_people_go_to_is_not_kept(device: Device) -> None:
    device.harbor.worker()
    device.harbor.worker("Rosa Diaz")
    leading.turn_map(device.harbor.amara, is_on=False, now=NOW)
    device.hand(device.box(**TOLD, ident=FIRST))
    assert device.hand(device.box("more", **OF, goes_to="Rosa Diaz", foretold="on")) == KEPT
    assert (Naming.objects.count(), Foretold.objects.count()) == (0, 1)


def test_a_talk_is_corrected_by_a_phone_that_can_not_read_it(device: Device) -> None:
    cleo = device.harbor.worker()
    device.hand(device.box(**TOLD | {"when": "tomorrow", "step": "bring the form"}, level="2", ident=FIRST))
    assert device.hand(device.box("correct", **OF, had_at="23:40", had_on="2026-11-19", level="3")) == KEPT
    old, new = Conversation.objects.order_by("pk")
    assert (new.corrects, new.had_at, new.quote) == (old, time(23, 40), "I sign.")
    assert device.harbor.person(cleo).standing.level == 3
    assert FollowUp.objects.get(state="open").what == "bring the form"


def test_a_correction_of_a_correction_is_of_the_same_talk(device: Device) -> None:
    cleo = device.harbor.worker()
    device.hand(device.box(**TOLD, level="2", ident=FIRST))
    for level in ("3", "4"):
        assert device.hand(device.box("correct", **OF, level=level)) == KEPT
    assert device.harbor.person(cleo).standing.level == 4
    assert Conversation.objects.filter(withdrawal=None).count() == 1


@pytest.mark.parametrize("of", ["", "00" * 16, "no number"])
def test_a_correction_of_nothing_is_put_aside_and_says_why(device: Device, of: str) -> None:
    device.harbor.worker()
    device.hand(device.box(**TOLD, level="2", ident=FIRST))
    assert device.hand(device.box("correct", of=of, level="3")) == ASIDE
    assert reasons(device) == ["phone.no_talk"]


def test_a_correction_that_came_while_its_talk_was_put_aside_is_kept_after_it(device: Device) -> None:
    cleo = device.harbor.worker()
    device.harbor.worker("Cleo Diaz", department="Pick")
    code = people.code_of(device.harbor.amara, cleo)
    assert device.hand(device.box(**TOLD | {"quote": "her visa"}, level="2", ident=FIRST)) == ASIDE
    assert device.hand(device.box("correct", **OF, level="3")) == ASIDE
    talk, correction = Box.objects.order_by("pk")
    talk.text = talk.text.replace("Cleo Diaz", code)
    talk.save()
    for box in (talk, correction):
        actions.take_aside(device.harbor.amara, box=box.pk, now=NOW)
    assert device.harbor.person(cleo).standing.level == 3


def test_what_corrects_nothing_at_all_is_put_aside(device: Device) -> None:
    device.harbor.worker()
    device.hand(device.box(**TOLD, level="2", ident=FIRST))
    assert device.hand(device.box("correct", **OF)) == ASIDE
    assert reasons(device) == ["conversations.same"]


def test_a_talk_that_stood_on_her_page_is_put_right_while_the_hub_is_away(device: Device) -> None:
    cleo = device.harbor.worker()
    talk = device.harbor.talk(cleo, 3)
    seen = {"talk": str(talk), "had_on": TODAY.isoformat(), "level": "2", "step": "meet", "due": TODAY.isoformat()}
    assert device.hand(device.box("correct", **seen)) == KEPT
    assert device.harbor.person(cleo).standing.level == 2
    assert FollowUp.objects.get(state="open").what == "meet"


@pytest.mark.parametrize("talk", ["0", "-1", "x", "\u0663", "9" * 40, "4711"])
def test_a_page_that_never_was_is_put_aside(device: Device, talk: str) -> None:
    device.harbor.talk(device.harbor.worker(), 3)
    seen = {"talk": talk, "had_on": TODAY.isoformat(), "level": "2"}
    assert device.hand(device.box("correct", **seen)) == ASIDE
    assert reasons(device) in (["phone.no_talk"], ["conversations.no_talk"])


def test_what_somebody_did_is_noted_by_name_too(device: Device) -> None:
    cleo = device.harbor.worker()
    assert device.hand(device.box("act", who="cleo diaz", kind="wear", is_public="on", level="1")) == KEPT
    assert (device.harbor.person(cleo).standing.level, device.harbor.person(cleo).standing.basis) == (1, "did")
    assert device.hand(device.box("act", who="Nobody Here", kind="wear")) == ASIDE
