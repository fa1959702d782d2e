"""A form that is not kept comes back as it was typed, with the reason; a warning is given once."""

import pytest
from tests.harbor.cast import Harbor

from brazier.people.actions import LEFT_OUT, NOBODY
from brazier.people.forms import Add, Edit, Held, Tie, hold
from brazier.terms import Wrong

FAULT = "Look again. Nothing was lost."


def refuse(code: str, sentence: str) -> object:
    raise Wrong(code, sentence)


def test_what_can_be_is_kept_and_nothing_is_held() -> None:
    kept: list[int] = []
    assert hold("add", Add({"name": "Rosa"}), lambda: kept.append(1), fault=FAULT) is None
    assert kept == [1]


def test_a_missing_name_is_told_and_the_rest_stays() -> None:
    held = hold("add", Add({"name": "", "job": "picker"}), lambda: 1 / 0, fault=FAULT)
    assert isinstance(held, Held)
    assert (held.fault, held.typed["job"]) == (FAULT, "picker")


def test_what_an_action_refuses_is_told_in_its_own_words() -> None:
    held = hold("add", Add({"name": "Rosa"}), lambda: refuse("people.line", "Typed back already."), fault=FAULT)
    assert held is not None
    assert held.fault == "Typed back already."


def test_nobody_stays_nobody(harbor: Harbor) -> None:
    with pytest.raises(Wrong, match="nothing here"):
        hold("add", Add({"name": "Rosa"}), lambda: refuse("people.nobody", NOBODY), fault=FAULT)


def test_somebody_left_out_is_a_question_and_not_a_fault() -> None:
    held = hold("add", Add({"name": "Rosa"}), lambda: refuse(LEFT_OUT, "Asked to be left out."), fault=FAULT)
    assert held is not None
    assert (held.left_out, held.fault) == (True, "")


@pytest.mark.parametrize(
    ("field", "text"),
    [("name", "Rosa (undocumented)"), ("job", "picker, pregnant"), ("best_time", "not on Fridays, muslim")],
)
def test_every_free_field_of_a_person_is_read_and_may_be_kept_as_written(field: str, text: str) -> None:
    typed = {"name": "Rosa", field: text}
    held = hold("add", Add(typed), lambda: 1 / 0, fault=FAULT)
    assert held is not None
    assert held.smells
    assert hold("add", Add(typed | {"keep_note": "on"}), lambda: None, fault=FAULT) is None


def test_editing_changes_only_what_was_on_the_page() -> None:
    form = Edit({"name": "Rosa", "job": ""})
    assert form.is_valid()
    assert form.typed() == {"name": "Rosa", "job": ""}


@pytest.mark.parametrize("strength", ["4", "-1", "x"])
def test_a_tie_is_one_to_three_strong(strength: str) -> None:
    assert not Tie({"other": "Mei-Lin", "kind": "gym", "strength": strength}).is_valid()
