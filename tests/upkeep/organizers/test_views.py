"""Pages of organizers and their turf."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.harbor.cast import TODAY, Harbor
from tests.upkeep.organizers.party import at_level, cares, joined, step
from tests.upkeep.pairs.test_views import sits

from brazier.access import queries as access
from brazier.access.changes import queries as changes
from brazier.access.models import Organizer, Turf, Window
from brazier.people import queries as people
from brazier.terms import Actor
from brazier.upkeep.organizers import queries
from brazier.web import clock


def shown(page: str) -> str:
    """What stands on a page, without its frame."""
    return page.partition("<main")[2].partition("</main>")[0]


@pytest.fixture
def two(harbor: Harbor) -> tuple[Client, Client, str]:
    """The founder's browser and Bo's, and Bo's id."""
    bo = joined(harbor, "Bo <b>", now=clock.now())
    return sits(harbor.amara), sits(bo), bo.id


def test_somebody_is_fired_and_another_takes_over(two: tuple[Client, Client, str], harbor: Harbor) -> None:
    amara, bo, who = two
    cleo = harbor.worker("Cleo Diaz")
    cares(who, "person", cleo)
    step(who, cleo)
    page = amara.get("/organizers").content.decode()
    assert "Bo &lt;b&gt;" in page and "1 next step" in page
    assert amara.post(f"/organizers/{who}/state", {"state": "fired"}).status_code == 302
    told = amara.get(f"/organizers/{who}").content.decode()
    assert "They are one of us all the same" in told and "And their devices?" in told
    assert bo.get("/organizers").status_code == 200  # nothing was taken
    assert "Offered to you" in amara.get("/organizers").content.decode()
    [offer] = changes.offers(Actor.clock, to=harbor.amara.id)
    amara.post(f"/organizers/offers/{offer.id}", {"answer": "accept"})
    assert "1 next step came with it" in amara.get("/organizers").content.decode()


def test_removing_takes_two_and_shuts_the_open_page(two: tuple[Client, Client, str], harbor: Harbor) -> None:
    amara, bo, who = two
    cai = joined(harbor, "Cai", now=clock.now())
    amara.post(f"/organizers/{who}/remove", {"reason": "told the boss"})
    assert bo.get("/organizers").status_code == 200
    page = sits(cai).get("/pairs").content.decode()
    assert "Bo &lt;b&gt; is removed" in page and "told the boss" in page
    [waits] = access.waiting(cai, now=clock.now())
    sits(cai).post(f"/pairs/{waits.id}", {"answer": "agree"})
    assert bo.get("/organizers").status_code == 401  # the seat is over
    assert "Removed, and what they saw" in amara.get("/organizers").content.decode()
    assert amara.get(f"/organizers/{who}").status_code == 404


def test_turf_is_given_renewed_and_ended(two: tuple[Client, Client, str], harbor: Harbor) -> None:
    amara, _, who = two
    cleo, stow = harbor.worker("Cleo Diaz"), harbor.cell("Stow", "Nights")
    code = people.code_of(harbor.amara, cleo)
    for typed in ({"cell": str(stow)}, {"code": code}, {"language": "Arabic"}):
        amara.post(f"/organizers/{who}/turf", typed)
    _, held = queries.one(harbor.amara, organizer=who, today=clock.today())
    assert sorted(h.kind for h in held) == ["cell", "language", "person"]
    amara.post(f"/organizers/turf/{held[0].id}", {"how": "renew"})
    amara.post(f"/organizers/turf/{held[1].id}", {"how": "end"})
    assert Turf.objects.filter(organizer=who).count() == 2


def test_the_open_page_of_an_ended_assignment_is_not_found_n13(harbor: Harbor) -> None:
    at_level("site")
    bo, cleo = joined(harbor, "Bo", now=clock.now()), harbor.worker("Cleo Diaz")
    turf = cares(bo.id, "person", cleo)
    Turf.objects.filter(pk=turf.pk).update(until=clock.today() + timedelta(days=1))
    page, address = sits(bo), f"/people/{people.code_of(harbor.amara, cleo)}"
    assert "Cleo Diaz" in page.get(address).content.decode()
    Turf.objects.filter(pk=turf.pk).update(until=clock.today() - timedelta(days=1))
    gone, never = page.get(address), page.get("/people/XX-99")
    assert gone.status_code == 404
    assert shown(gone.content.decode()) == shown(never.content.decode())


def test_a_circle_and_break_glass_are_asked_for_on_the_page(harbor: Harbor) -> None:
    at_level("committee")
    amy, bea = (joined(harbor, name, "committee", now=clock.now()) for name in ("Amy", "Bea"))
    stow = harbor.person(harbor.worker("Cleo Diaz", department="Stow", shift="Nights")).cell
    one, other = sits(amy), sits(bea)
    one.post("/organizers/opened", {"how": "glass", "cell": stow})
    assert access.waiting(bea, now=clock.now()) == ()  # no reason, nothing asked
    one.post("/organizers/opened", {"how": "glass", "cell": stow, "reason": "hospital"})
    one.post("/organizers/opened", {"how": "circle", "cell": stow})
    page = other.get("/pairs").content.decode()
    assert "Stow" in page and "hospital" in page and "Charting circle" in page
    for waits in access.waiting(bea, now=clock.now()):
        other.post(f"/pairs/{waits.id}", {"answer": "agree"})
    assert Window.objects.count() == 3
    assert "Break-glass: <bdi>Amy</bdi>" in other.get("/organizers").content.decode()
    one.post("/organizers/opened", {"how": "close"})
    assert not Window.objects.filter(until__gt=clock.now()).exists()


@pytest.mark.parametrize("hostile", ["", "\0", "'; DROP TABLE access_turf; --", "9" * 40, "<script>", "²"])
def test_broken_input_changes_nothing(two: tuple[Client, Client, str], harbor: Harbor, hostile: str) -> None:
    amara, _, who = two
    typed = dict.fromkeys(("state", "answer", "role", "cell", "code", "how"), hostile) | {"reason": ""}
    for address in ("state", "access", "role", "remove", "turf"):
        assert amara.post(f"/organizers/{who}/{address}", typed).status_code in (302, 400, 404)
    for address in ("/organizers/opened", "/organizers/offers/1", "/organizers/turf/1"):
        assert amara.post(address, typed).status_code in (302, 400, 404)
    bo = Organizer.objects.get(pk=who)
    assert (bo.state, bo.role, bo.until, bo.paused_at) == ("active", "organizer", None, None)
    assert not Turf.objects.exists()


def test_nobodys_page_is_not_found(two: tuple[Client, Client, str]) -> None:
    amara, _, _ = two
    never = amara.get("/people/XX-99")
    for address in ("/organizers/4711", "/organizers/0", f"/organizers/{'9' * 40}"):
        answer = amara.get(address)
        assert answer.status_code == 404
        assert shown(answer.content.decode()) == shown(never.content.decode())
    assert amara.post("/organizers/4711/remove", {"reason": "x"}).status_code == 404


def test_an_organizer_at_site_level_sees_who_is_here_and_presses_nothing(harbor: Harbor) -> None:
    at_level("site")
    bo, cai = joined(harbor, "Bo", now=clock.now()), joined(harbor, "Cai", now=clock.now())
    page = sits(bo)
    told = page.get(f"/organizers/{cai.id}").content.decode()
    for button in ("Fired", "Remove", "Put in their care", "Ask for it"):
        assert button not in told
    for address, typed in (
        ("state", {"state": "fired"}), ("access", {"answer": "pause"}), ("role", {"role": "lead"}),
        ("remove", {"reason": "x"}), ("turf", {"language": "Arabic"}),
    ):  # fmt: skip
        assert page.post(f"/organizers/{cai.id}/{address}", typed).status_code == 404
    assert TODAY and Organizer.objects.get(pk=cai.id).state == "active"
