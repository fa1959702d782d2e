"""The building's page: drawn one thing at a time, each number with its date and source."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from tests.harbor.cast import Harbor
from tests.web.conftest import seat

from brazier.web import clock
from brazier.workplaces import queries
from brazier.workplaces.facts import JURISDICTIONS, REGIONS
from brazier.workplaces.forms import HowMany
from brazier.workplaces.models import STAGES


@pytest.fixture
def desk(harbor: Harbor) -> Client:
    return seat(Client(HTTP_HOST="localhost:8765"))


def page(desk: Client) -> str:
    return desk.get("/building/").content.decode()


def test_one_question_is_asked_at_a_time(desk: Client, harbor: Harbor) -> None:
    assert "First: which departments" in page(desk)
    desk.post("/building/draw/department", {"names": "Stow\nPick"})
    assert "Next: which shifts" in page(desk)
    desk.post("/building/draw/shift", {"names": "Days"})
    assert "Next: about how many" in page(desk)
    cell = queries.cells(harbor.amara)[0].id
    desk.post(f"/building/headcount/{cell}", {"people": "40", "source": "guess"})
    assert "Next:" not in page(desk)
    desk.post("/building/campaign", {"stage": "cards"})
    assert "whose law holds here" in page(desk)


def test_a_number_that_can_not_be_read_comes_back_as_typed_beside_those_that_were_kept(
    desk: Client, harbor: Harbor
) -> None:
    stow, pick = harbor.cell("Stow", "Days"), harbor.cell("Pick", "Days")
    typed = {f"cell-{stow}": "1,200", f"cell-{pick}": "30 or 40", "source": "parking", "as_of": "2026-11-02"}
    answer = desk.post("/building/headcounts", typed)
    assert answer.status_code == 400
    shown = answer.content.decode()
    assert 'value="30 or 40" aria-invalid="true"' in shown
    assert 'value="1200"' in shown
    assert '<option value="parking" selected>' in shown
    assert 'name="as_of" value="2026-11-02"' in shown
    assert "Numbers kept: 1." in shown
    assert "The marked boxes were not kept" in shown
    assert "The marked boxes" not in page(desk)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("300", 300), (" 300 ", 300), ("about 300", 300), ("~300", 300), ("1,200", 1200), ("1.200", 1200),
        ("1 200", 1200), ("1\u202f200", 1200), ("12,345", 12345),
        ("1,234,567", 1234567), ("٣٠٠", 300), ("١٬٢٠٠", 1200),
    ],
)  # fmt: skip
def test_a_guess_is_read_as_people_type_it(typed: str, read: int) -> None:
    assert HowMany().clean(typed) == read


@pytest.mark.parametrize("typed", ["300-400", "-300", "30%", "3.5", "1,20", "12,3456", "300k", "about", "", "²"])
def test_what_is_not_one_whole_number_is_not_guessed_at(typed: str) -> None:
    with pytest.raises(ValidationError):
        HowMany(min_value=1).clean(typed)


def test_one_estimate_is_no_range(desk: Client, harbor: Harbor) -> None:
    for people in ("300", "420"):
        assert "Estimates run" not in page(desk)
        desk.post("/building/headcount/0", {"people": people, "source": "guess"})
    assert "Estimates run from 300 to 420." in page(desk)


def test_the_grid_keeps_numbers_with_their_source_and_day(desk: Client, harbor: Harbor) -> None:
    stow, pick = harbor.cell("Stow", "Days"), harbor.cell("Pick", "Days")
    typed = {f"cell-{stow}": "40", f"cell-{pick}": "", "source": "parking", "as_of": "2026-11-02"}
    desk.post("/building/headcounts", typed)
    told = {c.id: c.estimate for c in queries.cells(harbor.amara)}
    assert told[pick] is None
    estimate = told[stow]
    assert estimate is not None
    assert (estimate.people, estimate.source, estimate.as_of.isoformat()) == (40, "parking", "2026-11-02")
    desk.post("/building/headcounts", typed)
    assert len(queries.history(harbor.amara, stow)) == 1  # the number that counts already is not noted again


def test_a_number_without_a_day_is_of_today(desk: Client, harbor: Harbor) -> None:
    desk.post("/building/headcount/0", {"people": "300", "source": "company"})
    assert queries.whole(harbor.amara).as_of == clock.today()  # type: ignore[union-attr]


def test_an_earlier_estimate_is_chosen_on_the_page_of_its_cell(desk: Client, harbor: Harbor) -> None:
    stow = harbor.cell("Stow", "Days")
    for people in ("40", "55"):
        desk.post(f"/building/headcount/{stow}", {"people": people, "source": "guess"})
    first = next(e for e in queries.history(harbor.amara, stow) if e.people == 40)
    assert f'value="{first.id}"' in desk.get(f"/chart/cell/{stow}").content.decode()
    answer = desk.post("/building/headcount/choose", {"headcount": first.id})
    assert answer["Location"] == f"/chart/cell/{stow}"
    assert "We count 40. Estimates run from 40 to 55." in desk.get(f"/chart/cell/{stow}").content.decode()


def test_a_worksite_is_added_and_renamed(desk: Client, harbor: Harbor) -> None:
    desk.post("/building/draw/worksite", {"names": "LDJ5"})
    [first, second] = queries.worksites(harbor.amara)
    desk.post(f"/building/rename/worksite/{first.id}", {"name": "JFK8"})
    assert [w.name for w in queries.worksites(harbor.amara)] == ["JFK8", second.name]


def test_every_stage_law_and_country_has_words(desk: Client) -> None:
    shown = page(desk)
    bare = [c for c in (*STAGES, *JURISDICTIONS, *REGIONS) if f">{c}</option>" in shown]
    assert bare == []
    assert all(f'value="{c}"' in shown for c in (*STAGES, *JURISDICTIONS, *REGIONS))


@pytest.mark.parametrize("typed", [{}, {"stage": "won"}, {"region": "XX"}, {"jurisdiction": "moon"}])
def test_what_is_not_on_the_list_changes_nothing(desk: Client, harbor: Harbor, typed: dict[str, str]) -> None:
    before = queries.campaign(harbor.amara)
    assert desk.post("/building/campaign", typed).status_code == 302
    assert queries.campaign(harbor.amara) == before
