"""The pages of joining: nothing for strangers, words for mistakes, two for what needs two."""

import re
from base64 import urlsafe_b64encode
from datetime import timedelta

import pytest
from django.test import Client
from tests.access.joining.people import actor, brought_in, new_code, new_key, with_pin
from tests.harbor.cast import NOW, Harbor
from tests.web.conftest import seat_as

from brazier.access import actions as access_write
from brazier.access import queries as access
from brazier.access.models import Invitation, Organizer, Proposal
from brazier.people import queries as people
from brazier.terms import Actor, Wrong
from brazier.upkeep.stepping import actions as stepping
from brazier.web import clock

HOST = "localhost:8765"


def as_text(key: bytes) -> str:
    return urlsafe_b64encode(key).rstrip(b"=").decode()


def seated(organizer: str) -> Client:
    """A browser this organizer signed in with."""
    return seat_as(Client(HTTP_HOST=HOST), organizer)


@pytest.fixture
def amara(harbor: Harbor) -> Client:
    """The founder, who has a PIN."""
    return seated(with_pin(harbor.amara.id))


def newest_pair() -> str:
    """Address of what was proposed last and waits for a second person."""
    return f"/pairs/{Proposal.objects.latest('pk').pk}"


def invited(by: Client, handle: str = "Bo") -> tuple[str, str]:
    """Address of the invitation, and the code its page shows."""
    address = by.post("/organizers/invite", {"handle": handle}).headers["Location"]
    return address, next(iter(by.session["invitations"].values()))


def test_a_founder_without_a_pin_is_asked_for_one_first(at_desk: Client) -> None:
    assert "six digits of your own" in at_desk.get("/organizers/joining").content.decode()
    assert at_desk.post("/organizers/invite", {"handle": "Bo"}).headers["Location"] == "/seat"
    assert b"seat/first" in at_desk.get("/seat").content


def test_somebody_comes_in_by_the_pages_alone(amara: Client, harbor: Harbor) -> None:
    address, code = invited(amara)
    phone = Client(HTTP_HOST=HOST)
    assert phone.post(f"/join/{code}", {"key": as_text(new_key())}).headers["Location"] == "/join/wait"
    assert b"aloud" in phone.get("/join/wait").content
    assert amara.get(f"{address}/stage").content == b"opened"
    assert phone.post("/join/pin", {"pin": "314159", "again": "314159"}).status_code == 404
    amara.post(address, {"how": "same"})
    assert phone.post("/join/pin", {"pin": "314159", "again": "314150"}).status_code == 400
    assert phone.post("/join/pin", {"pin": "314159", "again": "314159"}).headers["Location"] == "/join/in"
    assert phone.get("/chart/").status_code == 200
    assert b"Bo</bdi> is in." in amara.get(address).content


def test_the_page_of_a_code_is_the_same_whether_it_holds_or_not(amara: Client) -> None:
    _, code = invited(amara)
    stranger, other = Client(HTTP_HOST=HOST), new_code()
    found, unknown = (stranger.get(f"/join/{c}").content.decode().replace(c, "") for c in (code, other))
    without_tokens = [page.split('name="csrfmiddlewaretoken"')[0] for page in (found, unknown)]
    assert without_tokens[0] == without_tokens[1]
    assert Invitation.objects.get().tries == 0


def test_a_browser_that_opened_nothing_sees_nothing(amara: Client) -> None:
    stranger = Client(HTTP_HOST=HOST)
    for address in ("/join/wait", "/join/stage", "/join/in"):
        assert stranger.get(address).status_code == 404
    assert stranger.post("/join/pin", {"pin": "314159", "again": "314159"}).status_code == 404
    assert stranger.post(f"/join/{new_code()}", {"key": as_text(new_key())}).status_code == 404
    assert stranger.post(f"/join/{new_code()}").status_code == 404


def test_n23_an_organizers_own_browser_opens_no_invitation(amara: Client) -> None:
    _, code = invited(amara)
    answer = amara.post(f"/join/{code}", {"key": as_text(new_key())})
    assert (answer.status_code, b"belongs to an organizer" in answer.content) == (400, True)


def test_another_organizers_invitation_is_nothing(amara: Client, harbor: Harbor) -> None:
    address, _ = invited(amara, "Cleo")
    bo = seated(brought_in(actor(harbor.amara.id), "Bo"))
    for answer in (bo.get(address), bo.get(f"{address}/stage"), bo.post(address, {"how": "withdraw"})):
        assert answer.status_code == 404
    assert Invitation.objects.filter(handle="Cleo", ended_at=None).exists()


def test_a_name_that_looks_like_anothers_is_given_back_with_a_sentence(amara: Client) -> None:
    answer = amara.post("/organizers/invite", {"handle": "Аmara"})
    assert (answer.status_code, b"mix them up" in answer.content) == (400, True)


def test_two_step_up_and_down_and_everybody_is_told(amara: Client, harbor: Harbor) -> None:
    founder = actor(harbor.amara.id)
    bo, cleo = (seated(brought_in(founder, handle)) for handle in ("Bo", "Cleo"))
    ids = {o.handle: o.id for o in access.organizers(founder)}
    form = {f"role_{ids['Bo']}": "committee", f"role_{ids['Cleo']}": "organizer"}
    refused = amara.post("/organizers/level", form)
    assert b"Choose a keeper of the list" in refused.content
    amara.post("/organizers/level", form | {f"role_{ids['Cleo']}": "registrar"})
    assert access.level(Actor.clock) == "table"
    assert amara.post(newest_pair(), {"answer": "agree"}).status_code == 400  # one's own
    asked = bo.get("/pairs").content.decode()
    assert "Cleo</bdi></b> keeper of the list" in asked and "founder" not in asked.lower()
    bo.post(newest_pair(), {"answer": "agree"})
    assert access.level(Actor.clock) == "committee"
    assert {o.role for o in access.organizers(founder)} == {"committee", "registrar"}
    over = cleo.get("/people/")  # another role: everybody signs in anew
    assert over.status_code == 401 and b"Your role here, or your PIN, is another one now" in over.content
    amara, bo, cleo = (seated(ids[handle]) for handle in ("Amara", "Bo", "Cleo"))
    first, second = (cleo.get("/people/").content.decode() for _ in range(2))
    assert "The group stepped up" in first and "Your role now: keeper of the list." in first
    assert "The group stepped up" not in second
    assert 'href="/talks"' not in first  # no way leads where she may not go
    assert cleo.get("/organizers/joining").status_code == 404
    amara.post("/organizers/level/down", {"level": "table"})
    bo.post(newest_pair(), {"answer": "agree"})
    assert access.level(Actor.clock) == "table"
    cleo = seated(ids["Cleo"])
    assert b"The group stepped down" in cleo.get("/people/").content
    assert b"The group stepped down" not in cleo.get("/people/").content


def test_whoever_logs_no_talks_gets_no_cell_and_the_page_says_so_first(amara: Client, harbor: Harbor) -> None:
    founder = actor(harbor.amara.id)
    bo, cleo = (seated(brought_in(founder, handle)) for handle in ("Bo", "Cleo"))
    ids = {o.handle: o.id for o in access.organizers(founder)}
    cells = [
        harbor.person(harbor.worker(f"Person {n}", department=where, shift="Days")).cell
        for n, where in enumerate(("Stow", "Pick", "Pack"))
    ]
    form = {f"role_{ids['Bo']}": "committee", f"role_{ids['Cleo']}": "registrar"}
    form |= {f"cell_{cell}": ids["Cleo"] for cell in cells[:2]} | {f"cell_{cells[2]}": ids["Bo"]}
    first = amara.post("/organizers/level", form)
    assert first.status_code == 400 and "Cleo would log no talks" in first.content.decode()
    assert not Proposal.objects.exists()
    shown = re.findall(r'name="cell_(\d+)">(.*?)</select>', first.content.decode(), re.DOTALL)
    chosen = {f"cell_{c}": re.search(r'value="(\d+)" selected', options)[1] for c, options in shown}  # type: ignore[index]
    assert ids["Cleo"] not in chosen.values() and len(chosen) == 3
    amara.post("/organizers/level", form | chosen)
    told = bo.get("/pairs").content.decode()
    assert told.count("Days") == 3 and "no cell in care" in told and "Cleo" in told
    assert cleo.get("/chart/").status_code == 200


def test_the_vouch_tree_opens_to_the_two_who_agreed_and_for_an_hour(amara: Client, harbor: Harbor) -> None:
    founder = actor(harbor.amara.id)
    bo, cleo = (seated(brought_in(founder, handle)) for handle in ("Bo", "Cleo"))
    [cleo_id] = Organizer.objects.filter(handle="Cleo").values_list("pk", flat=True)
    page = amara.post(f"/organizers/tree/{cleo_id}").headers["Location"]
    assert b"waits for a second person" in amara.get(page).content
    assert bo.get(page).status_code == 404
    assert bo.post(f"/pairs/{page.rsplit('/', 1)[1]}", {"answer": "agree"}).headers["Location"] == page
    assert b"Who vouched for them" in amara.get(page).content and bo.get(page).status_code == 200
    assert cleo.get(page).status_code == 404
    Proposal.objects.update(ended_at=clock.now() - timedelta(minutes=61))
    assert amara.get(page).status_code == 404


def test_alone_nobody_else_is_asked(amara: Client, harbor: Harbor) -> None:
    amara.post("/organizers/level")
    assert access.level(Actor.clock) == "committee"


def test_whose_sheet_is_typed_back_never_changes_who_sits_here(amara: Client, harbor: Harbor) -> None:
    bo = harbor.organizer("Bo")
    number = harbor.worker("Cleo Diaz")
    code = people.code_of(harbor.amara, number)
    amara.post("/paper/type-back", {"code": code, "level": "2", "organizer": bo})
    assert amara.get("/seat").status_code == 200
    assert amara.session["sheet_of"] == bo


def test_whoever_works_on_paper_gets_everything_in_their_care_in_one_file(amara: Client, harbor: Harbor) -> None:
    bo = harbor.organizer("Bo")
    assert amara.post(f"/paper/pack/{bo}.pdf").status_code == 400
    number = harbor.worker("Cleo Quarantine", department="Stow", shift="Nights")
    for kind, thing in (("cell", harbor.person(number).cell), ("person", harbor.worker("Dina Elsewhere"))):
        access_write.assign(harbor.amara, organizer=bo, kind=kind, thing=thing, now=NOW, today=clock.today())
    made = amara.post(f"/paper/pack/{bo}.pdf")
    assert made.content[:4] == b"%PDF"
    assert b"Quarantine" not in made.content


def test_a_founder_who_has_nothing_but_six_words_is_not_locked_out_by_a_step_up(
    at_desk: Client, harbor: Harbor
) -> None:
    page = at_desk.post("/organizers/level")
    assert (page.status_code, b"Choose a PIN first" in page.content) == (400, True)
    with pytest.raises(Wrong, match="must be able to sign in first"):
        stepping.step_up(harbor.amara, level="committee", by=harbor.amara.id, now=NOW)
    assert access.level(Actor.clock) == "table"
    assert at_desk.get("/people/").status_code == 200
