"""Removing somebody ends everything of theirs at once; no faction throws another out; nobody empties the list."""

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from tests.harbor.cast import NOW, Harbor
from tests.upkeep.organizers.party import again, at_level, cares, everything, joined

from brazier.access import actions as access
from brazier.access import queries as access_read
from brazier.access.models import (
    Authenticator,
    Device,
    Grant,
    Invitation,
    Offer,
    Organizer,
    Proposal,
    Removal,
    Turf,
    Window,
)  # fmt: skip
from brazier.conversations.models import FollowUp
from brazier.learning import actions as learning
from brazier.learning.models import Buddy, Learned
from brazier.people import queries as people
from brazier.terms import Actor, Refused, Wrong
from brazier.upkeep import actions as upkeep
from brazier.upkeep.handing import actions
from brazier.upkeep.models import Issued, Parcel
from brazier.upkeep.organizers import queries
from brazier.upkeep.pairs import actions as pairs
from brazier.workplaces.holes import actions as holes
from brazier.workplaces.holes import queries as holes_read

LATER = NOW + timedelta(seconds=1)


def took_hole(harbor: Harbor, bo: str) -> None:
    cell, today = harbor.cell("Stow", "Nights"), NOW.date()
    holes.take(harbor.amara, cell_id=cell, organizer=bo, by_day=today, now=NOW, today=today)


ALIVE: dict[str, Callable[[str], bool]] = {
    "a session": lambda bo: again(bo, now=LATER) != Actor.nobody,
    "a role": lambda bo: access_read.organizer(Actor.clock, bo) is not None,
    "PIN or passphrase": lambda bo: Organizer.objects.get(pk=bo).password != "",
    "a passkey": lambda bo: Authenticator.objects.filter(organizer=bo, kind="passkey").exists(),
    "codes": lambda bo: Authenticator.objects.filter(organizer=bo, kind="codes").exists(),
    "a passphrase": lambda bo: Authenticator.objects.filter(organizer=bo, kind="passphrase").exists(),
    "a device": lambda bo: Device.objects.filter(organizer=bo, ended_at=None).exists(),
    "a device key": lambda bo: any(bytes(d.key) for d in Device.objects.filter(organizer=bo)),
    "a number for sealed boxes": lambda bo: Device.objects.filter(organizer=bo).exclude(number=0).exists(),
    "a sealed box at the door": lambda bo: 77 in access_read.owners_of(Actor.keeper, numbers=[77], now=LATER),
    "an invitation": lambda bo: Invitation.objects.filter(by=bo, ended_at=None).exists(),
    "a word for a newcomer": lambda bo: Invitation.objects.filter(by=bo).exclude(matched_at=None).exists(),
    "turf": lambda bo: Turf.objects.filter(organizer=bo).exists(),
    "turf they gave": lambda bo: Turf.objects.filter(given_by=bo).exists(),
    "a charting circle": lambda bo: _open(bo, "circle"),
    "break-glass": lambda bo: _open(bo, "glass"),
    "a proposal": lambda bo: Proposal.objects.filter(proposed_by=bo, kind="role", ended_at=None).exists(),
    "an export": lambda bo: Proposal.objects.filter(proposed_by=bo, kind="export", ended_at=None).exists(),
    "a list to fetch": lambda bo: Parcel.objects.filter(issued__by=bo).exists(),
    "their path": lambda bo: Learned.objects.filter(organizer=bo).exists(),
    "a buddy": lambda bo: Buddy.objects.filter(organizer=bo).exists(),
    "somebody they are a buddy of": lambda bo: Buddy.objects.filter(buddy=bo).exists(),
    "an offer": lambda bo: Offer.objects.filter(to=bo, ended_at=None).exists(),
    "a grant": lambda bo: (Grant.objects.filter(organizer=bo) | Grant.objects.filter(by=bo)).exists(),
    "a next step": lambda bo: FollowUp.objects.filter(owner=bo, state="open").exists(),
    "a hole": lambda bo: any(o.organizer == bo for o in holes_read.owners(Actor.clock).values()),
}
"""What of somebody's may still work, one question each."""


def waits_for(bo: str) -> None:
    """A list they asked for and did not fetch."""
    issued = Issued.objects.create(
        number=7, by=bo, agreed_by="1", made_at=NOW, columns=["name"], kind="csv", people=1, reason="calls"
    )
    Parcel.objects.create(issued=issued, content=b"list", made_at=NOW)


def _open(bo: str, why: str) -> bool:
    rows = Window.objects.filter(why=why, until__gt=LATER)
    return rows.filter(organizer=bo).exists() or rows.filter(other=bo).exists()


@pytest.fixture
def bo(harbor: Harbor) -> str:
    found = joined(harbor, "Bo").id
    everything(harbor, found)
    took_hole(harbor, found)
    for kind in ("passkey", "codes", "passphrase"):
        Authenticator.objects.create(organizer_id=int(found), kind=kind, added_on=NOW.date())
    waits_for(found)
    mine = again(found, now=NOW)
    learning.note(mine, kind="sat_in", day=NOW.date(), with_whom=harbor.amara.id, now=NOW)
    learning.choose_buddy(mine, buddy=harbor.amara.id, now=NOW)
    learning.offer(mine, organizer=harbor.amara.id, now=NOW)
    return found


@pytest.mark.parametrize("artifact", ALIVE)
def test_nothing_of_somebody_who_was_removed_works_n58(harbor: Harbor, bo: str, artifact: str) -> None:
    assert ALIVE[artifact](bo), "the test must see it alive first"
    began = time.monotonic()
    actions.remove(harbor.amara, organizer=bo, by="1", now=LATER)
    assert time.monotonic() - began < 5
    assert not ALIVE[artifact](bo)


@pytest.mark.parametrize("deed", sorted(actions.REMOVE.keys() - {"offers that wait"}))
def test_each_deed_of_the_table_is_needed_n58(
    harbor: Harbor, bo: str, monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    """Whoever strikes a line from REMOVE leaves something alive; offers alone are passed on before."""
    assert len(actions.REMOVE) >= 15
    monkeypatch.delitem(actions.REMOVE, deed)
    actions.remove(harbor.amara, organizer=bo, by="1", now=LATER)
    assert [name for name, is_alive in ALIVE.items() if is_alive(bo)]


def test_nothing_of_theirs_is_left_to_nobody(harbor: Harbor, bo: str) -> None:
    actions.remove(harbor.amara, organizer=bo, by="1", now=LATER)
    open_steps = FollowUp.objects.filter(state="open").values_list("owner", flat=True)
    assert [*open_steps] == [harbor.amara.id] * 2
    assert Turf.objects.filter(organizer=harbor.amara.id, kind="person").count() == 2


def test_what_they_saw_is_kept(harbor: Harbor, bo: str) -> None:
    actions.remove(harbor.amara, organizer=bo, by="1", now=LATER)
    [report] = queries.removed(harbor.amara)
    saw = report.saw
    assert (report.handle, len(saw["records"]), len(saw["windows"])) == ("Bo", 1, 2)  # type: ignore[arg-type]
    with pytest.raises(Wrong, match="one of the organizers"):
        actions.remove(harbor.amara, organizer=bo, by="1", now=LATER)
    assert Removal.objects.count() == 1


@pytest.mark.parametrize("who", ["", "x", "4711", "²"])
def test_nobody_can_not_be_removed(harbor: Harbor, who: str) -> None:
    with pytest.raises(Wrong, match="Nothing was changed"):
        actions.remove(harbor.amara, organizer=who, by="1", now=NOW)


def test_one_of_the_committee_throws_nobody_out_alone_n68(harbor: Harbor) -> None:
    at_level("committee")
    Organizer.objects.filter(pk=harbor.amara.id).update(role="committee")
    eve, bo = joined(harbor, "Eve", "committee"), joined(harbor, "Bo", "committee")
    for organizer in (harbor.amara.id, bo.id):
        asked = pairs.propose(eve, kind="remove", payload={"organizer": organizer}, now=NOW)
        assert not asked.done
        with pytest.raises(Wrong, match="Somebody else"):
            pairs.agree(eve, proposal=asked.proposal, now=NOW)
    for kind, payload in (
        ("pause", {"organizer": bo.id}),
        ("role", {"organizer": bo.id, "role": "taker"}),
        ("step_down", {"level": "table"}),
    ):
        assert not pairs.propose(eve, kind=kind, payload=payload, now=NOW).done
    assert Organizer.objects.filter(until=None, role="committee", paused_at=None).count() == 3


def test_nor_takes_a_rivals_turf_alone_n68(harbor: Harbor) -> None:
    at_level("site")
    eve, bo = joined(harbor, "Eve", "lead"), joined(harbor, "Bo", "committee")
    turf = cares(bo.id, "cell", 5)
    with pytest.raises(Wrong, match="nobody ends it alone"):
        access.end(eve, turf=turf.pk, now=NOW)
    actions.set_state(eve, organizer=bo.id, state="away", now=NOW, today=NOW.date())
    asked = pairs.propose(eve, kind="turf_end", payload={"turf": turf.pk}, now=NOW)
    assert not asked.done and Turf.objects.filter(pk=turf.pk).exists()
    pairs.agree(bo, proposal=asked.proposal, now=NOW)
    assert not Turf.objects.filter(pk=turf.pk).exists()


def test_nobody_alone_leaves_out_more_than_ten_a_minute_n67(harbor: Harbor) -> None:
    bo = joined(harbor, "Bo")
    workers = [harbor.worker(f"Co-worker {n} Diaz") for n in range(13)]
    for worker in workers[:10]:
        upkeep.forget(harbor.amara, worker=worker, now=NOW)
    with pytest.raises(Wrong, match="second person"):
        upkeep.forget(harbor.amara, worker=workers[10], now=NOW + timedelta(seconds=59))
    assert people.count(harbor.amara) == 3
    asked = pairs.propose(harbor.amara, kind="leave_out", payload={"worker": workers[10]}, now=NOW)
    assert (asked.done, people.count(harbor.amara)) == (False, 3)
    pairs.agree(bo, proposal=asked.proposal, now=NOW)
    assert people.count(harbor.amara) == 2
    upkeep.forget(harbor.amara, worker=workers[11], now=NOW + timedelta(seconds=61))
    assert people.count(harbor.amara) == 1


@pytest.mark.parametrize("role", ["organizer", "lead", "registrar", "taker", "probation", "newcomer"])
def test_only_the_committee_removes(harbor: Harbor, role: str) -> None:
    with pytest.raises(Refused):
        actions.remove(Actor("9", role, "committee"), organizer=harbor.amara.id, by="1", now=NOW)
