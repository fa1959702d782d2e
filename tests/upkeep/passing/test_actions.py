"""What a campaign passes on names nobody, and a new campaign begins with it."""

import pytest
from tests.harbor.cast import DEV, NOW, Harbor

from brazier.conversations import actions as conversations
from brazier.handbook import book
from brazier.handbook.own import actions as writing
from brazier.keeping import actions as keeping
from brazier.keeping import queries as keeping_read
from brazier.ledger.models import Line
from brazier.pages import queries as pages
from brazier.terms import Actor, Refused, Wrong
from brazier.upkeep.passing import actions, queries
from brazier.upkeep.passing.method import Method
from brazier.workplaces import actions as workplaces
from brazier.workplaces import queries as workplaces_read


def passed_on(harbor: Harbor, lessons: str = "", **own: dict[str, str]) -> queries.Gathered:
    """What Amara passes on."""
    return actions.pass_on(harbor.amara, lessons=lessons, own=own, now=NOW)


def test_issues_law_and_times_are_passed_on(harbor: Harbor) -> None:
    conversations.offer_issues(harbor.amara, names=["no water"], now=NOW)
    workplaces.change_campaign(harbor.amara, jurisdiction="gb", now=NOW)
    keeping.choose(harbor.amara, kind="notes", days=14, now=NOW)
    found = passed_on(harbor, "Start with food.")
    assert found.method.issues == (*conversations.FIRST_ISSUES, "no water")
    assert (found.method.place, found.method.days["notes"]) == ("gb", 14)
    assert (found.method.lessons, found.stay) == ("Start with food.", 0)
    assert found.method.pages == book.sources()


def test_an_issue_with_a_name_in_it_stays(harbor: Harbor) -> None:
    harbor.worker("Rosa Díaz", department="Stow", shift="Nights")
    harbor.worker("Will Long")
    names = [
        "Rosa's hours",
        "diaz again",
        "stow is cold",
        "no fan",
        "ring 917 555 0148",
        "Will again",
        "long breaks",
    ]
    conversations.offer_issues(harbor.amara, names=names, now=NOW)
    found = passed_on(harbor)
    assert found.method.issues == (*conversations.FIRST_ISSUES, "no fan", "long breaks")
    assert found.stay == 5


@pytest.mark.parametrize("lessons", ["Ask Rosa first.", "Then we sat with Amara.", "Write to me@mail.example"])
def test_lessons_with_a_name_in_them_are_refused_and_leave_a_line(harbor: Harbor, lessons: str) -> None:
    harbor.worker("Rosa Díaz")
    with pytest.raises(Wrong, match="Write it without") as refused:
        passed_on(harbor, lessons)
    assert "Rosa" not in str(refused.value)
    assert Line.objects.latest("number").verb == "upkeep.method_refused"


def test_lessons_in_words_that_everybody_uses_are_passed_on(harbor: Harbor) -> None:
    harbor.worker("Will May")
    assert passed_on(harbor, "You may lose. Will it help? Then ask again.").method.lessons


def test_pages_of_our_own_are_passed_on_unless_they_name_somebody(harbor: Harbor) -> None:
    harbor.worker("Rosa Díaz")
    ours = book.sources()["en"]["06-2-the-ask.md"]
    own = {"06-2-the-ask.md": ours.replace("Then be quiet.", "Then be very quiet.")}
    assert passed_on(harbor, en=own).method.pages["en"]["06-2-the-ask.md"] == own["06-2-the-ask.md"]
    with pytest.raises(Wrong, match="Write it without"):
        passed_on(harbor, en={"06-2-the-ask.md": ours.replace("Then be quiet.", "Then ask Rosa.")})


def test_each_time_leaves_one_line(harbor: Harbor) -> None:
    passed_on(harbor)
    assert Line.objects.latest("number").verb == "upkeep.method"


def test_whoever_may_not_is_stopped_before_anything_is_looked_at(harbor: Harbor) -> None:
    outside = Actor(harbor.amara.id, "organizer", "site")
    for actor in (DEV, outside, Actor.nobody, Actor.keeper):
        with pytest.raises(Refused):
            actions.pass_on(actor, lessons="Rosa", own={}, now=NOW)


def test_a_campaign_begins_with_law_and_times(harbor: Harbor) -> None:
    method = Method("gb", (), {"notes": 14}, "")
    actions.begin_with(harbor.amara, method=method, now=NOW)
    campaign = workplaces_read.campaign(harbor.amara)
    assert campaign is not None
    assert (campaign.jurisdiction, keeping_read.lives(harbor.amara)["notes"]) == ("gb", 14)


@pytest.mark.parametrize(
    "method",
    [Method("atlantis", (), {}, ""), Method("", (), {"dreams": 3}, ""), Method("", (), {"notes": 9999}, "")],
)
def test_what_this_program_does_not_know_is_refused_before_anything_is_made(method: Method) -> None:
    with pytest.raises(Wrong):
        actions.look_at(Actor.keeper, method=method)


def test_pages_written_in_the_app_are_passed_on_and_stand_in_the_new_campaign(harbor: Harbor) -> None:
    name = "06-2-the-ask.md"
    ours = book.sources()["en"][name].replace("Then be quiet", "Then be very quiet")
    writing.keep(harbor.amara, language="en", name=name.removesuffix(".md"), text=ours, now=NOW, today=NOW.date())
    method = passed_on(harbor).method
    assert method.pages["en"][name] == ours
    writing.go_back(harbor.amara, language="en", name=name.removesuffix(".md"), now=NOW, today=NOW.date())
    actions.begin_with(harbor.amara, method=method, now=NOW)
    assert pages.own(harbor.amara)["en"] == {name: ours}


def test_a_page_written_in_the_app_that_names_somebody_keeps_the_whole_pack_here(harbor: Harbor) -> None:
    harbor.worker("Rosa Díaz")
    text = book.sources()["en"]["06-2-the-ask.md"].replace("Never beg", "Ask Rosa. Never beg")
    writing.keep(harbor.amara, language="en", name="06-2-the-ask", text=text, now=NOW, today=NOW.date())
    with pytest.raises(Wrong, match="Write it without"):
        passed_on(harbor)
