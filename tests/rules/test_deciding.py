"""Which value answers, when nothing does, and what every answer carries."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from tests.rules import packs
from tests.rules.packs import CARDS, DUE, SIGNED

from brazier.rules import deciding, loading
from brazier.rules.deciding import Decision
from brazier.terms import Wrong

LAW = loading.packaged()
DAY = date(2026, 3, 2)


def _cards(text: str = CARDS, *, as_of: date = DAY, **inputs: object) -> Decision:
    return deciding.decide(packs.law(text), rule="cards", place="AA", as_of=as_of, inputs={"unit": 101, **inputs})


def _due(text: str = DUE, *, as_of: date = DAY, **inputs: object) -> Decision:
    return deciding.decide(packs.law(text), rule="due", place="AA", as_of=as_of, inputs=inputs)


def _refusal(*args: object, **kwargs: object) -> Wrong:
    with pytest.raises(Wrong) as refused:
        deciding.decide(*args, **kwargs)  # type: ignore[arg-type]
    return refused.value


def test_an_answer_carries_its_source_its_version_and_its_trace() -> None:
    found = _cards()
    assert found.outputs == {"least": 31}
    assert (found.place.code, found.rule.id, found.as_of, found.day) == ("AA", "cards", DAY, DAY)
    assert (found.value.citation, found.value.version[:11]) == ("Act 1", "2020-01-01.")
    assert found.inputs == {"unit": 101}
    assert found.warnings == ()
    assert found.trace == (
        "in_force from 2020-01-01: chosen by the day asked about, 2026-03-02",
        "least = 31: at least 3/10 of unit (101)",
    )


@pytest.mark.parametrize("code", ["AA", "aa", "A", " a "])
def test_a_place_is_found_by_any_of_its_codes(code: str) -> None:
    assert deciding.decide(packs.law(CARDS), rule="cards", place=code, as_of=DAY, inputs={"unit": 1}).outputs


def test_unknown_places_and_rules_are_named_with_what_there_is() -> None:
    law = packs.law(CARDS)
    place = _refusal(law, rule="cards", place="ZZ", as_of=DAY, inputs={})
    assert (place.code, str(place)) == ("rules.place", "No law pack is called ZZ. There are: AA.")
    rule = _refusal(law, rule="Cards", place="A", as_of=DAY, inputs={})
    assert rule.code == "rules.rule"
    assert str(rule) == "The law pack AA has no rule Cards. See: brazier rules list --jurisdiction AA"


def test_what_was_not_asked_for_is_told_and_changes_nothing() -> None:
    found = _cards(zeal=1, age=2)
    assert found.outputs == {"least": 31}
    assert found.warnings == ("age was not used.", "zeal was not used.")


def test_a_range_holds_from_its_first_day_until_before_its_last() -> None:
    text = CARDS.replace("from = 2020-01-01", "from = 2020-01-01\nto = 2021-01-01\nolder = true")
    assert _cards(text, as_of=date(2020, 1, 1)).outputs == {"least": 31}
    last = _cards(text, as_of=date(2020, 12, 31))
    assert last.trace[0].startswith("in_force from 2020-01-01 at the latest until before 2021-01-01: ")
    for outside in (date(2019, 12, 31), date(2021, 1, 1)):
        with pytest.raises(
            Wrong, match=f"What held on {outside} is not known here, and nobody guesses"
        ) as refused:
            _cards(text, as_of=outside)
        assert refused.value.code == "rules.unknown"
        assert "Known: in_force from 2020-01-01 at the latest until before 2021-01-01." in str(refused.value)


def test_why_it_is_not_known_is_said_where_the_pack_knows() -> None:
    text = CARDS.replace('family = "figures"', 'family = "figures"\nwhy_unknown = "A vote resets it."')
    with pytest.raises(Wrong, match=r"A vote resets it\.$"):
        _cards(text, as_of=date(2019, 1, 1))


@pytest.mark.parametrize("status", ["enjoined", "vacated", "prospective", "repealed"])
def test_what_is_not_in_force_gives_the_reason_and_no_answer(status: str) -> None:
    text = CARDS.replace('status = "in_force"', f'status = "{status}"\nnote = "A court said so."')
    with pytest.raises(
        Wrong, match=f"On 2026-03-02 this rule is {status}, so it gives no answer: A court"
    ) as refused:
        _cards(text)
    assert refused.value.code == "rules.dormant"
    with pytest.raises(Wrong) as before:
        _cards(text, as_of=date(2019, 12, 31))
    assert before.value.code == "rules.unknown"


def test_what_has_no_day_yet_is_not_the_reason_for_a_day_before_everything() -> None:
    text = CARDS.replace("from = 2020-01-01\n", "").replace(
        'status = "in_force"', 'status = "prospective"\nnote = "Some day."'
    )
    with pytest.raises(Wrong) as refused:
        _cards(text)
    assert refused.value.code == "rules.unknown"
    assert "Known: prospective." in str(refused.value)


def test_what_is_contested_is_answered_with_a_warning() -> None:
    found = _cards(CARDS.replace('status = "in_force"', 'status = "contested"\nnote = "Two courts differ."'))
    assert found.outputs == {"least": 31}
    assert found.value.status == "contested"
    assert found.warnings == ("This is contested: Two courts differ.",)


def test_what_is_announced_answers_from_its_day_on_and_says_that_nobody_confirmed_it() -> None:
    text = CARDS.replace('status = "in_force"', 'status = "in_force"\nunconfirmed = true\nnote = "Planned."')
    assert _cards(text).warnings == ("Nobody has confirmed this yet: Planned.",)
    assert _cards(text, as_of=date(2020, 1, 1)).outputs == {"least": 31}
    event = text.replace('family = "figures"', 'family = "figures"\nattaches_to = "asked"')
    with pytest.raises(Wrong, match="On 2019-12-31 this is announced and not in force: Planned") as refused:
        _cards(event, as_of=date(2019, 12, 31), asked="2020-02-01")
    assert refused.value.code == "rules.prospective"
    assert _cards(event, as_of=date(2020, 1, 1), asked="2020-02-01").outputs == {"least": 31}


def test_what_begins_after_the_day_asked_about_says_so() -> None:
    event = CARDS.replace('family = "figures"', 'family = "figures"\nattaches_to = "asked"')
    found = _cards(event, as_of=date(2019, 12, 31), asked="2020-02-01")
    assert found.warnings == ("This begins on 2020-01-01, after the day asked about.",)
    assert _cards(event, as_of=date(2020, 1, 1), asked="2020-02-01").warnings == ()


def test_what_was_read_and_checked_long_ago_says_so() -> None:
    text = CARDS.replace("checked = 2026-11-20", "checked = 2025-03-01\nreaches = 2026-03-02")
    assert _cards(text, as_of=date(2026, 3, 2)).warnings == ()
    assert _cards(text, as_of=date(2026, 3, 3)).warnings == (
        "What was read reaches to 2026-03-02. It may have changed since.",
        "This was last checked on 2025-03-01.",
    )


def test_it_does_not_hold_where_a_court_took_it_away() -> None:
    text = CARDS.replace(
        "let =", 'not_in = [{ input = "where", is = "6", from = 2026-03-06, why = "It refused." }]\nlet ='
    ).replace('{ unit = "people" }', '{ unit = "people", where = ["6", "9"] }')
    assert _cards(text, where="6", as_of=date(2026, 3, 5)).outputs
    assert _cards(text, where="9", as_of=date(2026, 3, 6)).outputs
    with pytest.raises(Wrong, match="This does not hold where where is 6: It refused") as refused:
        _cards(text, where="6", as_of=date(2026, 3, 6))
    assert refused.value.code == "rules.not_here"


def test_whoever_asks_as_if_it_were_in_force_is_answered_and_told() -> None:
    text = CARDS.replace('status = "in_force"', 'status = "vacated"\nonly_if = { was = false }\nnote = "Gone."')
    text = text.replace('{ unit = "people" }', '{ unit = "people", was = "yesno?" }')
    assert _cards(text, was=False).warnings == ("Asked as if it were in force; it is vacated: Gone.",)
    for told in ({}, {"was": True}):
        with pytest.raises(Wrong) as refused:
            _cards(text, **told)
        assert refused.value.code == "rules.dormant"
    with pytest.raises(Wrong) as early:
        _cards(text, was=False, as_of=date(2019, 12, 31))
    assert early.value.code == "rules.unknown"


def test_the_event_chooses_and_without_it_the_earlier_of_stand_in_and_day_asked_about() -> None:
    told = _due(tally="2026-04-28", filed="2026-04-01", as_of=date(2026, 5, 3))
    assert (told.day, told.outputs) == (date(2026, 4, 1), {"by": "2026-05-06"})
    assert told.trace[0] == "in_force from 2020-01-01: chosen by filed, 2026-04-01"
    untold = _due(tally="2026-04-28", as_of=date(2026, 5, 3))
    assert untold.day == date(2026, 4, 28)
    assert untold.trace[0].endswith("filed is not told; it was not after 2026-04-28")
    assert _due(tally="2026-04-28", as_of=date(2026, 4, 27)).day == date(2026, 4, 27)
    assert untold.warnings == ()


def test_soon_after_a_change_a_stand_in_says_that_another_value_may_hold() -> None:
    changed = DUE.replace("from = 2020-01-01", "from = 2020-01-01\nto = 2026-01-05") + (
        "[[rule.due.values]]\n" + packs.VALUE.replace("2020-01-01", "2026-01-05")
    )
    warned = ("If filed was before 2026-01-05, another value holds. Tell the day.",)
    assert _due(changed, tally="2026-01-05").warnings == warned
    late = date(2026, 1, 5) + timedelta(days=183)
    assert _due(changed, tally=str(late - timedelta(days=1)), as_of=late).warnings == warned
    assert _due(changed, tally=str(late), as_of=late).warnings == ()
    assert _due(changed, tally="2026-01-02", filed="2026-01-02").warnings == ()
    assert _due(changed, tally="2026-01-06", filed="2026-01-06").warnings == ()


def test_the_trace_says_which_days_were_left_out_and_why() -> None:
    found = _due(tally="2026-04-28")
    assert found.trace[1] == (
        "by = 2026-05-06: 5 business days after tally (2026-04-28); left out: "
        "2026-05-01 May Day, 2026-05-02 Saturday, 2026-05-03 Sunday"
    )


def test_days_on_which_something_happened_are_told_once() -> None:
    more = ', { output = "more", from = "by", n = 1, unit = "business", calendar = "week" }]'
    two = DUE.replace('calendar = "week" }]', 'calendar = "week" }' + more)
    assert _due(two, tally="2026-05-29", as_of=date(2026, 6, 9)).warnings == ("The office was wet.",)


def test_what_can_not_be_earlier_is_refused() -> None:
    law = packs.law(SIGNED)
    asked = {"rule": "age", "place": "AA", "as_of": DAY}
    refused = _refusal(law, **asked, inputs={"signed": "2026-01-02", "filing": "2026-01-01"})
    assert (refused.code, str(refused)) == ("rules.order", "filing can not be before signed.")
    assert deciding.decide(law, **asked, inputs={"signed": "2026-01-02", "filing": "2026-01-02"}).outputs


def test_a_part_that_is_more_than_its_whole_is_told() -> None:
    text = CARDS.replace("inputs = {", 'within = { cards = "unit" }\ninputs = { cards = "count",')
    assert _cards(text, cards=102).warnings == ("cards (102) is more than unit (101): one of them is wrong.",)
    assert _cards(text, cards=101).warnings == ()


RULES = [(place.code, rule.id) for place in LAW.places.values() for rule in place.rules.values()]
ANYTHING = [
    None, True, False, 0, 1, 2, 100, -1, 10**9, 10**40, 0.5, -0.0, float("nan"), Decimal("0.788"),
    Decimal("1E+99999"),
    "", " ", "6", "DC", "local", "all", "all but A", "2026-02-28", "2024-02-29", "2026-02-30",
    "9999-12-31", "0001-01-01",
    "2030-12-31", "2026-07-20T07:00", "2026-07-20T07:00Z", [], ["A"], ["A", 1], {}, {"a": 1},
    {"a": 1, "b": 1, "c": 1},
]  # fmt: skip


@pytest.mark.parametrize("seed", range(5))
def test_whatever_is_asked_it_answers_or_refuses_and_never_falls_over(seed: int) -> None:
    chance = Random(seed)
    for _ in range(300):
        place, rule = chance.choice(RULES)
        keys = [*LAW.places[place].rules[rule].inputs, LAW.places[place].rules[rule].attaches_to]
        inputs = {key: chance.choice(ANYTHING) for key in keys if key and chance.random() < 0.9}
        as_of = date(1990, 1, 1) + timedelta(days=chance.randrange(16_500))
        try:
            found = deciding.decide(LAW, rule=rule, place=place, as_of=as_of, inputs=inputs)
        except Wrong as refused:
            assert refused.code.startswith("rules.")
        else:
            assert found.outputs
            assert found.trace


def test_what_must_come_first_can_not_come_later() -> None:
    """Objections to a count from before the petition were answered with a day."""
    late = _refusal(
        LAW,
        rule="objections.due",
        place="US-NLRA",
        as_of=DAY,
        inputs={"tally": "2026-03-02", "petition_filed": "2026-03-03"},
    )
    assert (late.code, str(late)) == ("rules.order", "tally can not be before petition_filed.")
    assert _due(tally="2026-03-02", filed="2026-03-02").outputs == {"by": "2026-03-09"}
