"""Cards against wins, on the only table there is (Board chairman McCulloch, 1962): three bins, weighted
equally."""

from brazier.forecast.pooling import CARD_MIDDLES, card_curve

TABLE = ((0.40, 0.19), (0.60, 0.48), (0.85, 0.74))
"""Share signed, middle of the bin, and share of votes won."""


def measured() -> dict[str, float]:
    """Brier of each way to read cards."""
    middle = sum(won for _, won in TABLE) / len(TABLE)
    found = {
        "cards = votes": _brier([float(signed > 0.5) for signed, _ in TABLE]),
        "base rate": _brier([middle] * 3),
    }
    for place, even in enumerate(CARD_MIDDLES):
        found[f"our curve, even chance at {even}"] = _brier([card_curve(signed)[place] for signed, _ in TABLE])
    return {name: round(value, 4) for name, value in found.items()}


def _brier(said: list[float]) -> float:
    return sum(w * (1 - p) ** 2 + (1 - w) * p**2 for p, (_, w) in zip(said, TABLE, strict=True)) / len(TABLE)
