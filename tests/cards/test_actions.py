"""Taking cards, handing them on, giving them up."""

import pytest
from tests.cards.made import TEXT, Take, electronic
from tests.harbor.cast import DEV, NOW, TODAY, Harbor, days_ago

from brazier.access import actions as access
from brazier.cards import actions, queries
from brazier.cards.facts import PAPER, Signed
from brazier.cards.models import Card, CardTurn
from brazier.ledger.models import Line
from brazier.people import actions as people
from brazier.terms import Actor, Refused, Wrong
from brazier.upkeep import actions as upkeep


def shown(harbor: Harbor, card: int) -> tuple[str, str]:
    found = queries.card(harbor.amara, card=card, today=TODAY)
    return found.state, found.why


def test_a_paper_card_is_kept_with_one_line_in_the_ledger(harbor: Harbor, take: Take) -> None:
    cleo, before = harbor.worker(), Line.objects.count()
    card = take(cleo, ago=3, witness="BK")
    found = queries.card(harbor.amara, card=card, today=TODAY)
    assert (found.medium, found.signed_on, found.state, found.witness) == (PAPER, days_ago(3), "received", "BK")
    assert [turn.kind for turn in found.turns] == ["taken"]
    assert Line.objects.count() == before + 1


def test_a_card_of_somebody_new_writes_them_down(harbor: Harbor) -> None:
    signed = Signed(0, PAPER, TODAY, 0)
    card = actions.take(harbor.amara, card=signed, now=NOW, today=TODAY, new_worker="Rosa Lima")
    assert harbor.person(queries.card(harbor.amara, card=card, today=TODAY).record).portrait.name == "Rosa Lima"


def test_fifty_signatures_of_one_person_are_one_card_n81(harbor: Harbor, words: int) -> None:
    cleo = harbor.worker()
    signed = electronic(cleo, words)
    kept = {actions.take(harbor.amara, card=signed, now=NOW, today=TODAY) for _ in range(50)}
    assert len(kept) == 1 == Card.objects.count()


def test_a_newer_card_takes_the_place_of_the_older_one(harbor: Harbor, take: Take) -> None:
    cleo = harbor.worker()
    old, new = take(cleo, ago=300), take(cleo, ago=1)
    assert (shown(harbor, old), shown(harbor, new)) == (("void", "replaced"), ("received", ""))


def test_an_older_paper_that_turns_up_later_changes_nothing(harbor: Harbor, take: Take) -> None:
    cleo = harbor.worker()
    new = take(cleo, ago=1)
    assert take(cleo, ago=300) == new
    assert shown(harbor, new) == ("received", "")


def test_two_who_are_one_person_count_once(harbor: Harbor, take: Take) -> None:
    one, two = harbor.worker("Cleo Diaz"), harbor.worker("C Diaz")
    take(one), take(two)
    assert queries.counted(harbor.amara, today=TODAY).standing == 2
    people.say(harbor.amara, one=one, other=two, kind="same", now=NOW)
    assert queries.counted(harbor.amara, today=TODAY).standing == 1


@pytest.mark.parametrize("part", ["name", "contact", "phone"])
def test_what_an_electronic_card_lacks_is_named_and_nothing_is_kept(harbor: Harbor, words: int, part: str) -> None:
    cleo = harbor.worker()
    with pytest.raises(Wrong) as error:
        actions.take(harbor.amara, card=electronic(cleo, words, **{part: " "}), now=NOW, today=TODAY)
    assert str(error.value) == actions.SAYS_MISSING[part]
    assert not Card.objects.exists()


@pytest.mark.parametrize("signature", ["", "x", "M1 1"])
def test_without_a_signature_nothing_is_kept(harbor: Harbor, words: int, signature: str) -> None:
    cleo = harbor.worker()
    with pytest.raises(Wrong, match="signature"):
        actions.take(harbor.amara, card=electronic(cleo, words, signature=signature), now=NOW, today=TODAY)


def test_a_card_of_tomorrow_can_not_be(harbor: Harbor) -> None:
    cleo = harbor.worker()
    with pytest.raises(Wrong, match="future"):
        actions.take(harbor.amara, card=Signed(cleo, PAPER, days_ago(-1), 0), now=NOW, today=TODAY)


def test_a_card_remembers_its_exact_words_also_when_others_are_offered(harbor: Harbor, words: int) -> None:
    card = actions.take(harbor.amara, card=electronic(harbor.worker(), words), now=NOW, today=TODAY)
    actions.word(harbor.amara, language="en", employer="Harbor Inc.", text="Other words.", now=NOW)
    wording = queries.card(harbor.amara, card=card, today=TODAY).wording
    assert wording is not None
    assert wording.text == TEXT
    assert [w.text for w in queries.wordings(harbor.amara)] == ["Other words."]


def test_the_same_words_twice_are_one_text(harbor: Harbor, words: int) -> None:
    assert (
        actions.word(harbor.amara, language="en", employer=" Harbor  Inc.", text=TEXT + "\r\n", now=NOW) == words
    )


@pytest.mark.parametrize(("employer", "text"), [("", "x"), ("x", ""), (" ", " "), ("x", "y" * 4001)])
def test_words_without_an_employer_are_no_card(harbor: Harbor, employer: str, text: str) -> None:
    with pytest.raises(Wrong):
        actions.word(harbor.amara, language="en", employer=employer, text=text, now=NOW)


def test_every_hand_over_is_a_line_of_custody(harbor: Harbor, take: Take) -> None:
    card, bo = take(harbor.worker()), harbor.organizer("Bo")
    actions.hand_over(harbor.amara, cards=[card], to=bo, now=NOW)
    found = queries.card(harbor.amara, card=card, today=TODAY)
    assert (found.holder, [(t.kind, t.to) for t in found.turns][1]) == (bo, ("handed_over", bo))


def test_cards_are_handed_to_an_organizer_all_or_none(harbor: Harbor, take: Take) -> None:
    card, bo = take(harbor.worker()), harbor.organizer("Bo")
    for cards, to in [([card], "nobody"), ([card, 4711], bo), ([], bo)]:
        with pytest.raises(Wrong):
            actions.hand_over(harbor.amara, cards=cards, to=to, now=NOW)
    assert queries.card(harbor.amara, card=card, today=TODAY).holder == harbor.amara.id


def test_who_is_alone_may_look_at_their_own_card(harbor: Harbor, take: Take) -> None:
    card = take(harbor.worker())
    actions.verify(harbor.amara, card=card, now=NOW)
    assert shown(harbor, card) == ("verified", "")
    with pytest.raises(Wrong):
        actions.verify(harbor.amara, card=card, now=NOW)


def test_a_card_that_is_given_up_stays_and_can_stand_again(harbor: Harbor, take: Take) -> None:
    cleo = harbor.worker()
    card = take(cleo)
    actions.give_up(harbor.amara, card=card, why="revoked", now=NOW)
    assert shown(harbor, card) == ("void", "revoked")
    actions.stand_again(harbor.amara, card=card, now=NOW)
    assert shown(harbor, card) == ("received", "")


def test_a_card_does_not_stand_again_beside_another(harbor: Harbor, take: Take) -> None:
    cleo = harbor.worker()
    old, _ = take(cleo, ago=100), take(cleo)
    with pytest.raises(Wrong, match="another"):
        actions.stand_again(harbor.amara, card=old, now=NOW)


@pytest.mark.parametrize("why", ["", "replaced", "because"])
def test_giving_up_needs_a_reason(harbor: Harbor, take: Take, why: str) -> None:
    card = take(harbor.worker())
    with pytest.raises(Wrong):
        actions.give_up(harbor.amara, card=card, why=why, now=NOW)


def test_a_challenged_card_is_not_counted_on_until_it_is_answered(harbor: Harbor, take: Take) -> None:
    cards = [take(harbor.worker(name)) for name in ("Cleo Diaz", "Rosa Lima", "Tom Okafor")]
    for card in cards:
        actions.verify(harbor.amara, card=card, now=NOW)
    actions.challenge(harbor.amara, cards=cards[:2], why="not on the payroll", now=NOW)
    assert (
        queries.counted(harbor.amara, today=TODAY).firm,
        len(queries.challenged(harbor.amara, today=TODAY)),
    ) == (1, 2)
    actions.answer(harbor.amara, cards=[cards[0]], now=NOW)
    assert queries.counted(harbor.amara, today=TODAY).firm == 2
    with pytest.raises(Wrong):
        actions.answer(harbor.amara, cards=[cards[0]], now=NOW)


def test_an_electronic_card_is_counted_on_once_the_signer_was_told(harbor: Harbor, words: int) -> None:
    card = actions.take(harbor.amara, card=electronic(harbor.worker(), words), now=NOW, today=TODAY)
    actions.verify(harbor.amara, card=card, now=NOW)
    assert [c.id for c in queries.to_confirm(harbor.amara, today=TODAY)] == [card]
    assert queries.counted(harbor.amara, today=TODAY).firm == 0
    actions.confirm(harbor.amara, card=card, how="sent", now=NOW)
    assert (queries.counted(harbor.amara, today=TODAY).firm, queries.to_confirm(harbor.amara, today=TODAY)) == (
        1,
        (),
    )


def test_who_left_takes_their_card_out_of_the_count(harbor: Harbor, take: Take) -> None:
    cleo = harbor.worker()
    take(cleo)
    people.move(harbor.amara, worker=cleo, state="left", now=NOW)
    counted = queries.counted(harbor.amara, today=TODAY)
    assert (counted.standing, counted.gone) == (0, 1)


def test_who_asks_to_be_left_out_leaves_no_card(harbor: Harbor, take: Take) -> None:
    cleo = harbor.worker()
    take(cleo)
    upkeep.forget(harbor.amara, worker=cleo, now=NOW)
    assert (Card.objects.count(), CardTurn.objects.count()) == (0, 0)


def test_dev_gets_nothing(harbor: Harbor, take: Take, words: int) -> None:
    card = take(harbor.worker())
    signed = Signed(harbor.worker("Rosa Lima"), PAPER, TODAY, 0)
    for ask in (
        lambda: actions.take(DEV, card=signed, now=NOW, today=TODAY),
        lambda: actions.word(DEV, language="en", employer="x", text="y", now=NOW),
        lambda: actions.hand_over(DEV, cards=[card], to=harbor.amara.id, now=NOW),
        lambda: actions.verify(DEV, card=card, now=NOW),
        lambda: actions.confirm(DEV, card=card, how="", now=NOW),
        lambda: actions.challenge(DEV, cards=[card], why="", now=NOW),
        lambda: actions.answer(DEV, cards=[card], now=NOW),
        lambda: actions.give_up(DEV, card=card, why="revoked", now=NOW),
        lambda: actions.stand_again(DEV, card=card, now=NOW),
        lambda: queries.card(DEV, card=card, today=TODAY),
        lambda: queries.counted(DEV, today=TODAY),
    ):
        with pytest.raises(Refused):
            ask()


def test_whoever_has_nobody_in_care_sees_no_card_and_takes_none_of_others(harbor: Harbor, take: Take) -> None:
    cleo = harbor.worker()
    card = take(cleo)
    bo = Actor(access.add_organizer(harbor.amara, handle="Bo", now=NOW), "organizer", "committee")
    with pytest.raises(Wrong, match="nothing here"):
        queries.card(bo, card=card, today=TODAY)
    with pytest.raises(Wrong, match="nothing here"):
        actions.give_up(bo, card=card, why="revoked", now=NOW)
    with pytest.raises(Wrong, match="nothing here"):
        actions.take(bo, card=Signed(cleo, PAPER, TODAY, 0), now=NOW, today=TODAY)
