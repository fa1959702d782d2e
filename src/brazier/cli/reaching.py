"""Commands that write what lets browsers elsewhere reach the hub: domain-config, relay-config."""

import re
from importlib import resources
from pathlib import Path
from string import Template

import click

from brazier.cli import desk
from brazier.cli.serving import BESIDE_CADDY
from brazier.terms import Wrong
from brazier.web import reached

FIRST_TUNNEL = 21001
"""Loopback port on the relay for the hub named first; the next hubs follow."""
BEHIND_RELAY = 8443
"""Where Caddy listens on the hub's own loopback, for the tunnel alone."""
KEY = re.compile(r"ssh-ed25519 [A-Za-z0-9+/]{68}(?= |$)")
CERTIFICATES = {
    "local": ("tls internal", "Caddy makes the certificate by itself. Only browsers that were told so trust it."),
    "own": (
        "tls /etc/caddy/{name}.crt /etc/caddy/{name}.key",
        "Before that, put your certificate and its key at /etc/caddy/{name}.crt and .key, for the account caddy.",
    ),
    "public": (
        "tls {{\n\t\tissuer acme {{\n\t\t\tdisable_http_challenge\n\t\t}}\n\t}}",
        "Caddy now asks Let's Encrypt for a certificate. {name} stands in a public list from then on, for ever.",
    ),
}  # fmt: skip
certificate_option = click.option(
    "--certificate",
    type=click.Choice(list(CERTIFICATES)),
    default="local",
    show_default=True,
    help="local: Caddy's own, nobody is asked. own: files you bring. public: ask Let's Encrypt.",
)
to_option = click.option(
    "--to", "folder", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder to write to."
)


@click.command(name="domain-config")
@click.argument("name")
@certificate_option
@click.option("--port", type=click.IntRange(1, 65535), default=BESIDE_CADDY, show_default=True, help="The hub's.")
@to_option
@desk.sentences
def domain_config(name: str, certificate: str, port: int, folder: Path) -> None:
    """Write what lets browsers reach this hub by NAME: Caddy's configuration and a systemd unit.

    Nothing is asked and nothing is sent. The steps are in READ-ME.txt; docs/reached/domain.md says what it leaks.
    """
    name = _name(name)
    words = _caddy(name, certificate, port=port, https_port=443)
    write(
        folder,
        {
            "Caddyfile": filled("Caddyfile.txt", words),
            "brazier.service": filled("brazier.service.txt", words),
            "READ-ME.txt": filled("READ-ME-domain.txt", words),
        },
    )


@click.command(name="relay-config")
@click.argument("relay")
@click.option(
    "--hub",
    "hubs",
    type=(str, click.Path(path_type=Path, exists=True, dir_okay=False)),
    required=True,
    multiple=True,
    metavar="NAME KEY.pub",
    help="A hub's name and the public half of its ssh key. Again for each hub; new ones last.",
)
@click.option(
    "--relay-key",
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The relay's /etc/ssh/ssh_host_ed25519_key.pub, so that no other machine can play relay.",
)
@certificate_option
@to_option
@desk.sentences
def relay_config(
    relay: str, hubs: tuple[tuple[str, Path], ...], relay_key: Path, certificate: str, folder: Path
) -> None:
    """Write both sides of a relay: RELAY lends its address to hubs at home and can decrypt none of them.

    A folder `relay` for whoever lends it, and one folder for each hub. docs/reached/relay.md says what it leaks.
    """
    relay = _name(relay)
    keys = {_name(name): _key(path) for name, path in hubs}
    if len(keys) < len(hubs) or len(set(keys.values())) < len(hubs):
        raise Wrong(
            "cli.twice", "Two hubs have the same name or the same key. Nothing was written. Give each its own."
        )
    relays_key = _key(relay_key)
    ports = {name: FIRST_TUNNEL + at for at, name in enumerate(keys)}
    lines = {
        name: f'restrict,port-forwarding,permitlisten="127.0.0.1:{ports[name]}" {keys[name]}' for name in keys
    }
    write(
        folder / "relay",
        {
            "haproxy.cfg": filled("haproxy.cfg.txt", {}),
            "hubs.map": "".join(f"{name} {port}\n" for name, port in ports.items()),
            "hubs.keys": "".join(f"{line} {name}\n" for name, line in lines.items()),
            "sshd.conf": filled("sshd.conf.txt", {}),
            "READ-ME.txt": filled("READ-ME-relay.txt", {"relay": relay}),
        },
    )
    for name, port in ports.items():
        words = _caddy(name, certificate, port=BESIDE_CADDY, https_port=BEHIND_RELAY)
        words |= {"relay": relay, "command": _tunnel(relay, port)}
        write(
            folder / name,
            {
                "Caddyfile": filled("Caddyfile.txt", words),
                "brazier.service": filled("brazier.service.txt", words),
                "brazier-tunnel.service": filled("brazier-tunnel.service.txt", words),
                "known_hosts": f"{relay} {relays_key}\n",
                "READ-ME.txt": filled("READ-ME-hub.txt", words),
            },
        )


def _name(typed: str) -> str:
    """A name for Caddy. Errors: Wrong for what is none, and for an onion address: nobody may be asked for it."""
    name = reached.name_of(typed)
    if name.endswith(reached.ONION):
        raise Wrong(
            "cli.onion",
            "An onion address needs no certificate and no Caddy. Nothing was written. Use: onion-config.",
        )
    return name


def _tunnel(relay: str, port: int) -> str:
    """The ssh command that offers Caddy's port to the relay's loopback, and nothing else to anybody."""
    options = {
        "BatchMode": "yes",
        "ExitOnForwardFailure": "yes",
        "IdentitiesOnly": "yes",
        "IdentityFile": "/home/brazier/.ssh/relay",
        "ServerAliveCountMax": "3",
        "ServerAliveInterval": "30",
        "StrictHostKeyChecking": "yes",
        "UserKnownHostsFile": "/etc/ssh/brazier_relay",
    }
    told = " ".join(f"-o {name}={value}" for name, value in options.items())
    return f"/usr/bin/ssh -F none -N -T {told} -R 127.0.0.1:{port}:127.0.0.1:{BEHIND_RELAY} hubs@{relay}"


def _caddy(name: str, certificate: str, *, port: int, https_port: int) -> dict[str, str]:
    """The words of the files around Caddy. Behind a relay it listens on loopback too, for the tunnel."""
    line, note = (text.format(name=name) for text in CERTIFICATES[certificate])
    bind = "bind 127.0.0.1\n\t" if https_port == BEHIND_RELAY else ""
    return {
        "name": name, "port": str(port), "bind": bind, "https_port": str(https_port),
        "certificate": line, "certificate_note": note,
    }  # fmt: skip


def filled(file: str, words: dict[str, str]) -> str:
    """One of our written files with these words in it."""
    return Template((resources.files("brazier.cli") / "written" / file).read_text("utf-8")).substitute(words)


def _key(path: Path) -> str:
    """The public key in a file, without its comment: that often holds a person's name and machine."""
    found = KEY.match(path.read_bytes()[:1000].decode("ascii", "replace"))
    if found is None:
        raise Wrong(
            "cli.no_key",
            f"{path.name} is no public ed25519 key. Nothing was written. Make one with: ssh-keygen -t ed25519 "
            "-N '' -C '' -f relay, keep the file relay to yourself, and give relay.pub.",
        )
    return found[0]


def write(folder: Path, files: dict[str, str]) -> None:
    """Write these files and name each. Errors: OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
        click.echo(folder / name)
