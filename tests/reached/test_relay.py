"""Two hubs at home behind one relay that somebody lends: reached by name, and the relay reads nothing."""

import re
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.hubs import Folder
from tests.reached.hubs import FromOutside, Hub, listens, until, write
from tests.reached.network import Ear, Machine, missing, run

RELAY = "relay.example"
NAMES = ("one.example", "two.example")
ADDRESS = "10.78.9.1"
SAID = "Wilhelmina Xanthopoulos-Quayle"
REASON = missing("caddy", "haproxy", "sshd", "ssh", "ssh-keygen")
pytestmark = [
    pytest.mark.skipif(bool(REASON), reason=REASON or "-"),
    pytest.mark.allow_hosts([ADDRESS, "127.0.0.1"]),
]


@dataclass
class Relayed:
    """The relay, two hubs behind it, and somebody elsewhere whom only the relay's cable reaches."""

    relay: Machine
    elsewhere: Machine
    hubs: list[Hub]

    def browser(self, at: int) -> FromOutside:
        """A browser elsewhere that asks for one of the two."""
        return FromOutside(self.elsewhere, self.hubs[at], ADDRESS)


def key(at: Path) -> Path:
    """A new key; gives its public half."""
    run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", at)
    return at.with_suffix(".pub")


def lend(config: Path, at: Path) -> Machine:
    """A relay as its READ-ME says: haproxy and sshd as Brazier wrote, an account `hubs`, and no hub's key."""
    accounts = {
        "passwd": Path("/etc/passwd").read_text() + "hubs:x:64990:64990::/nonexistent:/usr/sbin/nologin\n",
        "shadow": Path("/etc/shadow").read_text() + "hubs:*:20000:0:99999:7:::\n",
        "group": Path("/etc/group").read_text() + "hubs:x:64990:\n",
    }
    relay = Machine("relay", **accounts)
    ssh, haproxy = relay.etc / "ssh", relay.etc / "haproxy"
    ssh.mkdir()
    haproxy.mkdir()
    (ssh / "hubs.keys").write_text((config / "hubs.keys").read_text())
    (haproxy / "hubs.map").write_text((config / "hubs.map").read_text())
    (ssh / "sshd_config").write_text(
        f"HostKey {at / 'relay_key'}\nPidFile none\nUsePAM no\n" + (config / "sshd.conf").read_text()
    )
    run("chmod", "-R", "a+rX", relay.etc)
    Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    relay.start("/usr/sbin/sshd", "-D", "-e", "-f", "/etc/ssh/sshd_config")
    relay.start("haproxy", "-db", "-f", config / "haproxy.cfg")
    return relay


@pytest.fixture(scope="module")
def relayed(tmp_path_factory: pytest.TempPathFactory, fresh: Folder) -> Iterator[Relayed]:
    """All of it, from the files that `brazier relay-config` wrote."""
    at = tmp_path_factory.mktemp("relay")
    keys = [word for name in NAMES for word in ("--hub", name, key(at / name.partition(".")[0]))]
    write("relay-config", RELAY, *keys, "--relay-key", key(at / "relay_key"), "--to", at / "config")
    with ExitStack() as afterwards:
        relay, elsewhere, hubs = lend(at / "config/relay", at), Machine("far"), []
        afterwards.callback(relay.gone)
        afterwards.callback(elsewhere.gone)
        relay.plug(elsewhere, "10.78.9")
        until(lambda: listens(relay, "127.0.0.1", 22), "the relay's sshd did not come up")
        for number, name in enumerate(NAMES, 1):
            home = Machine(f"home{number}", hosts=f"127.0.0.1 localhost\n10.78.{number}.2 {RELAY}\n")
            afterwards.callback(home.gone)
            home.plug(relay, f"10.78.{number}")
            folder = fresh.copied_to(at / f"campaign{number}")
            hubs.append(Hub(home, name, folder, at / name, at / f"config/{name}/Caddyfile", 8443))
            afterwards.callback(hubs[-1].end)
            tunnel = dig(home, at / f"config/{name}", at / name.partition(".")[0])
            until(
                lambda n=number, t=tunnel: t.poll() is not None or listens(relay, "127.0.0.1", 21000 + n),
                "no tunnel",
            )  # type: ignore[misc]
            assert tunnel.poll() is None, tunnel.communicate()
        yield Relayed(relay, elsewhere, hubs)


def dig(home: Machine, config: Path, secret: Path) -> "subprocess.Popen[str]":
    """Open the tunnel with the command in the systemd unit; only the two files lie elsewhere."""
    unit = (config / "brazier-tunnel.service").read_text()
    found = re.search(r"^ExecStart=(.*)$", unit, re.M)
    assert found
    command = (
        found[1]
        .replace("/home/brazier/.ssh/relay", str(secret))
        .replace("/etc/ssh/brazier_relay", str(config / "known_hosts"))
    )
    return home.start(*command.split())


def test_each_hub_is_reached_by_its_name_and_shows_its_own_certificate(relayed: Relayed) -> None:
    for at, hub in enumerate(relayed.hubs):
        browser = relayed.browser(at)
        assert browser.unseal(hub.folder.words).status == 302
        browser.get("/people/")
        assert browser.post("/people/", {"name": f"Somebody of {hub.name}"}).status == 302
        assert browser.vouched["subjectAltName"] == (("DNS", hub.name),)
    pages = [relayed.browser(at) for at in range(2)]
    for at, browser in enumerate(pages):
        browser.unseal(browser.hub.folder.words)
        text = browser.get("/people/").text
        assert f"Somebody of {NAMES[at]}" in text
        assert f"Somebody of {NAMES[1 - at]}" not in text


def test_the_certificate_is_the_hubs_own_and_no_other_vouches_for_it(relayed: Relayed) -> None:
    trusting_the_wrong_one = ssl.create_default_context(cafile=str(relayed.hubs[1].authority))
    with pytest.raises(ssl.SSLCertVerificationError):
        relayed.browser(0).line(trusting=trusting_the_wrong_one)
    keys = [path for path in relayed.relay.etc.rglob("*") if path.is_file() and b"PRIVATE" in path.read_bytes()]
    assert keys == []


def test_whoever_listens_at_the_relay_reads_nothing(relayed: Relayed) -> None:
    browser = relayed.browser(0)
    at_relay, at_hub = Ear(relayed.relay), Ear(relayed.hubs[0].machine)
    browser.unseal(browser.hub.folder.words)
    browser.get("/people/")
    assert browser.post("/people/", {"name": SAID}).status == 302
    assert SAID in browser.get("/people/").text
    cookie = browser._cookies["__Host-desk"]
    read, true = at_relay.stop().heard, at_hub.stop().heard
    spoken = [
        SAID,
        SAID.replace(" ", "+"),
        "/people/",
        "six words",
        cookie,
        browser.hub.folder.words.replace(" ", "+"),
    ]
    assert [text for text in spoken if text.encode() in read] == []
    assert {"lo"} < {cable for cable, _ in at_relay.frames}, "the ear did not hear what leaves the ssh tunnel"
    assert len(read) > 20_000
    heard = [text for text in spoken if text.encode() in true]  # on the hub's own loopback all of it is plain
    assert heard == spoken, "the ear is deaf"


def test_what_the_relay_does_see_is_the_name_and_how_much_was_said(relayed: Relayed) -> None:
    ear = Ear(relayed.relay)
    relayed.browser(1).get("/unseal")
    assert NAMES[1].encode() in ear.stop().heard


@pytest.mark.parametrize("name", ["evil.example", RELAY, "localhost"])
def test_a_name_the_relay_does_not_know_leads_nowhere(relayed: Relayed, name: str) -> None:
    with pytest.raises((ssl.SSLError, ConnectionError)):
        relayed.browser(0).line(name)


def test_what_is_no_tls_leads_nowhere(relayed: Relayed) -> None:
    browser = relayed.browser(0)
    for noise in (f"GET / HTTP/1.1\r\nHost: {NAMES[0]}\r\n\r\n".encode(), b"\x00" * 200, b"SSH-2.0-x\r\n"):
        assert browser.bare(noise) == b""


def test_only_two_ports_of_the_relay_are_there_for_others(relayed: Relayed) -> None:
    ports = (22, 80, 443, 8443, 8765, 21001, 21002)
    assert [port for port in ports if listens(relayed.elsewhere, ADDRESS, port)] == [22, 443]


def test_nothing_of_a_hub_listens_on_its_cable(relayed: Relayed) -> None:
    ports = (22, 80, 443, 2019, 8443, 8765)
    with_cable = [port for port in ports if listens(relayed.relay, "10.78.1.1", port)]
    assert with_cable == []
    assert [port for port in ports if listens(relayed.hubs[0].machine, "127.0.0.1", port)] == [8443, 8765]


def test_whoever_sits_at_the_hub_itself_needs_no_relay(relayed: Relayed) -> None:
    hub = relayed.hubs[1]
    desk = FromOutside(hub.machine, hub, "127.0.0.1", 8443)
    desk.unseal(hub.folder.words)
    desk.get("/people/")
    assert desk.post("/people/", {"name": "Mei-Lin Zhao"}).status == 302


def test_a_hubs_key_opens_its_own_tunnel_and_nothing_else(relayed: Relayed) -> None:
    home, at = relayed.hubs[0].machine, relayed.hubs[0].at.parent
    ssh = [
        "ssh", "-F", "none", "-i", at / "one", "-o", "BatchMode=yes", "-o", "ExitOnForwardFailure=yes",
        "-o", f"UserKnownHostsFile={at / 'config/one.example/known_hosts'}", "-o", "ConnectTimeout=5",
    ]  # fmt: skip
    for wanted in (
        ["-N", "-R", "127.0.0.1:21002:127.0.0.1:8443"],
        ["-N", "-R", "0.0.0.0:21001:127.0.0.1:8443"],
        ["-N", "-R", "127.0.0.1:443:127.0.0.1:8443"],
        ["-W", "127.0.0.1:21002"],
        ["-W", "10.78.2.1:22"],
    ):
        said = home.start("timeout", "8", *ssh, *wanted, f"hubs@{RELAY}").communicate(timeout=20)[0]
        assert re.search("forwarding failed|administratively prohibited|open failed", said), (wanted, said)
    shell = home.start("timeout", "8", *ssh, f"hubs@{RELAY}", "id")
    assert "uid" not in shell.communicate(timeout=20)[0]
    assert shell.returncode not in {0, 124}


def test_a_machine_that_plays_relay_gets_no_tunnel(relayed: Relayed, tmp_path: Path) -> None:
    config, at = tmp_path / "config", relayed.hubs[0].at.parent
    write(
        "relay-config",
        RELAY,
        "--hub",
        NAMES[0],
        at / "one.pub",
        "--relay-key",
        key(tmp_path / "x"),
        "--to",
        config,
    )
    tunnel = dig(relayed.hubs[0].machine, config / NAMES[0], at / "one")
    assert "Host key verification failed" in tunnel.communicate(timeout=20)[0]
