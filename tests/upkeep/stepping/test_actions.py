"""Going to a higher level: what was begun at the table stays with whoever began it."""

from tests.harbor.cast import NOW, Harbor
from tests.upkeep.organizers.party import again, joined, step

from brazier.access.models import Organizer
from brazier.upkeep.stepping import actions


def test_whoever_has_a_next_step_with_somebody_has_them_in_care_after_a_step_up(harbor: Harbor) -> None:
    Organizer.objects.filter(role="founder").update(password="kept elsewhere")  # or nobody could step up
    bo = joined(harbor, "Bo").id
    promised, other = harbor.worker("Cleo Diaz"), harbor.worker("Dina Okoro")
    step(bo, promised)
    actions.step_up(harbor.amara, level="committee", by=harbor.amara.id, roles={bo: "organizer"}, care=[], now=NOW)
    assert promised in again(bo).reach.records
    assert other not in again(bo).reach.records
