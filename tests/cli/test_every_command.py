"""Every command: whoever may not read a page gets no more at the terminal. Expected: tests/access/matrix.toml."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import Result
from django.db import transaction
from tests.access import policy
from tests.access.matrix import LETTERS, LEVELS, RIGHTS, TABLE, World
from tests.cli.named import PHRASE, Clock, may_sign_in, typed
from tests.conftest import WORDS
from tests.harbor.cast import NOW

from brazier.access.looking import actions as looking
from brazier.access.models import Device, Level
from brazier.access.signin import queries as signin
from brazier.access.signin.terminal.actions import NOT_IN
from brazier.cli import desk
from brazier.cli.commands import brazier as command
from brazier.ledger.models import Line
from brazier.terms import Actor

COMMANDS: dict[str, str] = TABLE["commands"]
PLAIN: dict[str, str] = TABLE["plain_commands"]
NOTHING, NOT_SIGNED_IN = "brazier: There is nothing here.\n", f"brazier: {NOT_IN}\n"
GATED = policy.gated()
STRANGER = "nobody"


def every() -> dict[str, click.Command]:
    """The commands by the words one types, also those of a group within the group."""

    def within(group: click.Group, before: str) -> Iterator[tuple[str, click.Command]]:
        for name, found in group.commands.items():
            if isinstance(found, click.Group):
                yield from within(found, f"{before}{name} ")
            else:
                yield f"{before}{name}", found

    return dict(within(command, ""))


def test_every_command_has_a_row_and_every_row_a_command() -> None:
    assert sorted(every()) == sorted([*COMMANDS, *PLAIN])
    assert [why for why in PLAIN.values() if len(why) < 20] == []


def test_whoever_shows_or_changes_people_asks_who_one_is_and_nobody_else_does() -> None:
    asks = {name for name, found in every().items() if {"--as", "--secret-file"} & _options(found)}
    assert asks == COMMANDS.keys()
    assert [name for name in asks if not _options(every()[name]) >= {"--as", "--secret-file"}] == []


def _options(found: click.Command) -> set[str]:
    return {option for parameter in found.params for option in parameter.opts}


def test_every_help_says_what_signing_in_is() -> None:
    for name in COMMANDS:
        assert "Needed as soon as a second person signs in" in " ".join(
            typed(*name.split(), "--help").stdout.split()
        )


def _actors_of(path: Path) -> Iterator[tuple[str, str]]:
    """Who is handed to each read and write that asks the gate, as it is written in a file of the command line."""
    tree = ast.parse(path.read_text("utf-8"))
    alias = {
        a.asname or a.name: f"{node.module}.{a.name}".removeprefix("brazier.")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for a in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            full = f"{alias.get(ast.unparse(node.func.value), '')}.{node.func.attr}"
            if full in GATED:
                yield full, ast.unparse(node.args[0])


@pytest.mark.parametrize("path", sorted((policy.SOURCE / "cli").glob("*.py")), ids=lambda path: path.name)
def test_no_command_reads_people_as_anybody_but_whoever_asked(path: Path) -> None:
    asker = {"asker"} if path.name != "desk.py" else {"asker", "found.actor"}
    nobody = {"Actor.keeper", "Actor.nobody"}  # who may read no people: tests/access/test_policy.py
    clock = {
        ("upkeep.actions.finish_share_out", "Actor.clock"),
        ("upkeep.actions.tend", "Actor.clock"),
        ("access.looking.actions.write_missed", "Actor.clock"),
        ("phone.reading.actions.end_over", "Actor.clock"),
    }
    # of the hub that it makes
    own = {
        ("demo.actions.live", "founder"), ("demo.vote.actions.come_to_the_vote", "founder"),
        ("upkeep.passing.actions.begin_with", "founder"),
    }  # fmt: skip
    used = {(full, who) for full, who in _actors_of(path) if who not in asker | nobody}
    assert used - clock - own == set()


@pytest.fixture
def world(db: None, monkeypatch: pytest.MonkeyPatch, time: Clock) -> World:
    """Somebody of every role, each with a passphrase, an app and a command line that is a day old; the hub stays
    open between commands."""
    monkeypatch.setattr(desk, "open_hub", lambda *_: {"passphrase": WORDS})
    monkeypatch.setattr(desk.actions, "seal", lambda _actor: None)
    made = World.begin()
    for organizer in made.actors.values():
        if organizer:
            may_sign_in(organizer)
            key = signin.terminal_key(Actor.keeper, organizer=organizer)
            Device.objects.create(organizer_id=int(organizer), key=key, added_on=NOW.date())
    return made


def call(world: World, name: str, role: str, level: str, folder: Path) -> tuple[Result, str]:
    """What this command says to this role at this level, and the last line of the ledger. It is taken back."""
    (folder / "list.csv").write_text("Name,Phone\nRosa Diaz,917 555 0148\n")
    (folder / "method.zip").unlink(missing_ok=True)
    what = {
        "import": [folder / "list.csv"], "undo": ["4711"], "export": [folder / "out.csv"],
        "whose-copy": [folder / "list.csv"], "pack export": [folder / "method.zip"],
    }  # fmt: skip
    (folder / "secret").write_text(f"{PHRASE}\n{Clock().code}\n")
    organizer = world.actors.get(role, "")
    with transaction.atomic():
        Level.objects.create(level=level, since=NOW, by="1", agreed_by="1")
        handle = {"founder": "Amara"}.get(role, role) if organizer else "Nobody here"
        done = typed(*name.split(), *what.get(name, []), "--as", handle, "--secret-file", folder / "secret")
        last = Line.objects.latest("number").verb
        transaction.set_rollback(True)
    looking._missed.clear()
    return done, last


def expected(name: str, role: str, level: str) -> str:
    """allow, deny or out, from the table alone."""
    letter, side = LETTERS.get(role, ""), "table" if level == "table" else "up"
    if not letter or letter not in TABLE["terminal"][side]:
        return "out"
    counts_as = "O" if level == "table" and letter not in "FN" else letter
    return "allow" if counts_as in RIGHTS[COMMANDS[name]][side] else "deny"


def told(done: Result, last: str) -> str:
    """What it was, in the words of `expected`; anything else says what went wrong."""
    if "Quarantine" in done.output or "secret-" in done.output:
        return "leaks"
    if done.stderr == NOT_SIGNED_IN:
        return "out" if (done.exit_code, done.stdout) == (1, "") else f"out with {done.exit_code}"
    if done.stderr == NOTHING:
        return "deny" if (done.exit_code, done.stdout, last) == (1, "", "access.miss") else f"deny, {last}"
    is_fit = done.exit_code == 0 or "is not there" in done.stderr
    return "allow" if is_fit and "Traceback" not in done.output else f"{done.exit_code}: {done.output}"


@pytest.mark.parametrize("level", LEVELS)
def test_at_the_terminal_everybody_gets_what_they_get_on_the_page_n24(
    world: World, tmp_path: Path, level: str
) -> None:
    wrong, seen = Counter[str](), Counter[str]()
    for name in COMMANDS:
        for role in (*LETTERS, "removed", STRANGER):
            if role == "founder" and level != "table":
                continue  # is one of the committee from then on
            done, last = call(world, name, role, level, tmp_path)
            got = told(done, last)
            seen[got] += 1
            if got != expected(name, role, level):
                wrong[f"{name} by {role} at {level}: {got}, not {expected(name, role, level)}"] += 1
    assert not wrong, "\n".join(sorted(wrong))
    assert seen["allow"] and seen["out"] and (seen["deny"] or level == "table")
