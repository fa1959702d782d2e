"""The photo of a paper card, as somebody at the desk adds, sees and destroys it."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.cards.made import Take, electronic
from tests.harbor import photos
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.web.conftest import seat_as

from brazier.access import actions as access
from brazier.access.models import Organizer, Turf
from brazier.cards import actions, queries
from brazier.cards.models import Card
from brazier.ledger.models import Line
from brazier.terms import Wrong
from brazier.upkeep import actions as upkeep
from brazier.vault.models import SealedPicture
from brazier.vault.pictures import cleaned

PAPER_CARD = {"who": "Rosa Lima", "signed_on": "2026-11-01", "is_read": "on"}


def file(content: bytes, name: str = "IMG_4711 Cleo Diaz.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/jpeg")


def page(client: Client, address: str) -> str:
    return str(client.get(address).content.decode())


def test_a_photo_comes_with_the_card_and_is_shown_on_it(at_desk: Client) -> None:
    at_desk.post("/cards/take", {**PAPER_CARD, "photo": file(photos.card())})
    card = Card.objects.get()
    shown = page(at_desk, f"/cards/{card.pk}")
    assert f'src="/cards/{card.pk}/photo"' in shown
    assert "photographed by" in shown
    answer = at_desk.get(f"/cards/{card.pk}/photo")
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "Cleo" not in answer["Content-Disposition"]
    assert answer.content.startswith(b"\xff\xd8\xff")
    assert photos.PLACE.encode() not in answer.content


def test_a_mistake_in_the_form_does_not_cost_the_photo(at_desk: Client) -> None:
    answer = at_desk.post("/cards/take", {**PAPER_CARD, "is_read": "", "photo": file(photos.card())})
    assert answer.status_code == 400
    token = answer.context["page"]["photo"].token
    assert "The photo is here already" in answer.content.decode()
    at_desk.post("/cards/take", {**PAPER_CARD, "photo_kept": token})
    assert Card.objects.get().photo


def test_the_photo_of_another_form_is_not_taken(at_desk: Client) -> None:
    at_desk.post("/cards/take", {**PAPER_CARD, "is_read": "", "photo": file(photos.card())})
    at_desk.post("/cards/take", {**PAPER_CARD, "photo_kept": "0" * 16})
    at_desk.post("/cards/take", {**PAPER_CARD, "who": "Cleo Diaz"})
    assert set(Card.objects.values_list("photo", flat=True)) == {""}


@pytest.mark.parametrize(
    "content", [b"<svg onload='alert(1)'/>", b"", photos.card()[:5_000], photos.png_that_says(60_000, 60_000)]
)
def test_what_is_no_photo_is_said_and_nothing_is_kept(at_desk: Client, content: bytes) -> None:
    answer = at_desk.post("/cards/take", {**PAPER_CARD, "photo": file(content)})
    if content:
        assert (answer.status_code, "photo" in answer.content.decode()) == (400, True)
        assert not Card.objects.exists()
    assert not SealedPicture.objects.exists()


def test_a_blurred_photo_is_kept_and_said_while_the_card_is_in_the_hand(at_desk: Client) -> None:
    answer = at_desk.post("/cards/take", {**PAPER_CARD, "another": "yes", "photo": file(photos.card(blur=10))})
    card = Card.objects.get()
    assert answer.url == f"/cards/{card.pk}"
    assert "This photo can hardly be read: blurred" in page(at_desk, answer.url)
    at_desk.post(f"/cards/{card.pk}/photo/add", {"photo": file(photos.card())})
    assert "hardly be read" not in page(at_desk, answer.url)
    assert SealedPicture.objects.count() == 1  # the blurred one is gone


def test_a_photo_is_added_later_and_destroyed(at_desk: Client, harbor: Harbor, take: Take) -> None:
    card = take(harbor.worker())
    at_desk.post(f"/cards/{card}/photo/add", {})
    assert "Choose a photo first" in page(at_desk, f"/cards/{card}")
    at_desk.post(f"/cards/{card}/photo/add", {"photo": file(b"no photo")})
    assert "not a photo we can read" in page(at_desk, f"/cards/{card}")
    at_desk.post(f"/cards/{card}/photo/add", {"photo": file(photos.card())})
    assert at_desk.get(f"/cards/{card}/photo").status_code == 200
    at_desk.post(f"/cards/{card}/photo/destroy")
    assert at_desk.get(f"/cards/{card}/photo").status_code == 404
    assert at_desk.post(f"/cards/{card}/photo/destroy").status_code == 404
    assert not SealedPicture.objects.exists()


def test_each_look_at_a_photo_leaves_a_line(at_desk: Client, harbor: Harbor, take: Take) -> None:
    card = take(harbor.worker(), photo=cleaned(photos.card()))
    before = Line.objects.count()
    at_desk.get(f"/cards/{card}/photo")
    assert Line.objects.count() == before + 1


def test_only_who_may_see_the_card_sees_its_photo(client: Client, harbor: Harbor, take: Take) -> None:
    cleo, rosa = (take(harbor.worker(name), photo=cleaned(photos.card())) for name in ("Cleo Diaz", "Rosa Lima"))
    bo = harbor.organizer("Bo")
    record = Card.objects.get(pk=cleo).record_id
    Turf.objects.create(organizer_id=int(bo), kind="person", thing=record, given_by="1", until=date(2126, 1, 1))
    access.set_level(harbor.amara, level="committee", by=harbor.amara.id, now=NOW)
    Organizer.objects.filter(pk=bo).update(password="x")
    seat_as(client, bo)
    assert client.get(f"/cards/{cleo}/photo").status_code == 200
    assert client.get(f"/cards/{rosa}/photo").status_code == 404
    assert client.post(f"/cards/{rosa}/photo/add", {"photo": file(photos.card())}).status_code == 404
    assert client.post(f"/cards/{rosa}/photo/destroy").status_code == 404


def test_whoever_is_left_out_takes_photo_and_key_along(harbor: Harbor, take: Take) -> None:
    cleo, rosa = harbor.worker(), harbor.worker("Rosa Lima")
    take(cleo, photo=cleaned(photos.card())), take(rosa, photo=cleaned(photos.card()))
    upkeep.forget(harbor.amara, worker=cleo, now=NOW)
    assert list(SealedPicture.objects.values_list("pk", flat=True)) == [Card.objects.get().photo]


def test_a_card_signed_on_a_screen_has_no_paper_to_photograph(harbor: Harbor, words: int) -> None:
    card = actions.take(harbor.amara, card=electronic(harbor.worker(), words), now=NOW, today=TODAY)
    with pytest.raises(Wrong, match="no paper"):
        actions.photograph(harbor.amara, card=card, picture=cleaned(photos.card()), now=NOW)


def test_the_second_paper_of_the_same_day_brings_only_its_photo(harbor: Harbor, take: Take) -> None:
    cleo = harbor.worker()
    card = take(cleo)
    assert take(cleo, photo=cleaned(photos.card())) == card
    assert queries.card(harbor.amara, card=card, today=TODAY).photo


def test_a_card_too_old_for_the_law_is_kept_only_knowingly(at_desk: Client, harbor: Harbor, words: int) -> None:
    typed = {**PAPER_CARD, "signed_on": "2025-11-19"}
    answer = at_desk.post("/cards/take", typed)
    shown = answer.content.decode()
    assert answer.status_code == 400
    assert "too old for the law here" in shown
    assert 'name="knows_old"' in shown
    assert not Card.objects.exists()
    at_desk.post("/cards/take", {**typed, "knows_old": "on"})
    actions.verify(harbor.amara, card=Card.objects.get().pk, now=NOW)
    assert queries.counted(harbor.amara, today=TODAY).firm == 0


def test_a_card_of_tomorrow_is_not_kept(at_desk: Client) -> None:
    answer = at_desk.post("/cards/take", {**PAPER_CARD, "signed_on": "2126-01-01"})
    assert "future" in answer.content.decode()
    assert not Card.objects.exists()
