"""The pages of lists: bring, correct, look, take, undo; long work is shown with its progress and can be left."""

import re
import threading
from collections.abc import Callable, Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.harbor.cast import NOW, Harbor
from tests.web.conftest import seat

from brazier.lists import actions, queries
from brazier.lists.models import Import, ListFile
from brazier.people import queries as people
from brazier.storage.hub import here
from brazier.storage.jobs import Report
from brazier.terms import Wrong

LIST = b"Name,Phone,Dept,Shift\nRosa Diaz,917 555 0148,Stow,Nights\nKwame Asante,347 555 0199,Pick,Days\n"
PRICES = b"item,price\nsoap,2.50\nbread,1.20\n"


@pytest.fixture
def harbor(transactional_db: None) -> Iterator[Harbor]:
    """A campaign that other threads see too: long work has a thread and a connection of its own."""
    yield Harbor.begin()
    for name in list(here.jobs._jobs):
        here.jobs._jobs[name].wait(20)
    here.jobs.forget_all()
    here.jobs._jobs.clear()


@pytest.fixture
def browser(harbor: Harbor) -> Client:
    """The founder's browser."""
    return seat(Client(HTTP_HOST="localhost:8765"))


def upload(browser: Client, *files: tuple[str, bytes]) -> str:
    """Hand files in and wait; gives the page that comes."""
    given = [SimpleUploadedFile(name, data) for name, data in files]
    answer = browser.post("/lists/", {"uploads": given, "pasted": ""})
    assert answer.status_code == 302
    _wait()
    return text(browser.get(answer["Location"], follow=True))


def text(answer: object) -> str:
    found: str = answer.content.decode()  # type: ignore[attr-defined]
    return found


def _wait() -> None:
    for job in list(here.jobs._jobs.values()):
        job.wait(20)


def counts(browser: Client) -> str:
    """The page that says what would happen, however long the counting takes."""
    while "You can close this page" in (page := text(browser.get(f"/lists/{the_import()}/take", follow=True))):
        _wait()
    return page


def the_import() -> int:
    return Import.objects.get().pk


def form(page: str) -> dict[str, str]:
    """What the browser would send of the columns page as it stands."""
    selects = re.findall(r'<select[^>]*name="([^"]+)"(.*?)</select>', page, re.S)
    chosen = [(name, (re.findall(r'"(\w+)" selected', options) or ["ignore"])[0]) for name, options in selects]
    ticked = re.findall(r'<input type="checkbox" name="([^"]+)" checked', page)
    asked = re.findall(r'<input type="hidden" name="(asked-\d+)"', page)
    return dict(chosen) | dict.fromkeys((*ticked, *asked), "on")


def test_a_list_comes_in_is_counted_and_taken(browser: Client, harbor: Harbor) -> None:
    page = upload(browser, ("list.csv", LIST))
    assert "Did we read the columns right?" in page
    browser.post(f"/lists/{the_import()}/columns", form(page))
    _wait()
    assert "0 same, 0 to look at, 2 new, 0 we could not read" in counts(browser)
    browser.post(f"/lists/{the_import()}/take")
    _wait()
    assert "This list is written down." in text(browser.get(f"/lists/{the_import()}"))
    assert people.count(harbor.amara) == 2


def test_one_button_keeps_what_was_chosen_in_every_table(browser: Client, harbor: Harbor) -> None:
    page = upload(browser, ("list.csv", LIST), ("next.csv", LIST.replace(b"Shift", b"Turno")))
    typed = form(page)
    for table in ListFile.objects.all():
        typed[f"column-{table.pk}-2"] = "ignore"
    answer = browser.post(f"/lists/{the_import()}/columns", typed)
    assert answer["Location"] == f"/lists/{the_import()}/take"
    tables = queries.waiting(harbor.amara, import_id=the_import())
    assert [t.columns.columns[2].field for t in tables] == ["ignore", "ignore"]


def test_counts_of_columns_that_were_corrected_meanwhile_are_not_shown(browser: Client, harbor: Harbor) -> None:
    page = upload(browser, ("list.csv", LIST))
    browser.get(f"/lists/{the_import()}/take")  # looked once, and left before the counts were fetched
    _wait()
    typed = form(page) | {f"column-{ListFile.objects.get().pk}-{n}": "ignore" for n in (0, 1)}
    browser.post(f"/lists/{the_import()}/columns", typed)
    _wait()
    assert "Not one line of these lists names anybody" in counts(browser)


def test_every_file_that_could_not_be_read_is_named_with_its_reason(browser: Client, harbor: Harbor) -> None:
    page = upload(
        browser, ("empty.csv", b""), ("list.csv", LIST), ("photo.csv", b"\xff\xd8\xff\xe0\x00\x10JFIF" * 40)
    )
    assert "2 files could not be read" in page
    assert re.search(r"empty\.csv</bdi></b>: [^<]*Nothing was lost", page)
    assert re.search(r"photo\.csv</bdi></b>: [^<]*Nothing was lost", page)


def test_if_nothing_could_be_read_every_reason_is_shown_and_there_is_no_import(
    browser: Client, harbor: Harbor
) -> None:
    page = upload(browser, ("empty.csv", b""), ("photo.csv", b"\xff\xd8\xff\xe0\x00\x10JFIF" * 40))
    assert page.count('class="fault"') == 2
    assert not Import.objects.exists()


def test_nothing_chosen_is_said(browser: Client, harbor: Harbor) -> None:
    answer = browser.post("/lists/", {"pasted": "  "})
    assert answer.status_code == 400
    assert "Choose a file, or paste some lines" in text(answer)


def test_a_list_that_is_not_used_says_why_beside_the_counts(browser: Client, harbor: Harbor) -> None:
    page = upload(browser, ("prices.csv", PRICES), ("list.csv", LIST))
    assert "No column of this list names anybody" in page
    browser.post(f"/lists/{the_import()}/columns", form(page))
    _wait()
    page = counts(browser)
    assert "Not used" in page
    assert "prices.csv" in page


def test_what_we_refuse_to_read_is_not_shown_either(browser: Client, harbor: Harbor) -> None:
    page = upload(browser, ("list.csv", b"Name,SSN\nRosa Diaz,123-45-6789\nKwame Asante,987-65-4321\n"))
    assert "Rosa Diaz" in page
    assert "6789" not in page


def test_the_pages_say_how_much_may_come_and_how_long_it_waits(browser: Client, harbor: Harbor) -> None:
    upload(browser, ("list.csv", LIST))
    page = text(browser.get("/lists/"))
    assert re.search(r"At most 200.0\sMB at once", page)
    assert "thrown away on" in page


class Held:
    """Work that stands still after it said how far it is, until it is let go."""

    def __init__(self, step: str, error: Exception | None = None) -> None:
        self.step, self.error = step, error
        self.go_on = threading.Event()
        self.reached = threading.Event()

    def __call__(self, *_: object, report: Report, **__: object) -> tuple[object, ...]:
        report(self.step, 1200, 5000)
        self.reached.set()
        self.go_on.wait(20)
        if self.error:
            raise self.error
        return ()


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Held]]:
    """Make one of the actions stand still."""
    made: list[Held] = []

    def hold(action: str, step: str, error: Exception | None = None) -> Held:
        monkeypatch.setattr(actions, action, still := Held(step, error))
        made.append(still)
        return still

    yield hold
    for still in made:
        still.go_on.set()


def test_taking_shows_how_far_it_is_and_can_be_left_and_come_back_to(
    browser: Client, harbor: Harbor, held: Callable[..., Held]
) -> None:
    upload(browser, ("list.csv", LIST))
    still = held("take", "write")
    address = f"/lists/{the_import()}"
    page = text(browser.post(f"{address}/take"))
    assert "Writing down: 1,200 of 5,000" in page
    assert "You can close this page" in page
    assert "Writing down: 1,200 of 5,000" in text(browser.get("/lists/"))
    assert browser.get(address)["Location"] == f"{address}/take?taking=1"
    bar = browser.get(f"{address}/take?taking=1", HTTP_HX_REQUEST="true")
    assert "<html" not in text(bar)
    still.go_on.set()
    _wait()
    assert browser.get(f"{address}/take?taking=1", HTTP_HX_REQUEST="true")["HX-Redirect"]


def test_work_that_failed_while_nobody_looked_says_why_and_that_nothing_was_lost(
    browser: Client, harbor: Harbor, held: Callable[..., Held]
) -> None:
    upload(browser, ("list.csv", LIST))
    still = held("take", "write", Wrong("lists.busy", "Others write at the same time. Nothing was changed."))
    browser.post(f"/lists/{the_import()}/take")
    still.go_on.set()
    _wait()
    page = text(browser.get(f"/lists/{the_import()}"))
    assert "Others write at the same time. Nothing was changed." in page
    assert "Did we read the columns right?" in page


def test_a_second_piece_of_work_is_told_to_wait(
    browser: Client, harbor: Harbor, held: Callable[..., Held]
) -> None:
    upload(browser, ("list.csv", LIST))
    other, _ = actions.bring(harbor.amara, files=[("other.csv", LIST)], now=NOW)
    held("take", "write")
    browser.post(f"/lists/{Import.objects.order_by('pk')[0].pk}/take")
    page = text(browser.post(f"/lists/{other}/take", follow=True))
    assert "Something else is still being worked on" in page


def test_an_address_alone_takes_nothing(browser: Client, harbor: Harbor) -> None:
    upload(browser, ("list.csv", LIST))
    assert browser.get(f"/lists/{the_import()}/take?taking=1")["Location"] == f"/lists/{the_import()}"
    assert people.count(harbor.amara) == 0


def test_reading_shows_how_far_it_is(browser: Client, harbor: Harbor, held: Callable[..., Held]) -> None:
    held("bring", "read")
    answer = browser.post("/lists/", {"pasted": "Rosa Diaz"})
    assert "Reading: 1,200 of 5,000" in text(browser.get(answer["Location"]))
    assert browser.get("/lists/reading/0000")["Location"] == "/lists/"


def test_the_page_of_a_taken_list_names_who_would_stay_and_undo_says_who_did(
    browser: Client, harbor: Harbor
) -> None:
    rosa = harbor.worker("Rosa Diaz", phone="917 555 0148")
    number, _ = actions.bring(harbor.amara, files=[("list.csv", LIST)], now=NOW)
    assert number is not None
    actions.take(harbor.amara, import_id=number, now=NOW)
    link = f'/people/{people.code_of(harbor.amara, rosa)}"'
    before = text(browser.get(f"/lists/{number}"))
    assert "1 person only these lists know would be gone." in before
    assert "1 person stays: others know them too" in before
    assert link in before
    after = text(browser.post(f"/lists/{number}/undo", follow=True))
    assert "This list was taken back." in after
    assert "2 rows are taken back. 1 person only these lists knew is gone." in after
    assert link in after


def test_a_list_can_be_thrown_away(browser: Client, harbor: Harbor) -> None:
    upload(browser, ("list.csv", LIST))
    page = text(browser.post(f"/lists/{the_import()}/drop", follow=True))
    assert "Thrown away. Nothing of it was written down." in page
    assert "list.csv" not in page


def test_the_review_asks_and_takes_the_answer(browser: Client, harbor: Harbor) -> None:
    harbor.worker("Rosa Diaz", phone="(917) 555-0110", department="Stow", shift="Nights")
    harbor.worker("Rosa Diaz", phone="(347) 555-0199", department="Pick", shift="Days")
    number, _ = actions.bring(harbor.amara, files=[("pasted.csv", b"Name\nRosa Diaz\n")], now=NOW)
    assert number is not None
    actions.take(harbor.amara, import_id=number, now=NOW)
    page = text(browser.get("/review"))
    assert "0</b> of 2 looked at" in page
    address = re.search(r'action="(/review/\d+)"', page)
    assert address
    answered = text(browser.post(address[1], {"answer": "same"}, follow=True))
    assert "Every doubtful pair has been looked at" in answered
    assert "Same person?" in text(browser.post("/review/undo", follow=True))


def test_who_does_not_sit_at_the_desk_sees_none_of_it(harbor: Harbor) -> None:
    stranger = Client(HTTP_HOST="localhost:8765")
    for path in ("/lists/", "/lists/1", "/lists/1/take", "/review", "/lists/reading/x"):
        assert stranger.get(path)["Location"] == "/unseal"


def test_a_first_line_that_may_be_somebody_is_asked_about_and_can_be_taken_for_one(
    browser: Client, harbor: Harbor
) -> None:
    page = upload(browser, ("list.csv", b"Name,Jo\nMiller,Ann\nOkafor,Chidi\n"))
    assert "The first line, “Name, Jo”, may be somebody." in page
    typed = form(page)
    [table] = ListFile.objects.all()
    answer = browser.post(f"/lists/{the_import()}/columns", typed | {f"headed-{table.pk}": "on"})
    assert answer["Location"] == f"/lists/{the_import()}/take"
    typed.pop(f"headed-{table.pk}")
    answer = browser.post(f"/lists/{the_import()}/columns", typed)
    assert answer["Location"] == f"/lists/{the_import()}"
    page = text(browser.get(answer["Location"]))
    assert "The columns are read anew." in page
    assert "may be somebody" not in page
    [waiting] = queries.waiting(harbor.amara, import_id=the_import())
    assert [row.cells for row in waiting.table.rows] == [("Name", "Jo"), ("Miller", "Ann"), ("Okafor", "Chidi")]
    browser.post(f"/lists/{the_import()}/columns", form(page) | {f"headed-{table.pk}": "on"})
    [waiting] = queries.waiting(harbor.amara, import_id=the_import())
    assert waiting.table.header == ("Name", "Jo")


def test_what_we_refuse_to_read_is_not_shown_as_the_first_line_either(browser: Client, harbor: Harbor) -> None:
    page = upload(
        browser, ("list.csv", b"Rosa Diaz,123-45-6789\nAnn Miller,123-45-6780\nChidi Okafor,123-45-6781\n")
    )
    assert "the first line, “Rosa Diaz”, says what the columns are" in page
    assert "123-45" not in page


def test_pasted_names_are_not_asked_about(browser: Client, harbor: Harbor) -> None:
    page = upload(browser, ("names.txt", b"Diaz, Rosa\nMiller, Jo\n"))
    assert "Did we read the columns right?" in page
    assert "the first line" not in page
