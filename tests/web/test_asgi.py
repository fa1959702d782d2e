"""A served hub and a browser that sends too much: an answer in words, and not one byte of it on any disk."""

import http.client
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.db import connection
from tests.conftest import WORDS
from tests.harbor.cast import NOW

from brazier.storage import actions as storage
from brazier.storage.cover import SHUT
from brazier.storage.keys import LEAST_MEMORY_KIB, Slowness
from brazier.terms import Actor
from brazier.web import actions as web
from brazier.web.intake import MOST_AT_DESK, MOST_BEFORE

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="served from an encrypted file"),
]
CANARY = b"Quillfeather,Ottoline,917 555 0177\r\n"
PIECE = CANARY * (1024 * 1024 // len(CANARY))
FRAME = (
    b'--cut\r\nContent-Disposition: form-data; name="form"\r\n\r\nx\r\n'
    b'--cut\r\nContent-Disposition: form-data; name="uploads"; filename="list.csv"\r\n\r\n'
)
END = b"\r\n--cut--\r\n"


@dataclass
class Served:
    """`brazier serve` in a folder of its own, with a temporary folder of its own."""

    process: subprocess.Popen[bytes]
    port: int
    folder: Path
    temporary: Path
    cookies: str = ""

    def ask(
        self, method: str, path: str, body: bytes | Iterator[bytes] = b"", **headers: str
    ) -> tuple[int, str, dict[str, str]]:
        """One request; gives status, text and headers, and keeps the cookies."""
        line = http.client.HTTPConnection("localhost", self.port, timeout=60)
        given = {"Cookie": self.cookies, **{k.replace("_", "-"): v for k, v in headers.items()}}
        line.request(method, path, body, given, encode_chunked="Transfer-Encoding" in given)
        answer = line.getresponse()
        text = answer.read().decode()
        line.close()
        kept = dict(pair.split("=", 1) for pair in self.cookies.split("; ") if pair)
        cookies = [value for name, value in answer.getheaders() if name.lower() == "set-cookie"]
        kept.update(cookie.split(";")[0].split("=", 1) for cookie in cookies)
        self.cookies = "; ".join(f"{k}={v}" for k, v in kept.items())
        return answer.status, text, {k.lower(): v for k, v in answer.getheaders()}

    def send(self, mebibytes: int, *, announced: bool) -> tuple[int, str, list[str]]:
        """Upload a list of this size, looking for the canary on the disk all the while."""
        seen: list[str] = []

        def pieces() -> Iterator[bytes]:
            yield FRAME
            for number in range(mebibytes):
                yield PIECE
                if number % 32 == 0:
                    seen.extend(self.spilled())
            seen.extend(self.spilled())
            yield END

        size = len(FRAME) + mebibytes * len(PIECE) + len(END)
        how = {"Content_Length": str(size)} if announced else {"Transfer_Encoding": "chunked"}
        form = "multipart/form-data; boundary=cut"
        status, page, _ = self.ask("POST", "/lists/", pieces(), Content_Type=form, **how)
        return status, page, seen + self.spilled()

    def spilled(self) -> list[str]:
        """Files outside the hub that hold the canary: in the temporary folder, or open and nameless."""
        places = [p for p in self.temporary.rglob("*") if p.is_file()]
        for handle in Path(f"/proc/{self.process.pid}/fd").iterdir():
            try:
                target = str(handle.readlink())
            except OSError:
                continue
            if target.startswith("/") and not target.startswith("/dev/"):
                places.append(handle)
        return [str(p) for p in places if _holds_canary(p)]


def _holds_canary(place: Path) -> bool:
    try:
        with place.open("rb") as opened:
            return CANARY.strip() in opened.read(4 * 1024 * 1024)
    except OSError:
        return False


@pytest.fixture
def served(own_folder: Path, tmp_path: Path) -> Iterator[Served]:
    web.begin(
        Actor.keeper, passphrase=WORDS, name="Harbor", worksite="West", people_here=None, trusted=(),
        handle="founder", now=NOW, slowness=Slowness(LEAST_MEMORY_KIB),
    )  # fmt: skip
    storage.seal(Actor.keeper)
    (tmp_path / "tmp").mkdir()
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | {"TMPDIR": str(tmp_path / "tmp")}
    command = [sys.executable, "-m", "brazier", "serve", "--data", str(own_folder), "--no-browser"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment)
    assert process.stdout is not None
    process.stdout.readline()
    port = json.loads((own_folder / "hub.serving").read_text())["port"]
    yield Served(process, port, own_folder, tmp_path / "tmp")
    process.terminate()
    process.communicate(timeout=20)


@pytest.fixture
def opened(served: Served) -> Served:
    """The same hub, opened by this browser."""
    _, page, _ = served.ask("GET", "/unseal")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token
    form = urlencode({"csrfmiddlewaretoken": token[1], "words": WORDS}).encode()
    status, *_ = served.ask("POST", "/unseal", form, Content_Type="application/x-www-form-urlencoded")
    assert status == 302
    return served


def test_a_list_past_the_limit_is_refused_in_words_and_none_ever_lies_on_a_disk_n41(opened: Served) -> None:
    largest = MOST_AT_DESK // len(PIECE)
    for announced in (True, False):
        status, page, seen = opened.send(largest + 8, announced=announced)
        assert (seen, status) == ([], 413)
        assert "Nothing was lost" in page
        assert "200.0" in page
    status, _, seen = opened.send(largest - 1, announced=True)
    assert seen == []
    assert status == 403  # without the form's token no view reads it, but Django has gathered all of it


def test_a_sealed_hub_takes_a_few_words_and_no_more(served: Served) -> None:
    for announced in (True, False):
        status, page, seen = served.send(2, announced=announced)
        assert (status, seen) == (503, [])
        assert page.encode() == SHUT
    assert served.ask("POST", "/lists/", b"x" * (MOST_BEFORE - 1))[0] == 503
    status, _, headers = served.ask("POST", "/unseal", b"x" * (MOST_BEFORE + 1), Accept_Language="es")
    assert status == 413
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["content-language"] == "es"
    assert headers["cache-control"] == "no-store"
