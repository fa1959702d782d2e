"""Serve the hub on loopback only, to browsers here or to Caddy beside it: awake, sealed at the end."""

import contextlib
import json
import os
import secrets
import signal
import socket
import sys
import threading
import webbrowser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import uvicorn
from django.conf import settings
from django.db import connections
from wakepy import keep

from brazier.cli import desk
from brazier.phone.reading import actions as reading
from brazier.storage import actions as storage
from brazier.storage import memory, presence
from brazier.storage.hub import State, here
from brazier.terms import Actor, BrazierError, Wrong
from brazier.upkeep import actions as upkeep
from brazier.web import actions as web
from brazier.web import clock, reached
from brazier.web.asgi import application
from brazier.web.intake import Application

SERVING = "hub.serving"
QUARTER_HOUR = 15 * 60
BESIDE_CADDY = 8765
"""The port for Caddy, unless another is named: its configuration is written once and must find us again."""


@click.command()
@desk.data_option
@click.option("--port", type=int, default=0, help="Port on this machine; a free one if not given.")
@click.option("--no-browser", is_flag=True, help="Do not open a page.")
@click.option(
    "--domain",
    help="Serve browsers elsewhere by this name, through Caddy, or by an onion address, through Tor: see `brazier "
    "domain-config` and `brazier onion-config`.",
)
@desk.sentences
def serve(data: Path | None, port: int, no_browser: bool, domain: str | None) -> None:
    """Serve the hub to browsers on this machine only, or by a name of your own. Ctrl-C seals it and ends."""
    desk.use(data)
    if domain is None:
        serve_open_hub(port, no_browser)
        return
    name = reached.name_of(domain)
    if here.state is State.NEW:  # whoever came by that name first would be the founder
        raise Wrong(
            "cli.new_outside",
            "There is no campaign here yet. Start it at this machine first (brazier serve), then serve it so.",
        )
    settings.ALLOWED_HOSTS[:] = [name]
    serve_open_hub(port or BESIDE_CADDY, True, name)


def serve_open_hub(port: int, no_browser: bool, domain: str | None = None) -> None:
    """Serve this process's hub, sealed or open as it is, until it is stopped. domain: the name Caddy or Tor
    knows."""
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.bind(("127.0.0.1", port))
    bound.listen(64)  # whoever comes before the server is ready waits a moment
    number = bound.getsockname()[1]
    with _known_here(number, domain or "localhost") as ticket:
        whence, who = _way_here(domain, number)
        click.echo(f"{whence}{_first_page(ticket)}\n{who} Ctrl-C seals and ends.")
        if memory.swap_is_on():
            click.echo("This machine writes memory to its disk (swap). Turn that off, or encrypt the disk.")
        if not no_browser:
            threading.Timer(0.8, webbrowser.open, [whence + _first_page(ticket)]).start()
        stopped = threading.Event()
        threading.Thread(target=_tend, args=(stopped,), daemon=True).start()
        try:
            _run(bound, reached.over_tls(application) if whence.startswith("https") else application)
        finally:
            stopped.set()
            web.end_samples(Actor.keeper)
            storage.seal(Actor.keeper)


def _way_here(domain: str | None, port: int) -> tuple[str, str]:
    """The address browsers come by, and a sentence on who can."""
    if domain is None:
        return f"http://localhost:{port}/", "This machine only."
    if domain.endswith(reached.ONION):
        return f"http://{domain}/", f"Through Tor, from 127.0.0.1:{port}."
    return f"https://{domain}/", f"Through Caddy, from 127.0.0.1:{port}."


def _run(bound: socket.socket, served_as: Application) -> None:
    """Serve until Ctrl-C, until we are told to end, or until the terminal window is closed."""
    config = uvicorn.Config(
        served_as,
        ws="none",
        proxy_headers=False,  # what a header says about the browser's address or scheme is hearsay
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="off",
        timeout_graceful_shutdown=1,
    )
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # the server raises it once more when it has ended
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, lambda *_: signal.raise_signal(signal.SIGTERM))
    with keep.running(on_fail="pass"), contextlib.suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[bound])


def _first_page(ticket: str) -> str:
    """Where the first page is. A hub that is open already lets in whoever holds the ticket, once."""
    if here.state is State.OPEN:
        return f"sit-down?ticket={ticket}"
    return "unseal" if here.state is State.SEALED else ""


@contextlib.contextmanager
def _known_here(port: int, host: str) -> Iterator[str]:
    """A file only this account can read, so that `brazier seal` finds us; it holds no key. It is ours alone while
    we serve, so that nobody serves the same folder twice and seals only one of them."""
    if here.state is State.NEW:
        here.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = here.folder / SERVING
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    if not presence.locked(handle):
        os.close(handle)
        raise Wrong("cli.served", "This folder is being served already. Use that window, or seal it first.")
    here.ticket = secrets.token_urlsafe(24)
    os.ftruncate(handle, 0)
    os.write(handle, json.dumps({"port": port, "token": here.ticket, "host": host}).encode())
    try:
        yield here.ticket
    finally:
        path.unlink(missing_ok=True)
        os.close(handle)


def served() -> dict[str, Any] | None:
    """Where this process's folder is being served, with the ticket that may seal it; None if by nobody. What lies
    there may also have been left by one that was ended by force."""
    try:
        found: dict[str, Any] = json.loads((here.folder / SERVING).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return found


def _tend(stopped: threading.Event) -> None:
    """When a new day begins, do what is due; a sealed hub waits until it is opened."""
    done = clock.today()
    while not stopped.wait(QUARTER_HOUR):
        if here.state is State.OPEN and clock.today() != done:
            try:
                upkeep.tend(Actor.clock, now=clock.now(), today=clock.today())
                reading.end_over(Actor.clock, now=clock.now())
                done = clock.today()
            except BrazierError:
                continue  # sealed in between: the next opening does it
            finally:
                connections.close_all()
