"""When the campaign is over words and names of counters go, and the ballots stay as they were counted."""

import pytest
from tests.harbor.cast import DEV, NOW, TODAY, Harbor

from brazier.election.ending import actions
from brazier.election.models import Debrief, Judged, Motion, NightSaid, Plan
from brazier.election.motions import actions as motions
from brazier.election.night import actions as night_act
from brazier.election.night import queries as nights
from brazier.election.night.adding import Figures
from brazier.election.ready import actions as ready
from brazier.terms import Actor, Refused
from brazier.upkeep.sweeping.actions import SHRED


def lived(harbor: Harbor) -> int:
    """A bit of everything; gives the number of the count."""
    amara, bo = harbor.amara, harbor.organizer("Bo")
    motions.record(amara, subject="file", choice="file", reason="words", votes=(5, 1, 0), day=TODAY, now=NOW)
    ready.judge(amara, item="issues", value=100, reason="words", now=NOW)
    night = night_act.open_night(
        amara, place="US-NLRA", kind="RC", day=TODAY, filed_on=None, eligible=100, is_approx=False, cast=80,
        now=NOW, today=TODAY,
    )  # fmt: skip
    for counter in (amara.id, bo):
        night_act.say(amara, night=night, batch=1, counter=counter, figures=Figures(30, 50), now=NOW)
    night_act.close(amara, night=night, case_no="", now=NOW)
    night_act.debrief(amara, night=night, why={}, next_act="words", next_on=TODAY, now=NOW)
    return night


def test_words_go_and_ballots_stay(harbor: Harbor) -> None:
    night = lived(harbor)
    before = nights.sheet(harbor.amara, night, today=TODAY)
    assert actions.shred(Actor.clock) == 3
    assert not any(table._default_manager.exists() for table in (Motion, Judged, Debrief, Plan))
    after = nights.sheet(harbor.amara, night, today=TODAY)
    assert after.total == before.total == Figures(30, 50)
    assert {(s.counter[0], s.typed_by) for s in NightSaid.objects.all()} == {("-", "")}
    assert actions.shred(Actor.clock) == 0
    assert nights.sheet(harbor.amara, night, today=TODAY).total == before.total


def test_the_end_of_the_campaign_goes_through_here() -> None:
    assert actions.shred in SHRED


def test_dev_shreds_nothing(harbor: Harbor) -> None:
    lived(harbor)
    with pytest.raises(Refused):
        actions.shred(DEV)
    assert Motion.objects.exists()
