"""Machines of their own, as Linux makes them: namespaces with cables between them, and an ear on every cable."""

import contextlib
import ctypes
import itertools
import os
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

CLONE_NEWNET = 0x40000000
ALL_PROTOCOLS = 3
IPV4, IPV6 = b"\x08\x00", b"\x86\xdd"
COUNT = itertools.count()


def missing(*programs: str) -> str:
    """Why such machines can not be made here; empty if they can. programs: what they must have."""
    lacking = [name for name in ("ip", *programs) if not shutil.which(name, path=PATH)]
    if lacking:
        return f"not run: {', '.join(lacking)} is not installed"
    name = f"try{os.getpid()}"
    if subprocess.run(["ip", "netns", "add", name], capture_output=True, check=False).returncode:
        return "not run: making network namespaces needs rights that are missing here"
    subprocess.run(["ip", "netns", "del", name], check=False)
    return ""


PATH = os.environ.get("PATH", "") + ":/usr/sbin:/sbin"


def run(*args: object) -> None:
    """One command that must go well."""
    done = subprocess.run([str(a) for a in args], capture_output=True, text=True, check=False)
    assert done.returncode == 0, (args, done.stderr)


class Machine:
    """One network namespace with its own loopback. `files`: what lies in its /etc instead of ours."""

    def __init__(self, role: str, **files: str) -> None:
        self.name = f"b{os.getpid()}{role}{next(COUNT)}"
        self.etc = Path("/etc/netns") / self.name
        for name, text in files.items():
            self.etc.mkdir(parents=True, exist_ok=True)
            (self.etc / name.replace("__", ".")).write_text(text)
        run("ip", "netns", "add", self.name)
        self.ip("link", "set", "lo", "up")
        self._started: list[subprocess.Popen[str]] = []

    def ip(self, *args: object) -> None:
        """`ip` on this machine."""
        run("ip", "-n", self.name, *args)

    def plug(self, other: "Machine", net: str) -> str:
        """A cable to another machine. net: the first three numbers; we are .1, the other is .2. Gives our end."""
        here, there = (f"v{net.replace('.', '')[-8:]}{end}" for end in "ab")
        last = net.rpartition(".")[2]
        self.ip("link", "add", "name", here, "type", "veth", "peer", "name", there, "netns", other.name)
        for machine, cable, number in ((self, here, 1), (other, there, 2)):
            machine.ip("addr", "add", f"{net}.{number}/24", "dev", cable)
            machine.ip("-6", "addr", "add", f"fd00:{last}::{number}/64", "dev", cable, "nodad")
            machine.ip("link", "set", cable, "up")
        return here

    def open_to(self, outside: "Machine", net: str) -> None:
        """A way out to anywhere, through a machine where nobody answers: what is sent is sent, and heard."""
        cable, last = self.plug(outside, net), net.rsplit(".", maxsplit=1)[-1]
        for family, gateway in (("-4", f"{net}.2"), ("-6", f"fd00:{last}::2")):
            self.ip(
                family, "neigh", "add", gateway, "lladdr", "02:00:00:00:00:02", "dev", cable, "nud", "permanent"
            )
            self.ip(family, "route", "add", "default", "via", gateway)

    @contextlib.contextmanager
    def inside(self) -> Iterator[None]:
        """For this thread: every socket opened and every program started meanwhile is on this machine."""
        library = ctypes.CDLL(None, use_errno=True)
        with open("/proc/thread-self/ns/net") as home, open(f"/run/netns/{self.name}") as there:  # noqa: PTH123
            assert library.setns(there.fileno(), CLONE_NEWNET) == 0, os.strerror(ctypes.get_errno())
            try:
                yield
            finally:
                assert library.setns(home.fileno(), CLONE_NEWNET) == 0

    def start(self, *args: object, **environment: str) -> subprocess.Popen[str]:
        """A program that runs on this machine, with its /etc, until the machine is gone."""
        command = ["ip", "netns", "exec", self.name, *(str(a) for a in args)]
        around = {**os.environ, "PATH": PATH, **environment}
        started = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=around
        )
        self._started.append(started)
        return started

    def gone(self) -> None:
        """End its programs and take it down."""
        for program in self._started:
            program.terminate()
        for program in self._started:
            program.communicate(timeout=20)
        run("ip", "netns", "del", self.name)
        shutil.rmtree(self.etc, ignore_errors=True)


class Ear:
    """Hears every frame on every cable of a machine, loopback too."""

    def __init__(self, machine: Machine) -> None:
        with machine.inside():
            self._line = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ALL_PROTOCOLS))
        self._line.settimeout(0.2)
        self._line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 64 * 1024 * 1024)
        self._over = threading.Event()
        self.frames: list[tuple[str, bytes]] = []
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        while not self._over.is_set():
            with contextlib.suppress(TimeoutError):
                frame, whence = self._line.recvfrom(70_000)
                self.frames.append((str(whence[0]), frame))

    def stop(self) -> "Ear":
        """Listen no longer; what was heard so far is all here."""
        self._over.wait(0.3)
        self._over.set()
        self._thread.join()
        self._line.close()
        return self

    @property
    def heard(self) -> bytes:
        """Everything that went over any cable, end to end."""
        return b"".join(frame for _, frame in self.frames)

    @property
    def left(self) -> list[bytes]:
        """What went out to somebody: every IPv4 packet, and IPv6 beyond the talk of neighbors."""
        outside = [frame for cable, frame in self.frames if cable != "lo"]
        return [f for f in outside if f[12:14] == IPV4 or (f[12:14] == IPV6 and f[20] in {6, 17})]
