"""A browser without pictures: cookies, the form token, and nothing it was not given."""

import http.client
import re
import time
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. headers: in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The page."""
        return self.body.decode("utf-8", "replace")

    @property
    def is_kept(self) -> bool:
        """Whether this tells the person that what she sent is kept."""
        return 200 <= self.status < 400


class Gone(Exception):
    """The hub ended before it answered."""


class Browser:
    """One browser of a hub on this machine."""

    def __init__(self, port: int, ticket: str = "") -> None:
        self.port, self.ticket = port, ticket
        self._cookies: dict[str, str] = {}
        self._token = ""

    def another(self) -> "Browser":
        """A second browser on the same machine."""
        return Browser(self.port)

    def send(self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None) -> Answer:
        """One request. Errors: Gone if no answer came."""
        said = {"Host": f"localhost:{self.port}"} | dict(headers or {})
        if self._cookies:
            said["Cookie"] = "; ".join(f"{k}={v}" for k, v in self._cookies.items())
        door = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            door.request(method, path, body or None, said)
            reply = door.getresponse()
            answer = Answer(reply.status, {k.lower(): v for k, v in reply.getheaders()}, reply.read())
            for name, value in reply.getheaders():
                if name.lower() == "set-cookie":
                    found = re.match(r"([^=]+)=([^;]*)", value)
                    assert found
                    self._cookies[found[1]] = found[2]
        except (OSError, http.client.HTTPException) as error:
            raise Gone from error
        finally:
            door.close()
        found_token = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', answer.body)
        self._token = found_token[1].decode() if found_token else self._token
        return answer

    def get(self, path: str) -> Answer:
        """Open a page."""
        return self.send("GET", path)

    def post(self, path: str, typed: Mapping[str, str] | None = None) -> Answer:
        """Send a form."""
        body = urlencode({"csrfmiddlewaretoken": self._token, **(typed or {})}).encode()
        return self.send("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})

    def upload(self, path: str, files: Sequence[tuple[str, bytes]], field: str = "uploads") -> Answer:
        """Send files as a form does."""
        edge = uuid.uuid4().hex
        token = f'Content-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{self._token}'
        parts = [f"--{edge}\r\n{token}\r\n".encode()]
        for name, content in files:
            head = f'--{edge}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n'
            parts += [f"{head}Content-Type: application/octet-stream\r\n\r\n".encode(), content, b"\r\n"]
        parts.append(f"--{edge}--\r\n".encode())
        kind = {"Content-Type": f"multipart/form-data; boundary={edge}"}
        return self.send("POST", path, b"".join(parts), kind)

    def unseal(self, words: str) -> Answer:
        """Open the hub, or this desk, with the six words."""
        self.get("/unseal")
        return self.post("/unseal", {"words": words})

    def sit_down(self) -> None:
        """Sit down with the ticket of the terminal, at a hub that was opened there."""
        self.get(f"/sit-down?ticket={self.ticket}")
        self.get("/more/")

    def hand_in(self, files: Sequence[tuple[str, bytes]]) -> Answer:
        """Bring lists in and wait until they are read; gives where that led, or why it did not."""
        answer = self.upload("/lists/", files)
        while "/lists/reading/" in answer.headers.get("location", ""):
            answer = self._until_over(answer.headers["location"])
        return answer

    def bring(self, files: Sequence[tuple[str, bytes]]) -> int:
        """Bring lists in; gives the import. Errors: AssertionError if they were refused."""
        answer = self.hand_in(files)
        found = re.fullmatch(r"/lists/(\d+)/?", answer.headers.get("location", ""))
        assert found, (answer.status, answer.text[-2000:])
        return int(found[1])

    def look(self, import_id: int) -> Answer:
        """What taking an import would do."""
        return self._until_over(f"/lists/{import_id}/take")

    def take(self, import_id: int) -> bool:
        """Look at an import and take it, waiting for each. Gives whether it was taken."""
        self.look(import_id)
        answer = self.post(f"/lists/{import_id}/take")
        if answer.status == 200:
            answer = self._until_over(f"/lists/{import_id}/take?taking=1")
        return answer.headers.get("location") == f"/lists/{import_id}"

    def _until_over(self, path: str) -> Answer:
        answer = self.get(path)
        while answer.status == 200 and b'class="going"' in answer.body:
            time.sleep(0.02)
            answer = self.get(path)
        return answer

    def copy(self, folder: str) -> bool:
        """Copy to a stick and wait. Gives whether the page says that the copy was tested."""
        self.post("/more/copies", {"folder": folder})
        answer = self._until_over("/more/copies")
        return "read back and opened." in (self.get("/more/copies") if answer.status == 302 else answer).text
