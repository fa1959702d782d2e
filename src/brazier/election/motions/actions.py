"""Record what the committee decided."""

from datetime import date, datetime

from brazier.access.gate import allow
from brazier.election.facts import CHOICES, ITEMS, LONGEST_REASON
from brazier.election.models import Motion
from brazier.ledger import actions as ledger
from brazier.terms import Actor, Wrong

MOST_VOTES = 1_000_000


def record(
    actor: Actor,
    *,
    subject: str,
    choice: str,
    reason: str,
    votes: tuple[int, int, int],
    day: date,
    now: datetime,
    item: str = "",
    number: int | None = None,
) -> None:
    """Keep a motion: what was decided about what, yes, no and abstained, and why. Another one on the same subject
    counts from then on; the earlier ones stay.

    item: the line of a readiness sheet it is about. number: another benchmark for it, where that was decided.
    Errors: Wrong without a reason or a yes, for a choice that is none, or a day still to come.
    """
    allow(actor, "election.write")
    why = " ".join(reason.split())[:LONGEST_REASON]
    is_about_a_line = item in ITEMS if subject == "readiness" else not item
    if choice not in CHOICES.get(subject, ()) or not is_about_a_line:
        raise Wrong("election.motion", "Choose one of the list. Nothing was changed.")
    if (choice == "other_number") != (number is not None):
        raise Wrong("election.motion_number", "Write the other number that counts from now on. Nothing was lost.")
    if not why:
        raise Wrong("election.motion_reason", "Write in a few words why. Nothing was lost.")
    if not all(0 <= v <= MOST_VOTES for v in votes) or votes[0] <= votes[1]:
        raise Wrong("election.motion_votes", "A motion is carried by more yes than no. Nothing was lost.")
    if day > now.date():
        raise Wrong("election.motion_day", "This day is still to come. Say when it was decided.")
    yes, no, abstained = votes
    with ledger.entry(actor, "election.motion", f"{subject}:{item or choice}", now):
        Motion.objects.create(
            subject=subject,
            item=item,
            choice=choice,
            number=number,
            reason=why,
            yes=yes,
            no=no,
            abstained=abstained,
            day=day,
            noted_by=actor.id,
            noted_at=now,
        )
