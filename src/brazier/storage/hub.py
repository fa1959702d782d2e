"""The hub of this process: its folder, and whether it is new, sealed or open.

There is one, because one process serves one campaign. Only `storage.actions` changes it.
"""

import threading
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from brazier.storage import keyring
from brazier.storage.jobs import Jobs
from brazier.storage.keys import Keys
from brazier.storage.pool import Pool, Sealed
from brazier.storage.presence import Presence
from brazier.storage.tray import Tray

DATABASE_NAME = "hub.db"
HEAD_NAME = "hub.head"
"""The file in which the folder remembers the newest line of the ledger; `ledger` reads and writes it."""


class State(Enum):
    """new: no campaign in the folder yet. sealed: no key in memory. open: keys in memory."""

    NEW = "new"
    SEALED = "sealed"
    OPEN = "open"


@dataclass(slots=True)
class Hub:
    """folder: where key file and database lie. keys, pool: only while open. times_opened: counts unsealings.
    ticket: lets the terminal that serves seal the hub and sit down once.
    held: what pages keep in memory between two requests; jobs: work that runs beside them. Sealing drops both.
    was_cut_off: whether the last who had it open ended without sealing, and nobody was told yet.
    was_renewed: whether opening it finished what was cut off while its keys were renewed, and nobody was told yet.
    tray: shares that wait for others, while it is sealed or its desk is locked.
    lock: for what changes the state, and never held by anything slow, because sealing waits for it.
    """

    folder: Path = field(default_factory=Path)
    keys: Keys | None = field(default=None, repr=False)
    pool: Pool | None = None
    times_opened: int = 0
    ticket: str = field(default="", repr=False)
    held: dict[str, object] = field(default_factory=dict, repr=False)
    jobs: Jobs = field(default_factory=Jobs, repr=False)
    presence: Presence = field(default_factory=Presence, repr=False)
    was_cut_off: bool = False
    was_renewed: bool = False
    tray: Tray | None = field(default=None, repr=False)
    lock: threading.RLock = field(default_factory=threading.RLock, repr=False)

    @property
    def database(self) -> Path:
        """The encrypted file. With PostgreSQL there is none."""
        return self.folder / DATABASE_NAME

    @property
    def state(self) -> State:
        """What this hub can do now."""
        if self.keys is not None:
            return State.OPEN
        return State.SEALED if (self.folder / keyring.FILE_NAME).exists() else State.NEW

    def hold(self, name: str, thing: object) -> None:
        """Keep something in memory until the hub is sealed, also when it is being sealed at this moment."""
        self.held[name] = thing
        if self.keys is None:  # sealing drops the keys first and clears afterwards: one of the two sees the other
            self.held.clear()

    def opened_keys(self) -> Keys:
        """The keys in memory. Errors: Sealed if there are none."""
        if self.keys is None:
            raise Sealed
        return self.keys

    def opened_pool(self) -> Pool:
        """The pool of connections. Errors: Sealed if there is none."""
        if self.pool is None:
            raise Sealed
        return self.pool


here = Hub()
