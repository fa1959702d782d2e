"""The networks phones come back on: each browser gets a road of its own to the hub, slow, broken or cut."""

import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from playwright.sync_api import ProxySettings

CHUNK = 65_536
DROP = b"POST /drop"
"""How a phone hands a sealed box over."""
HELLO, TAKEN, NO_WAY = b"\x05\x00", b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00", b"\x05\x05\x00\x01" + bytes(6)


@dataclass
class Road:
    """A SOCKS proxy on this machine. delay: seconds each piece takes, there and back; is_open: whether anything
    gets through; loses: the answer to which boxes never comes back, although the hub has them, counted as handed;
    lost: how many did not; handed: how many boxes went this way."""

    delay: float = 0.0
    is_open: bool = True
    loses: frozenset[int] = frozenset()
    lost: int = 0
    handed: int = 0
    _door: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))
    _ways: list[socket.socket] = field(default_factory=list)

    def proxy(self) -> ProxySettings:
        """What a browser is told so that everything it asks for comes this way."""
        return {"server": f"socks5://127.0.0.1:{self._door.getsockname()[1]}"}

    def cut(self) -> None:
        """From now on nothing gets through, though the phone still shows bars."""
        self.is_open = False
        self._end_ways()

    def mend(self) -> None:
        """It leads to the hub again."""
        self.is_open = True

    def lose(self, *nth: int) -> None:
        """The answers to these boxes are lost, counted from the next one."""
        self.loses = frozenset(self.handed + n for n in nth)

    def serve(self) -> None:
        """Take browsers in until the door is shut."""
        while True:
            try:
                near, _ = self._door.accept()
            except OSError:
                return
            threading.Thread(target=self._lead, args=(near,), daemon=True).start()

    def shut(self) -> None:
        """Nobody uses it any more."""
        self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self._end_ways()

    def _end_ways(self) -> None:
        while self._ways:
            _end(self._ways.pop())

    def _lead(self, near: socket.socket) -> None:
        with suppress(OSError), near:
            near.recv(1 + 1 + 255)
            near.sendall(HELLO)
            asked = near.recv(CHUNK)
            [port] = struct.unpack("!H", asked[-2:])
            if not self.is_open:
                near.sendall(NO_WAY)
                return
            with socket.create_connection(("127.0.0.1", port)) as far:
                self._ways += [near, far]
                near.sendall(TAKEN)
                handing = threading.Event()
                back = threading.Thread(target=self._back, args=(far, near, handing), daemon=True)
                back.start()
                self._there(near, far, handing)
                back.join()

    def _there(self, near: socket.socket, far: socket.socket, handing: threading.Event) -> None:
        with suppress(OSError):
            while piece := near.recv(CHUNK):
                if piece.startswith(DROP):
                    self.handed += 1
                    if self.handed in self.loses:
                        handing.set()
                time.sleep(self.delay)
                far.sendall(piece)
        _end(far)

    def _back(self, far: socket.socket, near: socket.socket, handing: threading.Event) -> None:
        with suppress(OSError):
            while piece := far.recv(CHUNK):
                if handing.is_set():
                    self.lost += 1
                    break
                time.sleep(self.delay)
                near.sendall(piece)
        _end(near)


def _end(way: socket.socket) -> None:
    with suppress(OSError):
        way.shutdown(socket.SHUT_RDWR)


@contextmanager
def road(delay: float = 0.0) -> Iterator[Road]:
    """A road while a test lasts."""
    made = Road(delay)
    threading.Thread(target=made.serve, daemon=True).start()
    try:
        yield made
    finally:
        made.shut()
