"""The forecast in plain words: fractions with a range, rounded to 5 in 100, never surer than it may be.

Raw chances leave through `plain` only; everything a person reads comes from `told`.
"""

from collections.abc import Iterator

from brazier.forecast.defaults import SOURCES
from brazier.forecast.outlook import LEAST_COVERAGE, OLDEST_RATINGS_DAYS, Interval, Outlook
from brazier.forecast.pooling import CARD_MIDDLES
from brazier.forecast.talks import SMALLEST_SHOWN

LOWEST, HIGHEST, STEP = 5, 90, 5
FRACTIONS = {
    5: "1 in 20", 10: "1 in 10", 15: "3 in 20", 20: "1 in 5", 25: "1 in 4", 30: "3 in 10", 35: "7 in 20",
    40: "4 in 10", 45: "9 in 20", 50: "1 in 2", 55: "11 in 20", 60: "6 in 10", 65: "13 in 20", 70: "7 in 10",
    75: "3 in 4", 80: "8 in 10", 85: "17 in 20", 90: "9 in 10",
}  # fmt: skip
CHANGES = {
    "unrated_like_known": "If those nobody rated are like those you know",
    "unrated_colder": "If those nobody rated are far colder than those you know",
    "campaign_twice_as_hard": "If the employer's campaign takes twice as much",
    "supporters_turn_out": "If 5 more in 100 of your 1s and 2s come to vote",
    "unit_grows_by_a_tenth": "If the unit grows by a tenth, with people nobody knows",
}


def held(chance: float) -> int:
    """A chance in steps of 5 in 100, never under 5 and never over 90."""
    return min(HIGHEST, max(LOWEST, STEP * round(100 * chance / STEP)))


def fraction(chance: float) -> str:
    """A chance as people say it: 1 in 4."""
    return FRACTIONS[held(chance)]


def times(chance: float) -> str:
    """The same of what may happen: 1 time in 4."""
    some, _, of_all = FRACTIONS[held(chance)].partition(" in ")
    return f"{some} {'time' if some == '1' else 'times'} in {of_all}"


def hundredths(share: float) -> str:
    """A share of people, to 5 in 100."""
    return f"{min(100, max(0, STEP * round(100 * share / STEP)))} in 100"


def people(count: float) -> str:
    """A count of people that does not look surer than it is: two digits, or to the nearest 5 below a hundred."""
    if count < 100:
        return f"{round(count):,}"
    step = 10 if count < 10_000 else 100
    return f"{step * round(count / step):,}"


def _range(low: float, high: float) -> str:
    one, two = fraction(low), fraction(high)
    return f"near {one}" if one == two else f"{one} to {two}"


def told(outlook: Outlook, until: str) -> Iterator[str]:
    """Line by line, the empty ones between parts. until: the first day whose elections were not looked at."""
    yield f"We would win about {times(outlook.p_win)} (range {_range(*outlook.p_win_range)})."
    yield _basis(outlook)
    yield ""
    yield from _parts(outlook, until)
    yield ""
    yield from _count(outlook)
    yield ""
    yield from _filing(outlook)
    yield ""
    yield from _changes(outlook)
    yield ""
    yield from _talks(outlook)
    yield ""
    yield "What was assumed:"
    yield from (f"- {what}: {much} ({source})" for what, much, source in SOURCES)
    yield from (f"Note: {note}" for note in outlook.unit.notes)


def _basis(outlook: Outlook) -> str:
    only = "Based on public elections only"
    if not outlook.grayed:
        return "Based on public elections and your ratings; your ratings have not been checked against a vote yet."
    if outlook.asked.cards is not None:
        return "Based on public elections and your cards; cards are not votes."
    return f"{only}; your ratings have not been checked against a vote yet."


def _parts(outlook: Outlook, until: str) -> Iterator[str]:
    unit = outlook.unit
    yield f"What public elections of this size say (before {until}): {fraction(outlook.public_p_win)}."
    if outlook.ratings_p_win is not None:
        gray = " It does not count yet." if outlook.grayed else ""
        yield f"What your ratings say, with the losses of a campaign: {fraction(outlook.ratings_p_win)}.{gray}"
    if outlook.grayed == "small":
        why = "or it would say how each of you votes."
        yield f"Fewer than {SMALLEST_SHOWN} people: your own part is left out, {why}"
    if not outlook.grayed and outlook.asked.ratings_age_days is None:
        old = f"Once half of them are older than {OLDEST_RATINGS_DAYS} days they do not count."
        yield f"Nobody said how old your ratings are. {old}"
    if outlook.grayed == "few":
        yield (
            f"You have a rating for {unit.assessed:,} of {unit.eligible:,}. "
            f"Under {LEAST_COVERAGE * 100:.0f} in 100 your own part is left out."
        )
    if outlook.grayed == "old":
        yield f"Half of your ratings are older than {OLDEST_RATINGS_DAYS} days, so your own part is left out."
    if outlook.cards_band is not None and outlook.asked.cards is not None:
        share = outlook.asked.cards / unit.eligible
        first, last = max(outlook.cards_band), min(outlook.cards_band)
        yield (
            f"Cards are not votes: with {hundredths(share)} signed, unions won {fraction(last)} to "
            f"{fraction(first)} votes (1962 and 1989 figures, old)."
        )


def _count(outlook: Outlook) -> Iterator[str]:
    unit = outlook.unit
    yield f"Expected yes votes: {_between(outlook.yes)} of {unit.eligible:,} who may vote."
    yield f"Yes among those who vote: {_shares(outlook.share)}. Turnout: {_shares(outlook.turnout)}."
    yield f"Real support, yes of the whole unit: {_shares(outlook.support)}."
    if outlook.supporters is not None:
        rated = int(unit.rated[:, :2].sum())
        each, low, high = outlook.supporters
        if rated >= SMALLEST_SHOWN:
            yield (
                f"Of {rated:,} people you rated 1 or 2, expect about {people(rated * each)} yes votes on the day "
                f"({people(rated * low)} to {people(rated * high)}). The others will stay home or turn."
            )
    seldom = "at most" if outlook.challenges_decide < LOWEST / 100 else "about"
    yield f"Challenged ballots would decide {seldom} {times(outlook.challenges_decide)}."
    missing = unit.eligible - unit.assessed
    if missing and unit.assessed and outlook.grayed != "small":
        yield (
            f"You have no rating for {missing:,} of {unit.eligible:,}. The forecast assumes they are colder than "
            f"those you know. Ask {min(30, missing)} of them at random; that changes this number more than "
            "anything else."
        )


def _between(interval: Interval) -> str:
    return f"about {people(interval.mean)} ({people(interval.p05)} to {people(interval.p95)})"


def _shares(interval: Interval) -> str:
    low = hundredths(interval.p05).removesuffix(" in 100")
    return f"about {hundredths(interval.mean)} ({low} to {hundredths(interval.p95)})"


def _filing(outlook: Outlook) -> Iterator[str]:
    filing = outlook.filing
    yield "If we file now:"
    if filing.showing is None:
        yield "1. Enough cards: not known; say how many with --cards."
    else:
        yield f"1. Enough cards when they are checked (30 in 100): {fraction(filing.showing)}."
    yield "2. A vote is held: 3 in 10 petitions are withdrawn before a vote, and a few dismissed."
    yield f"3. We win that vote: {fraction(filing.win_given_vote)}."
    if filing.together is not None:
        yield f"All three: about {fraction(filing.together)}."
    yield f"Were the vote today, before the campaign: {fraction(outlook.vote_today)}."


def _changes(outlook: Outlook) -> Iterator[str]:
    yield "What would change it:"
    if outlook.grayed == "few":
        more = max(1, -(-outlook.unit.eligible * 4 // 10) - outlook.unit.assessed)
        yield f"- Rate {more:,} more people: from 40 in 100 on your own ratings count."
    if outlook.grayed == "old":
        yield "- Talk again with those you rated: fresh ratings count."
    for change in outlook.changes:
        yield f"- {CHANGES[change.what]}: {fraction(change.p_win)}."


def _talks(outlook: Outlook) -> Iterator[str]:
    plan = outlook.plan
    yield f"Next {plan.talks} talks, {plan.audit} of them with names drawn by lot from those nobody rated:"
    for group in plan.groups:
        place = ", ".join(part for part in (group.department, group.shift) if part) or "no department"
        who = "by lot, asked by somebody they do not usually talk with" if group.audit else _who(group.rating)
        yield f"- {group.talks} in {place}: {who}"
    for department, shift, headcount in plan.holes:
        place = ", ".join(part for part in (department, shift) if part) or "a cell without a name"
        yield f"Nobody has talked to {place} ({headcount:,} people)."
    yield "Which department is asked hardly matters. How many votes a talk moves is a guess."


def _who(rating: int) -> str:
    return f"people rated {rating}" if rating else "people nobody rated"


def plain(outlook: Outlook) -> dict[str, object]:
    """Everything as raw numbers, for programs."""
    unit, plan, filing = outlook.unit, outlook.plan, outlook.filing
    return {
        "eligible": unit.eligible,
        "assessed": unit.assessed,
        "coverage": unit.coverage,
        "seed": outlook.asked.seed,
        "draws": outlook.asked.draws,
        "p_win": outlook.p_win,
        "p_win_range": list(outlook.p_win_range),
        "share": _numbers(outlook.share),
        "turnout": _numbers(outlook.turnout),
        "expected_yes": _numbers(outlook.yes),
        "real_support": _numbers(outlook.support),
        "challenges_decide": outlook.challenges_decide,
        "parts": {
            "public": {"p_win": outlook.public_p_win},
            "ratings": {"p_win": outlook.ratings_p_win, "counts": not outlook.grayed, "left_out": outlook.grayed},
            "cards": None
            if outlook.cards_band is None
            else dict(zip(map(str, CARD_MIDDLES), outlook.cards_band, strict=True)),
        },
        "supporters": None
        if outlook.supporters is None
        else dict(zip(("yes_each", "p05", "p95"), outlook.supporters, strict=True)),
        "file_now": {
            "showing_of_interest": filing.showing,
            "vote_held": filing.vote_held,
            "win_given_vote": filing.win_given_vote,
            "together": filing.together,
        },
        "vote_today": outlook.vote_today,
        "what_would_change": [
            {"what": change.what, "p_win": change.p_win, "change": change.p_win - outlook.p_win}
            for change in outlook.changes
        ],
        "next_talks": {
            "talks": plan.talks,
            "random_audit": plan.audit,
            "random_audit_share": plan.audit / plan.talks if plan.talks else 0.0,
            "votes_moved": plan.votes,
            "votes_moved_at_random": plan.at_random,
            "list": [
                {
                    "department": g.department, "shift": g.shift, "rating": g.rating, "random": g.audit,
                    "talks": g.talks,
                }
                for g in plan.groups
            ],
            "holes": [{"department": d, "shift": s, "headcount": n} for d, s, n in plan.holes],
        },
        "assumed": [{"what": what, "value": much, "source": source} for what, much, source in SOURCES],
        "notes": list(unit.notes),
    }  # fmt: skip


def _numbers(interval: Interval) -> dict[str, float]:
    return {
        "mean": interval.mean,
        "p05": interval.p05,
        "p25": interval.p25,
        "p75": interval.p75,
        "p95": interval.p95,
    }
