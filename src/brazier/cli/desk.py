"""What every command shares: which folder, which words, how errors end."""

import functools
import json
import os
import secrets
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click
import platformdirs

from brazier.access import queries as access
from brazier.ledger import queries as ledger
from brazier.people.reach import queries as reach
from brazier.storage import actions, disk, keyring, sight, words
from brazier.storage.hub import here
from brazier.terms import Actor, BrazierError, Wrong
from brazier.upkeep import actions as upkeep
from brazier.web import clock

SHARE_FILES = "brazier.share_files"
SHORTEST_PASSPHRASE = 12


def default_folder() -> Path:
    """Where the campaign lies when nobody says otherwise."""
    return Path(platformdirs.user_data_dir("brazier", appauthor=False)) / "campaign"


def use(data: Path | None) -> None:
    """Say which folder this command is about."""
    actions.use_folder(Actor.keeper, (data or default_folder()).expanduser().resolve())


def sentences(command: Callable[..., Any]) -> Callable[..., Any]:
    """End with one sentence on stderr and 1 when something is refused or fails; never with a traceback.

    However it ends, the hub is sealed again.
    """

    @functools.wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        try:
            with sight.seeing(sight.NOTHING):  # until it is known who asks
                return command(*args, **kwargs)
        except (click.ClickException, click.exceptions.Exit, SystemExit):
            raise
        except BaseException as error:  # the last one who can say it in words
            click.echo(f"brazier: {_sentence(error)}", err=True)
        finally:
            actions.seal(Actor.keeper)
        sys.exit(1)

    return wrapped


def _sentence(error: BaseException) -> str:
    if isinstance(error, BrazierError):
        return str(error)
    if isinstance(error, KeyboardInterrupt | click.Abort):
        return "stopped. What was kept before is safe."
    if isinstance(error, MemoryError):
        return "not enough memory. Nothing was changed. Close other programs."
    if isinstance(error, OSError):
        return f"{disk.told(error)} ({error.filename})" if error.filename else str(disk.told(error))
    place = traceback.extract_tb(error.__traceback__)[-1]  # a place in the code, and no value: it could be a name
    where = f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}"
    return f"something broke on our side ({where}). What was kept before is safe; nothing was half done."


def data_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """--data DIR."""
    return click.option(
        "--data", type=click.Path(path_type=Path, file_okay=False), help="Folder of the campaign."
    )(command)


def words_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """--passphrase-file F, or --share-file F once for each share. Shares are found by `read_shares`, so that no
    command needs to hand them on."""
    command = click.option(
        "--share-file",
        "share_files",
        multiple=True,
        expose_value=False,
        callback=lambda context, _, given: context.meta.update({SHARE_FILES: given}),
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help="File that holds the 33 words of one share; once for each share, where a committee opens the hub.",
    )(command)
    return click.option(
        "--passphrase-file",
        "words_file",
        type=click.Path(path_type=Path, dir_okay=False),
        help="File that holds the six words; without it they are asked for.",
    )(command)


def json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """--json."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")(command)


def read_words(words_file: Path | None) -> str:
    """The words, from the file or asked for without showing them."""
    if words_file is not None:
        return words_file.read_text("utf-8").strip()
    prompted: str = click.prompt("The six words", hide_input=True, err=True)
    return prompted


def read_shares() -> tuple[str, ...]:
    """The shares in the files named with --share-file."""
    context = click.get_current_context(silent=True)
    named: tuple[Path, ...] = context.meta.get(SHARE_FILES, ()) if context else ()
    return tuple(path.read_text("utf-8", "replace") for path in named)


def read_proof(words_file: Path | None) -> dict[str, Any]:
    """What opens a hub or a copy, by the names that actions give it: shares if any are named, else the words."""
    if shares := read_shares():
        return {"shares": shares}
    return {"passphrase": read_words(words_file)}


def words_for_new_hub(words_file: Path | None) -> tuple[str, bool]:
    """The words for a new hub: from the file if it holds any, else drawn, and written there if one is named.

    Gives the words and whether they were drawn. Errors: Wrong if those in the file are too short.
    """
    if words_file is not None and words_file.exists():
        given = words_file.read_text("utf-8").strip()
        if given:
            if len(given) < SHORTEST_PASSPHRASE:
                raise Wrong(
                    "storage.short",
                    "These words are too short to protect anybody. Leave the file out and Brazier draws six.",
                )
            return given, False
    drawn = words.draw(secrets.randbelow)
    if words_file is not None:
        handle = os.open(words_file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w") as out:
            out.write(drawn + "\n")
    return drawn, True


def open_hub(data: Path | None, words_file: Path | None) -> Actor:
    """Open the hub and give its founder: who has the words of a one-person hub is that person."""
    use(data)
    ring = keyring.read(here.folder)  # say that there is no campaign before asking for words
    if ring.committee is not None and not read_shares():
        raise Wrong(
            "cli.shares",
            "%(enough)s shares of set %(number)s open this hub. Name the file of each: --share-file FILE. "
            "Nothing was changed.",
            enough=ring.committee.enough,
            number=ring.committee.number,
        )
    return open_with(**read_proof(words_file))


def open_with(*, passphrase: str = "", shares: Sequence[str] = ()) -> Actor:
    """Open this process's hub and give its founder. Says so if it was last ended without sealing."""
    actions.unseal(Actor.nobody, passphrase=passphrase, shares=shares)
    finished = upkeep.finish_share_out(Actor.clock, now=clock.now())
    for told in (actions.cut_off(Actor.keeper), finished):
        if told:
            click.echo(f"brazier: note: {told}", err=True)
    if unlike := ledger.noticed(Actor.keeper, None):
        click.echo(f"brazier: note: {unlike}", err=True)
    actor = access.alone(Actor.keeper)
    sight.from_now_on(reach.sight_of(actor))
    return actor


def tell(content: dict[str, Any], as_json: bool, plain: Callable[[], None]) -> None:
    """Print JSON, or the same for people."""
    if as_json:
        click.echo(json.dumps(content, ensure_ascii=False))
    else:
        plain()
