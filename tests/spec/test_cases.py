"""Every worked case comes out of the engine as a person worked it out."""

import csv
from datetime import timedelta

import pytest

from brazier.rules import deciding, loading, telling
from brazier.terms import Wrong
from tests.spec import cases
from tests.spec.cases import Case

LAW = loading.packaged()


def _named(case: Case) -> str:
    return case.name


@pytest.mark.parametrize("case", [*cases.shared(), *cases.written()], ids=_named)
def test_the_engine_answers_as_a_person_worked_it_out(case: Case) -> None:
    if case.refused:
        with pytest.raises(Wrong) as refusal:
            deciding.decide(LAW, rule=case.rule, place=case.place, as_of=case.on, inputs=case.asked)
        assert refusal.value.code == case.refused
        return
    found = deciding.decide(LAW, rule=case.rule, place=case.place, as_of=case.on, inputs=case.asked)
    told = {"rule_status": found.value.status, **found.outputs}
    assert {key: told.get(key, "nothing told") for key in case.gives} == case.gives
    assert not set(case.absent) & set(told)
    assert case.status in ("", found.value.status)
    assert not case.warned or any(case.warned in warning for warning in found.warnings)
    assert not case.unwarned or not any(case.unwarned in warning for warning in found.warnings)
    assert not case.traced or case.traced in found.trace
    assert not case.untraced or not any(case.untraced in line for line in found.trace)


def test_every_value_of_every_rule_has_a_case() -> None:
    answered = set()
    for case in (*cases.shared(), *cases.written()):
        if not case.refused:
            found = deciding.decide(LAW, rule=case.rule, place=case.place, as_of=case.on, inputs=case.asked)
            answered.add((found.place.code, found.rule.id, found.value.version))
    values = {
        (place.code, rule.id, value.version): value
        for place in LAW.places.values()
        for rule in place.rules.values()
        for value in rule.values
    }
    never = {("AU", "protected_action.notice")}  # its calendar is empty, so it is always refused
    assert [k for k, value in values.items() if value.is_live and k not in answered and k[:2] not in never] == []


def test_the_law_turns_on_the_days_that_are_written_down() -> None:
    with (cases.SPEC / "lines.csv").open(encoding="utf-8", newline="") as body:
        written = [tuple(row.values()) for row in csv.DictReader(body)]
    found = [
        (
            place.code,
            rule.id,
            str(day),
            telling.standing(rule, day - timedelta(days=1)),
            telling.standing(rule, day),
        )
        for place in LAW.places.values()
        for rule in place.rules.values()
        for day in sorted({edge for value in rule.values for edge in (value.start, value.end) if edge})
    ]
    assert sorted(found) == sorted(written)


def test_every_value_that_does_not_answer_is_refused_by_a_case_or_stands_beside_one_that_does() -> None:
    refused = {(case.place, case.rule) for case in (*cases.shared(), *cases.written()) if case.refused}
    dormant = {
        (place.code, rule.id)
        for place in LAW.places.values()
        for rule in place.rules.values()
        for value in rule.values
        if not value.is_live
    }
    assert dormant <= refused | {("US-NLRA", "voter_list.due")}
