"""What every command shares: which folder, which words, who asks, how errors end."""

import contextlib
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
from django.db import DatabaseError

from brazier.access import queries as access
from brazier.access.gate import allow
from brazier.access.looking import actions as looking
from brazier.access.signin import queries as signin
from brazier.access.signin.terminal import actions as terminal
from brazier.ledger import queries as ledger
from brazier.people.reach import queries as reach
from brazier.storage import actions, disk, keyring, sight, words
from brazier.storage.hub import here
from brazier.terms import Actor, BrazierError, Wrong
from brazier.upkeep import actions as upkeep
from brazier.web import clock
from brazier.web.seats import queries as seats

SHARE_FILES, NAMED, SECRET, ASKER = "brazier.share_files", "brazier.as", "brazier.secret", "brazier.asker"
"""Where the options of a command keep what it does not hand on, and who asks."""
SHORTEST_PASSPHRASE = 12
LONGEST_SECRET_FILE = 2000
NUMBER = click.IntRange(0, 2**63 - 1)
"""What numbers a row: more fits into none."""
NOTHING = "There is nothing here."


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
            _note_miss(_sentence(error))
            click.echo(f"brazier: {_sentence(error)}", err=True)
        finally:
            actions.seal(Actor.keeper)
        sys.exit(1)

    return wrapped


def _note_miss(said: str) -> None:
    """Whoever found nothing, or what is not for them, leaves the same line as at a page."""
    context = click.get_current_context(silent=True)
    asker: Actor | None = context.meta.get(ASKER) if context else None
    if context and asker and asker.id and said == NOTHING:
        looking.miss(asker, what=f"command:{context.info_name}", now=clock.now())
    with contextlib.suppress(BrazierError, DatabaseError, OSError):  # sealed, or a full disk: it is told already
        looking.write_missed(Actor.clock)


def _sentence(error: BaseException) -> str:
    if isinstance(error, OverflowError):  # a number too big for any row
        return NOTHING
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


def person_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """--as NAME and --secret-file F, for commands that show or change people. `who_asks` finds them."""
    command = click.option(
        "--secret-file",
        expose_value=False,
        callback=_read_secret,
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help="File with that person's passphrase, and the code in its second line; what is missing is asked for.",
    )(command)
    return click.option(
        "--as",
        "named",
        expose_value=False,
        metavar="NAME",
        callback=lambda context, _, given: context.meta.update({NAMED: given}),
        help="Who you are here. Needed as soon as a second person signs in.",
    )(command)


def _read_secret(context: click.Context, _: click.Parameter, path: Path | None) -> None:
    """The lines of the file, without what an editor adds; none if no file is named."""
    lines: list[str] = []
    if path is not None:
        with path.open("rb") as body:
            raw = body.read(LONGEST_SECRET_FILE + 1)
        lines = [line.strip() for line in raw.decode("utf-8-sig", "replace").strip().split("\n")]
        if not lines[0] or len(lines) > 2 or len(raw) > LONGEST_SECRET_FILE:
            raise click.BadParameter(
                "the passphrase stands in its first line, the code in its second, nothing else."
            )
    context.meta[SECRET] = lines


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


def open_hub(data: Path | None, words_file: Path | None) -> dict[str, Any]:
    """Open the hub. That shows nobody and gives no right to read: see `who_asks`. Gives what opened it."""
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
    proof = read_proof(words_file)
    open_with(**proof)
    return proof


def open_with(*, passphrase: str = "", shares: Sequence[str] = ()) -> None:
    """Open this process's hub. Says so if it was last ended without sealing."""
    actions.unseal(Actor.nobody, passphrase=passphrase, shares=shares)
    finished = upkeep.finish_share_out(Actor.clock, now=clock.now())
    for told in (actions.cut_off(Actor.keeper), finished):
        if told:
            note(str(told))
    if unlike := ledger.noticed(Actor.keeper, None):
        note(str(unlike))


def who_asks(verb: str) -> Actor:
    """Who this command acts for, in an open hub: the founder where nobody else signs in, else whoever --as names,
    once they signed in. Whoever may not do this is stopped before anything else they typed is looked at.

    Errors: Wrong without --as where more than one signs in, or if they do not sign in; Refused as the gate.
    """
    meta = click.get_current_context().meta
    asker = meta[ASKER] = _alone(meta) if is_alone() else _signed_in(meta)
    allow(asker, verb)
    sight.from_now_on(reach.sight_of(asker))
    return asker


def is_alone() -> bool:
    """Whether nobody but the founder signs in here, so that whoever has the words is that person."""
    return not signin.by_name(Actor.keeper)


def _alone(meta: dict[str, Any]) -> Actor:
    if meta.get(NAMED) is not None:
        raise Wrong("cli.alone", "Nobody but the founder signs in here. Leave out --as: the six words are enough.")
    return access.alone(Actor.keeper)


def _signed_in(meta: dict[str, Any]) -> Actor:
    if meta.get(NAMED) is None:
        raise Wrong(
            "cli.as",
            "More than one person signs in here. What opens the hub shows nobody. Say who you are: --as NAME. "
            "Nothing was changed.",
        )
    told = meta.get(SECRET, [])
    passphrase = told[0] if told else click.prompt("Your passphrase", hide_input=True, err=True)
    code = told[1] if len(told) > 1 else click.prompt("Code from your app", hide_input=True, err=True)
    found = terminal.enter(
        Actor.keeper, handle=meta[NAMED], passphrase=passphrase, code=code, now=clock.now(), today=clock.today()
    )
    for said in seats.unread(found.actor):  # they are told again on the next page: it is not sure who types here
        note(said)
    if found.waits:
        note("the command line is new for you. As any new device it shows nobody for 24 hours.")
    return found.actor


def note(said: str) -> None:
    """One sentence beside the answer."""
    click.echo(f"brazier: note: {said}", err=True)


def tell(content: dict[str, Any], as_json: bool, plain: Callable[[], None]) -> None:
    """Print JSON, or the same for people."""
    if as_json:
        click.echo(json.dumps(content, ensure_ascii=False))
    else:
        plain()
