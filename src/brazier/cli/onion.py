"""The command that writes what lets browsers come by an onion address: onion-config."""

import base64
from pathlib import Path

import click
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from brazier.cli import desk
from brazier.cli.reaching import filled, to_option, write
from brazier.cli.serving import BESIDE_CADDY
from brazier.terms import Wrong
from brazier.web import reached

MOST_BROWSERS = 99


@click.command(name="onion-config")
@click.argument("address", required=False)
@click.option("--port", type=click.IntRange(1, 65535), default=BESIDE_CADDY, show_default=True, help="The hub's.")
@click.option(
    "--browsers",
    type=click.IntRange(0, MOST_BROWSERS),
    default=0,
    help="Draw a key for so many browsers, numbered from 01. Then whoever has the address alone finds nothing.",
)
@to_option
@desk.sentences
def onion_config(address: str | None, port: int, browsers: int, folder: Path) -> None:
    """Write what lets browsers reach this hub through Tor: without ADDRESS Tor's side, which makes the address;
    with it the systemd unit.

    Nothing is asked and nothing is sent. The steps are in READ-ME.txt; docs/reached/onion.md says what it leaks.
    """
    if address is not None:
        name = reached.name_of(address)
        if not name.endswith(reached.ONION):
            raise Wrong("cli.no_onion", "This name does not end in .onion. Nothing was written.")
        write(folder, {"brazier.service": filled("brazier.service.txt", {"name": name, "port": str(port)})})
        return
    write(
        folder,
        {
            "torrc": filled("torrc.txt", {"port": str(port)}),
            "READ-ME.txt": filled("READ-ME-onion.txt", {"port": str(port)}),
        },
    )
    for number in range(1, browsers + 1):
        _draw_key(folder, f"{number:02}")


def _draw_key(folder: Path, number: str) -> None:
    """Both halves of one browser's key, as Tor writes them: base32 without padding. A key that is there stays, or
    a browser that has it would find nothing any more."""
    public, private = folder / "authorized_clients" / f"{number}.auth", folder / "for-browsers" / f"{number}.txt"
    if public.exists():
        return
    key = X25519PrivateKey.generate()
    write(public.parent, {public.name: f"descriptor:x25519:{_base32(key.public_key().public_bytes_raw())}\n"})
    private.parent.mkdir(parents=True, exist_ok=True)
    private.touch(mode=0o600)
    write(private.parent, {private.name: _base32(key.private_bytes_raw()) + "\n"})


def _base32(raw: bytes) -> str:
    return base64.b32encode(raw).decode("ascii").rstrip("=")
