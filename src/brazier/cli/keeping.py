"""Commands that keep the hub and show nobody: backup, restore, verify, seal; and demo."""

import http.client
import secrets
import shutil
from pathlib import Path
from typing import Any

import click
from rich.progress import Progress

from brazier.cli import desk
from brazier.cli.lists import screen
from brazier.cli.serving import serve_open_hub, served
from brazier.demo import actions as demo
from brazier.demo.vote import actions as vote
from brazier.ledger import queries as ledger
from brazier.storage import actions as storage
from brazier.storage import words
from brazier.storage.hub import State, here
from brazier.terms import Actor, Wrong
from brazier.upkeep import actions as upkeep
from brazier.upkeep.sticks import plugged_in
from brazier.web import actions as web
from brazier.web import clock

FINDINGS = {
    "key_file_private": "the key file belongs to you alone",
    "folder_private": "the folder belongs to you alone",
    "disk": "the folder is on a disk of this machine",
    "swap_off": "memory is not swapped to disk (turn swap off, or encrypt it)",
    "pages_untouched": "every page of the database is as it was written",
    "database_whole": "the database is whole",
    "nothing_loose": "every row that points to another finds it",
    "writes_kept": "what is acknowledged is on the disk",
    "server_fsync": "the server writes through to the disk",
    "server_synchronous_commit": "the server acknowledges only what is kept",
    "server_full_page_writes": "the server survives a torn page",
    "ledger_whole": "no line of the ledger was changed, removed or added",
    "ledger_signed": "the ledger is signed by this hub where it must be",
    "ledger_head": "the ledger goes as far as this folder remembers",
    "ledger_sticks": "the ledger goes as far as the sticks remember",
    "ledger_restored": "a stick remembers more, because a copy was restored since",
    "standings_true": "where people stand follows from what was said",
}


@click.command()
@desk.data_option
@desk.words_option
@click.option(
    "--to", "folder", required=True, type=click.Path(path_type=Path), help="A stick, or a folder on one."
)
@desk.json_option
@desk.sentences
def backup(data: Path | None, words_file: Path | None, folder: Path, as_json: bool) -> None:
    """Copy the hub to a stick and test the copy by opening it. Shows nobody."""
    desk.open_hub(data, words_file)
    copied = upkeep.backup(Actor.keeper, folder=folder, now=clock.now())
    content = {"copy": str(copied.path), "bytes": copied.size, "sha256": copied.digest, "tested": True}
    desk.tell(content, as_json, lambda: click.echo(f"{copied.path} ({copied.size} bytes), read back and opened."))


@click.command()
@click.argument("source", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@desk.data_option
@desk.words_option
@click.option(
    "--left-out",
    "knowing",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder that may know of people left out after this copy: another stick, or the old hub's.",
)
@desk.json_option
@desk.sentences
def restore(
    source: Path, data: Path | None, words_file: Path | None, knowing: tuple[Path, ...], as_json: bool
) -> None:
    """Make an empty folder the hub that a copy holds. The six words, or those in the envelope, open it; or the
    shares of the day it was made.

    Whoever asked to be left out after the copy was made is left out again, as far as the copy's own folder, the
    sticks that are plugged in, this account's usual folder and those named with --left-out can tell.
    """
    desk.use(data)
    again = upkeep.restore(
        Actor.keeper,
        source=source,
        **desk.read_proof(words_file),
        now=clock.now(),
        knowing=(*knowing, *plugged_in(), desk.default_folder()),
    )
    told = ledger.noticed(Actor.keeper, ledger.on_stick(Actor.keeper, source.parent))
    content = {"restored": str(here.folder), "left_out_again": again}

    def plain() -> None:
        click.echo(f"Restored in {here.folder}.")
        if told:
            click.echo(told)
        if again:
            click.echo(f"{again} people who asked to be left out since then are left out again.")

    desk.tell(content, as_json, plain)


@click.command()
@desk.data_option
@desk.words_option
@click.option("--seen", default="", help="Six words of the ledger, as written down earlier: are they still in it?")
@desk.json_option
@desk.sentences
def verify(data: Path | None, words_file: Path | None, seen: str, as_json: bool) -> None:
    """Look whether file, keys, ledger and counts are whole. Ends with 1 if anything is not. Shows nobody."""
    desk.open_hub(data, words_file)
    found = upkeep.verify(Actor.keeper)
    newest = ledger.newest(Actor.keeper)
    known = ledger.line_with(Actor.keeper, seen) if seen else None
    content = {
        "findings": [{"code": f.code, "well": f.is_well, "detail": f.detail} for f in found],
        "ledger": {"lines": newest.number, "words": newest.words, "hour": newest.hour},
    }
    if seen:
        content["seen"] = {"line": known.number if known else None}

    def plain() -> None:
        for f in found:
            mark = "ok  " if f.is_well else "BAD " if f.is_broken else "note"
            click.echo(f"{mark} {FINDINGS[f.code]}{f' ({f.detail})' if f.detail and not f.is_well else ''}")
        click.echo(f"The ledger has {newest.number} lines. In six words: {newest.words}")
        if known:
            click.echo(f"The words you wrote down are line {known.number}. Up to there it is the ledger you saw.")

    desk.tell(content, as_json, plain)
    if seen and known is None:
        raise Wrong(
            "ledger.words",
            "No line of this ledger has the words you wrote down. Check each word. If they are right, lines were "
            "cut off or changed, or a copy from before was restored.",
        )
    if any(f.is_broken for f in found):
        raise Wrong("upkeep.not_whole", "Something is not as it should be. Keep this folder as it is; use a copy.")


@click.command()
@desk.data_option
@desk.sentences
def seal(data: Path | None) -> None:
    """Seal the hub that is being served from this folder: keys and connections are gone within two seconds."""
    desk.use(data)
    serving = served()
    try:
        sealed = serving is None or _ask_to_seal(serving)
    except ConnectionRefusedError:  # left behind by one that was ended by force
        serving, sealed = None, True
    except (OSError, http.client.HTTPException):
        sealed = False
    if not sealed:
        raise Wrong("storage.not_sealed", "The hub did not answer. Turn the machine off: that seals it.")
    click.echo("Sealed." if serving else "Nobody serves this folder. It is sealed.")


def _ask_to_seal(serving: dict[str, Any]) -> bool:
    door = http.client.HTTPConnection("127.0.0.1", serving["port"], timeout=5)
    door.request("POST", "/seal-now", headers={"X-Seal": serving["token"], "Host": serving["host"]})
    return door.getresponse().status in {204, 503}  # 503: sealed already


BEFORE, VOTE = "organizing", "vote"
NOTES = {BEFORE: "these-words-open-harbor.txt", VOTE: "these-words-open-harbor-at-its-vote.txt"}
"""By how far Harbor is: the file beside it that holds its words."""
FOLDERS = {BEFORE: "harbor", VOTE: "harbor-vote"}


@click.command(name="demo")
@desk.data_option
@click.option("--port", type=int, default=0, help="Port on this machine; a free one if not given.")
@click.option("--no-browser", is_flag=True, help="Do not open a page.")
@click.option(
    "--stage", type=click.Choice(list(NOTES)), default=BEFORE,
    help="How far it is: still organizing, or the first day of its vote, with list of voters and vote plans.",
)  # fmt: skip
@click.option("--fresh", is_flag=True, help="Make it anew.")
@click.option("--only-make", is_flag=True, help="Make it and end.")
@click.option("--tell-days", is_flag=True, hidden=True, help="Print a line after each invented day.")
@desk.sentences
def show_demo(
    data: Path | None, port: int, no_browser: bool, stage: str, fresh: bool, only_make: bool, tell_days: bool
) -> None:
    """Open Harbor, the sample union: 8,325 invented workers and 90 days of work. Nobody in it is real."""
    folder = data or desk.default_folder().with_name(FOLDERS[stage])
    desk.use(folder)
    note = here.folder / NOTES[stage]
    if any((here.folder / name).exists() for other, name in NOTES.items() if other != stage):
        raise Wrong(
            "cli.other_stage",
            "This folder holds Harbor at another stage. Nothing was touched. Choose another folder.",
        )
    if data and not note.exists() and here.folder.exists() and any(here.folder.iterdir()):
        raise Wrong("cli.not_harbor", "This folder holds something that is not Harbor. Nothing was touched.")
    if fresh or not note.exists():
        storage.seal(Actor.keeper)
        shutil.rmtree(here.folder, ignore_errors=True)
        _make(note, tell_days, stage)
    else:
        storage.unseal(Actor.nobody, passphrase=note.read_text("utf-8"))
    if only_make:
        click.echo(f"Harbor lies in {here.folder}. Words: {note}")
        return
    assert here.state is State.OPEN
    serve_open_hub(port, no_browser)


def _make(note: Path, tell_days: bool, stage: str) -> None:
    """Make Harbor with a bar that says how far it is. Its words lie beside it: nothing in it is secret."""
    drawn = words.draw(secrets.randbelow)
    now = clock.now()
    with Progress(console=screen, disable=not screen.is_terminal) as shown:
        task = shown.add_task("Harbor: 8,325 invented workers, 90 days", total=None)

        def report(_step: str, done: int, whole: int) -> None:
            shown.update(task, completed=done, total=whole)
            if tell_days:
                click.echo(f"day {done} of {whole}")

        founder = web.begin(
            Actor.keeper,
            passphrase=drawn,
            name="Harbor",
            worksite="Harbor",
            people_here=None,
            trusted=(),
            handle="you",
            now=now,
        )
        demo.live(
            founder,
            today=clock.today(),
            now=now,
            report=report,
        )
        if stage == VOTE:
            shown.update(task, description="Harbor: the list of voters, the polls, vote plans")
            vote.come_to_the_vote(founder, today=clock.today(), now=now, seed=demo.SEED)
    note.write_text(drawn + "\n", encoding="utf-8")
