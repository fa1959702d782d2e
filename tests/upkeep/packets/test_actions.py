"""The packet for the board: two want it, it holds what counts, it is sealed, and gone after a day."""

import io
import zipfile
from datetime import timedelta

import openpyxl
import pyrage
import pytest
from django.test import Client
from tests.cards.made import Take, take, words
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.harbor.paper import text_of
from tests.upkeep.organizers.party import again, at_level, joined

from brazier.access.models import Organizer
from brazier.cards import actions as cards
from brazier.cards import queries as cards_read
from brazier.ledger.models import Line
from brazier.press.typeset import Printed
from brazier.press.watermark import name_of
from brazier.terms import Actor, Refused, Wrong
from brazier.upkeep import actions as upkeep
from brazier.upkeep.exports import queries as exports
from brazier.upkeep.models import Issued, Parcel
from brazier.upkeep.packets import actions, queries
from brazier.upkeep.packets.packing import number_of
from brazier.upkeep.pairs import actions as pairs

__all__ = ["take", "words"]
NAMES = ("Cleo Diaz", "Rosa Lima", "Omar Khan", "Fatou Ba", "=HYPERLINK(1)", "Émile Zola")


@pytest.fixture
def six(harbor: Harbor, take: Take, words: int) -> list[int]:
    """Six people whose cards count, and one whose card nobody looked at."""
    found = [harbor.worker(name) for name in NAMES]
    for n, worker in enumerate(found):
        cards.verify(harbor.amara, card=take(worker, ago=n * 30, witness="BK"), now=NOW)
    take(harbor.worker("Unseen Person"))
    return found


def ask(actor: Actor, **told: str) -> pairs.Asked:
    payload = queries.as_asked(actor, reason="to file", paper="us-letter", language="en", **told)
    return pairs.propose(actor, kind="packet", payload=payload, reason="to file", now=NOW)


def files(copy: object) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(bytes(Parcel.objects.get(issued=copy).content))) as bundle:
        return {name: bundle.read(name) for name in bundle.namelist()}


def text(pdf: bytes) -> str:
    return text_of(Printed(pdf, 1, ()))


def cells(xlsx: bytes) -> list[list[str]]:
    rows = openpyxl.load_workbook(io.BytesIO(xlsx)).active.iter_rows(values_only=True)
    return [[str(cell) for cell in row if cell is not None] for row in rows]


def test_a_packet_holds_every_card_that_counts_and_no_other_with_one_line(harbor: Harbor, six: list[int]) -> None:
    before = Line.objects.count()
    made = files(ask(harbor.amara).result)
    assert Line.objects.count() == before + 1
    assert set(made) == {"cards.pdf", "cards.xlsx", "sample-without-names.pdf"}
    shown = text(made["cards.pdf"])
    for name in NAMES:
        assert name.casefold() in shown.casefold()
    assert "Unseen Person" not in shown
    assert "copy " in shown
    assert "looked at by" in shown


def test_the_numbers_on_paper_in_the_spreadsheet_and_on_the_sample_are_the_same(
    harbor: Harbor, six: list[int]
) -> None:
    made = files(ask(harbor.amara).result)
    rows = [row for row in cells(made["cards.xlsx"]) if len(row) > 5 and row[0].isdigit()]
    numbers = [next(cell for cell in row if len(cell) == 64) for row in rows]
    assert len(set(numbers)) == len(NAMES)
    for number in numbers:
        assert number[:16] in text(made["cards.pdf"])
        assert number[:16] in text(made["sample-without-names.pdf"])


def test_the_sample_names_nobody_and_no_organizer(harbor: Harbor, six: list[int]) -> None:
    made = files(ask(harbor.amara).result)
    shown = text(made["sample-without-names.pdf"])
    for word in (*(part for name in NAMES for part in name.split()), "BK", "copy", "looked at by", "taken"):
        assert word not in shown, word
    assert b"Diaz" not in made["sample-without-names.pdf"]


def test_no_name_runs_as_a_formula(harbor: Harbor, six: list[int]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(files(ask(harbor.amara).result)["cards.xlsx"]))
    assert all(cell.data_type != "f" for row in book.active.iter_rows() for cell in row)


def test_a_number_is_found_anew_as_the_packet_says(harbor: Harbor, six: list[int]) -> None:
    rows = cells(files(ask(harbor.amara).result)["cards.xlsx"])
    salt = next(row[1] for row in rows if row and row[0] == "salt")
    line = next(row for row in rows if "Omar Khan" in row)
    day = cards_read.of_records(harbor.amara, records=[six[2]], today=TODAY)[0].signed_on
    assert number_of(salt, name="Omar Khan", day=day, medium="paper", text="", photo="", signature="") in line


def test_from_committee_level_on_two_want_it_and_only_the_committee_may(harbor: Harbor, six: list[int]) -> None:
    bo, lead = joined(harbor, "Bo", "committee").id, joined(harbor, "Lee", "lead").id
    at_level("committee")
    Organizer.objects.filter(pk=harbor.amara.id).update(role="committee")
    with pytest.raises(Refused):
        ask(again(lead))
    asked = ask(again(bo))
    assert (asked.done, Parcel.objects.count()) == (False, 0)
    with pytest.raises(Wrong, match="Somebody else"):
        pairs.agree(again(bo), proposal=asked.proposal, now=NOW)
    agreed = pairs.agree(again(harbor.amara.id), proposal=asked.proposal, now=NOW)
    assert Issued.objects.get(number=agreed.result).by == bo
    assert exports.parcel(again(harbor.amara.id), copy=int(str(agreed.result)), now=NOW) is None


def test_without_a_card_that_counts_there_is_no_packet(harbor: Harbor) -> None:
    with pytest.raises(Wrong, match="No card can be counted on"):
        ask(harbor.amara)
    assert not Issued.objects.exists()


def test_whoever_is_left_out_takes_the_waiting_packet_along(harbor: Harbor, six: list[int]) -> None:
    ask(harbor.amara)
    upkeep.forget(harbor.amara, worker=six[0], now=NOW)
    assert not Parcel.objects.exists()


def test_handed_in_and_not_after_all(harbor: Harbor, six: list[int]) -> None:
    copy = int(str(ask(harbor.amara).result))
    assert actions.hand_in(harbor.amara, copy=copy, now=NOW) == len(NAMES)
    [packed] = queries.packets(harbor.amara, now=NOW)
    assert (packed.copy, packed.filed) == (name_of(copy), len(NAMES))
    assert actions.take_back(harbor.amara, copy=copy, now=NOW) == len(NAMES)
    assert queries.packets(harbor.amara, now=NOW)[0].filed == 0


def test_a_packet_bears_no_mark_that_could_be_taken_for_a_list_of_ours(harbor: Harbor, six: list[int]) -> None:
    ask(harbor.amara)
    assert exports.traced(harbor.amara, rows=[[name] for name in NAMES]).made is None


def test_the_page_asks_makes_seals_and_hands_out_once(at_desk: Client, harbor: Harbor, six: list[int]) -> None:
    shown = at_desk.get("/more/packet").content.decode()
    assert "<b>6</b> cards count today" in shown
    assert at_desk.post("/more/packet", {"reason": "", "paper": "a4"}).status_code == 400
    at_desk.post("/more/packet", {"reason": "to file", "paper": "a4"})
    copy = Issued.objects.get().number
    words = at_desk.post(f"/more/export/{copy}/words").context["words"]
    answer = at_desk.get(f"/more/export/{copy}/file")
    assert b"Diaz" not in answer.content
    opened = pyrage.passphrase.decrypt(answer.content, words)
    assert opened.startswith(b"PK")
    at_desk.post(f"/more/packet/{copy}/filed")
    assert "6 cards of it are handed in" in at_desk.get("/more/packet").content.decode()
    at_desk.post(f"/more/packet/{copy}/not-filed")
    assert at_desk.post(f"/more/packet/{copy}/not-filed").status_code == 404
    assert at_desk.post("/more/packet/4711/filed").status_code == 404


def test_after_a_day_it_is_gone(harbor: Harbor, six: list[int]) -> None:
    copy = int(str(ask(harbor.amara).result))
    assert exports.parcel(harbor.amara, copy=copy, now=NOW + timedelta(hours=23)) is not None
    assert exports.parcel(harbor.amara, copy=copy, now=NOW + timedelta(hours=25)) is None
