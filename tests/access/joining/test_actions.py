"""An invitation is a code for one browser, once, for ten minutes; vouchers and quotas go by level."""

from datetime import timedelta

import pytest
from tests.access.joining.people import KEEPER, actor, brought_in, new_code, new_key, stepped, with_pin
from tests.harbor.cast import DEV, NOW, TODAY, Harbor

from brazier.access import actions as access
from brazier.access import queries as access_read
from brazier.access.joining import actions, code, queries
from brazier.access.models import Device, Invitation, Organizer, Vouch, Window
from brazier.ledger import queries as ledger
from brazier.ledger.models import Line
from brazier.terms import Actor, Refused, Wrong

TEN = timedelta(minutes=10)


@pytest.fixture
def amara(harbor: Harbor) -> Actor:
    """A founder with a PIN, and nobody to vouch for anybody but her."""
    with_pin(harbor.amara.id)
    return actor(harbor.amara.id)


def shown(by: Actor, handle: str = "Bo", **asked: object) -> tuple[int, str]:
    text = new_code()
    number = actions.invite(by, handle=handle, code=text, now=NOW, today=TODAY, **asked)  # type: ignore[arg-type]
    return number, text


def put_in_care(by: Actor, organizer: str, thing: int) -> None:
    access.assign(by, organizer=organizer, kind="person", thing=thing, now=NOW, today=TODAY)


def committee(amara: Actor, level: str) -> Actor:
    """The same founder after a step up, here for a month."""
    Organizer.objects.filter(pk=amara.id).update(since=NOW - timedelta(days=30))
    stepped(amara, level)
    return actor(amara.id)


def test_a_founder_without_a_pin_invites_nobody(harbor: Harbor) -> None:
    with pytest.raises(Wrong, match="PIN of your own"):
        shown(harbor.amara)


def test_a_founder_alone_brings_somebody_in(amara: Actor) -> None:
    bo = actor(brought_in(amara, "Bo"))
    assert (bo.role, bo.level) == ("organizer", "table")
    assert access_read.alone(KEEPER) == Actor.nobody  # from now on opening the hub gives no right to read
    assert actor(brought_in(bo, "Cleo")).role == "organizer"


def test_each_step_is_one_line_of_the_ledger(amara: Actor) -> None:
    before = Line.objects.count()
    brought_in(amara, "Bo")
    verbs = Line.objects.filter(number__gt=before).order_by("number").values_list("verb", flat=True)
    assert list(verbs) == ["access.invite", "access.open", "access.hear", "access.join"]


def test_no_code_and_no_inviter_stands_in_the_tables(amara: Actor) -> None:
    _, text = shown(amara)
    kept = Invitation.objects.get()
    assert text not in str(vars(kept)) and text.replace("-", "") not in str(vars(kept))
    bo = brought_in(amara, "Cleo")
    [vouch] = Vouch.objects.all()
    assert (str(vouch.newcomer_id), len(vouch.edge)) == (bo, 64)
    actions.tend(Actor.clock, today=TODAY + timedelta(days=1))
    assert set(Invitation.objects.values_list("handle", "words", "became")) == {("", "", None)}
    actions.tend(Actor.clock, today=TODAY + timedelta(days=9))
    assert not Invitation.objects.exists()


def test_both_screens_show_the_same_words_and_another_key_shows_others(amara: Actor) -> None:
    number, text = shown(amara)
    key = new_key()
    actions.open_invitation(KEEPER, code=text, key=key, now=NOW)
    words = queries.invitation(amara, number, now=NOW).words
    assert words == code.aloud(text, key)
    assert words != code.aloud(text, new_key())


def test_n19_a_forged_code_is_nothing_and_five_tries_burn_the_invitation(amara: Actor) -> None:
    _, text = shown(amara)
    wrong = text[:-1] + ("0" if text[-1] != "0" else "1")
    for _ in range(5):
        with pytest.raises(Refused, match="nothing here"):
            actions.open_invitation(KEEPER, code=wrong, key=new_key(), now=NOW)
    with pytest.raises(Refused, match="nothing here"):
        actions.open_invitation(KEEPER, code=text, key=new_key(), now=NOW)


def test_n19_four_tries_do_not(amara: Actor) -> None:
    _, text = shown(amara)
    wrong = text[:-1] + ("0" if text[-1] != "0" else "1")
    for _ in range(4):
        with pytest.raises(Refused):
            actions.open_invitation(KEEPER, code=wrong, key=new_key(), now=NOW)
    assert actions.open_invitation(KEEPER, code=text.lower().replace("-", " "), key=new_key(), now=NOW)


def test_n19_a_code_of_another_hub_is_nothing_and_fills_no_ledger(amara: Actor) -> None:
    shown(amara)
    before = Line.objects.count()
    with pytest.raises(Refused):
        actions.open_invitation(KEEPER, code=new_code(), key=new_key(), now=NOW)
    assert Line.objects.count() == before


def test_n19_a_second_browser_with_the_same_code_gets_nothing(amara: Actor) -> None:
    number, text = shown(amara)
    first = new_key()
    actions.open_invitation(KEEPER, code=text, key=first, now=NOW)
    with pytest.raises(Refused):
        actions.open_invitation(KEEPER, code=text, key=new_key(), now=NOW)
    assert actions.open_invitation(KEEPER, code=text, key=first, now=NOW) == number  # the page loaded again
    actions.hear(amara, invitation=number, same=True, now=NOW)
    with pytest.raises(Refused):
        actions.take_in(KEEPER, invitation=number, key=new_key(), now=NOW, today=TODAY)


def test_n19_nobody_comes_in_twice_or_unheard_or_late(amara: Actor) -> None:
    number, text = shown(amara)
    key = new_key()
    actions.open_invitation(KEEPER, code=text, key=key, now=NOW)
    with pytest.raises(Refused):
        actions.take_in(KEEPER, invitation=number, key=key, now=NOW, today=TODAY)
    actions.hear(amara, invitation=number, same=True, now=NOW)
    with pytest.raises(Refused):
        actions.take_in(KEEPER, invitation=number, key=key, now=NOW + TEN, today=TODAY)
    assert actions.take_in(KEEPER, invitation=number, key=key, now=NOW, today=TODAY)
    with pytest.raises(Refused):
        actions.take_in(KEEPER, invitation=number, key=key, now=NOW, today=TODAY)


def test_after_ten_minutes_a_code_opens_nothing(amara: Actor) -> None:
    _, text = shown(amara)
    with pytest.raises(Refused):
        actions.open_invitation(KEEPER, code=text, key=new_key(), now=NOW + TEN)


def test_other_words_end_it(amara: Actor) -> None:
    number, text = shown(amara)
    key = new_key()
    actions.open_invitation(KEEPER, code=text, key=key, now=NOW)
    actions.hear(amara, invitation=number, same=False, now=NOW)
    assert queries.stage(KEEPER, invitation=number, key=key, now=NOW) == "over"


def test_n19_nobody_hears_or_ends_anothers_invitation(amara: Actor) -> None:
    bo = actor(brought_in(amara, "Bo"))
    number, text = shown(amara, "Cleo")
    actions.open_invitation(KEEPER, code=text, key=new_key(), now=NOW)
    for attempt in (
        lambda: actions.hear(bo, invitation=number, same=True, now=NOW),
        lambda: actions.withdraw(bo, invitation=number, now=NOW),
        lambda: queries.invitation(bo, number, now=NOW),
    ):
        with pytest.raises(Refused):
            attempt()


def test_three_codes_are_open_at_once_and_no_more(amara: Actor) -> None:
    numbers = [shown(amara, handle)[0] for handle in ("Bo", "Cleo", "Dina")]
    with pytest.raises(Wrong, match="still open"):
        shown(amara, "Emeka")
    actions.withdraw(amara, invitation=numbers[0], now=NOW)
    assert shown(amara, "Emeka")


def test_n23_a_browser_that_is_somebodys_device_is_refused(amara: Actor) -> None:
    key = new_key()
    Device.objects.create(organizer_id=int(amara.id), key=key, added_on=TODAY)
    _, text = shown(amara)
    with pytest.raises(Wrong, match="belongs to an organizer"):
        actions.open_invitation(KEEPER, code=text, key=key, now=NOW)


def test_n26_an_invitation_dies_with_its_inviter(amara: Actor) -> None:
    bo = actor(brought_in(amara, "Bo"))
    first, text = shown(bo, "Cleo")
    second, other = shown(bo, "Dina")
    key = new_key()
    actions.open_invitation(KEEPER, code=other, key=key, now=NOW)
    actions.hear(bo, invitation=second, same=True, now=NOW)
    Organizer.objects.filter(pk=bo.id).update(until=NOW)
    with pytest.raises(Refused):
        actions.open_invitation(KEEPER, code=text, key=new_key(), now=NOW)
    with pytest.raises(Refused):
        actions.take_in(KEEPER, invitation=second, key=key, now=NOW, today=TODAY)
    assert first and Organizer.objects.count() == 2


@pytest.mark.parametrize(
    "handle", ["Аmara", "AMARA", "Am\u200bara", "\u202eBo", "Ama\u0301ra", "Amаra ", "Arnara", ""]
)
def test_n84_no_newcomer_can_be_taken_for_somebody_who_is_here(amara: Actor, handle: str) -> None:
    with pytest.raises(Wrong):
        shown(amara, handle)
    assert not Invitation.objects.exists()


def test_who_works_on_paper_gets_a_login_and_keeps_what_is_theirs(amara: Actor, harbor: Harbor) -> None:
    bo = harbor.organizer("Bo")
    put_in_care(amara, bo, 7)
    assert brought_in(amara, "", organizer=bo) == bo
    assert [c.thing for c in access_read.turf(amara, today=TODAY, organizer=bo)] == [7]
    with pytest.raises(Wrong, match="one of the organizers"):
        shown(amara, "", organizer=bo)


def test_at_committee_level_a_second_person_vouches_and_seven_days_follow(amara: Actor) -> None:
    bo = actor(brought_in(amara, "Bo"))
    amara = committee(amara, "committee")
    cleo = brought_in(amara, "Cleo")
    assert actor(cleo).role == "newcomer"
    with pytest.raises(Wrong, match="Somebody else"):
        actions.vouch(amara, newcomer=cleo, now=NOW, today=TODAY)
    actions.vouch(actor(bo.id), newcomer=cleo, now=NOW, today=TODAY)
    assert actor(cleo).role == "probation"
    assert actor(cleo, NOW + timedelta(days=7)).role == "organizer"


def test_n24_somebody_on_probation_invites_and_vouches_for_nobody(amara: Actor) -> None:
    bo = actor(brought_in(amara, "Bo"))
    amara = committee(amara, "committee")
    cleo = brought_in(amara, "Cleo")
    actions.vouch(actor(bo.id), newcomer=cleo, now=NOW, today=TODAY)
    probationer = actor(cleo)
    for attempt in (
        lambda: shown(probationer, "Dina"),
        lambda: actions.vouch(probationer, newcomer="1", now=NOW, today=TODAY),
        lambda: queries.newcomers(probationer),
        lambda: queries.reached(probationer, organizer=bo.id, today=TODAY),
    ):
        with pytest.raises(Refused, match="nothing here"):
            attempt()


def site(amara: Actor) -> tuple[Actor, Actor, Actor]:
    """Amara, and Bo and Cleo whom she brought in, all here for a month, at site level; two people in care each."""
    bo, cleo = brought_in(amara, "Bo"), brought_in(amara, "Cleo")
    for who, things in ((amara.id, (1, 2)), (bo, (3, 4)), (cleo, (5, 6))):
        for thing in things:
            put_in_care(amara, who, thing)
    Organizer.objects.update(since=NOW - timedelta(days=30))
    stepped(amara, "site")
    return actor(amara.id), actor(bo), actor(cleo)


def test_n25_at_site_level_nobody_outside_ones_turf_is_invited(amara: Actor) -> None:
    _, bo, _ = site(amara)
    for spots in ([], [("person", 1, "")]):
        with pytest.raises(Refused, match="nothing here"):
            shown(bo, "Dina", spots=spots)
    assert shown(bo, "Dina", spots=[("person", 3, "")])


def test_what_is_open_for_minutes_is_nobodys_turf(amara: Actor) -> None:
    _, bo, _ = site(amara)
    Window.objects.create(
        organizer_id=int(bo.id), why="glass", kind="person", thing=1, other="1", since=NOW, until=NOW + TEN
    )
    with pytest.raises(Refused):
        shown(actor(bo.id), "Dina", spots=[("person", 1, "")])


def test_at_site_level_whoever_is_new_brings_nobody_in(amara: Actor) -> None:
    _, bo, _ = site(amara)
    Organizer.objects.filter(pk=bo.id).update(since=NOW - timedelta(days=13))
    with pytest.raises(Wrong, match="14 days"):
        shown(bo, "Dina", spots=[("person", 3, "")])


def test_at_site_level_the_second_voucher_came_in_another_way(amara: Actor) -> None:
    amara, bo, cleo = site(amara)
    dina = brought_in(bo, "Dina", spots=[("person", 3, "")])
    actions.vouch(cleo, newcomer=dina, now=NOW, today=TODAY)
    assert actor(dina).role == "probation"
    Organizer.objects.update(probation_until=None, since=NOW - timedelta(days=30))
    emeka = brought_in(bo, "Emeka", spots=[("person", 4, "")])
    with pytest.raises(Wrong, match="came in the same way"):
        actions.vouch(actor(dina), newcomer=emeka, now=NOW, today=TODAY)
    actions.vouch(amara, newcomer=emeka, now=NOW, today=TODAY)
    assert actor(emeka, NOW + timedelta(days=14)).role == "organizer"


def test_ten_are_invited_from_one_givers_turf_in_a_week(amara: Actor) -> None:
    _, bo, cleo = site(amara)
    for place in range(8):  # Bo and Cleo were invited from there too
        inviter, thing = ((bo, 3), (cleo, 5))[place % 2]
        number, _ = shown(inviter, f"Friend {place}", spots=[("person", thing, "")])
        actions.withdraw(inviter, invitation=number, now=NOW)
    with pytest.raises(Wrong, match="within a week"):
        shown(bo, "Dina", spots=[("person", 3, "")])
    later = NOW + timedelta(days=8)
    shown_later = new_code()
    assert actions.invite(
        bo, handle="Dina", code=shown_later, spots=[("person", 3, "")], now=later, today=later.date()
    )


def test_the_tree_tells_who_came_through_whom_to_who_may_see_it(amara: Actor) -> None:
    bo = actor(brought_in(amara, "Bo"))
    cleo = actor(brought_in(bo, "Cleo"))
    dina = brought_in(cleo, "Dina")
    put_in_care(amara, bo.id, 7)
    found = queries.reached(amara, organizer=bo.id, today=TODAY)
    assert (found.through, found.brought) == ((amara.id,), ((cleo.id, 1), (dina, 2)))
    assert [held[:2] for held in found.held] == [("person", 7)]
    assert dict(found.deeds)["access.invite"] == 1


def test_what_somebody_looked_at_is_found_in_the_ledger_again(amara: Actor) -> None:
    bo = actor(brought_in(amara, "Bo"))
    access.look(bo, what="worker:7", now=NOW)
    found = queries.reached(amara, organizer=bo.id, today=TODAY)
    named = ledger.pseudonyms(amara, ["worker:7", "worker:8"])
    assert {named[name] for name in found.seen} == {"worker:7"}


def test_dev_brings_nobody_in(amara: Actor) -> None:
    for attempt in (
        lambda: shown(DEV),
        lambda: actions.hear(DEV, invitation=1, same=True, now=NOW),
        lambda: actions.withdraw(DEV, invitation=1, now=NOW),
        lambda: actions.open_invitation(DEV, code=new_code(), key=new_key(), now=NOW),
        lambda: actions.take_in(DEV, invitation=1, key=new_key(), now=NOW, today=TODAY),
        lambda: actions.vouch(DEV, newcomer="1", now=NOW, today=TODAY),
        lambda: queries.invitations(DEV, now=NOW),
        lambda: queries.newcomers(DEV),
        lambda: queries.looked(DEV, proposal=1, now=NOW),
    ):
        with pytest.raises(Refused):
            attempt()


def test_after_a_step_down_to_a_table_one_voucher_is_enough_also_the_same(amara: Actor) -> None:
    amara = committee(amara, "committee")
    cleo = brought_in(amara, "Cleo")
    stepped(amara, "table")
    actions.vouch(actor(amara.id), newcomer=cleo, now=NOW, today=TODAY)
    assert (actor(cleo).role, Vouch.objects.count()) == ("organizer", 1)
