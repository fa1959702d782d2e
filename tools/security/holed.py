"""A page with every hole, on this machine only: a tool that finds nothing here did not look."""

import html
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

PAGE = (
    '<!doctype html><title>Holed</title><form action="/find"><input name="name" value="rosa"><button>Find</button>'
    '</form><form action="/say"><input name="text" value="hello"><button>Say</button></form>'
)


class Holed(BaseHTTPRequestHandler):
    """`/find?name=` puts what is typed into SQL, `/say?text=` puts it into the page."""

    def do_GET(self) -> None:
        """Answer as no page should."""
        asked = urlsplit(self.path)
        typed = {name: values[0] for name, values in parse_qs(asked.query).items()}
        status, body = 200, PAGE
        if asked.path == "/find":
            status, body = self._find(typed.get("name", ""))
        elif asked.path == "/say":
            body = f"<p>{typed.get('text', '')}</p>"
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body.encode())

    def _find(self, name: str) -> tuple[int, str]:
        table = sqlite3.connect(":memory:")
        table.execute("CREATE TABLE people (id INTEGER, name TEXT)")
        table.execute("INSERT INTO people VALUES (1, 'rosa')")
        try:
            rows = table.execute(f"SELECT id, name FROM people WHERE name = '{name}'").fetchall()
        except (sqlite3.Error, sqlite3.Warning) as error:
            return 500, f"sqlite3.OperationalError: {html.escape(str(error))}"
        finally:
            table.close()
        return 200, "".join(f"<p>{row}</p>" for row in rows) or "<p>Nobody</p>"

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def holed() -> Iterator[str]:
    """The page, for as long as it is attacked; gives its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Holed)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
