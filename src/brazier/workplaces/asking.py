"""Which question about the building helps next. One at a time; none of them has to be answered. Pure."""

from brazier.workplaces.facts import CampaignFacts

LAW_MATTERS = ("cards", "filed", "hold_the_line", "vote", "certify_defend", "bargain", "strike_ready", "strike")


def next_question(campaign: CampaignFacts, *, departments: int, shifts: int, guessed: int) -> str:
    """`departments`, `shifts`, `headcounts`, `jurisdiction`, or "" when nothing is missing just now.

    guessed: cells with a headcount. The law is asked for when cards are signed: before, nothing depends on it.
    """
    if not departments:
        return "departments"
    if not shifts:
        return "shifts"
    if not guessed:
        return "headcounts"
    return "jurisdiction" if campaign.stage in LAW_MATTERS and not campaign.jurisdiction else ""
