"""What was learned from past elections: the parameters, as they are shipped and as `fit` writes them."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from brazier.forecast import design
from brazier.terms import Broken, Wrong

Floats = NDArray[np.float64]
FORMAT = "brazier base rate 1"
PARTS = ("turnout", "share", "win")
LINES = {part: len(design.NUMBERS) + (2 if part == "share" else 0) for part in PARTS}


@dataclass(frozen=True, slots=True)
class Part:
    """One regression: weights of the numbers (for the share also of turnout), of the half years, of the spread."""

    numbers: Floats
    levels: Floats
    spread: Floats


@dataclass(frozen=True, slots=True)
class BaseRate:
    """All that public elections say.

    until: nothing of this day or later was seen. rows: how many elections were. first: the day levels begin.
    usual: median days from filing to vote by calendar year. sizes: units as large as recent ones, smallest first.
    codes: weight of each code in turnout, share and win. buckets: recent share of wins by size of unit.
    """

    until: date
    rows: int
    first: date
    usual: Mapping[int, float]
    sizes: Floats
    parts: Mapping[str, Part]
    codes: Mapping[str, tuple[float, float, float]]
    buckets: Floats


def as_json(model: BaseRate) -> str:
    """The text of a parameter file; the same model gives the same text."""
    content = {
        "format": FORMAT,
        "until": model.until.isoformat(),
        "rows": model.rows,
        "first": model.first.isoformat(),
        "usual_days": {str(year): days for year, days in model.usual.items()},
        "sizes": _rounded(model.sizes, 1),
        "buckets": _rounded(model.buckets, 4),
        "parts": {
            name: {
                "numbers": _rounded(part.numbers),
                "levels": _rounded(part.levels),
                "spread": _rounded(part.spread),
            }
            for name, part in model.parts.items()
        },
        "codes": {code: list(weights) for code, weights in model.codes.items()},
    }
    return json.dumps(content, separators=(",", ":"), allow_nan=False).replace('],"', '],\n"') + "\n"


def _rounded(values: Floats, places: int = 5) -> list[float]:
    return [round(float(value), places) for value in values]


def from_json(text: str) -> BaseRate:
    """The model in a parameter file. Errors: Wrong if it is none, or damaged."""
    try:
        content = json.loads(text)
        if not isinstance(content, dict) or content.get("format") != FORMAT:
            raise Wrong("forecast.format", "This is not a file that brazier forecast fit wrote.")
        model = _read(content)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError):
        raise Wrong(
            "forecast.model", "The parameter file is damaged. Write it again with brazier forecast fit."
        ) from None
    if not model.usual or not len(model.sizes):
        raise Wrong("forecast.model", "The parameter file is damaged. Write it again with brazier forecast fit.")
    return model


def _read(content: dict[str, Any]) -> BaseRate:
    parts = {}
    for name in PARTS:
        told = content["parts"][name]
        parts[name] = Part(
            _floats(told["numbers"], LINES[name]), _floats(told["levels"]), _floats(told["spread"], 4)
        )
    codes = {str(code): tuple(_floats(weights, 3).tolist()) for code, weights in content["codes"].items()}
    return BaseRate(
        until=date.fromisoformat(content["until"]),
        rows=int(content["rows"]),
        first=date.fromisoformat(content["first"]),
        usual={int(year): float(days) for year, days in content["usual_days"].items()},
        sizes=_floats(content["sizes"]),
        parts=parts,
        codes=codes,
        buckets=_floats(content["buckets"], 6),
    )


def _floats(values: Any, count: int | None = None) -> Floats:
    """Numbers that are numbers. Errors: ValueError."""
    found = np.array([float(value) for value in values], np.float64)
    if not all(math.isfinite(value) for value in found) or (count is not None and len(found) != count):
        raise ValueError
    return found


@cache
def shipped() -> BaseRate:
    """The parameters that come with Brazier. Errors: Broken if they did not."""
    try:
        return from_json(resources.files("brazier.forecast").joinpath("data/base_rate.json").read_text("utf-8"))
    except (OSError, Wrong):
        raise Broken("forecast.data", "The forecast's own data is damaged. Install Brazier again.") from None
