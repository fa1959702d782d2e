"""A hub served by a name behind Caddy, on a machine of its own, and browsers that come from another."""

import contextlib
import http.client
import re
import socket
import ssl
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from click.testing import CliRunner

from brazier.cli.commands import brazier
from tests.faults.browser import Answer, Browser
from tests.faults.hubs import Born, Folder, Zygote
from tests.reached.network import Machine

PORT = 8765


def write(*args: object) -> None:
    """Let Brazier write its files."""
    done = CliRunner().invoke(brazier, [str(a) for a in args])
    assert done.exit_code == 0, done.stderr


def until(is_so: Callable[[], object], why: str, seconds: float = 60) -> None:
    """Wait for something another program does."""
    late = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < late, why
        time.sleep(0.05)


def listens(machine: Machine, address: str, port: int) -> bool:
    """Whether somebody answers there, as seen from that machine."""
    with machine.inside(), socket.socket() as line:
        line.settimeout(1)
        return line.connect_ex((address, port)) == 0


class Hub:
    """One campaign, served by its name behind a real Caddy with a certificate of its own making."""

    def __init__(self, machine: Machine, name: str, folder: Folder, at: Path, caddyfile: Path, port: int) -> None:
        self.machine, self.name, self.folder, self.at = machine, name, folder, at
        with machine.inside():
            self._zygote = Zygote(at / "notes")
        self.born: Born = self._zygote.command(
            "serve", "--domain", name, "--port", PORT, "--data", folder.at, "--no-browser"
        )
        self.caddy = machine.start(
            "caddy", "run", "--config", caddyfile, "--adapter", "caddyfile", XDG_DATA_HOME=str(at), HOME=str(at)
        )
        try:
            until(lambda: listens(machine, "127.0.0.1", PORT) or self.born.is_over(), "the hub did not come up")
            until(lambda: listens(machine, "127.0.0.1", port) and self.authority.exists(), "Caddy did not come up")
        except AssertionError:
            self.end()
            raise

    @property
    def authority(self) -> Path:
        """The certificate of whoever vouches for this hub."""
        return self.at / "caddy/pki/authorities/local/root.crt"

    def end(self) -> None:
        """End the hub; Caddy goes with its machine."""
        self.born.kill()
        self._zygote.close()


class FromOutside(Browser):
    """A browser on another machine that comes by the hub's name, and trusts that hub's certificate alone."""

    def __init__(self, machine: Machine, hub: Hub, address: str, port: int = 443) -> None:
        super().__init__(port)
        self.machine, self.hub, self.address = machine, hub, address
        self.cookies_set: list[str] = []
        self.vouched: dict[str, object] = {}

    def line(self, asked: str = "", trusting: ssl.SSLContext | None = None) -> ssl.SSLSocket:
        """A line to the hub, asking for its name or another. Errors: ssl.SSLError, OSError if none is there."""
        trusting = trusting or ssl.create_default_context(cafile=str(self.hub.authority))
        bare = self._cable()
        try:
            return trusting.wrap_socket(bare, server_hostname=asked or self.hub.name)
        except OSError:
            bare.close()
            raise

    def speaks(self) -> bool:
        """Whether the machine in front has its certificate by now and lets a line through."""
        try:
            self.line().close()
        except OSError:
            return False
        return True

    def _cable(self) -> socket.socket:
        with self.machine.inside():
            return socket.create_connection((self.address, self.port), timeout=20)

    def bare(self, sent: bytes) -> bytes:
        """Send these bytes without TLS and give all that comes back until the other side ends."""
        with self._cable() as line:
            line.sendall(sent)
            with contextlib.suppress(ConnectionError):
                return b"".join(iter(lambda: line.recv(65536), b""))
        return b""

    def wire(self, sent: bytes) -> bytes:
        """Send these bytes and give all that comes back."""
        with self.line() as line:
            line.sendall(sent)
            came = line.recv(65536)
            line.settimeout(0.2)
            with contextlib.suppress(TimeoutError):  # a line that stays open for more
                while part := line.recv(65536):
                    came += part
            return came

    def send(self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None) -> Answer:
        """One request over TLS, as a browser sends it."""
        host = self.hub.name if self.port == 443 else f"{self.hub.name}:{self.port}"
        said = {"Host": host} | dict(headers or {})
        if method == "POST":
            said = {"Origin": f"https://{host}", "Sec-Fetch-Site": "same-origin"} | said
        if self._cookies:
            said["Cookie"] = "; ".join(f"{k}={v}" for k, v in self._cookies.items())
        door = http.client.HTTPConnection(self.hub.name)
        door.sock = self.line()
        self.vouched = door.sock.getpeercert() or {}
        door.request(method, path, body or None, said)
        reply = door.getresponse()
        answer = Answer(reply.status, {k.lower(): v for k, v in reply.getheaders()}, reply.read())
        for name, value in reply.getheaders():
            if name.lower() == "set-cookie":
                self.cookies_set.append(value)
                kept = value.split(";")[0].partition("=")
                self._cookies[kept[0]] = kept[2]
        door.close()
        found = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', answer.body)
        self._token = found[1].decode() if found else self._token
        return answer
