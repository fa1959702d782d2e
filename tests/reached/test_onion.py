"""A hub with an onion address: a real Tor reads what we wrote, and a real hub answers to that name alone."""

import base64
import re
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from tests.faults.browser import Answer, Browser
from tests.faults.hubs import Folder
from tests.reached.hubs import write
from tests.reached.network import PATH

TOR = shutil.which("tor", path=PATH)
NAME = "z37lauqvq3olxn4kv5rsa3idiypbjdbnehnkyu74qcdwd7iwxdtsoyid.onion"
PATIENCE = 20


class ThroughTor(Browser):
    """A browser whose requests Tor hands on: the address is the onion's, and nothing says who asks."""

    def send(self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None) -> Answer:
        return super().send(method, path, body, {"Host": NAME} | dict(headers or {}))


@pytest.fixture
def browser(folder: Folder) -> Iterator[ThroughTor]:
    """A browser at a hub that is served by its onion address."""
    born = folder.zygote.command("serve", "--data", folder.at, "--domain", NAME, "--port", "18765")
    folder.serving.append(born)
    yield ThroughTor(*folder._served(born))


@pytest.mark.allow_hosts(["127.0.0.1", "localhost"])
def test_it_is_opened_and_written_to_by_its_onion_address(folder: Folder, browser: ThroughTor) -> None:
    assert browser.unseal(folder.words).status == 302
    browser.get("/people/")
    assert browser.post("/people/", {"name": "Mei-Lin Zhao"}).status == 302
    answer = browser.get("/people/")
    assert "Mei-Lin Zhao" in answer.text
    assert "strict-transport-security" not in answer.headers  # there is no TLS here to be strict about


@pytest.mark.allow_hosts(["127.0.0.1", "localhost"])
@pytest.mark.parametrize("host", ["localhost:18765", "127.0.0.1:18765", "notes.example", f"www.{NAME}", ""])
def test_another_host_name_gets_nothing_n39(browser: ThroughTor, host: str) -> None:
    assert browser.get("/").status == 200
    assert browser.send("GET", "/", headers={"Host": host}).status == 400


@pytest.mark.allow_hosts(["127.0.0.1", "localhost"])
def test_a_page_from_elsewhere_writes_nothing_and_hearsay_is_not_believed(
    folder: Folder, browser: ThroughTor
) -> None:
    browser.unseal(folder.words)
    browser.get("/people/")
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    for said in (
        {"Origin": f"https://{NAME}"},
        {"Origin": "http://notes.example"},
        {"Host": "notes.example", "X-Forwarded-Host": NAME},
        {"Sec-Fetch-Site": "cross-site"},
    ):
        body = f"csrfmiddlewaretoken={browser._token}&name=Eve".encode()
        assert browser.send("POST", "/people/", body, form | said).status == 400
    assert "Eve" not in browser.get("/people/").text


def test_an_address_with_a_wrong_letter_is_refused_before_anything_is_served(folder: Folder) -> None:
    wrong = NAME.replace("z37l", "z37m")
    done = folder.zygote.run("serve", "--data", folder.at, "--domain", wrong)
    assert done.code == 1
    assert "no onion address" in done.complained


@pytest.mark.skipif(not TOR, reason="not run: tor is not installed")
def test_tor_reads_our_file_makes_an_address_we_take_and_keeps_the_keys_of_browsers(tmp_path: Path) -> None:
    write("onion-config", "--browsers", "3", "--to", tmp_path / "written")
    home = tmp_path / "tor"
    home.mkdir(mode=0o700)
    ours = (tmp_path / "written/torrc").read_text().replace("/var/lib/tor/notes", str(home / "notes"))
    (home / "torrc").write_text(ours)
    command = [str(TOR), "-f", str(home / "torrc"), "--DataDirectory", str(home / "data"), "--DisableNetwork", "1"]
    first = told_by(command, home / "notes/hostname")
    address = (home / "notes/hostname").read_text().strip()
    for key in (tmp_path / "written/authorized_clients").iterdir():
        shutil.copy(key, home / "notes/authorized_clients")
    again = told_by(command, home / "notes/hostname")
    assert not re.findall(r"\[(?:err|warn)\](?!.*(?:as root|Fixing permissions)).*", first + again)
    write("onion-config", address, "--to", tmp_path / "unit")
    assert f"--domain {address} --port 8765" in (tmp_path / "unit/brazier.service").read_text()


def told_by(command: list[str], made: Path) -> str:
    """What Tor says until it has made this file, and a moment longer."""
    running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    until = time.monotonic() + PATIENCE
    while not made.exists() and time.monotonic() < until:
        time.sleep(0.05)
    time.sleep(1)
    running.terminate()
    said, _ = running.communicate(timeout=PATIENCE)
    assert made.exists(), said
    return said


def test_each_browser_has_a_key_of_its_own_whose_halves_belong_together(tmp_path: Path) -> None:
    write("onion-config", "--browsers", "3", "--to", tmp_path)
    before = {path.name: path.read_text() for path in (tmp_path / "authorized_clients").iterdir()}
    assert sorted(before) == ["01.auth", "02.auth", "03.auth"]
    for name, public in before.items():
        private = tmp_path / "for-browsers" / name.replace(".auth", ".txt")
        assert private.stat().st_mode & 0o777 == 0o600
        raw = base64.b32decode(private.read_text().strip() + "====")
        half = X25519PrivateKey.from_private_bytes(raw).public_key().public_bytes_raw()
        assert public == f"descriptor:x25519:{base64.b32encode(half).decode().rstrip('=')}\n"
    write("onion-config", "--browsers", "4", "--to", tmp_path)  # one more person: the others keep theirs
    after = {path.name: path.read_text() for path in (tmp_path / "authorized_clients").iterdir()}
    assert len(after) == len(set(after.values())) == 4
    assert {name: after[name] for name in before} == before
