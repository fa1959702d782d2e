"""Make a campaign of story A5, in a process of its own: `python -m tests.journeys.an_open_door <folder>`.

A stower rated 3 is named by nine people from three groups. Ned works beside him; Fatou speaks French and prays
with him.
"""

import os
import sys
from datetime import timedelta
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "brazier.web.settings"

import django

django.setup()

from brazier.conversations import actions as conversations  # noqa: E402
from brazier.conversations.leading import actions as leading  # noqa: E402
from brazier.conversations.talk import Talk  # noqa: E402
from brazier.people import actions as people  # noqa: E402
from brazier.storage import actions as storage  # noqa: E402
from brazier.terms import Actor  # noqa: E402
from brazier.web import clock  # noqa: E402
from tests.journeys.one_evening import begin  # noqa: E402


def door(folder: Path) -> None:
    """Everybody of the story, and who named whom."""
    amara, now = begin(folder), clock.now()

    def worker(name: str, department: str, shift: str, languages: str) -> int:
        typed = {"department": department, "shift": shift, "languages": languages}
        return people.add(amara, name=name, typed=typed, now=now)

    ibra = worker("Ibra Ndiaye", "Stow", "Days", "Wolof, French")
    some_days_ago = now.date() - timedelta(days=10)
    talk = Talk(worker=ibra, had_on=some_days_ago, organizer=amara.id, level=3, basis="said")
    conversations.record(amara, talk=talk, now=now, today=now.date())
    for group in ("Stow", "Pick", "Dock"):
        for n in range(3):
            namer = worker(f"{group} Namer {n}", group, "Days", "French")
            leading.name(amara, namer=namer, named=ibra, now=now)
    worker("Ned Ray", "Stow", "Days", "English")
    fatou = worker("Fatou Sy", "Dock", "Nights", "French, English")
    people.tie(amara, one=fatou, other=ibra, kind="prayer", strength=2, now=now)
    storage.seal(Actor.keeper)


if __name__ == "__main__":
    door(Path(sys.argv[1]))
