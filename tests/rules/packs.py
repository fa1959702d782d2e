"""Small packs that are whole, to be broken in one place."""

from brazier.rules import loading
from brazier.rules.law import Law

CALENDAR = """
[calendar]
id = "week"
name = "A week"
first = 2026-01-01
last = 2026-12-31
citation = "An almanac"
checked = 2026-11-20
[[calendar.holidays]]
name = "May Day"
days = [2026-05-01]
[[calendar.doubts]]
first = 2026-06-01
last = 2026-06-02
why = "The office was wet."
"""
HEAD = """
of = "AA"
[about]
also = ["A"]
campaign = "aa"
name = "Aland"
"""
VALUE = """
from = 2020-01-01
status = "in_force"
citation = "Act 1"
checked = 2026-11-20
confidence = "A"
"""
CARDS = (
    HEAD
    + """
[rule.cards]
meaning = "How many cards"
family = "figures"
inputs = { unit = "people" }
figures = [{ output = "least", share = "$part", comparator = "ge", of = "unit" }]
[[rule.cards.values]]
let = { part = "3/10" }
"""
    + VALUE
)
DUE = (
    HEAD
    + """
[rule.due]
meaning = "By when"
family = "clocks"
inputs = { tally = "date" }
attaches_to = "filed"
stands_in = "tally"
clocks = [{ output = "by", from = "tally", n = 5, unit = "business", calendar = "week" }]
[[rule.due.values]]
"""
    + VALUE
)
VOTE = (
    HEAD
    + """
[rule.vote]
meaning = "Who won"
family = "ballot"
inputs = { yes = "count", no = "count", big = "yesno?" }
[rule.vote.ballot]
counts = { yes = "yes", no = "no" }
tests = [{ left = "yes", comparator = "gt", share = "1/2", of = "valid", when = { big = true } }]
output = "result"
won = "won"
lost = "lost"
[[rule.vote.values]]
"""
    + VALUE
    + """
[[ballot]]
kinds = ["vote"]
rule = "vote"
won = "union_won"
lost = "union_lost"
legal_won = "certified"
legal_lost = "dismissed"
legal_waits = "waits"
turnout = "valid"
"""
)
RUNOFF = (
    HEAD
    + """
[rule.runoff]
meaning = "Who goes on"
family = "runoff"
inputs = { votes = "votes" }
runoff = { votes = "votes", comparator = "gt", share = "1/2", choices = 3 }
[[rule.runoff.values]]
"""
    + VALUE
)
SIGNED = (
    HEAD
    + """
[rule.parts]
meaning = "What is missing"
family = "parts"
inputs = { name = "text?", date = "text?", seen = "yesno", told = "yesno" }
parts = { fields = ["name", "date"], dated = "date", unless = "seen", proof = "told", else_missing = "telling" }
[[rule.parts.values]]
"""
    + VALUE
    + """
[rule.age]
meaning = "How old"
family = "age"
inputs = { signed = "date", filing = "date" }
order = { filing = "signed" }
age = { signed = "signed", handed_in = "filing", months = 12, sign_again_after = 9, fresh = "ok", stale = "old" }
[[rule.age.values]]
"""
    + VALUE
)


def law(*texts: str) -> Law:
    """The law in these texts, with the small calendar."""
    return loading.load({f"{number}.toml": text for number, text in enumerate((CALENDAR, *texts))})
