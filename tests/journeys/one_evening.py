"""Make a campaign as it is after a first evening, in a process of its own:
`python -m tests.journeys.one_evening <folder>`.

The evening itself is lived through in test_first_evening.py; whatever only needs a campaign starts from this one.
"""

import os
import sys
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "brazier.web.settings"

import django

django.setup()

from brazier.storage import actions as storage  # noqa: E402
from brazier.storage.keys import LEAST_MEMORY_KIB, Slowness  # noqa: E402
from brazier.terms import Actor  # noqa: E402
from brazier.web import actions as web  # noqa: E402
from brazier.web import clock  # noqa: E402
from tests.journeys.conftest import NAMES, WORDS  # noqa: E402


def begin(folder: Path, founder: str = "founder") -> Actor:
    """Three answers and six words; the hub stays open. founder: what whoever began it is called. Gives them."""
    storage.use_folder(Actor.keeper, folder)
    return web.begin(
        Actor.keeper, passphrase=WORDS, name="Juniper", worksite="Juniper", people_here=300, trusted=NAMES,
        handle=founder, now=clock.now(), slowness=Slowness(LEAST_MEMORY_KIB),
    )  # fmt: skip


if __name__ == "__main__":
    begin(Path(sys.argv[1]))
    storage.seal(Actor.keeper)
