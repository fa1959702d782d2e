"""What is said word for word, and what lies on an edge: what small slips in the rules changed (bench/mutants)."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules import packs
from tests.rules.packs import CALENDAR, CARDS, DUE, HEAD, RUNOFF, SIGNED, VALUE, VOTE
from tests.spec import cases

from brazier.rules import ballots, deciding, loading, periods, reckoning, tally, telling
from brazier.rules.asking import exact, whole
from brazier.rules.deciding import Decision
from brazier.rules.families import FAMILIES
from brazier.rules.law import RESERVED
from brazier.rules.tally import Count, Meaning
from brazier.terms import Broken, Wrong

DAY = date(2026, 3, 2)
FIGURE = 'figures = [{ output = "least", share = "$part", comparator = "ge", of = "unit" }]'


def decide(text: str, rule: str, as_of: date = DAY, **inputs: object) -> Decision:
    return deciding.decide(packs.law(text), rule=rule, place="AA", as_of=as_of, inputs=inputs)


def refusal(text: str, rule: str, as_of: date = DAY, **inputs: object) -> str:
    with pytest.raises(Wrong) as refused:
        decide(text, rule, as_of, **inputs)
    return str(refused.value)


def broken(*texts: str) -> str:
    with pytest.raises(Broken) as refused:
        packs.law(*texts)
    return str(refused.value).removeprefix("This law pack can not be used. ")


# What an input can not be


def test_what_is_asked_of_whoever_asks() -> None:
    assert refusal(CARDS, "cards") == "This rule needs unit."
    assert refusal(CARDS, "cards", unit=None) == "unit is null, and this rule needs it."
    where = CARDS.replace('{ unit = "people" }', '{ unit = "people", where = ["6", "9"] }')
    assert refusal(where, "cards", unit=1, where="7") == "where must be one of these: 6, 9."
    listed = CARDS.replace(FIGURE, 'figures = [{ output = "n", names = "signed", on = "listed" }]').replace(
        '{ unit = "people" }', '{ signed = "names", listed = "list" }'
    )
    assert refusal(listed, "cards", signed=["A"], listed="only A") == (
        "Write who is on the list as names, or as: all, none, all but A, B."
    )


def test_a_number_is_taken_to_its_last_place_and_no_further() -> None:
    assert exact(Decimal("1E-15")) == Fraction(1, 10**15)
    assert exact(Decimal("1E-16")) is None
    assert (whole(10**15), exact(10**15)) == (10**15, Fraction(10**15))
    assert (whole(10**15 + 1), exact(10**15 + 1)) == (None, None)


# Days


def test_a_clock_says_each_step() -> None:
    text = DUE.replace('inputs = { tally = "date" }', 'inputs = { tally = "date", big = "yesno?" }').replace(
        'clocks = [{ output = "by", from = "tally", n = 5, unit = "business", calendar = "week" }]',
        'clocks = [{ output = "by", from = "tally", n = 2, unit = "days", count_first_day = true }]\n'
        'checks = [{ output = "ok", first = "tally", last = "by" }]',
    )
    assert decide(text, "due", tally="2026-04-28").trace[1:] == (
        "by = 2026-04-29: 2 days after tally (2026-04-28, that day counted)",
        "ok: tally 2026-04-28, at the latest 2026-04-29",
    )


def test_a_clock_that_hangs_on_two_answers_reads_so_and_asks_for_the_one_that_is_lacking() -> None:
    text = DUE.replace(
        'inputs = { tally = "date" }', 'inputs = { tally = "date", sent = "date?", big = "yesno?" }'
    ).replace('calendar = "week" }]', 'calendar = "week", when = { sent = "given", big = true } }]')
    rule = packs.law(text).place("AA").rules["due"]
    assert next(iter(FAMILIES["clocks"].words(rule.values[0].plan))) == (
        "by: 5 business days after tally, calendar week, when sent is given and big is yes"
    )
    assert refusal(text, "due", tally="2026-04-28", big=False) == "This rule needs sent."
    assert decide(text, "due", tally="2026-04-28", sent="2026-04-28", big=False).outputs == {"by": None}


def test_a_length_by_word_may_be_no_day_at_all() -> None:
    text = DUE.replace('inputs = { tally = "date" }', 'inputs = { tally = "date", how = ["at once", "later"] }')
    text = text.replace(
        'n = 5, unit = "business"', 'by = "how", n = { "at once" = 0, later = 1 }, unit = "business"'
    )
    told = [decide(text, "due", tally="2026-04-30", how=how).outputs["by"] for how in ("at once", "later")]
    assert told == ["2026-04-30", "2026-05-04"]


def test_the_earlier_of_two_days_is_told_and_the_other_need_not_be_known() -> None:
    text = DUE.replace('inputs = { tally = "date" }', 'inputs = { tally = "date", sent = "date?" }').replace(
        'calendar = "week" }]', 'calendar = "week", earlier_of = "sent" }]'
    )
    told = [
        decide(text, "due", tally="2026-04-28", **more).outputs["by"]
        for more in ({}, {"sent": "2026-05-05"}, {"sent": "2026-05-06"}, {"sent": "2026-05-07"})
    ]
    assert told == ["2026-05-06", "2026-05-05", "2026-05-06", "2026-05-06"]


def test_before_and_after_the_years_of_calendars_no_day_is_told() -> None:
    assert periods.add_months(date(9999, 11, 30), 1) == date(9999, 12, 30)
    assert periods.add_months(date(1, 2, 28), -1) == date(1, 1, 28)
    for day, months in ((date(9999, 12, 1), 1), (date(1, 1, 31), -1)):
        with pytest.raises(Wrong) as refused:
            periods.add_months(day, months)
        assert str(refused.value) == f"From {day} on, this ends in a year that calendars do not have."


def test_where_a_calendar_ends_it_says_from_when_to_when_it_knows() -> None:
    assert refusal(DUE, "due", tally="2026-12-30") == (
        "The calendar week knows the days from 2026-01-01 to 2026-12-31, not 2027-01-01. "
        "Without its holidays no deadline can be told."
    )


@pytest.mark.parametrize("day", ["2026-01-01", "2026-12-31"])
def test_the_first_and_the_last_day_of_a_calendar_may_be_holidays(day: str) -> None:
    law = loading.load({"c.toml": CALENDAR.replace("2026-05-01", day)})
    assert law.calendars["week"].holidays == {date.fromisoformat(day): "May Day"}


# Which value answers


def test_a_refusal_ends_where_its_reason_ends() -> None:
    announced = CARDS.replace('status = "in_force"', 'status = "in_force"\nunconfirmed = true\nnote = "Planned."')
    event = announced.replace('family = "figures"', 'family = "figures"\nattaches_to = "asked"')
    assert refusal(event, "cards", date(2019, 12, 31), unit=1, asked="2020-02-01") == (
        "On 2019-12-31 this is announced and not in force: Planned."
    )
    gone = CARDS.replace('status = "in_force"', 'status = "vacated"\nnote = "A court said so."')
    assert refusal(gone, "cards", unit=1) == (
        "On 2026-03-02 this rule is vacated, so it gives no answer: A court said so."
    )
    two = f"{CARDS.replace('from = 2020', 'to = 2021-01-01' + chr(10) + 'from = 2020')}[[rule.cards.values]]\n" + (
        'let = { part = "1/2" }\n' + VALUE.replace("2020-01-01", "2022-01-01")
    )
    assert refusal(two, "cards", date(2021, 6, 1), unit=1) == (
        "What held on 2021-06-01 is not known here, and nobody guesses. "
        "Known: in_force from 2020-01-01 until before 2021-01-01; in_force from 2022-01-01. "
    )


def test_what_was_not_in_force_before_is_not_the_value_before() -> None:
    """It ended on the day the other began, and was stopped by a court all that time."""
    text = DUE.replace("from = 2020-01-01", "from = 2020-01-01\nto = 2026-01-05").replace(
        'status = "in_force"', 'status = "enjoined"\nnote = "Stopped."'
    ) + ("[[rule.due.values]]\n" + VALUE.replace("2020-01-01", "2026-01-05"))
    assert decide(text, "due", date(2026, 1, 6), tally="2026-01-06").warnings == ()


def test_places_that_could_be_meant_are_named_in_their_order() -> None:
    other = HEAD.replace('"AA"', '"BB"').replace('["A"]', '["B"]').replace('"aa"', '"bb"')
    with pytest.raises(Wrong) as refused:
        packs.law(CARDS, other).place("ZZ")
    assert str(refused.value) == "No law pack is called ZZ. There are: AA, BB."


# Packs


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_no_output_may_take_the_name_of_what_stands_beside_it(name: str) -> None:
    text = CARDS.replace('output = "least"', f'output = "{name}"')
    assert broken(text) == f"1.toml, cards: no output may be called {name}."


def test_what_stands_beside_the_outputs_of_every_answer() -> None:
    assert {
        "rule_id", "rule_version", "rule_status", "jurisdiction", "as_of", "day", "citation", "source_url",
        "checked", "confidence", "inputs", "warnings", "trace", "computed_at",
    } == RESERVED  # fmt: skip


def test_a_rule_without_values_and_a_rule_with_a_key_too_many_are_refused() -> None:
    bare = CARDS[: CARDS.index("[[rule.cards.values]]")]
    assert broken(bare + "values = []\n") == "1.toml, cards: a rule without values answers nothing."
    assert (
        broken(CARDS.replace("[rule.cards]", "[rule.cards]\nsort = 1"))
        == "1.toml, cards: nobody knows the key sort."
    )


def test_the_words_of_a_table_are_those_of_its_input() -> None:
    text = CARDS.replace(FIGURE, 'figures = [{ output = "a", of = "unit", lookup = { b = "x", a = "y" } }]')
    asked = text.replace('{ unit = "people" }', '{ unit = ["a", "c"] }')
    assert broken(asked) == "1.toml, cards: unit must be one of a, b."
    assert packs.law(text.replace('{ unit = "people" }', '{ unit = ["b", "a"] }'))


def test_signing_again_needs_months_to_be_early_in() -> None:
    never = 'age = { signed = "signed", sign_again_after = 1, fresh = "ok" }'
    text = SIGNED.replace(SIGNED[SIGNED.index("age = {") : SIGNED.index("\n[[rule.age.values]]")], never)
    assert broken(text) == "1.toml, age, values 1, age: sign_again_after must be earlier than months."
    assert packs.law(text.replace("sign_again_after = 1", "sign_again_after = 0"))


def test_two_values_in_force_are_found_in_whatever_order_they_stand() -> None:
    later = VALUE.replace("2020-01-01", "2025-01-01")
    text = CARDS.replace(VALUE, later) + f'[[rule.cards.values]]\nlet = {{ part = "1/2" }}\n{VALUE}'
    assert broken(text) == "1.toml, cards: two values are in force on 2025-01-01."


def test_a_version_does_not_hang_on_the_order_of_keys() -> None:
    other = CARDS.replace(
        'citation = "Act 1"\nchecked = 2026-11-20\n', 'checked = 2026-11-20\ncitation = "Act 1"\n'
    )
    assert other != CARDS
    one, two = (packs.law(text).place("AA").rules["cards"].values[0].version for text in (CARDS, other))
    assert one == two


def test_a_value_without_a_day_says_so_in_its_version() -> None:
    text = CARDS.replace("from = 2020-01-01\n", "").replace('"in_force"', '"prospective"\nnote = "Some day."')
    assert packs.law(text).place("AA").rules["cards"].values[0].version.startswith("undated.")


def ballot_again(kind: str, usual: str) -> str:
    """The pack of a vote with a second kind of ballot."""
    second = VOTE[VOTE.index("[[ballot]]") :].replace('["vote"]', f'["{kind}"]')
    return VOTE.replace("[[ballot]]", f"[[ballot]]\n{usual}") + second.replace(
        "[[ballot]]", f"[[ballot]]\n{usual}"
    )


def test_one_kind_of_ballot_is_the_usual_one_and_two_are_none() -> None:
    assert broken(ballot_again("other", "usual = true")) == (
        "1.toml, about: two ballots of one kind, or two that are usual."
    )
    law = packs.law(ballot_again("other", ""))
    with pytest.raises(Wrong) as refused:
        tally.count(law, place="AA", kind=None, counted=Count(day=DAY))
    assert str(refused.value) == "AA has several kinds of ballot: vote, other. Name one with --kind."


def test_a_right_has_an_address_or_none() -> None:
    right = '[[rights]]\npart = "yours"\ntext = "You may."\nsource = "Act 1"\nchecked = 2026-11-20\n'
    [bare] = packs.law(CARDS + right).place("AA").rights
    [told] = packs.law(CARDS + right + 'url = "https://example.org"\n').place("AA").rights
    assert (bare.url, told.url) == ("", "https://example.org")


# Figures


def test_a_figure_that_is_not_told_does_not_end_the_others() -> None:
    text = CARDS.replace(
        FIGURE,
        'figures = [{ output = "met", of = "unit", least = { fixed = 5 } }, '
        '{ output = "lacking", fixed = 9, unless = "met" }, { output = "more", fixed = 7 }]',
    )
    assert decide(text, "cards", unit=5).outputs == {"met": True, "more": 7}
    assert decide(text, "cards", unit=4).outputs == {"met": False, "lacking": 9, "more": 7}
    assert decide(text, "cards", unit=4).trace[1] == "met = no: whether unit (4) is at least 5"


def test_below_the_first_step_nothing_is_added() -> None:
    steps = 'figures = [{ output = "n", of = "unit", steps = { start = 5, above = 100, each = 1, adds = 2 } }]'
    text = CARDS.replace(FIGURE, steps)
    told = [decide(text, "cards", unit=unit).outputs["n"] for unit in (1, 99, 100, 101, 102)]
    assert told == [5, 5, 5, 7, 9]
    assert decide(text.replace("start = 5", "start = 0"), "cards", unit=1).outputs == {"n": 0}


@pytest.mark.parametrize(("word", "both"), [("lesser", 30), ("greater", 50)])
def test_of_two_shares_one_may_be_of_what_nobody_said(word: str, both: int) -> None:
    text = CARDS.replace(
        FIGURE,
        f'figures = [{{ output = "n", {word} = [{{ share = "3/10", comparator = "ge", of = "unit" }}, '
        '{ share = "1/2", comparator = "ge", of = "voters" }] }]',
    ).replace('{ unit = "people" }', '{ unit = "people", voters = "people?" }')
    assert decide(text, "cards", unit=100, voters=100).outputs == {"n": both}
    alone = decide(text, "cards", unit=100)
    assert alone.outputs == {"n": 30}
    assert alone.warnings == ("voters was not given: the figure without it is told, and it may be another.",)


@given(st.booleans() | st.text())
def test_yes_and_no_are_told_as_words(value: bool | str) -> None:
    assert reckoning.shown(value) == {True: "yes", False: "no"}.get(value, value)  # type: ignore[call-overload]


# Ballots


def test_what_a_ballot_lacks_and_what_can_not_be_is_said() -> None:
    assert (
        refusal(VOTE.replace('yes = "count"', 'yes = "count?"'), "vote", no=3, big=True) == "This rule needs yes."
    )
    with pytest.raises(Wrong) as refused:
        ballots.amounts_of({"yes": 5, "no": 3, "void": 1, "cast": 8})
    assert str(refused.value) == "9 ballots were answered, and only 8 people are said to have voted."
    assert ballots.amounts_of({"yes": 5, "no": 3, "void": 1, "cast": 9})["cast"] == 9


def test_sealed_ballots_are_valid_and_cast_whichever_way_they_are_opened() -> None:
    """Six against four: one sealed ballot can not turn it, two can make it even."""
    counts = 'counts = { yes = "yes", no = "no", challenged = "sealed" }'
    text = (
        VOTE.replace('counts = { yes = "yes", no = "no" }', counts)
        .replace('big = "yesno?"', 'sealed = "count?"')
        .replace(", when = { big = true }", "")
        .replace('lost = "lost"', 'lost = "lost"\ntells = ["valid", "determinative"]', 1)
    )
    turned = text.replace('left = "yes", comparator = "gt"', 'left = "no", comparator = "gt"')
    for pack, yes, no, sealed, turns in (
        (text, 6, 4, 1, False), (text, 6, 4, 2, True), (text, 6, 4, 3, True), (text, 4, 6, 2, False),
        (turned, 4, 6, 2, True), (turned, 4, 6, 1, False), (turned, 5, 5, 1, True),
    ):  # fmt: skip
        assert decide(pack, "vote", yes=yes, no=no, sealed=sealed).outputs["determinative"] is turns


@pytest.mark.parametrize("whole", ["valid", "cast"])
def test_a_no_among_the_sealed_makes_a_share_of_all_harder(whole: str) -> None:
    """Of 10 ballots 6 yes are three fifths; with one more no they are not."""
    text = VOTE.replace(
        'counts = { yes = "yes", no = "no" }', 'counts = { yes = "yes", no = "no", challenged = "c" }'
    )
    text = text.replace('big = "yesno?"', 'c = "count"').replace(", when = { big = true }", "")
    text = text.replace('"gt", share = "1/2", of = "valid"', f'"ge", share = "3/5", of = "{whole}"').replace(
        'lost = "lost"', 'lost = "lost"\ntells = ["determinative"]', 1
    )
    turned, calm = (decide(text, "vote", yes=6, no=4, c=sealed) for sealed in (1, 0))
    assert turned.outputs == {"result": None, "determinative": True}
    assert calm.outputs == {"result": "won", "determinative": False}
    assert turned.trace[-1] == "1 challenged ballots could change the result"
    assert calm.trace[-1] == "0 challenged ballots could not change the result"


def test_a_test_that_is_asked_only_sometimes_says_when() -> None:
    found = decide(VOTE.replace("{ big = true }", "{ big = false }"), "vote", yes=3, no=2, big=False)
    assert found.trace[1] == "yes is more than 1/2 of valid (when big is no): 3 of 5: yes"
    rule = packs.law(VOTE.replace('"won"\nlost = "lost"\n[[', "true\nlost = false\n[[")).place("AA").rules["vote"]
    assert FAMILIES["ballot"].words(rule.values[0].plan) == (
        "result: yes if yes is more than 1/2 of valid (when big is yes); otherwise no",
    )


# Run-offs and cards


def test_a_run_off_says_how_the_choices_stand() -> None:
    three = {"a": 5, "b": 3, "c": 3}
    found = decide(RUNOFF, "runoff", votes=three)
    assert found.trace[1:] == (
        "11 valid votes, 6 are a majority", "a: 5", "b: 3", "c: 3",
        "equal for second place: the vote is held again with all choices",
    )  # fmt: skip
    assert decide(RUNOFF, "runoff", votes={"a": 5, "b": 4, "c": 3}).trace[2:] == ("a: 5", "b: 4", "c: 3")


def test_the_parts_of_a_card_are_told_as_there_or_missing() -> None:
    def trace(**told: object) -> tuple[str, ...]:
        return decide(SIGNED, "parts", **{"seen": False, "told": False, **told}).trace[1:]

    assert trace() == ("there: nothing", "missing: name, date, telling")
    assert trace(name="A", date="2026-03-01") == ("there: name, date", "missing: telling")
    assert trace(name="A", date="2026-03-01", told=True) == ("there: name, date", "missing: nothing")
    assert refusal(SIGNED, "parts", name="A", date="1 March", seen=True, told=True) == (
        "date must be a day like 2026-03-02."
    )


def test_the_age_of_a_card_is_told_to_the_day() -> None:
    def age(filing: str, signed: str = "2025-06-15") -> Decision:
        return decide(SIGNED, "age", signed=signed, filing=filing)

    line = "signed 2025-06-15, 12 months old on 2026-06-15, handed in "
    again = "older than 9 months: worth signing anew before 2026-06-15"
    assert age("2026-03-15").trace[1:] == (line + "2026-03-15",)
    assert age("2026-03-16").trace[1:] == (line + "2026-03-16", again)
    assert (age("2026-06-15").outputs, age("2026-06-15").trace[2:]) == ({"status": "ok"}, (again,))
    assert (age("2026-06-16").outputs, age("2026-06-16").trace[2:]) == ({"status": "old"}, ())


def test_a_card_without_a_limit_is_fresh_once_its_day_is_known() -> None:
    whole_age = SIGNED[SIGNED.index("age = {") : SIGNED.index("\n[[rule.age.values]]")]
    text = SIGNED.replace(whole_age, 'age = { signed = "signed", fresh = "ok", undated = "undated" }').replace(
        'inputs = { signed = "date", filing = "date" }\norder = { filing = "signed" }',
        'inputs = { signed = "date?" }',
    )
    known, unknown = decide(text, "age", signed="2026-03-01"), decide(text, "age")
    assert (known.outputs, known.trace[1:]) == ({"status": "ok"}, ("signed is 2026-03-01",))
    assert (unknown.outputs, unknown.trace[1:]) == ({"status": "undated"}, ("signed is not known",))


# Counts


def count(law_text: str, kind: str | None = None, **counted: Any) -> Meaning:
    return tally.count(packs.law(law_text), place="AA", kind=kind, counted=Count(day=DAY, **counted))


def test_a_place_without_ballots_says_so_and_an_unknown_kind_is_called_as_it_was_asked_for() -> None:
    with pytest.raises(Wrong) as refused:
        count(CARDS)
    assert str(refused.value) == "The law pack AA counts no ballots."
    assert (count(VOTE, "").kind, count(VOTE, "raffle").kind) == ("", "raffle")


def test_yes_without_no_is_no_share_of_anything() -> None:
    found = count(VOTE, yes=5)
    assert (found.yes_percent, found.margin, found.valid) == (None, None, None)


def test_a_deadline_that_can_not_be_told_does_not_end_the_others() -> None:
    due = DUE[DUE.index("[rule.due]") :]
    deadlines = (
        '[[ballot.deadlines]]\nname = "event"\nrule = "due"\ninputs = { tally = "event" }\n'
        'output = "by"\nwon = true\n'
        '[[ballot.deadlines]]\nname = "won"\nrule = "due"\ninputs = { tally = "day" }\noutput = "by"\nwon = true\n'
        '[[ballot.deadlines]]\nname = "late"\nrule = "gone"\ninputs = { tally = "day" }\noutput = "by"\n'
        '[[ballot.deadlines]]\nname = "any"\nrule = "due"\ninputs = { tally = "day" }\noutput = "by"\n'
    )
    gone = due.replace("rule.due", "rule.gone").replace('"in_force"', '"vacated"\nnote = "Gone."')
    text = f"{VOTE}{deadlines}{due}{gone}"
    law = packs.law(text)
    lost = tally.count(law, place="AA", kind=None, counted=Count(yes=1, no=2, day=DAY, conditions={"big": True}))
    won = tally.count(law, place="AA", kind=None, counted=Count(yes=2, no=1, day=DAY, conditions={"big": True}))
    assert lost.deadlines == {"any": "2026-03-09"}
    assert won.deadlines == {"event": "2026-03-09", "won": "2026-03-09", "any": "2026-03-09"}


# Everything


def unnamed(case: cases.Case) -> set[str]:
    """Answers that the family of this case's rule does not name."""
    law = loading.packaged()
    found = deciding.decide(law, rule=case.rule, place=case.place, as_of=case.on, inputs=case.asked)
    return set(found.outputs) - set(FAMILIES[found.rule.family].gives(found.value.plan))


def test_every_family_names_all_it_answers() -> None:
    told = [(case.name, unnamed(case)) for case in (*cases.shared(), *cases.written()) if not case.refused]
    assert [(name, answers) for name, answers in told if answers] == []


def test_a_value_that_answers_two_conditions_and_is_settled_reading_says_both() -> None:
    text = CARDS.replace('confidence = "A"', 'confidence = "B"\nonly_if = { unit = true, big = false }').replace(
        '{ unit = "people" }', '{ unit = "people", big = "yesno?" }'
    )
    rule = packs.law(text).place("AA").rules["cards"]
    said: Mapping[int, str] = dict(enumerate(telling.body(rule, rule.values[0])))
    assert said[2] == "Answers only if unit is yes and big is no."
    assert "; settled reading; check the text. Version" in said[4]
