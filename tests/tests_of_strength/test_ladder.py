"""The ladder a committee may write."""

from dataclasses import replace

import pytest

from brazier.terms import Wrong
from brazier.tests_of_strength.forms import rungs_typed
from brazier.tests_of_strength.ladder import SHIPPED, Rung, checked, fresh_key, from_plain, to_plain

MINE = Rung("own-1", "wear", 50, True, "Red shoelaces")


def test_the_shipped_ladder_can_be_one_and_comes_back_as_it_was_stored() -> None:
    assert checked(SHIPPED) == SHIPPED == from_plain(to_plain(SHIPPED))


@pytest.mark.parametrize(
    "rungs",
    [
        [],
        [replace(MINE, key=f"own-{n}") for n in range(21)],
        [replace(MINE, share=0)],
        [replace(MINE, share=101)],
        [replace(MINE, kind="dance")],
        [replace(MINE, name="")],
        [replace(MINE, name="x" * 81)],
        [MINE, MINE],
    ],
)
def test_what_can_be_no_ladder_is_refused(rungs: list[Rung]) -> None:
    with pytest.raises(Wrong):
        checked(rungs)


def test_a_new_rung_gets_a_key_nobody_has() -> None:
    assert fresh_key([MINE]) == "own-2"
    assert fresh_key(SHIPPED) == "own-1"


def typed(**changed: str) -> dict[str, str]:
    found = {}
    for at, rung in enumerate(SHIPPED[:3], 1):
        found |= {
            f"keep_{rung.key}": "on", f"name_{rung.key}": rung.key.title(), f"was_{rung.key}": rung.key.title(),
            f"share_{rung.key}": str(rung.share), f"place_{rung.key}": str(at),
        }  # fmt: skip
        found |= {f"public_{rung.key}": "on"} if rung.is_public else {}
    return {**found, **changed}


def test_a_form_nobody_changed_changes_nothing() -> None:
    assert rungs_typed(typed(), SHIPPED[:3]) == SHIPPED[:3]


def test_rungs_change_places_get_names_and_go() -> None:
    told = typed(place_color="0", name_survey="Our survey", keep_channel="")
    assert [(r.key, r.name) for r in rungs_typed(told, SHIPPED[:3])] == [("color", ""), ("survey", "Our survey")]


def test_a_rung_is_added_where_somebody_says() -> None:
    told = typed(name_new="  Red   shoelaces ", kind_new="wear", share_new="45", place_new="1", public_new="on")
    found = rungs_typed(told, SHIPPED[:3])
    assert (found[1], len(found)) == (Rung("own-1", "wear", 45, True, "Red shoelaces"), 4)


@pytest.mark.parametrize("text", ["", "x", "-3", "9" * 40, "²"])
def test_a_share_that_is_no_number_makes_no_ladder(text: str) -> None:
    with pytest.raises(Wrong):
        checked(rungs_typed(typed(share_color=text), SHIPPED[:3]))
