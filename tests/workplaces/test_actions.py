"""The building is written down, joined, parted and counted."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from tests.harbor.cast import DEV, NOW, TODAY, Harbor, days_ago

from brazier.ledger import queries as ledger
from brazier.terms import Refused, Wrong
from brazier.workplaces import actions, queries
from brazier.workplaces.actions import Where
from brazier.workplaces.models import Campaign, Cell


def names(harbor: Harbor, part: str = "departments") -> list[str]:
    return [p.name for p in getattr(queries, part)(harbor.amara)]


def number(harbor: Harbor, part: str, name: str) -> int:
    return next(p.id for p in getattr(queries, part)(harbor.amara) if p.name == name)


def drawn(harbor: Harbor) -> Harbor:
    actions.draw(harbor.amara, part="department", names=["Stow", "Pick"], now=NOW)
    actions.draw(harbor.amara, part="shift", names=["Days", "Back Half", "BHN"], now=NOW)
    return harbor


def spelled(harbor: Harbor) -> list[tuple[str, str]]:
    return [
        (c.department.name if c.department else "", c.shift.name if c.shift else "")
        for c in queries.cells(harbor.amara)
    ]


def test_every_department_on_every_shift_at_every_worksite_is_a_cell(harbor: Harbor) -> None:
    drawn(harbor)
    assert len(queries.cells(harbor.amara)) == 6
    actions.draw(harbor.amara, part="worksite", names=["LDJ5"], now=NOW)
    assert len(queries.cells(harbor.amara)) == 12
    assert names(harbor, "worksites") == ["Harbor", "LDJ5"]


def test_drawing_what_is_there_changes_nothing(harbor: Harbor) -> None:
    drawn(harbor)
    actions.draw(harbor.amara, part="department", names=["stow", "  PICK "], now=NOW)
    assert names(harbor) == ["Stow", "Pick"]


def test_a_renamed_shift_is_found_by_lists_that_use_the_old_name(harbor: Harbor) -> None:
    drawn(harbor)
    bhn = number(harbor, "shifts", "BHN")
    actions.rename(harbor.amara, part="shift", part_id=bhn, name="Nights", hours="Thu, 18:00", now=NOW)
    before = Cell.objects.count()
    cell = actions.place(harbor.amara, wanted=[Where("", "Stow", "bhn")], now=NOW)[Where("", "Stow", "bhn")]
    assert queries.cell(harbor.amara, cell).shift == queries.shifts(harbor.amara)[2]
    assert queries.shifts(harbor.amara)[2].hours == "Thu, 18:00"
    assert Cell.objects.count() == before


def test_renaming_back_and_forth_leaves_one_shift(harbor: Harbor) -> None:
    drawn(harbor)
    bhn = number(harbor, "shifts", "BHN")
    for name in ("Nights", "BHN", "Nights", "Nights"):
        actions.rename(harbor.amara, part="shift", part_id=bhn, name=name, now=NOW)
    assert names(harbor, "shifts") == ["Days", "Back Half", "Nights"]
    assert [o.name for o in queries.other_names(harbor.amara)] == ["BHN"]


def test_a_name_that_another_one_has_is_refused_and_an_empty_one_too(harbor: Harbor) -> None:
    drawn(harbor)
    days = number(harbor, "shifts", "Days")
    with pytest.raises(Wrong, match="called BHN already"):
        actions.rename(harbor.amara, part="shift", part_id=days, name="BHN", now=NOW)
    with pytest.raises(Wrong, match="Write a name"):
        actions.rename(harbor.amara, part="shift", part_id=days, name=" \u202e ", now=NOW)


def test_joined_names_show_as_one_row_of_cells(harbor: Harbor) -> None:
    drawn(harbor)
    bhn, back = number(harbor, "shifts", "BHN"), number(harbor, "shifts", "Back Half")
    moved = actions.join(harbor.amara, kind="shift", part=bhn, into=back, now=NOW)
    assert len(moved) == 2
    assert names(harbor, "shifts") == ["Days", "Back Half"]
    assert spelled(harbor) == [("Stow", "Days"), ("Stow", "Back Half"), ("Pick", "Days"), ("Pick", "Back Half")]
    cell = actions.place(harbor.amara, wanted=[Where("", "Stow", "BHN")], now=NOW)[Where("", "Stow", "BHN")]
    assert queries.cell(harbor.amara, cell).shift.name == "Back Half"  # type: ignore[union-attr]


def test_a_cell_is_made_where_joined_names_lead_and_there_was_none(harbor: Harbor) -> None:
    actions.place(harbor.amara, wanted=[Where("", "Stow", "BHN"), Where("", "Pick", "Back Half")], now=NOW)
    bhn, back = number(harbor, "shifts", "BHN"), number(harbor, "shifts", "Back Half")
    told = queries.joining(harbor.amara, kind="shift", part=bhn, into=back)
    assert [root for _, root in told.cells] == [None]
    actions.join(harbor.amara, kind="shift", part=bhn, into=back, now=NOW)
    assert spelled(harbor) == [("Stow", "Back Half"), ("Pick", "Back Half")] or sorted(spelled(harbor)) == [
        ("Pick", "Back Half"),
        ("Stow", "Back Half"),
    ]


def test_estimates_come_along_and_go_back(harbor: Harbor) -> None:
    drawn(harbor)
    bhn, back = number(harbor, "shifts", "BHN"), number(harbor, "shifts", "Back Half")
    was, into = harbor.cell("Stow", "BHN"), harbor.cell("Stow", "Back Half")
    for cell, people in ((was, 40), (into, 60)):
        actions.note_headcount(harbor.amara, cell_id=cell, people=people, source="guess", as_of=TODAY, now=NOW)
    assert queries.joining(harbor.amara, kind="shift", part=bhn, into=back).estimates == 1
    actions.join(harbor.amara, kind="shift", part=bhn, into=back, now=NOW)
    estimate = queries.cell(harbor.amara, into).estimate
    assert estimate is not None
    assert (estimate.people, estimate.low, estimate.high, estimate.kept) == (60, 40, 60, 2)
    assert [e.people for e in queries.history(harbor.amara, into) if e.is_chosen] == [60]
    actions.unjoin(harbor.amara, kind="shift", part=bhn, now=NOW)
    told = {c.id: c.estimate.people for c in queries.cells(harbor.amara) if c.estimate}
    assert told == {was: 40, into: 60}


def test_joins_are_taken_back_in_any_order(harbor: Harbor) -> None:
    drawn(harbor)
    before = queries.cells(harbor.amara)
    stow, pick = number(harbor, "departments", "Stow"), number(harbor, "departments", "Pick")
    bhn, back = number(harbor, "shifts", "BHN"), number(harbor, "shifts", "Back Half")
    actions.join(harbor.amara, kind="shift", part=bhn, into=back, now=NOW)
    actions.join(harbor.amara, kind="department", part=stow, into=pick, now=NOW)
    assert spelled(harbor) == [("Pick", "Days"), ("Pick", "Back Half")]
    actions.unjoin(harbor.amara, kind="shift", part=bhn, now=NOW)
    assert spelled(harbor) == [("Pick", "Days"), ("Pick", "Back Half"), ("Pick", "BHN")]
    actions.unjoin(harbor.amara, kind="department", part=stow, now=NOW)
    assert queries.cells(harbor.amara) == before


@pytest.mark.parametrize("kind", ["worksite", "department", "shift"])
def test_a_name_is_not_joined_to_itself_nor_to_nothing_nor_twice(harbor: Harbor, kind: str) -> None:
    actions.draw(harbor.amara, part=kind, names=["One", "Other"], now=NOW)
    one, other = (number(harbor, f"{kind}s", name) for name in ("One", "Other"))
    for part, into in ((one, one), (one, 4711), (4711, one)):
        with pytest.raises(Wrong, match="two different names"):
            actions.join(harbor.amara, kind=kind, part=part, into=into, now=NOW)
    actions.join(harbor.amara, kind=kind, part=one, into=other, now=NOW)
    with pytest.raises(Wrong, match="two different names"):
        actions.join(harbor.amara, kind=kind, part=other, into=one, now=NOW)
    with pytest.raises(Wrong):
        actions.unjoin(harbor.amara, kind=kind, part=other, now=NOW)


def test_another_estimate_can_be_chosen_and_all_are_kept(harbor: Harbor) -> None:
    cell = harbor.cell("Stow", "Days")
    for people, source, ago in ((40, "guess", 30), (55, "voter_list", 2)):
        actions.note_headcount(
            harbor.amara, cell_id=cell, people=people, source=source, as_of=days_ago(ago), now=NOW
        )
    first = next(e for e in queries.history(harbor.amara, cell) if e.people == 40)
    assert actions.choose_headcount(harbor.amara, headcount=first.id, now=NOW) == cell
    estimate = queries.cell(harbor.amara, cell).estimate
    assert estimate is not None
    assert (estimate.people, estimate.source, estimate.as_of) == (40, "guess", days_ago(30))
    assert (estimate.low, estimate.high, estimate.kept) == (40, 55, 2)


def test_the_estimate_for_everybody_is_chosen_apart_from_the_cells(harbor: Harbor) -> None:
    for people in (300, 280):
        actions.note_headcount(harbor.amara, cell_id=None, people=people, source="guess", as_of=TODAY, now=NOW)
    first = next(e for e in queries.history(harbor.amara, None) if e.people == 300)
    assert actions.choose_headcount(harbor.amara, headcount=first.id, now=NOW) is None
    assert queries.whole(harbor.amara).people == 300  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"people": 0}, "number from 1 up"),
        ({"people": 5_000_001}, "number from 1 up"),
        ({"source": "a dream"}, "comes from"),
        ({"as_of": TODAY + timedelta(days=2)}, "still to come"),
        ({"cell_id": 4711}, "nothing here"),
    ],
)
def test_an_estimate_that_can_not_be_is_not_kept(harbor: Harbor, wrong: dict[str, object], said: str) -> None:
    told = {"cell_id": None, "people": 40, "source": "guess", "as_of": TODAY} | wrong
    with pytest.raises(Wrong, match=said):
        actions.note_headcount(harbor.amara, now=NOW, **told)  # type: ignore[arg-type]
    assert queries.whole(harbor.amara) is None


def test_stage_law_and_country_are_kept_and_only_those_we_know(harbor: Harbor) -> None:
    actions.change_campaign(harbor.amara, stage="cards", region="GB", jurisdiction="gb", now=NOW)
    told = queries.campaign(harbor.amara)
    assert told is not None
    assert (told.stage, told.region, told.jurisdiction, told.name) == ("cards", "GB", "gb", "Harbor")
    for field in ("stage", "region", "jurisdiction", "icon"):
        with pytest.raises(Wrong, match="Choose one of the list"):
            actions.change_campaign(harbor.amara, now=NOW, **{field: "nowhere"})
    with pytest.raises(IntegrityError):
        Campaign.objects.update(region="XX")


def test_the_country_says_how_a_phone_is_read(harbor: Harbor) -> None:
    actions.change_campaign(harbor.amara, region="GB", now=NOW)
    harbor.worker("Ana", phone="020 7946 0018")
    from brazier.people.models import Worker  # noqa: PLC0415

    assert list(Worker.objects.values_list("phone", flat=True)) == ["2079460018"]


def test_each_of_these_is_one_line_in_the_ledger(harbor: Harbor) -> None:
    drawn(harbor)
    bhn, back = number(harbor, "shifts", "BHN"), number(harbor, "shifts", "Back Half")
    before = ledger.head(harbor.amara)
    actions.join(harbor.amara, kind="shift", part=bhn, into=back, now=NOW)
    actions.unjoin(harbor.amara, kind="shift", part=bhn, now=NOW)
    actions.change_campaign(harbor.amara, stage="cards", now=NOW)
    assert ledger.head(harbor.amara) == before + 3


def test_dev_draws_renames_joins_and_counts_nothing(harbor: Harbor) -> None:
    drawn(harbor)
    for attempt in (
        lambda: actions.draw(DEV, part="shift", names=["X"], now=NOW),
        lambda: actions.rename(DEV, part="shift", part_id=1, name="X", now=NOW),
        lambda: actions.join(DEV, kind="shift", part=1, into=2, now=NOW),
        lambda: actions.unjoin(DEV, kind="shift", part=1, now=NOW),
        lambda: actions.choose_headcount(DEV, headcount=1, now=NOW),
        lambda: actions.note_headcount(DEV, cell_id=None, people=1, source="guess", as_of=TODAY, now=NOW),
        lambda: actions.change_campaign(DEV, name="X", now=NOW),
        lambda: actions.show_cover(DEV),
        lambda: queries.cells(DEV),
    ):
        with pytest.raises(Refused):
            attempt()


def test_a_title_too_long_for_a_locked_screen_is_refused_and_nothing_changes(harbor: Harbor) -> None:
    with pytest.raises(Wrong, match="shorter title"):
        actions.change_campaign(harbor.amara, name="Ember", title="n" * 41, now=NOW)
    assert queries.campaign(harbor.amara).name != "Ember"
    actions.change_campaign(harbor.amara, title="n" * 40, now=NOW)
