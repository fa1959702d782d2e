"""The hub that phones come back to: a campaign with so many phones let in, served, looked into, measured."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random

from bench.scale.world import WORDS, open_world
from bench.syncing.crowd import Letter
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, derive_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from tests.faults.outbox import Phone

from brazier.access.dropping.actions import let_drop
from brazier.access.models import Device
from brazier.cli.serving import serve_open_hub
from brazier.people import queries as people_read
from brazier.people.models import Worker
from brazier.people.redlines import NAME, smells_of
from brazier.phone.models import Box
from brazier.storage import actions as storage
from brazier.storage import keyring, pool
from brazier.storage import queries as storage_read
from brazier.terms import Actor
from brazier.web import clock

BARE = "CREATE TABLE bare (id INTEGER PRIMARY KEY, number TEXT, said TEXT)"
CONTENT = '{"who": ["7QK-4MP"], "quote": ["I sign when my line signs."], "level": ["2"], "when": ["none"]}' * 3
NEW = 20
"""One talk in so many is with somebody nobody wrote down yet."""


def prepare(folder: Path, phones: int, facts: int, people: int) -> list[list[Letter]]:
    """A sealed campaign of this size that let these phones in; what each of them holds, in order."""
    made = folder.with_name(f"sqlcipher-{people}")
    actor = open_world(made, people)
    storage.seal(Actor.keeper)
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(made, folder)
    storage.use_folder(Actor.keeper, folder)
    storage.unseal(Actor.nobody, passphrase=WORDS)
    signers = {1000 + n: derive_private_key(1000 + n, SECP256R1()) for n in range(phones)}
    Device.objects.bulk_create(
        Device(organizer_id=int(actor.id), key=_public(key), number=number, added_on=clock.today())
        for number, key in signers.items()
    )
    let_drop(Actor.keeper)
    chance, names = Random(phones), _names(actor)
    key = storage_read.box_key(Actor.keeper)
    letters = [_letters(number, signer, key, facts, names, chance) for number, signer in signers.items()]
    storage.seal(Actor.keeper)
    return letters


def _names(actor: Actor) -> list[str]:
    """What people are found by: their codes."""
    numbers = list(Worker.objects.order_by("pk").values_list("pk", flat=True)[:2000])
    return [people_read.code_of(actor, number) for number in numbers]


def _public(key: EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _letters(
    number: int, signer: EllipticCurvePrivateKey, hub: bytes, facts: int, names: list[str], chance: Random
) -> list[Letter]:
    phone = Phone(number, signer, hub, chance, clock=clock.now, fetch=lambda raw: (0, ""))
    told = [phone.told("here", {})] + [
        phone.told("talk", _typed(number, nth, names, chance), nth=nth) for nth in range(facts)
    ]
    return [Letter(box["id"], box["raw"], box["receipt"]) for box in map(phone.seal, told)]


def _typed(number: int, nth: int, names: list[str], chance: Random) -> dict[str, list[str]]:
    """As the quick log sends it: who, how they stand, a few words, mostly a next step."""
    is_new = (number + nth) % NEW == 0
    step = (
        {"step": ["bring the petition round"], "when": ["tomorrow"]}
        if chance.random() < 0.7
        else {"when": ["none"]}
    )
    return {
        "who": [_name(chance) if is_new else chance.choice(names)],
        "worker": ["new" if is_new else ""],
        "other_issue": [""], "ask": [""], "ask_text": [""], "level": [str(chance.randint(1, 5))],
        "basis": ["said"],
        "quote": ["I sign when my line signs."], "kind": ["one_on_one"], "about": ["union"],
        "owed": [""], "owed_by": [""], "had_on": [""], **step,
    }  # fmt: skip


def _name(chance: Random) -> str:
    """Invented; none that smells of what nobody should write down."""
    while True:
        first, last = (
            "".join(chance.choice("bdklmnrst") + chance.choice("aeiou") for _ in range(4)) for _ in "12"
        )
        if not smells_of(f"{first} {last}", NAME):
            return f"{first} {last}".title()


@contextmanager
def served(folder: Path) -> Iterator[tuple[int, int]]:
    """The hub as people serve it, open, with all that is due done; gives its process and port."""
    command = [sys.executable, "-m", "bench.syncing.hub", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=dict(os.environ)) as running:
        try:
            assert running.stdout is not None
            found = next(filter(None, (re.search(r"localhost:(\d+)", line) for line in running.stdout)))
            time.sleep(1)
            yield running.pid, int(found[1])
        finally:
            running.terminate()


def bare(folder: Path, many: int) -> float:
    """Seconds for so many single inserts into the campaign's file, each acknowledged."""
    ring = keyring.unlock(keyring.read(folder), WORDS)
    with closing(pool.open_raw(folder / "hub.db", ring.database)) as raw:
        raw.execute(BARE)
        began = time.perf_counter()
        for number in range(many):
            raw.execute("INSERT INTO bare (number, said) VALUES (?, ?)", (f"{number:032x}", CONTENT))
        taken = time.perf_counter() - began
        raw.execute("DROP TABLE bare")
    return taken


def check(folder: Path, many: int) -> None:
    """All of it is there, once."""
    storage.use_folder(Actor.keeper, folder)
    storage.unseal(Actor.nobody, passphrase=WORDS)
    states = list(Box.objects.values_list("state", flat=True))
    storage.seal(Actor.keeper)
    assert states == ["kept"] * many, (len(states), set(states))


def processor(pid: int) -> float:
    """Seconds its processor worked so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_mb(pid: int, which: str = "VmRSS") -> float:
    """Memory it holds, or held at most (VmHWM)."""
    found = re.search(rf"{which}:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    assert found
    return int(found[1]) / 1024


def _serve(folder: Path) -> None:
    storage.use_folder(Actor.keeper, folder)
    storage.unseal(Actor.nobody, passphrase=WORDS)
    serve_open_hub(0, no_browser=True)


if __name__ == "__main__":
    _serve(Path(sys.argv[1]))
