"""What a campaign passes on names nobody, and a new campaign begins with it."""

import pytest
from django.db import transaction
from tests.harbor.cast import DEV, NOW, Harbor

from brazier.bag.models import Gate
from brazier.calling.models import Packet
from brazier.cards.models import Card, Membership
from brazier.conversations import actions as conversations
from brazier.conversations.models import Issue
from brazier.election.models import Polls
from brazier.handbook import book
from brazier.handbook.own import actions as writing
from brazier.keeping import actions as keeping
from brazier.keeping import queries as keeping_read
from brazier.ledger.models import Line
from brazier.pages import queries as pages
from brazier.people.models import Record
from brazier.press.zipped import unzipped
from brazier.rota import actions as rota
from brazier.rota.facts import Words
from brazier.terms import Actor, Refused, Wrong
from brazier.tests_of_strength import actions as strength
from brazier.tests_of_strength import queries as strength_read
from brazier.tests_of_strength.ladder import SHIPPED, Rung
from brazier.upkeep.passing import actions, queries
from brazier.upkeep.passing.method import Method, packed
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
    assert found.method.issues == (*conversations.FIRST_ISSUES, "long breaks", "no fan")
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


def page(title: str = "Our way", line: str = "Start with food.") -> str:
    """A page that a committee added."""
    head = f'+++\ntitle = "{title}"\nchapter = 9\naudience = "everyone"\nreviewed = 2026-11-28\n+++\n'
    return f"{head}\n{line}\n\n[ ] Say it.\n"


CANARIES = {
    "in the text of a page": ("en", "09-9-our-way.md", page(line="Ask Rosa about it.")),
    "in its title": ("en", "09-9-our-way.md", page(title="Rosa does it")),
    "in its title, with an ending": ("en", "09-9-our-way.md", page(title="The Rosas way")),
    "in its title, in other accents": ("en", "09-9-our-way.md", page(title="With Rósa")),
    "in the name of its file": ("en", "09-9-rosas-way.md", page()),
    "in the name of a language": ("en-diaz", "09-9-our-way.md", page()),
    "over the end of a line": ("en", "09-9-our-way.md", page(line="Ask Ro-\nsa about it.")),
    "by what a line says when it is done": ("en", "09-9-our-way.md", page().replace("Say it", "Ring Rosa")),
    "in the titles of chapters": ("en", "chapters.toml", '9 = "What Rosa did"\n'),
    "as a remark in the head": ("en", "09-9-our-way.md", page().replace("chapter = 9", "chapter = 9 # by Rosa")),
    "by what is on a badge": ("en", "09-9-our-way.md", page(line="It was 48213 who said it.")),
    "by an account": ("en", "09-9-our-way.md", page(line="Write to @night-owl about it.")),
}


@pytest.mark.parametrize("where", CANARIES)
def test_a_name_that_rides_along_on_a_page_keeps_the_pack_here(harbor: Harbor, where: str) -> None:
    harbor.worker("Rosa Díaz", badge="48213")
    language, name, text = CANARIES[where]
    with pytest.raises(Wrong, match="Write it without"):
        passed_on(harbor, **{language: {name: text}})
    assert passed_on(harbor, en={"09-9-our-way.md": page()}).method.own == {"en/09-9-our-way.md"}


def test_a_page_that_is_changed_may_say_again_what_ours_says(harbor: Harbor) -> None:
    harbor.worker("Amina Diallo")
    [name] = [name for name, text in book.sources()["en"].items() if "Amina" in text][:1]
    ours = book.sources()["en"][name]
    more = ours.replace("\n[ ] ", "\n[ ] Eat first.\n[ ] ", 1)
    assert passed_on(harbor, en={name: more}).method.pages["en"][name] == more
    with pytest.raises(Wrong, match="Write it without"):
        passed_on(harbor, en={name: more.replace("Eat first", "Ask Amina first")})


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("en", "Rosa.md", page()),
        ("../en", "09-9-our-way.md", page()),
        ("en", "09-9-our-way.md", "no page"),
        ("en", "../09-9-our-way.md", page()),
    ],
)
def test_what_nobody_could_take_in_again_is_not_written(
    harbor: Harbor, language: str, name: str, text: str
) -> None:
    with pytest.raises(Wrong, match="Nothing was changed"):
        passed_on(harbor, **{language: {name: text}})


@pytest.mark.parametrize(
    "lessons",
    ["Say hello to Wanjiru.", "It began at Quayside.", "Ferrum fought it.", "Bogumiła rang.", "Gate Omega first."],
)
def test_names_kept_apart_from_the_list_of_people_tell_too(harbor: Harbor, lessons: str) -> None:
    rosa = harbor.worker("Rosa Díaz")
    record = Record.objects.get(worker=rosa)
    Packet.objects.create(
        volunteer="Wanjiru", script="Hello", tongue="en", by=harbor.amara.id, made_at=NOW, until=NOW
    )
    Polls.objects.create(
        place="Quayside",
        day=NOW.date(),
        opens=NOW.time(),
        closes=NOW.time(),
        noted_by=harbor.amara.id,
        noted_at=NOW,
    )
    Membership.objects.create(
        record=record, unit="Ferrum Works", joined_on=NOW.date(), written_by=harbor.amara.id, written_at=NOW
    )
    Card.objects.create(
        record=record, medium="paper", signed_on=NOW.date(), name="Bogumila D.", collected_by=harbor.amara.id,
        holder=harbor.amara.id, written_by=harbor.amara.id, written_at=NOW,
    )  # fmt: skip
    Gate.objects.create(name="Omega", key="omega")
    with pytest.raises(Wrong, match="Write it without"):
        passed_on(harbor, lessons)


def test_an_issue_with_signs_nobody_sees_stays(harbor: Harbor) -> None:
    Issue.objects.create(name="no\u202ewater", key="no water", place=90)
    found = passed_on(harbor)
    assert (found.method.issues, found.stay) == (conversations.FIRST_ISSUES, 1)


def test_the_ladder_is_passed_on_and_one_with_a_name_in_it_stays(harbor: Harbor) -> None:
    assert passed_on(harbor).method.ladder == ()
    rungs = (Rung("own-1", "wear", 60, True, "Red socks"), SHIPPED[4])
    strength.write_ladder(harbor.amara, rungs=rungs, now=NOW)
    found = passed_on(harbor)
    assert (found.method.ladder, found.ladder_stays) == (rungs, False)
    harbor.worker("Rosa Díaz")
    strength.write_ladder(
        harbor.amara, rungs=(Rung("own-1", "attend", 50, True, "Lunch with Rosa"), *rungs[1:]), now=NOW
    )
    found = passed_on(harbor)
    assert (found.method.ladder, found.ladder_stays) == ((), True)


def test_a_campaign_begins_with_the_ladder(harbor: Harbor) -> None:
    rungs = (Rung("own-1", "wear", 60, True, "Red socks"),)
    actions.begin_with(harbor.amara, method=Method("", (), {}, "", ladder=rungs), now=NOW)
    assert strength_read.ladder(harbor.amara).rungs == rungs


def test_pages_that_came_with_an_older_program_do_not_take_the_place_of_ours(harbor: Harbor) -> None:
    older = {"en": {**book.sources()["en"], "06-2-the-ask.md": page("The ask", "As it was last year.")}}
    theirs = {"09-9-our-way.md": page()}
    method = Method("", (), {}, "", {"en": {**older["en"], **theirs}}, frozenset(["en/09-9-our-way.md"]))
    actions.begin_with(harbor.amara, method=method, now=NOW)
    assert pages.own(harbor.amara)["en"].keys() - {"translated.toml"} == theirs.keys()


@pytest.mark.parametrize(
    ("own", "says"),
    [
        ({"09-9-our-way.md": page(line="x" * 20_001)}, "longer than any sheet"),
        ({"09-9-our-way.md": page(line="[here](javascript:x)")}, "line 8"),
        ({"09-9-our-way.md": page(line="[here](99-9-nowhere)")}, "no such page"),
        ({"chapters.toml": "9 ="}, "no TOML"),
        ({"chapters.toml": "'9\" = 1\n\"x' = 'y'"}, "no TOML"),
        ({"99-9.md": page()}, "no name of a page"),
    ],
)
def test_a_page_that_can_be_none_is_refused_with_all_that_comes_with_it(
    harbor: Harbor, own: dict[str, str], says: str
) -> None:
    method = Method("gb", (), {}, "", {"en": own}, frozenset(f"en/{name}" for name in own))
    with pytest.raises(Wrong) as refused, transaction.atomic():
        actions.look_at(Actor.keeper, method=method)
        actions.begin_with(harbor.amara, method=method, now=NOW)
    assert says in refused.value.sentence % refused.value.holes
    assert pages.own(harbor.amara) == {}


def test_what_one_turn_hands_over_to_the_next_stays_here(harbor: Harbor) -> None:
    words = Words("tent", "stop Quokka", happened="Quokkas came.", to_do="Feed quokkas.", watch="More quokkas.")
    rota.hand_over(harbor.amara, words=words, told_at=NOW, now=NOW)
    whole = packed(passed_on(harbor, "Start with food.").method)
    texts = unzipped(whole, most_bytes=20_000_000, most_files=5_000)
    assert not any(b"quokka" in text.lower() for text in texts.values())
    assert b"Start with food." in texts["lessons.md"]
