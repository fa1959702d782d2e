"""A pack that is not whole, exact and free of contradiction is refused with its place and a clear word."""

import csv
import re
from pathlib import Path

import pytest
from tests.rules import packs
from tests.rules.packs import CALENDAR, CARDS, DUE, HEAD, RUNOFF, SIGNED, VALUE, VOTE

from brazier.rules import loading
from brazier.terms import Broken

SECOND = VALUE.replace("2020-01-01", "2025-01-01")
with (Path(__file__).parent / "broken.csv").open(encoding="utf-8", newline="") as _body:
    BREAKS = [(getattr(packs, row.pop("pack")), *row.values()) for row in csv.DictReader(_body)]
"""Which pack, what is there, what becomes of it, and what is said then."""


@pytest.mark.parametrize(("pack", "there", "instead", "said"), BREAKS, ids=range(len(BREAKS)))
def test_a_broken_pack_is_refused_in_words(pack: str, there: str, instead: str, said: str) -> None:
    assert there in pack
    with pytest.raises(Broken) as refused:
        packs.law(pack.replace(there, instead, 1))
    assert refused.value.code == "rules.pack"
    whole, of_python = str(refused.value), "this is no TOML"
    assert (whole.split(of_python, maxsplit=1)[0] + of_python if of_python in whole else whole) == (
        f"This law pack can not be used. {said}{'' if of_python in said else '.'}"
    )


@pytest.mark.parametrize("pack", [CARDS, DUE, VOTE, RUNOFF, SIGNED])
def test_unbroken_they_are_taken(pack: str) -> None:
    place = packs.law(pack).place("AA")
    assert place.name == "Aland"
    assert place.rules


@pytest.mark.parametrize(
    ("there", "instead", "said"),
    [
        ("days = [2026-05-01]", "days = [2027-05-01]", "2027-05-01 is no day of this calendar, or"),
        ("days = [2026-05-01]", "days = [2026-05-01, 2026-05-01]", "or stands there twice"),
        ("days = [2026-05-01]", "days = [2025-12-31]", "2025-12-31 is no day of this calendar"),
        ("days = [2026-05-01]", 'days = ["2026-05-01"]', "2026-05-01 is no day of this calendar"),
        ("days = [2026-05-01]", "days = [2026-05-01]\nx = 1", "holidays 1: nobody knows the key x"),
        ('why = "The office was wet."', 'why = "The office was wet."\nx = 1', "doubts 1: nobody knows the key x"),
        ('id = "week"', 'id = "week"\nx = 1', "calendar: nobody knows the key x"),
        ("last = 2026-12-31\n", "", "last is missing"),
    ],
)  # fmt: skip
def test_a_broken_calendar_is_refused_too(there: str, instead: str, said: str) -> None:
    with pytest.raises(Broken, match=re.escape(said)):
        loading.load({"c.toml": CALENDAR.replace(there, instead, 1)})


def test_two_files_may_not_hold_the_same_calendar_rule_or_place() -> None:
    with pytest.raises(Broken, match="there are two calendars called week"):
        packs.law(CALENDAR)
    with pytest.raises(Broken, match=re.escape("this rule stands in 1.toml, cards too")):
        packs.law(CARDS, CARDS.replace(HEAD, 'of = "AA"\n'))
    with pytest.raises(Broken, match="AA needs one table called about, and has 2"):
        packs.law(CARDS, DUE)
    other = HEAD.replace('"AA"', '"BB"').replace('["A"]', '["B"]')
    with pytest.raises(Broken, match="two places are called aa"):
        packs.law(CARDS, other)


def test_two_rules_about_one_thing_may_not_be_in_force_at_once() -> None:
    other = CARDS.replace(HEAD, 'of = "AA"\n').replace("rule.cards", "rule.others")
    assert set(packs.law(CARDS, other).place("AA").rules) == {"cards", "others"}
    topic = other.replace('family = "figures"', 'family = "figures"\ntopic = "cards"')
    with pytest.raises(Broken, match="cards and others are both in force on 2020-01-01 for cards"):
        packs.law(CARDS, topic)
    later = topic.replace("from = 2020-01-01", "from = 2024-01-01")
    ended = CARDS.replace("from = 2020-01-01", "from = 2020-01-01\nto = 2024-01-01")
    assert packs.law(ended, later)


def test_values_that_follow_one_another_to_the_day_are_taken_and_a_day_more_is_not() -> None:
    second = f'\n[[rule.cards.values]]\nlet = {{ part = "1/2" }}\n{SECOND}'
    assert packs.law(CARDS.replace("from = 2020", "to = 2025-01-01\nfrom = 2020") + second)
    with pytest.raises(Broken, match="two values are in force on 2025-01-01"):
        packs.law(CARDS.replace("from = 2020", "to = 2025-01-02\nfrom = 2020") + second)


@pytest.mark.parametrize("status", ["enjoined", "vacated", "prospective", "repealed"])
def test_what_gives_no_answer_may_lie_beside_what_does(status: str) -> None:
    second = f'\n[[rule.cards.values]]\nlet = {{ part = "1/2" }}\nnote = "why"\n{SECOND}'
    assert packs.law(CARDS + second.replace("in_force", status))
    with pytest.raises(Broken, match="two values are in force"):
        packs.law(CARDS + second.replace("in_force", "contested"))


def test_each_number_stands_in_one_place_and_rules_may_share_it() -> None:
    shared = CARDS + (
        '[rule.met]\nmeaning = "Enough"\nfamily = "figures"\ninputs = { unit = "people", cards = "count" }\n'
        'values_of = "cards"\n'
        'figures = [{ output = "met", of = "cards", '
        'least = { share = "$part", comparator = "ge", of = "unit" } }]\n'
    )
    place = packs.law(shared).place("AA")
    assert place.rules["met"].values[0].let == place.rules["cards"].values[0].let
    with pytest.raises(Broken, match="values_of names met, which is no rule with values here"):
        packs.law(shared + '[rule.third]\nmeaning = "x"\nfamily = "figures"\ninputs = {}\nvalues_of = "met"\n')


def test_a_version_changes_with_every_word_of_its_value_and_with_nothing_else() -> None:
    first = packs.law(CARDS).place("AA").rules["cards"].values[0].version
    assert first.startswith("2020-01-01.")
    assert first == packs.law(CARDS + "\n# a remark\n").place("AA").rules["cards"].values[0].version
    for there, instead in (("3/10", "2/10"), ("Act 1", "Act 2"), ('"ge"', '"gt"'), ('"A"\n', '"B"\n')):
        changed = packs.law(CARDS.replace(there, instead)).place("AA").rules["cards"].values[0].version
        assert changed != first


def test_a_file_that_is_no_toml_is_not_part_of_the_law() -> None:
    names = [name for name, _ in loading._files(loading.resources.files("brazier.rules").joinpath("data"), "")]
    assert "us/nlra/cards.toml" in names
    assert all(name.endswith(".toml") for name in names)
