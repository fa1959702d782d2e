"""The list of next talks beside as many random ones, over invented campaigns: votes of margin that they move."""

import numpy as np
from tests.forecast.imagined import Truth, campaign

from brazier.forecast.defaults import Defaults
from brazier.forecast.talks import plan


def measured(runs: int) -> dict[str, object]:
    """How often the list moves fewer votes than chance would; what the audit does to the doubt about the
    unrated."""
    chance = np.random.default_rng(20_261_129)
    ratios, worse, audits = [], 0, []
    for _ in range(runs):
        unit = campaign(chance, Defaults(), Truth()).unit
        found = plan(unit)
        ratios.append(found.votes / max(found.at_random, 1e-9))
        worse += found.votes < found.at_random - 1e-9
        audits.append(found.audit / max(found.talks, 1))
    return {
        "campaigns": runs,
        "list_worse_than_random": worse,
        "votes_moved_list_to_random": [round(float(q), 2) for q in np.quantile(ratios, [0.05, 0.5, 0.95])],
        "audit_share": [round(min(audits), 2), round(max(audits), 2)],
    }
