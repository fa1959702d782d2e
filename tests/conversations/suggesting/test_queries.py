"""What is open with whom, how two got on, and what was said last time."""

from datetime import timedelta

from tests.harbor.cast import NOW, TODAY, Harbor, days_ago
from tests.people.reach.test_queries import bo

from brazier.conversations import actions as conversations
from brazier.conversations import queries as conversations_read
from brazier.conversations.correcting import actions as correcting
from brazier.conversations.correcting.changed import Parts
from brazier.conversations.facts import LastTime, Lately
from brazier.conversations.gathering import actions as gathering
from brazier.conversations.gathering.actions import There
from brazier.conversations.suggesting import queries
from brazier.conversations.talk import Step, Talk

SOON = TODAY + timedelta(days=1)


def test_the_next_step_the_next_promise_of_ours_and_the_last_talk(harbor: Harbor) -> None:
    amara, cleo = harbor.amara.id, harbor.worker()
    harbor.talk(cleo, 3, ago=9, step=Step("later", SOON + timedelta(days=3), amara), owed=Step("ask", TODAY, "7"))
    harbor.talk(cleo, 3, ago=5, step=Step("first", TODAY, amara), ask="wear", answer="yes")
    harbor.talk(cleo, 3, ago=4, ask="attend", answer="yes")
    told = queries.lately(harbor.amara, workers=[cleo])
    assert told == {cleo: Lately((TODAY, amara), (TODAY, "7"), days_ago(5), days_ago(4))}
    assert queries.due_workers(harbor.amara, until=TODAY) == {cleo}
    assert queries.due_workers(harbor.amara, until=days_ago(1)) == set()


def test_what_was_taken_back_is_no_talk_and_no_promise(harbor: Harbor) -> None:
    cleo = harbor.worker()
    talk = harbor.talk(cleo, 3, ask="wear", answer="yes", step=Step("call", TODAY, "7"))
    conversations.take_back_talk(harbor.amara, talk=talk, now=NOW)
    assert queries.lately(harbor.amara, workers=[cleo]) == {cleo: Lately()}
    assert queries.between(harbor.amara, workers=[cleo]) == ({}, {})
    assert queries.talks_had(harbor.amara, since=TODAY) == {}
    [told] = queries.last_time(harbor.amara, workers=[cleo], today=TODAY).values()
    assert told == LastTime()


def test_the_newest_answer_to_each_organizer_says_how_they_got_on(harbor: Harbor) -> None:
    amara, cleo, mei = harbor.amara.id, harbor.worker(), harbor.worker("Mei-Lin")
    harbor.talk(cleo, 3, ago=9, ask="wear", answer="no")
    harbor.talk(cleo, 3, ago=2, ask="wear", answer="yes")
    harbor.talk(cleo, 3, ago=1, by="7", ask="wear", answer="no")
    harbor.talk(mei, 3, ago=1, ask="wear", answer="not_yet")
    well, refused = queries.between(harbor.amara, workers=[cleo, mei])
    assert (well, refused) == ({amara: {cleo}}, {"7": {cleo}})


def test_talks_are_counted_from_a_day_on(harbor: Harbor) -> None:
    cleo = harbor.worker()
    for ago in (0, 0, 3):
        harbor.talk(cleo, 3, ago=ago)
    assert queries.talks_had(harbor.amara, since=TODAY) == {harbor.amara.id: 2}
    assert queries.talks_had(harbor.amara, since=days_ago(3)) == {harbor.amara.id: 3}


def test_a_talk_with_several_is_one_talk_also_once_it_was_corrected(harbor: Harbor) -> None:
    there = [There(Talk(harbor.worker(name), TODAY, harbor.amara.id)) for name in ("Cleo", "Mei-Lin", "Bo")]
    had = gathering.record(harbor.amara, there=there, now=NOW, today=TODAY)
    harbor.talk(had[0].worker, 3)
    assert queries.talks_had(harbor.amara, since=TODAY) == {harbor.amara.id: 2}
    assert conversations_read.talks_since(harbor.amara, day=TODAY) == 2
    correcting.correct_parts(harbor.amara, talk=had[1].talk, parts=Parts(level=2), now=NOW, today=TODAY)
    assert queries.talks_had(harbor.amara, since=TODAY) == {harbor.amara.id: 2}
    assert conversations_read.talks_since(harbor.amara, day=TODAY) == 2


def test_last_time_is_her_words_then_her_answer_and_what_she_cares_about_most(harbor: Harbor) -> None:
    cleo, mei = harbor.worker(), harbor.worker("Mei-Lin")
    harbor.talk(cleo, 3, ago=9, quote="I sign when my line signs.", issues=(harbor.chip(),))
    harbor.talk(cleo, 3, ago=3, ask="wear", ask_text="on Friday", answer="no", step=Step("ring", TODAY, "7"))
    harbor.talk(mei, 3, ago=70, ask="attend", answer="no")
    harbor.act(mei)
    told = queries.last_time(harbor.amara, workers=[cleo, mei], today=TODAY)
    assert told[cleo].said is not None
    assert (told[cleo].said.what, told[cleo].said.text) == ("wear.no", "on Friday")
    assert (told[cleo].cares, told[cleo].step, told[cleo].refused) == ("pay", "ring", {"wear"})
    assert (told[mei].done, told[mei].refused) == ({"wear"}, frozenset())


def test_whoever_may_not_see_notes_of_others_is_told_the_answer_without_words(harbor: Harbor) -> None:
    cleo, dina = harbor.worker(), harbor.worker("Dina Okoro")
    harbor.talk(cleo, 3, ago=3, quote="I only trust Rosa.", ask="wear", ask_text="with Rosa", answer="no")
    me = bo(harbor, person=cleo)
    told = queries.last_time(me, workers=[cleo, dina], today=TODAY)
    assert told.keys() == {cleo}
    assert told[cleo].said is not None
    assert (told[cleo].said.what, told[cleo].said.text) == ("wear.no", "")
