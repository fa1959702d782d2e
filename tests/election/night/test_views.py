"""Ballot night: two counters, running totals, sealed ballots, objections, 28 votes and what comes next."""

import csv
import html
import io
import re
from datetime import timedelta

import pytest
from django.test import Client
from tests.election.voters.voting import received
from tests.harbor.cast import DEV, NOW, TODAY, Harbor
from tests.web.conftest import seat, seat_as

from brazier.access import actions as access
from brazier.access import queries as access_read
from brazier.access.models import Organizer
from brazier.election.days import actions as days
from brazier.election.models import Claim, Debrief, Night, NightSaid
from brazier.election.night import actions, queries
from brazier.election.night.adding import Figures
from brazier.ledger import queries as ledger
from brazier.terms import Actor, Refused, Wrong
from brazier.web import clock
from brazier.workplaces import actions as workplaces

NEXT = {"next_act": "Lunch at the gate on Friday.", "next_on": str(TODAY + timedelta(days=7))}


@pytest.fixture(autouse=True)
def same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def desk(harbor: Harbor) -> Client:
    workplaces.note_headcount(harbor.amara, cell_id=None, people=300, source="guess", as_of=TODAY, now=NOW)
    return seat(Client(HTTP_HOST="localhost:8765"))


def begin(desk: Client, **typed: str) -> str:
    """A count that begins; gives its address."""
    answer = desk.post("/count/night/open", {"where": "US-NLRA RC", "eligible": "300", "is_exact": "on", **typed})
    assert answer.status_code == 302
    return answer.headers["Location"]


def say(desk: Client, night: str, batch: int, counter: str, *figures: int) -> None:
    named = dict(zip(("yes", "no", "void", "challenged"), map(str, figures), strict=False))
    assert desk.post(f"{night}/batch", {"batch": str(batch), "counter": counter, **named}).status_code == 302


def both(desk: Client, harbor: Harbor, night: str, batch: int, *figures: int) -> None:
    for counter in (harbor.amara.id, bo(harbor)):
        say(desk, night, batch, counter, *figures)


def bo(harbor: Harbor) -> str:
    found = Organizer.objects.filter(handle="Bo").first()
    return str(found.pk) if found else harbor.organizer("Bo")


def read(desk: Client, path: str) -> str:
    answer = desk.get(path)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.unescape(answer.content.decode())))


def test_a_batch_counts_once_two_say_the_same(desk: Client, harbor: Harbor) -> None:
    night = begin(desk)
    assert "Nothing is counted yet." in read(desk, night)
    say(desk, night, 1, harbor.amara.id, 40, 30, 1, 2)
    page = read(desk, night)
    assert "Nothing is counted yet." in page
    assert "Batch 1 : one counter is done, a second one is missing." in page
    say(desk, night, 1, bo(harbor), 40, 30, 1, 2)
    page = read(desk, night)
    assert "Yes is ahead by 10 votes." in page
    assert "All 40 30 1 2 +10" in page
    assert "Not agreed yet" not in page


def test_two_who_differ_are_told_to_count_again(desk: Client, harbor: Harbor) -> None:
    night = begin(desk)
    say(desk, night, 1, harbor.amara.id, 40, 30)
    say(desk, night, 1, bo(harbor), 41, 29)
    page = read(desk, night)
    assert "Batch 1 : the counters do not say the same." in page
    assert "40 yes, 30 no" in page
    assert "41 yes, 29 no" in page
    assert "Nothing is counted yet." in page
    shown = desk.get(night).content.decode()
    assert 'href="?batch=1#batch">Count it again' in shown
    assert 'id="batch" name="batch" data-open min="1" value="2"' in shown
    assert 'id="batch" name="batch" data-open min="1" value="1"' in desk.get(f"{night}?batch=1").content.decode()
    assert 'id="batch" name="batch" data-open min="1" value="2"' in desk.get(f"{night}?batch=7").content.decode()
    say(desk, night, 1, bo(harbor), 40, 30)
    assert "Count it again" not in read(desk, night)
    assert "Yes is ahead by 10 votes." in read(desk, night)
    assert NightSaid.objects.count() == 3  # nothing is overwritten


def test_a_count_begins_with_as_many_as_stand_on_the_list_of_voters(desk: Client, harbor: Harbor) -> None:
    assert 'name="eligible" min="1" value="300"' in desk.get("/count/night").content.decode()
    received(harbor)
    assert 'name="eligible" min="1" value="3"' in desk.get("/count/night").content.decode()


def test_a_second_counter_does_not_see_the_first_ones_figures(desk: Client, harbor: Harbor) -> None:
    night = begin(desk)
    say(desk, night, 1, bo(harbor), 43, 31)
    page = read(desk, night)  # Amara looks
    assert "has counted; you see it once you counted too" in page
    assert "43 yes" not in page


def test_from_committee_level_on_nobody_counts_for_another(desk: Client, harbor: Harbor) -> None:
    night = begin(desk)
    cleo = bo(harbor)
    Organizer.objects.filter(pk=int(cleo)).update(role="organizer")
    access.set_level(harbor.amara, level="committee", by=cleo, now=NOW)
    browser = seat_as(Client(HTTP_HOST="localhost:8765"), cleo)
    assert browser.post(f"{night}/batch", {"batch": "1", "yes": "4", "counter": harbor.amara.id}).status_code in {
        302,
        400,
        404,
    }
    assert not NightSaid.objects.exists()
    say(browser, night, 1, "", 4, 3)
    [said] = NightSaid.objects.all()
    assert (said.counter, said.typed_by) == (cleo, cleo)


def test_an_organizer_counts_and_sees_totals_but_neither_opens_closes_nor_sees_the_chance(
    desk: Client, harbor: Harbor
) -> None:
    night = begin(desk, cast="200")
    both(desk, harbor, night, 1, 40, 30)
    Organizer.objects.filter(pk=int(bo(harbor))).update(role="organizer")
    access.set_level(harbor.amara, level="committee", by=bo(harbor), now=NOW)
    browser = seat_as(Client(HTTP_HOST="localhost:8765"), bo(harbor))
    page = read(browser, night)
    assert "Yes is ahead by 10 votes." in page
    assert "We would win about" not in page
    assert "close it" not in page
    assert browser.post(f"{night}/close", {"how": "close"}).status_code == 404
    assert browser.post("/count/night/open", {"where": "US-NLRA RC"}).status_code == 404
    assert browser.get("/count/forecast").status_code == 404


def test_each_batch_says_what_it_means(desk: Client, harbor: Harbor) -> None:
    night = begin(desk, cast="240")
    both(desk, harbor, night, 1, 60, 20)
    page = read(desk, night)
    assert re.search(r"After batch 1: we would win about \d+ times? in \d+\.", page)
    assert re.search(r"Ballots left: 160. About 61 of them must be yes.", page)
    both(desk, harbor, night, 2, 70, 10)
    page = read(desk, night)
    assert "Ballots left: 80. It is won whatever they and the sealed ones say." in page
    assert "After batch 2: won, whatever comes." in page


def test_before_it_is_decided_nothing_is_surer_than_9_in_10(desk: Client, harbor: Harbor) -> None:
    night = begin(desk, cast="400", eligible="500")
    both(desk, harbor, night, 1, 99, 1)
    both(desk, harbor, night, 2, 99, 1)
    page = read(desk, night)
    assert "We would win about 9 times in 10." in page


def test_without_the_number_handed_in_nothing_is_foretold(desk: Client, harbor: Harbor) -> None:
    night = begin(desk)
    both(desk, harbor, night, 1, 60, 20)
    assert "Say how many ballots were handed in" in read(desk, night)
    desk.post(f"{night}/cast", {"cast": "100"})
    assert "Ballots left: 20." in read(desk, night)
    desk.post(f"{night}/cast", {"cast": ""})
    assert "Say how many ballots were handed in" in read(desk, night)


def test_more_ballots_than_were_handed_in_decide_nothing(desk: Client, harbor: Harbor) -> None:
    """48 typed for 480 made the first batch the last one, and won."""
    night = begin(desk, cast="48")
    both(desk, harbor, night, 1, 30, 10)
    both(desk, harbor, night, 2, 30, 10)
    page = read(desk, night)
    assert "Counted: 80. Handed in: only 48." in page
    assert "won, whatever comes" not in page
    assert "It is won whatever" not in page
    assert "If it ended now" in page
    desk.post(f"{night}/cast", {"cast": "80"})
    assert "Handed in: only" not in read(desk, night)


def test_a_closed_count_says_what_it_leaves_out_and_is_not_changed(desk: Client, harbor: Harbor) -> None:
    night = begin(desk, cast="100")
    both(desk, harbor, night, 1, 50, 30)
    assert "Not counted here" not in read(desk, night)
    desk.post(f"{night}/close", {"how": "close"})
    assert "Handed in: 100. Not counted here: 20." in read(desk, night)
    with pytest.raises(Wrong, match="closed"):
        actions.tell_cast(harbor.amara, night=int(night.rsplit("/", 1)[1]), cast=80, now=NOW)
    assert "100" in read(desk, night)


def test_a_counter_may_correct_twice_and_the_last_word_counts(desk: Client, harbor: Harbor) -> None:
    night = begin(desk)
    for yes in (5, 6, 7):
        say(desk, night, 1, harbor.amara.id, yes, 3)
    say(desk, night, 1, bo(harbor), 6, 3)
    assert "the counters do not say the same" in read(desk, night)
    say(desk, night, 1, bo(harbor), 7, 3)
    assert "Yes is ahead by 4 votes." in read(desk, night)
    say(desk, night, 1, bo(harbor), 6, 3)
    assert "Nothing is counted yet." in read(desk, night), "who takes back agreement takes it out of the total"


@pytest.mark.parametrize(
    ("figures", "can_turn"),
    [((110, 100, 0, 10), True), ((110, 100, 0, 9), False), ((100, 110, 0, 10), False), ((100, 110, 0, 11), True)],
)
def test_sealed_ballots_turn_it_or_not_by_the_one_sided_test(
    desk: Client, harbor: Harbor, figures: tuple[int, ...], can_turn: bool
) -> None:
    night = begin(desk)
    both(desk, harbor, night, 1, *figures)
    page = read(desk, night)
    assert ("They can turn it" in page) is can_turn
    assert ("They can not turn it." in page) is not can_turn


def test_objections_are_due_five_business_days_after_the_count(desk: Client, harbor: Harbor) -> None:
    """A Friday before Thanksgiving 2026: Monday to Wednesday, Friday, Monday 30 November."""
    night = begin(desk)
    both(desk, harbor, night, 1, 100, 50)
    assert "Objections" not in read(desk, night)
    assert "If it ended now" in read(desk, night)
    desk.post(f"{night}/close", {"how": "close"})
    page = read(desk, night)
    assert "What it comes to" in page
    assert "Objections by Mon 30 Nov 2026 · 10 days left" in page
    assert "the union is certified, unless somebody objects" in page
    assert "29 USC 159(a)" in page


def test_a_count_is_closed_only_when_all_is_agreed_and_then_nothing_is_added(desk: Client, harbor: Harbor) -> None:
    night = begin(desk)
    number = int(night.rsplit("/", 1)[1])
    with pytest.raises(Wrong, match="Two counters must agree"):
        actions.close(harbor.amara, night=number, case_no="", now=NOW)
    say(desk, night, 1, harbor.amara.id, 5, 3)
    with pytest.raises(Wrong, match="Still open: 1"):
        actions.close(harbor.amara, night=number, case_no="", now=NOW)
    say(desk, night, 1, bo(harbor), 5, 3)
    desk.post(f"{night}/close", {"how": "close", "case_no": "29-RC-1"})
    with pytest.raises(Wrong, match="closed"):
        actions.say(harbor.amara, night=number, batch=2, counter=harbor.amara.id, figures=Figures(1), now=NOW)
    desk.post(f"{night}/close", {"how": "open"})
    say(desk, night, 2, harbor.amara.id, 5, 3)


def test_the_tally_leaves_in_the_public_layout(desk: Client, harbor: Harbor) -> None:
    night = begin(desk, eligible="300")
    both(desk, harbor, night, 1, 110, 100, 2, 10)
    desk.post(f"{night}/close", {"how": "close", "case_no": "29-RC-1"})
    answer = desk.get(f"{night}/tally.csv")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="tally.csv"'
    [line] = csv.DictReader(io.StringIO(answer.content.decode()))
    assert {
        name: line[name] for name in ("yes", "no", "void", "challenged", "valid", "margin", "eligible", "case_no")
    } == {
        "yes": "110", "no": "100", "void": "2", "challenged": "10", "valid": "210", "margin": "10",
        "eligible": "300", "case_no": "29-RC-1",
    }  # fmt: skip
    assert (line["determinative_computed"], line["outcome"]) == ("Y", "undecided_challenges")
    assert line["turnout_pct"] == "73.33"


@pytest.fixture
def coventry(desk: Client, harbor: Harbor) -> str:
    """1,286 to 1,314 of 3,000, under the rule before April 2026."""
    night = begin(
        desk, where="UK-GB recognition", day="2024-07-15", filed_on="2024-02-01", eligible="3000", cast="2600"
    )
    both(desk, harbor, night, 1, 1286, 1314, 0, 0)
    desk.post(f"{night}/close", {"how": "close"})
    return night


def test_28_votes_short_are_15_minds_a12(desk: Client, coventry: str) -> None:
    page = read(desk, coventry)
    assert "28 votes short: 15 minds would have turned it." in page
    assert "the employer need not recognize the union" in page
    for line in ("Never reached by us", "Changed their mind", "Could not vote", "New hires we did not meet"):
        assert line in page
    assert "You are still a union." in page
    assert "dead" not in page


def test_the_next_act_is_within_14_days_a12(desk: Client, harbor: Harbor, coventry: str) -> None:
    late = {"next_act": "March", "next_on": "2024-07-30", "never_reached": "400"}
    answer = desk.post(f"{coventry}/debrief", late)
    assert answer.status_code == 400
    assert b"within 14 days" in answer.content
    assert b'value="400"' in answer.content
    assert desk.post(f"{coventry}/debrief", late | {"next_on": "2024-07-29"}).status_code == 302
    [kept] = Debrief.objects.all()
    assert (kept.never_reached, kept.changed_mind, kept.next_act) == (400, None, "March")
    assert "Next: March , 29 Jul 2024." in read(desk, coventry)


def test_a_count_that_goes_on_is_not_looked_back_at(desk: Client, harbor: Harbor) -> None:
    night = begin(desk)
    assert desk.post(f"{night}/debrief", NEXT).status_code == 400
    assert not Debrief.objects.exists()


@pytest.mark.parametrize(
    "typed",
    [
        {"where": "US-NLRA strike"}, {"where": "XX RC"}, {"where": "US-NLRA RC", "eligible": "0"},
        {"where": "US-NLRA RC", "cast": "-1"}, {"where": "US-NLRA RC", "filed_on": "2027-01-01"}, {},
    ],
)  # fmt: skip
def test_a_count_that_can_not_be_does_not_begin(desk: Client, harbor: Harbor, typed: dict[str, str]) -> None:
    before = ledger.head(harbor.amara)
    assert desk.post("/count/night/open", typed).status_code in {302, 400, 404}
    assert not Night.objects.exists()
    assert ledger.head(harbor.amara) == before


@pytest.mark.parametrize(
    "typed",
    [
        {"batch": "0", "yes": "1"}, {"batch": "1", "yes": "-1"}, {"batch": "1"}, {"yes": "4"},
        {"batch": "1", "yes": "4", "counter": "4711"}, {"batch": "1", "yes": "x"},
    ],
)  # fmt: skip
def test_a_batch_that_can_not_be_is_not_kept(desk: Client, harbor: Harbor, typed: dict[str, str]) -> None:
    night = begin(desk)
    assert desk.post(f"{night}/batch", typed).status_code in {302, 400, 404}
    assert not NightSaid.objects.exists()


def test_what_was_typed_stands_there_again_when_a_figure_is_wrong(desk: Client, harbor: Harbor) -> None:
    night = begin(desk)
    answer = desk.post(f"{night}/batch", {"batch": "7", "yes": "44", "no": "-3"})
    assert answer.status_code == 400
    assert b'value="44"' in answer.content
    assert b'value="7"' in answer.content


def test_what_was_expected_is_kept_from_the_day_it_began(desk: Client, harbor: Harbor) -> None:
    begin(desk)
    kept = Night.objects.get()
    assert 2.0 <= kept.expected_yes + kept.expected_no <= 60.0


def test_each_deed_is_one_line(desk: Client, harbor: Harbor) -> None:
    bo(harbor)
    before = ledger.head(harbor.amara)
    night = begin(desk)
    both(desk, harbor, night, 1, 5, 3)
    desk.post(f"{night}/cast", {"cast": "8"})
    desk.post(f"{night}/close", {"how": "close"})
    desk.post(f"{night}/debrief", NEXT)
    assert ledger.head(harbor.amara) - before == 6


def test_dev_counts_and_sees_nothing(harbor: Harbor, desk: Client) -> None:
    number = int(begin(desk).rsplit("/", 1)[1])
    with pytest.raises(Refused):
        queries.sheet(DEV, number, today=TODAY)
    with pytest.raises(Refused):
        actions.say(DEV, night=number, batch=1, counter="99", figures=Figures(1), now=NOW)


def test_a_night_nobody_opened_is_not_there(desk: Client, harbor: Harbor) -> None:
    for path in ("", "/tally.csv"):
        assert desk.get(f"/count/night/4711{path}").status_code == 404
    for path in ("batch", "cast", "close", "debrief"):
        assert (
            desk.post(f"/count/night/4711/{path}", NEXT | {"batch": "1", "yes": "1", "how": "close"}).status_code
            == 404
        )


def test_each_of_forty_batches_says_what_it_means(desk: Client, harbor: Harbor) -> None:
    night = int(begin(desk, eligible="8325", cast="4869").rsplit("/", 1)[1])
    other = bo(harbor)
    actor = access_read.actor_of(Actor.keeper, organizer=harbor.amara.id, now=NOW)
    for batch in range(1, 41):
        for counter in (actor.id, other):
            actions.say(actor, night=night, batch=batch, counter=counter, figures=Figures(66, 53, 0, 2), now=NOW)
    found = queries.sheet(actor, night, today=TODAY)
    chances = [a.stands.chance for a in found.after if a.stands.chance is not None]
    assert len(found.after) == 40
    assert chances[-1] > chances[0]
    assert len(chances) > 20


def test_the_law_to_choose_is_named_in_arabic_and_never_cut_at_its_beginning(desk: Client) -> None:
    page = html.unescape(desk.get("/count/night", headers={"accept-language": "ar"}).content.decode())
    choice = '<option dir="auto" value="US-NLRA RC">الولايات المتّحدة: شركات خاصّة (NLRA): RC</option>'
    assert choice in page
    assert re.findall(r'<option (?!dir="auto")[^>]*>[^<]*[A-Za-z]{5,}', page) == []


def test_what_the_board_said_of_the_first_vote_is_not_offered_for_the_second(harbor: Harbor, desk: Client) -> None:
    Claim.objects.create(people=280, by="board", as_of=TODAY - timedelta(days=400), noted_by="1", noted_at=NOW)
    assert queries.eligible_so_far(harbor.amara, TODAY) == (280, True)
    days.note(harbor.amara, kind="petition_filed", day=TODAY - timedelta(days=20), now=NOW)
    assert queries.eligible_so_far(harbor.amara, TODAY) == (300, False)
    Claim.objects.create(people=310, by="board", as_of=TODAY, noted_by="1", noted_at=NOW)
    assert queries.eligible_so_far(harbor.amara, TODAY) == (310, True)
