"""Is the ratings part right in its own world, and how bad is it in others? Campaigns are imagined from the first
look on."""

from bench.forecast.worlds import WORLDS, own_world, study


def measured(runs: int) -> dict[str, object]:
    """The whole: 1,500 campaigns in the model's own world, 700 in each other."""
    return {
        "own world": own_world(runs or 1_500, seed=20_261_127),
        "other worlds": {name: study(name, runs or 700, seed=20_261_128) for name in WORLDS},
    }
