"""The pages that bring somebody back in who lost their phone, and what a bad voucher gets out of them."""

import re
from dataclasses import dataclass

import pytest
from django.http import HttpResponse
from tests.access.signin.test_actions import with_pin
from tests.harbor.cast import NOW, Harbor
from tests.web.conftest import forget_proofs
from tests.web.seats.conftest import Clock, Phone

from brazier.access import queries as access
from brazier.access.models import Device, Invitation, Level, Organizer, Recovery
from brazier.access.signin.proofs import to_text
from brazier.phone import queries as boxes_read
from brazier.terms import Actor

PINS = {"Amara": "274913", "Bo": "501738", "Cleo": "925816", "Dina": "835264"}
NEW_PIN = "748261"


@dataclass
class Group:
    """Everybody with a phone of their own, by name, and their ids."""

    phones: dict[str, Phone]
    ids: dict[str, str]

    def sign_in(self, *names: str) -> None:
        """They type their PINs."""
        for name in names:
            assert self.phones[name].sign_in(PINS[name]).status_code == 302

    def post(self, name: str, address: str, **typed: str) -> HttpResponse:
        """Somebody sends a form."""
        return self.phones[name].client.post(address, typed)  # type: ignore[return-value]

    def page(self, name: str, address: str) -> str:
        """What somebody sees."""
        return self.phones[name].client.get(address).content.decode()

    def lost(self, who: str = "Cleo") -> str:
        """Where others help them."""
        return f"/organizers/{self.ids[who]}/lost"


@pytest.fixture
def group(harbor: Harbor, time: Clock) -> Group:
    phones = {name: Phone() for name in PINS}
    ids = {"Amara": harbor.amara.id} | {name: harbor.organizer(name) for name in PINS if name != "Amara"}
    for name, phone in phones.items():
        with_pin(harbor.amara, ids[name], phone.browser, PINS[name])
    return Group(phones, ids)


def grown(group: Group, level: str = "committee") -> None:
    """Past one table; Amara is on the committee and has proved more than a PIN."""
    Level.objects.create(level=level, since=NOW, by="1", agreed_by="1")
    Organizer.objects.filter(pk=group.ids["Amara"]).update(role="committee")


def code_of(phone: Phone) -> str:
    return str(list(phone.client.session["invitations"].values())[-1])


def words_of(page: str) -> list[str]:
    return re.findall(r'class="code-word" translate="no" lang="en">(\w+)<', page)


def comes_back(group: Group, voucher: str, address: str, new: Phone) -> HttpResponse:
    """Code, words, PIN: as at joining."""
    opened = new.client.post(f"/join/{code_of(group.phones[voucher])}", {"key": to_text(new.browser.key)})
    assert opened["Location"] == "/join/wait"
    assert len(words_of(group.page(voucher, address))) == 4
    group.post(voucher, address, how="same")
    return new.client.post("/join/pin", {"pin": NEW_PIN, "again": NEW_PIN})  # type: ignore[return-value]


def test_at_a_table_one_press_shows_the_code_and_she_is_back_in(group: Group) -> None:
    group.sign_in("Amara", "Bo", "Cleo")
    assert "Do this only while they stand before you" in group.page("Amara", group.lost())
    address = group.post("Amara", group.lost())["Location"]
    assert address.startswith("/organizers/invitation/")
    new = Phone()
    assert comes_back(group, "Amara", address, new)["Location"] == "/join/in"
    assert "You are back in." in new.client.get("/join/in").content.decode()
    assert new.reads() == 200
    assert "Cleo</bdi> is back in." in group.page("Amara", address)
    assert group.phones["Cleo"].reads() == 401
    group.phones["Bo"].prove()
    assert "Cleo is back in with a new device" in group.page("Bo", "/people/")
    assert "Amara</bdi> saw them." in group.page("Bo", "/organizers")


def test_n51_n56_the_lost_phone_reads_nothing_from_the_first_word_on_and_is_told_when_it_turns_up(
    group: Group,
) -> None:
    group.sign_in("Amara", "Cleo")
    lost = group.phones["Cleo"]
    address = group.post("Amara", group.lost())["Location"]
    assert lost.reads() == 401  # her seat is over at the word, before there is a new device
    comes_back(group, "Amara", address, Phone())
    tries = lost.sign_in(PINS["Cleo"])
    assert (tries.status_code, "This browser was put out" in tries.content.decode()) == (400, True)
    assert "Amara" not in tries.content.decode()  # whoever found the phone learns no name
    assert lost.reads() in (302, 401)
    group.phones["Amara"].prove()
    assert "tried to come in with the phone Cleo lost" in group.page("Amara", "/people/")


def test_n56_what_the_lost_phone_still_drops_belongs_to_nobody_and_is_put_aside(group: Group) -> None:
    Device.objects.filter(organizer=int(group.ids["Cleo"])).update(number=77)
    assert access.owners_of(Actor.keeper, numbers=[77], now=NOW)[77].id == group.ids["Cleo"]
    group.sign_in("Amara")
    comes_back(group, "Amara", group.post("Amara", group.lost())["Location"], Phone())
    assert 77 not in access.owners_of(Actor.keeper, numbers=[77], now=NOW)
    assert boxes_read.count_aside(access.actor_of(Actor.keeper, organizer=group.ids["Amara"], now=NOW)) == 0


def test_vouching_asks_once_more_who_sits_there(group: Group) -> None:
    group.sign_in("Amara")
    forget_proofs()
    assert group.post("Amara", group.lost()).status_code == 401
    assert not Recovery.objects.exists()


def test_past_one_table_the_second_finds_it_where_things_wait_and_the_code_is_on_their_screen(
    group: Group,
) -> None:
    grown(group)
    group.sign_in("Bo", "Dina")
    assert group.post("Bo", group.lost())["Location"] == group.lost()
    assert "One more must." in group.page("Bo", group.lost())
    assert group.page("Bo", f"{group.lost()}/stage") == "second"
    assert 'class="badge"' not in group.page("Bo", "/chart/") and 'class="badge"' in group.page("Dina", "/chart/")
    waits = group.page("Dina", "/pairs")
    assert "Cleo</bdi> lost their phone" in waits and f'href="{group.lost()}"' in waits
    address = group.post("Dina", group.lost())["Location"]
    assert group.page("Bo", f"{group.lost()}/stage") == "ready"
    assert comes_back(group, "Dina", address, Phone())["Location"] == "/join/in"


def test_the_other_voucher_can_show_the_code_as_well_and_nobody_else(group: Group) -> None:
    grown(group)
    group.sign_in("Amara", "Bo", "Dina")
    for name in ("Bo", "Dina"):
        group.post(name, group.lost())
    assert "Whoever saw them shows it" in group.page("Amara", group.lost())
    assert group.post("Amara", f"{group.lost()}/code").status_code in (401, 404)
    address = group.post("Bo", f"{group.lost()}/code")["Location"]
    assert comes_back(group, "Bo", address, Phone())["Location"] == "/join/in"


def test_at_a_site_the_page_says_from_when_on(group: Group, time: Clock) -> None:
    grown(group, "site")
    group.sign_in("Bo", "Dina")
    for name in ("Bo", "Dina"):
        assert group.post(name, group.lost())["Location"] == group.lost()
    assert re.search(r"From \d+ Nov, \d\d:\d\d on you can show the code", group.page("Bo", group.lost()))
    assert group.post("Bo", f"{group.lost()}/code").status_code == 404
    time.on(days=1)
    group.sign_in("Bo")
    assert "Show the code" in group.page("Bo", group.lost())
    assert (
        comes_back(group, "Bo", group.post("Bo", f"{group.lost()}/code")["Location"], Phone()).status_code == 302
    )


def test_other_words_end_the_code_and_lead_back_to_a_new_one(group: Group) -> None:
    group.sign_in("Amara")
    address = group.post("Amara", group.lost())["Location"]
    new = Phone()
    new.client.post(f"/join/{code_of(group.phones['Amara'])}", {"key": to_text(new.browser.key)})
    group.post("Amara", address, how="other")
    assert "This code is over." in new.client.get("/join/wait").content.decode()
    over = group.page("Amara", address)
    assert "You can show a new one." in over and f'href="{group.lost()}"' in over
    again = group.post("Amara", f"{group.lost()}/code")["Location"]
    assert comes_back(group, "Amara", again, new)["Location"] == "/join/in"


def test_taken_back_the_code_leads_to_the_page_where_the_word_is_taken_back_too(group: Group) -> None:
    group.sign_in("Amara")
    address = group.post("Amara", group.lost())["Location"]
    assert group.post("Amara", address, how="withdraw")["Location"] == group.lost()
    assert "Take my word back" in group.page("Amara", group.lost())
    assert group.post("Amara", f"{group.lost()}/no")["Location"] == f"/organizers/{group.ids['Cleo']}"
    assert Recovery.objects.get().how == "doubt"
    assert group.phones["Cleo"].sign_in(PINS["Cleo"])["Location"] == "/chart/"


@pytest.mark.parametrize("who", ["Amara", "nobody", "paper"])
def test_for_oneself_for_nobody_and_for_who_works_on_paper_there_is_nothing(
    group: Group, harbor: Harbor, who: str
) -> None:
    group.sign_in("Amara")
    number = {"Amara": group.ids["Amara"], "nobody": "4711", "paper": harbor.organizer("Pim")}[who]
    for address in ("", "/code", "/no"):
        assert group.post("Amara", f"/organizers/{number}/lost{address}").status_code == 404
    assert group.phones["Amara"].client.get(f"/organizers/{number}/lost").status_code == 404


# A voucher who wants the seat of somebody who is not there


def test_whoever_still_has_the_phone_lands_where_it_can_be_stopped_and_the_code_is_over(group: Group) -> None:
    group.sign_in("Bo", "Cleo")
    address = group.post("Bo", group.lost())["Location"]
    eve = Phone()
    eve.client.post(f"/join/{code_of(group.phones['Bo'])}", {"key": to_text(eve.browser.key)})
    assert group.phones["Cleo"].reads() == 401
    assert group.phones["Cleo"].sign_in(PINS["Cleo"])["Location"] == "/seat"
    seen = group.page("Cleo", "/seat")
    assert "they say: <bdi>Bo</bdi>" in seen and "Nothing is lost: stop it" in seen
    assert group.post("Cleo", "/seat/recovery/stop").status_code == 302
    group.post("Bo", address, how="same")
    assert eve.client.post("/join/pin", {"pin": NEW_PIN, "again": NEW_PIN}).status_code == 404
    assert Recovery.objects.get().how == "own"
    group.sign_in("Amara")
    assert "Cleo gets no new device: somebody said no" in group.page("Amara", "/people/")


def taken_over(group: Group) -> Phone:
    """Bo sits down in Cleo's seat, with a browser nobody knew. Cleo does not look at her phone."""
    group.sign_in("Bo")
    address = group.post("Bo", group.lost())["Location"]
    eve = Phone()
    assert comes_back(group, "Bo", address, eve)["Location"] == "/join/in"
    return eve


@pytest.mark.parametrize(
    ("address", "typed"),
    [
        ("/organizers/invite", {"handle": "Eve"}),
        ("/organizers/{dina}/role", {"role": "lead", "reason": "x"}),
        ("/organizers/{dina}/remove", {"reason": "x"}),
        ("/organizers/{dina}/lost", {}),
        ("/organizers/level", {}),
        ("/more/export", {"reason": "x", "wanted": "name", "kind": "csv"}),
        ("/more/words", {"old": "x", "new": "x"}),
        ("/pairs/1", {"answer": "agree"}),
    ],
)
def test_n14_n23_a_seat_somebody_took_over_is_no_second_person_for_a_day(
    group: Group,
    time: Clock,
    address: str,
    typed: dict[str, str],
) -> None:
    eve = taken_over(group)
    before = Organizer.objects.count(), Invitation.objects.count(), Recovery.objects.count()
    answer = eve.client.post(address.format(dina=group.ids["Dina"]), typed)
    assert answer.status_code == 400
    assert "works for you again on 21 Nov" in answer.content.decode()
    assert (Organizer.objects.count(), Invitation.objects.count(), Recovery.objects.count()) == before
    assert eve.client.get("/people/").status_code == 200  # what is daily goes on
    assert eve.client.post("/seat/device", {"device": "1", "label": "x"}).status_code in (302, 404)


def test_after_the_day_it_works_again(group: Group, time: Clock) -> None:
    back = taken_over(group)
    time.on(days=1)
    assert back.sign_in(NEW_PIN).status_code == 302
    assert back.client.post("/organizers/invite", {"handle": "Eve"}).status_code == 302


def test_the_true_owner_is_told_when_she_comes_and_is_brought_back_the_same_way(group: Group) -> None:
    eve = taken_over(group)
    told = group.phones["Cleo"].sign_in(PINS["Cleo"])
    assert "If that is not so, go to another organizer today" in told.content.decode()
    group.sign_in("Amara")
    seen = group.page("Amara", "/organizers")
    assert "Bo</bdi> saw them." in seen and "Cleo</bdi></b>, 20 Nov" in seen
    address = group.post("Amara", group.lost())["Location"]
    assert comes_back(group, "Amara", address, group.phones["Cleo"])["Location"] == "/join/in"
    assert eve.reads() == 401
    assert group.phones["Cleo"].reads() == 200
