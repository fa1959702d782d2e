"""The power goes: from what was asked of the disk, every folder that could be found afterwards.

A disk keeps what was written before the last sync of that file. Of what was written after it, it may keep nothing,
the first part, any part in any order, or one write torn at 512 bytes. Making, cutting and deleting files count as
kept at once. Source: security reference, durability 6.2 and 6.4.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.faults.disk_layer import Event

SECTOR = 512
KINDS = ("drop", "prefix", "subset", "tear")


@dataclass
class Disk:
    """What is on the disk for sure, and by file the writes that wait for a sync."""

    sure: dict[str, bytearray] = field(default_factory=dict)
    waiting: dict[str, list[Event]] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)

    def happen(self, event: Event) -> None:
        """One more event."""
        if event.kind == "kept":
            self.kept.append(event.name)
        elif event.kind == "write":
            self.waiting.setdefault(event.name, []).append(event)
            self.sure.setdefault(event.name, bytearray())
        elif event.kind == "sync":
            self._settle(event.name)
        elif event.kind == "cut":
            self._settle(event.name)
            del self.sure[event.name][event.at :]
        elif event.kind == "delete":
            self.sure.pop(event.name, None)
            self.waiting.pop(event.name, None)

    def _settle(self, name: str) -> None:
        body = self.sure.setdefault(name, bytearray())
        for event in self.waiting.pop(name, []):
            put(body, event.at, event.content)

    def after_a_cut(self, kind: str, chance: random.Random) -> dict[str, bytes]:
        """The folder as it may be found."""
        found = {name: bytearray(body) for name, body in self.sure.items()}
        for name, events in self.waiting.items():
            for at, content in survivors(events, kind, chance):
                put(found[name], at, content)
        return {name: bytes(body) for name, body in found.items()}


def put(body: bytearray, at: int, content: bytes) -> None:
    """Write over a file; a gap before it is filled with zeros."""
    if len(body) < at:
        body.extend(bytes(at - len(body)))
    body[at : at + len(content)] = content


def survivors(events: Sequence[Event], kind: str, chance: random.Random) -> list[tuple[int, bytes]]:
    """Which of the unsynced writes of one file reach the disk."""
    writes = [(event.at, event.content) for event in events]
    if kind == "drop" or not writes:
        return []
    if kind == "subset":
        kept = [write for write in writes if chance.random() < 0.5]
        chance.shuffle(kept)
        return kept
    count = chance.randrange(len(writes) + 1)
    if kind == "prefix" or count == 0:
        return writes[:count]
    at, content = writes[count - 1]
    torn = chance.randrange(0, len(content) + 1, SECTOR) if len(content) > SECTOR else 0
    return [*writes[: count - 1], (at, content[:torn])]
