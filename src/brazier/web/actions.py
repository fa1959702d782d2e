"""Start a campaign: hub, founder, campaign, the first names, all in one evening."""

import re
import subprocess
import sys
from collections.abc import Iterable
from datetime import datetime

from brazier.access import actions as access
from brazier.conversations import actions as conversations
from brazier.ledger import actions as ledger
from brazier.people import actions as people
from brazier.storage import actions as storage
from brazier.storage.jobs import Report
from brazier.storage.keys import Slowness
from brazier.terms import Actor, Broken
from brazier.workplaces import actions as workplaces


def begin(
    actor: Actor,
    *,
    passphrase: str,
    name: str,
    worksite: str,
    people_here: int | None,
    trusted: Iterable[str],
    handle: str,
    now: datetime,
    slowness: Slowness | None = None,
    issues: Iterable[str] = conversations.FIRST_ISSUES,
) -> Actor:
    """Make the hub and write down what is known on the first evening. Gives the founder.

    If anything fails nothing is left but an empty folder.
    """
    storage.create(actor, passphrase=passphrase, slowness=slowness)
    try:
        with ledger.entry(actor, "campaign.start", "", now):
            founder = access.begin(actor, handle=handle, now=now)
            workplaces.begin(founder, name=name, worksite=worksite, people=people_here, now=now)
            conversations.offer_issues(founder, names=issues, now=now)
            for trusted_name in trusted:
                people.add(founder, name=trusted_name, now=now)
    except BaseException:
        storage.discard(actor)
        raise
    return founder


_samples: list[subprocess.Popen[str]] = []


def start_sample(actor: Actor, *, report: Report) -> str:
    """Start the sample union as a program of its own. Gives the address that opens it in this browser.

    Errors: Broken if it does not come up.
    """
    command = [sys.executable, "-m", "brazier", "demo", "--no-browser", "--tell-days"]
    running = subprocess.Popen(  # noqa: S603  # our own program, nothing typed by anybody
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    _samples.append(running)
    assert running.stdout is not None
    for line in running.stdout:
        if found := re.match(r"day (\d+) of (\d+)", line):
            report("sample", int(found[1]), int(found[2]))
        elif line.startswith("http://localhost:"):
            return line.strip()
    raise Broken("web.sample", "The sample union did not start. Nothing of yours was touched. Type: ./run --demo")


def end_samples(actor: Actor) -> None:
    """The sample union goes when the hub that started it goes."""
    while _samples:
        _samples.pop().terminate()
