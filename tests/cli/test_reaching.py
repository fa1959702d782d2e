"""The files for Caddy, systemd and a relay, as written; `tests/reached` runs what they say."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import Result
from tests.cli.conftest import brazier

KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI"
ONE, TWO, RELAYS = (KEY + letter * 43 for letter in "abc")


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    """Three public keys in a folder; one carries a name in its comment, as ssh-keygen likes to write."""
    for name, text in (("one", f"{ONE} rosa@rosas-laptop\n"), ("two", TWO + "\n"), ("relay", RELAYS)):
        (tmp_path / f"{name}.pub").write_text(text)
    return tmp_path


def relay(keys: Path, *hubs: str, of: str = "relay.example") -> Result:
    """`brazier relay-config` for hubs given as name=key."""
    words = [word for hub in hubs for word in ("--hub", hub.partition("=")[0], keys / hub.partition("=")[2])]
    return brazier("relay-config", of, *words, "--relay-key", keys / "relay.pub", "--to", keys / "out")


def all_text(folder: Path) -> str:
    """Everything that was written."""
    return "".join(path.read_text() for path in sorted(folder.rglob("*")) if path.is_file())


def test_a_domain_gets_caddys_page_a_unit_and_the_steps(tmp_path: Path) -> None:
    done = brazier("domain-config", "Notes.Example", "--to", tmp_path / "out")
    assert done.exit_code == 0, done.stderr
    assert {p.name for p in (tmp_path / "out").iterdir()} == {"Caddyfile", "brazier.service", "READ-ME.txt"}
    page = (tmp_path / "out/Caddyfile").read_text()
    assert "https://notes.example {" in page
    assert "admin off" in page
    assert "tls internal" in page
    assert "--domain notes.example --port 8765" in (tmp_path / "out/brazier.service").read_text()
    assert "$" not in all_text(tmp_path / "out")


def test_no_authority_is_asked_unless_somebody_says_so(tmp_path: Path) -> None:
    for how in ("local", "own", "public"):
        assert (
            brazier("domain-config", "notes.example", "--certificate", how, "--to", tmp_path / how).exit_code == 0
        )
    asks = {how: "acme" in (tmp_path / how / "Caddyfile").read_text() for how in ("local", "own", "public")}
    assert asks == {"local": False, "own": False, "public": True}
    assert "public list" in (tmp_path / "public/READ-ME.txt").read_text()


@pytest.mark.skipif(not shutil.which("caddy"), reason="not run: caddy is not installed")
@pytest.mark.parametrize("how", ["local", "own", "public"])
def test_caddy_understands_its_page(tmp_path: Path, how: str) -> None:
    brazier("domain-config", "notes.example", "--certificate", how, "--to", tmp_path)
    told = subprocess.run(
        ["caddy", "adapt", "--config", tmp_path / "Caddyfile", "--adapter", "caddyfile"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert ('"acme"' in told.stdout) is (how == "public")
    assert '"admin":{"disabled":true}' in told.stdout
    assert "warn" not in told.stderr


def test_each_hub_gets_its_own_tunnel_and_the_relay_no_key_of_theirs(keys: Path) -> None:
    assert relay(keys, "one.example=one.pub", "two.example=two.pub").exit_code == 0
    assert (keys / "out/relay/hubs.map").read_text() == "one.example 21001\ntwo.example 21002\n"
    assert (keys / "out/relay/hubs.keys").read_text().splitlines() == [
        f'restrict,port-forwarding,permitlisten="127.0.0.1:21001" {ONE} one.example',
        f'restrict,port-forwarding,permitlisten="127.0.0.1:21002" {TWO} two.example',
    ]
    assert (
        "-R 127.0.0.1:21002:127.0.0.1:8443 hubs@relay.example"
        in (keys / "out/two.example/brazier-tunnel.service").read_text()
    )
    assert (keys / "out/one.example/known_hosts").read_text() == f"relay.example {RELAYS}\n"
    written = all_text(keys / "out")
    assert "rosa" not in written, "the comment of a key names a person and her laptop"
    assert not re.search(r"\$\w", written)
    assert "bind 127.0.0.1" in (keys / "out/one.example/Caddyfile").read_text()


def test_one_more_hub_leaves_the_others_their_tunnels(keys: Path) -> None:
    relay(keys, "one.example=one.pub")
    before = (keys / "out/one.example/brazier-tunnel.service").read_text()
    relay(keys, "one.example=one.pub", "two.example=two.pub")
    assert (keys / "out/one.example/brazier-tunnel.service").read_text() == before


@pytest.mark.parametrize(
    ("hubs", "of", "sentence"),
    [
        (("one.example=one.pub", "One.example=two.pub"), "relay.example", "same name or the same key"),
        (("one.example=one.pub", "two.example=one.pub"), "relay.example", "same name or the same key"),
        (("10.0.0.1=one.pub",), "relay.example", "no name browsers could come by"),
        (("one.example=one.pub",), "relay.example -oProxyCommand=id", "no name browsers could come by"),
        (("one.example=one.pub",), "-oProxyCommand.example", "no name browsers could come by"),
        (("one.example=private",), "relay.example", "no public ed25519 key"),
        (("one.example=forced",), "relay.example", "no public ed25519 key"),
        (("one.example=empty",), "relay.example", "no public ed25519 key"),
        (("one.example=binary",), "relay.example", "no public ed25519 key"),
    ],
)
def test_what_can_not_be_is_told_and_nothing_is_written(
    keys: Path, hubs: tuple[str, ...], of: str, sentence: str
) -> None:
    (keys / "private").write_text("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk\n")
    (keys / "forced").write_text(f'command="id" {ONE}\n')
    (keys / "empty").touch()
    (keys / "binary").write_bytes(bytes(range(256)))
    words = [word for hub in hubs for word in ("--hub", hub.partition("=")[0], keys / hub.partition("=")[2])]
    done = brazier("relay-config", *words, "--relay-key", keys / "relay.pub", "--to", keys / "out", "--", of)
    assert done.exit_code == 1
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (keys / "out").exists()


def test_a_hub_is_not_served_by_something_that_is_no_name(hub: list[str]) -> None:
    done = brazier("serve", *hub[:2], "--domain", "10.0.0.1")
    assert done.exit_code == 1
    assert "no name browsers could come by" in done.stderr


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="not run: systemd-analyze is not installed")
@pytest.mark.parametrize("unit", ["brazier.service", "brazier-tunnel.service"])
def test_the_units_are_read_and_leave_little_open(keys: Path, unit: str) -> None:
    relay(keys, "one.example=one.pub")
    path = keys / "out/one.example" / unit
    said = subprocess.run(["systemd-analyze", "verify", path], capture_output=True, text=True, check=False).stderr
    ours = [line for line in said.splitlines() if unit in line and "is not executable" not in line]
    assert ours == []
    told = subprocess.run(
        ["systemd-analyze", "security", "--offline=yes", path], capture_output=True, text=True, check=False
    ).stdout
    level = re.search(r"Overall exposure level for .*: ([\d.]+)", told)
    assert level, told
    assert float(level[1]) <= 2.0


ONION = "z37lauqvq3olxn4kv5rsa3idiypbjdbnehnkyu74qcdwd7iwxdtsoyid.onion"


@pytest.mark.parametrize("certificate", ["local", "public"])
def test_nobody_is_ever_asked_for_a_certificate_of_an_onion_address(tmp_path: Path, certificate: str) -> None:
    done = brazier("domain-config", ONION, "--certificate", certificate, "--to", tmp_path / "out")
    assert (done.exit_code, (tmp_path / "out").exists()) == (1, False)
    assert "Use: onion-config" in done.stderr


def test_a_relay_takes_no_onion_address(keys: Path) -> None:
    assert "Use: onion-config" in relay(keys, f"{ONION}=one.pub").stderr
    assert "Use: onion-config" in relay(keys, "one.example=one.pub", of=ONION).stderr


def test_a_name_that_is_no_onion_address_gets_no_unit_for_tor(tmp_path: Path) -> None:
    for name in ("notes.example", "notes.onion"):
        assert brazier("onion-config", name, "--to", tmp_path / "out").exit_code == 1
    assert not (tmp_path / "out").exists()
