"""The command, run as people run it, on a hub of its own."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.conftest import WORDS
from tests.harbor.cast import NOW

from brazier.cli.commands import brazier as command
from brazier.storage import actions as storage
from brazier.storage.keys import LEAST_MEMORY_KIB, Slowness
from brazier.terms import Actor
from brazier.web import actions as web


def brazier(*args: object) -> Result:
    """Run the command as the terminal would."""
    return CliRunner().invoke(command, [str(a) for a in args])


def reply(done: Result) -> dict[str, object]:
    """What it said in JSON."""
    assert done.exit_code == 0, done.stderr
    told: dict[str, object] = json.loads(done.stdout)
    return told


@pytest.fixture
def hub(own_folder: Path, tmp_path: Path) -> list[str]:
    """The options that name a fresh, sealed hub."""
    (tmp_path / "words").write_text(WORDS)
    web.begin(
        Actor.keeper,
        passphrase=WORDS,
        name="Harbor",
        worksite="West",
        people_here=None,
        trusted=(),
        handle="founder",
        now=NOW,
        slowness=Slowness(LEAST_MEMORY_KIB),
    )
    storage.seal(Actor.keeper)
    return ["--data", str(own_folder), "--passphrase-file", str(tmp_path / "words")]
