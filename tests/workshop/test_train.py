"""The model that ships is the one the workshop made last."""

import hashlib
from importlib import resources
from pathlib import Path

MADE = Path(__file__).parents[2] / "workshop/matching/forests.sha256"


def test_the_shipped_model_is_the_one_the_workshop_made() -> None:
    shipped = resources.files("brazier.matching").joinpath("data/forests.bin").read_bytes()
    assert hashlib.sha256(shipped).hexdigest() == MADE.read_text().strip()
