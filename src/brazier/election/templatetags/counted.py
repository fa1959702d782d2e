"""How chances, shares and counts are said: in fractions, in steps, never surer than they may be."""

import math
from collections.abc import Mapping
from datetime import date

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext, gettext_lazy, ngettext

from brazier.access.views import sentence
from brazier.election.facts import JUDGED
from brazier.election.ready.sheet import Judgment
from brazier.forecast import wording
from brazier.forecast.talks import SMALL_CELLS
from brazier.terms import Wrong

register = template.Library()

ROUTES = {
    "ballot": gettext_lazy("vote at the labor board"),
    "card_check": gettext_lazy("recognition by cards"),
    "voluntary": gettext_lazy("march on the boss, recognition by agreement"),
    "minority_union": gettext_lazy("act as a union now, without a vote"),
    "statutory_uk": gettext_lazy("statutory recognition (Great Britain)"),
    "works_council": gettext_lazy("works council"),
    "strike_first": gettext_lazy("strike first"),
    "other": gettext_lazy("another way"),
}
METHODS = {"in_person": gettext_lazy("in person"), "mail": gettext_lazy("by mail")}
CHANGES = {
    "unrated_like_known": gettext_lazy("If those nobody rated are like those you know"),
    "unrated_colder": gettext_lazy("If those nobody rated are far colder than those you know"),
    "campaign_twice_as_hard": gettext_lazy("If the employer’s campaign takes twice as much"),
    "supporters_turn_out": gettext_lazy("If 5 more in 100 of your 1s and 2s come to vote"),
    "unit_grows_by_a_tenth": gettext_lazy("If the unit grows by a tenth, with people nobody knows"),
}
CLAIMED_BY = {
    "company": gettext_lazy("the company"),
    "board": gettext_lazy("the labor board"),
    "agency": gettext_lazy("the agency"),
    "other_union": gettext_lazy("another union"),
    "press": gettext_lazy("the press"),
    "other": gettext_lazy("somebody else"),
}
COUNTED_BY = {
    "two_of_us": gettext_lazy("counted by two of us"),
    "database": gettext_lazy("from our list"),
    "union": gettext_lazy("counted by the union"),
    "after_challenge": gettext_lazy("after a challenge"),
    "estimate": gettext_lazy("estimate"),
}
LINES = {
    "soi.min_cards.min_cards": gettext_lazy("Needed to file"),
    "vote.min_cards.min_cards": gettext_lazy("Needed for a vote"),
    "certify.by_cards.vote_min": gettext_lazy("Needed for a vote"),
    "certify.by_cards.auto_min": gettext_lazy("Recognized without a vote from"),
    "recognition.membership_min.min_members": gettext_lazy("Members needed to apply"),
    "recognition.without_ballot_min.min_members": gettext_lazy("Recognized without a vote from"),
    "works_council.support_signatures.signatures": gettext_lazy("Signatures needed for a list"),
}
DECIDED = {
    "withdraw": gettext_lazy("withdraw and come back"),
    "continue": gettext_lazy("go on"),
    "strike": gettext_lazy("strike first"),
    "file": gettext_lazy("file"),
    "wait": gettext_lazy("wait"),
    "go_anyway": gettext_lazy("go on anyway"),
    "other_number": gettext_lazy("another number"),
}
ITEMS = {
    "issues": (
        gettext_lazy("Issues run deep and wide"),
        gettext_lazy("People in most cells name the same few things, and care enough to act on them."),
    ),
    "list": (gettext_lazy("The list is complete"), gettext_lazy("Names we know, of everybody.")),
    "committee": (gettext_lazy("One in ten on the committee"), gettext_lazy("Seats, of everybody.")),
    "everywhere": (
        gettext_lazy("The committee is everywhere"),
        gettext_lazy("Cells of ten and more with somebody on it."),
    ),
    "mirror": (
        gettext_lazy("The committee looks like the unit"),
        gettext_lazy("Groups by department, shift, language and years that are missing at the table."),
    ),
    "contacted": (gettext_lazy("Everybody was talked with"), gettext_lazy("Ever rated, of everybody.")),
    "assessed": (gettext_lazy("Everybody is rated"), gettext_lazy("Rated in 30 days, of everybody.")),
    "fresh": (gettext_lazy("The ratings are fresh"), gettext_lazy("Ratings over 30 days old, of all.")),
    "support": (gettext_lazy("Support is broad"), gettext_lazy("Rated 1 or 2 in 30 days, of everybody.")),
    "acted": (
        gettext_lazy("People acted in the open"),
        gettext_lazy("Rated 1 or 2 with an act others could see in 60 days, of everybody."),
    ),
    "tested": (
        gettext_lazy("The last test of strength passed"),
        gettext_lazy("Cells that reached their goal, by what was seen."),
    ),
    "apart": (
        gettext_lazy("Word and deed are close"),
        gettext_lazy("Points between what those asked said and what everybody did."),
    ),
    "cards": (
        gettext_lazy("Cards, on the day we file"),
        gettext_lazy("Cards of people still at work then, of everybody."),
    ),
    "momentum": (gettext_lazy("It is growing"), gettext_lazy("Points of support, against two weeks ago.")),
    "inoculated": (
        gettext_lazy("People know what the company will say"),
        gettext_lazy("Told beforehand by one of us, of those who heard it or will."),
    ),
    "community": (
        gettext_lazy("Others stand with us"),
        gettext_lazy("Families, neighbors and other unions know, and have promised something."),
    ),
}
SOURCES_OF_MARKS = {
    "manual": gettext_lazy("Benchmark: organizing manuals (OPEIU, Labor Notes)."),
    "practice": gettext_lazy("Benchmark: common practice."),
    "ours": gettext_lazy("Benchmark: a proposal of this program."),
}
OUTCOMES = {
    "union_won": gettext_lazy("the union won the count"),
    "union_lost": gettext_lazy("the union did not win the count"),
    "undecided_challenges": gettext_lazy("open: sealed ballots decide"),
}
LEGAL = {
    "certify_union": gettext_lazy("the union is certified, unless somebody objects"),
    "certify_results": gettext_lazy("the result is certified without a union, unless somebody objects"),
    "await_challenges": gettext_lazy("waits for the sealed ballots"),
    "dismiss": gettext_lazy("the application is dismissed"),
    "recognized": gettext_lazy("the employer must recognize the union"),
    "not_recognized": gettext_lazy("the employer need not recognize the union"),
    "certified": gettext_lazy("the union is certified"),
    "not_certified": gettext_lazy("the union is not certified"),
    "authorized": gettext_lazy("the action is authorized"),
    "not_authorized": gettext_lazy("the action is not authorized"),
    "mandate": gettext_lazy("a mandate to strike"),
    "no_mandate": gettext_lazy("no mandate to strike"),
}
FLAGS = {
    "more_votes_than_eligible": gettext_lazy("More ballots than people who may vote: one number is wrong."),
    "no_valid_votes": gettext_lazy("No valid vote."),
    "no_rule_on_this_day": gettext_lazy("No rule is known for this day."),
    "kind_not_known_here": gettext_lazy("This kind of vote is not known here."),
    "depends_on_application": gettext_lazy("It depends on the day of the application: say it."),
    "depends_on_ballot_opened": gettext_lazy("It depends on the day the ballot opened: say it."),
    "depends_on_important_public_service": gettext_lazy(
        "It depends on whether this is an important public service."
    ),
}
DUE = {
    "objections_due": gettext_lazy("Objections by"),
    "mandate_last_day": gettext_lazy("The mandate ends on"),
}
WHY = {
    "never_reached": gettext_lazy("Never reached by us"),
    "changed_mind": gettext_lazy("Changed their mind"),
    "could_not_vote": gettext_lazy("Could not vote"),
    "new_hires": gettext_lazy("New hires we did not meet"),
}
EVENTS = {
    "request": gettext_lazy("Request to the employer"),
    "demand": gettext_lazy("Recognition demanded, with a majority of cards"),
    "recognized": gettext_lazy("Recognized by the company"),
    "application": gettext_lazy("Application to the board"),
    "picket_start": gettext_lazy("Picket for recognition began"),
    "petition_filed": gettext_lazy("Petition filed"),
    "notice_served": gettext_lazy("Notice of hearing served"),
    "hearing": gettext_lazy("Hearing"),
    "direction": gettext_lazy("Election ordered or agreed"),
    "list_received": gettext_lazy("Voter list received"),
    "election": gettext_lazy("Vote, last day"),
    "tally": gettext_lazy("Ballots counted"),
    "decision": gettext_lazy("Decision of the region"),
    "declaration": gettext_lazy("Declaration of the board"),
    "certification": gettext_lazy("Result certified"),
}
DAYS = {
    "soi.originals_due.by": gettext_lazy("The cards themselves are at the board"),
    "notice_of_petition.post.by": gettext_lazy("The company hangs up the notice of petition"),
    "hearing.date.hearing": gettext_lazy("Hearing"),
    "sop.due.due": gettext_lazy("The company says its position"),
    "voter_list.due.by": gettext_lazy("The company hands over the voter list"),
    "voter_list.election_not_before.election_not_before": gettext_lazy("No vote before this day"),
    "notice_of_election.post_before.posted_by_end_of": gettext_lazy("The notice of election hangs by the end of"),
    "objections.due.due": gettext_lazy("Objections are filed"),
    "review_request.due.due": gettext_lazy("Review is asked for"),
    "election_bar.earliest.petition_not_before": gettext_lazy("A new petition from this day on"),
    "recognition.talks.answer_by": gettext_lazy("The employer answers the request"),
    "recognition.talks.talks_until": gettext_lazy("Talks end"),
    "recognition.bar.free_from": gettext_lazy("A new application from this day on"),
    "cemex.rm_by.rm_petition_by": gettext_lazy(
        "The company has recognized us or asked for an election itself (Cemex, normally two weeks)"
    ),
    "recognition_picket.petition_by.petition_by": gettext_lazy("A petition follows the picket"),
    "works_council.term_ends.next": gettext_lazy("The next works council is elected"),
    "filing": gettext_lazy("We mean to file"),
    "next_act": gettext_lazy("Our next act"),
}
WHOSE = {
    "ours": gettext_lazy("ours to do"),
    "company": gettext_lazy("the company’s to do: look whether it came"),
    "anybody": gettext_lazy("for both sides"),
}
TRIED = {
    "campaign": (
        gettext_lazy("nothing"), gettext_lazy("little"), gettext_lazy("the usual"),
        gettext_lazy("twice the usual"),
    ),
    "unrated": (gettext_lazy("like those we know"), gettext_lazy("colder"), gettext_lazy("far colder")),
    "turnout": (
        gettext_lazy("10 in 100 fewer"), gettext_lazy("5 in 100 fewer"), gettext_lazy("as usual"),
        gettext_lazy("5 in 100 more"), gettext_lazy("10 in 100 more"),
    ),
}  # fmt: skip


def _parts(chance: float) -> tuple[str, str]:
    some, _, of_all = wording.fraction(chance).partition(" in ")
    return number_format(int(some)), number_format(int(of_all))


@register.filter
def fraction(chance: float) -> str:
    """A chance as people say it: 1 in 4; never under 1 in 20, never over 9 in 10."""
    some, of_all = _parts(chance)
    return gettext("%(some)s in %(all)s") % {"some": some, "all": of_all}


@register.filter
def times(chance: float) -> str:
    """The same of what may happen: 1 time in 4."""
    some, of_all = _parts(chance)
    said = ngettext(
        "%(some)s time in %(all)s", "%(some)s times in %(all)s", int(wording.fraction(chance).split()[0])
    )
    return said % {"some": some, "all": of_all}


@register.filter
def between(low_high: tuple[float, float]) -> str:
    """Two chances: 1 in 10 to 4 in 10."""
    low, high = map(fraction, low_high)
    if low == high:
        return gettext("near %(one)s") % {"one": low}
    return gettext("%(low)s to %(high)s") % {"low": low, "high": high}


@register.filter
def hundredths(share: float) -> int:
    """A share of people in steps of 5 in 100."""
    return int(wording.hundredths(share).split()[0])


@register.filter
def about(count: float) -> str:
    """A count of people that does not look surer than it is."""
    return number_format(int(wording.people(count).replace(",", "")), use_l10n=True, force_grouping=True)


@register.filter
def route(code: str) -> str:
    """A way to a union, in words."""
    return str(ROUTES.get(code, ""))


@register.filter
def method(code: str) -> str:
    """How votes are cast."""
    return str(METHODS.get(code, ""))


@register.filter
def change(code: str) -> str:
    """What may turn out otherwise."""
    return str(CHANGES.get(code, ""))


@register.filter
def tried(place: int, name: str) -> str:
    """The place of a slider, in words."""
    return str(TRIED[name][place])


@register.filter
def said(text: str) -> str:
    """A sentence of the arithmetic, in the language of whoever reads."""
    return gettext(text)


@register.filter
def said_of_cell(department: str) -> str:
    """A department by its name; small cells together, and people nobody placed, in words."""
    if department == SMALL_CELLS:
        return gettext("groups of fewer than 10 people")
    return department or gettext("Not placed yet")


@register.filter
def claimed_by(code: str) -> str:
    """Who says how large the unit is."""
    return str(CLAIMED_BY.get(code, ""))


@register.filter
def counted_by(code: str) -> str:
    """Who counted the cards."""
    return str(COUNTED_BY.get(code, ""))


@register.filter
def line_of_law(code: str) -> str:
    """What a line of the law is for."""
    return str(LINES.get(code, ""))


@register.filter
def decided(code: str) -> str:
    """What a motion decided."""
    return str(DECIDED.get(code, ""))


@register.filter
def refusal(error: Wrong | None) -> str:
    """Why the law gives no answer."""
    return sentence(error) if error else ""


@register.filter
def whole(count: float) -> int:
    """A count as people say it, to the nearest whole."""
    return round(count)


@register.filter
def up(count: float) -> int:
    """A count of which no part may be missing."""
    return math.ceil(count - 1e-9)


@register.filter
def tenths(share: float) -> str:
    """A small share in percent, with one place."""
    return number_format(round(100 * share, 1), decimal_pos=1)


@register.filter
def item_name(code: str) -> str:
    """A line of the readiness sheet."""
    return str(ITEMS[code][0])


@register.filter
def item_why(code: str) -> str:
    """What it counts."""
    return str(ITEMS[code][1])


@register.filter
def mark_source(code: str) -> str:
    """Where a benchmark comes from."""
    return str(SOURCES_OF_MARKS[code])


@register.filter
def is_judged(code: str) -> bool:
    """Whether the committee judges this line, as nobody counts it."""
    return code in JUDGED


@register.filter
def is_old_judgment(judgment: Judgment, today: date) -> bool:
    """Whether it was said too long ago."""
    return judgment.is_old(today)


@register.filter
def count_result(code: str | None) -> str:
    """What the ballots come to."""
    return str(OUTCOMES.get(code or "", "")) or (code or gettext("not known"))


@register.filter
def legal(code: str | None) -> str:
    """What the law makes of it."""
    return str(LEGAL.get(code or "", "")) or (code or gettext("not known"))


@register.filter
def flag(code: str) -> str:
    """Something that can not be so, or should be looked at."""
    return str(FLAGS.get(code, code))


@register.filter
def due_name(code: str) -> str:
    """A day that follows from a count."""
    return str(DUE.get(code, code))


@register.filter
def why_name(code: str) -> str:
    """Why a count came out as it did."""
    return str(WHY.get(code, ""))


@register.filter
def behind(lead: int) -> int:
    """A lead below nothing, as a number of votes."""
    return abs(lead)


@register.filter
def signed(lead: int) -> str:
    """A lead with its sign."""
    return f"{lead:+,}" if lead else "0"


@register.filter
def typed(data: Mapping[str, str] | None, name: str) -> str:
    """What was typed into a field; empty if nothing."""
    return data.get(name, "") if data else ""


@register.filter
def event_name(code: str) -> str:
    """Something that happens between the first paper and the last."""
    return str(EVENTS.get(code, ""))


@register.filter
def day_name(code: str) -> str:
    """What a day is for, or what happens on it."""
    return str(DAYS.get(code) or EVENTS.get(code) or code)


@register.filter
def whose(code: str) -> str:
    """Who must act."""
    return str(WHOSE[code])
