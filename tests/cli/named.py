"""People who sign in at the command line, and what they type."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from click.testing import CliRunner, Result
from django.contrib.auth.hashers import make_password
from tests.harbor.cast import NOW

from brazier.access.facts import CODES, PASSPHRASE
from brazier.access.models import Authenticator
from brazier.access.signin import actions as signin
from brazier.access.signin import codes
from brazier.cli.commands import brazier as command
from brazier.storage import keys as sealing

PHRASE = "copper ladle under seven stones"
APP = b"12345678901234567890"


@dataclass
class Clock:
    """The one clock, turned by hand."""

    at: datetime = NOW

    def on(self, **later: int) -> None:
        """Some time passes."""
        self.at += timedelta(**later)

    @property
    def code(self) -> str:
        """What every app shows at this moment."""
        return codes.code(APP, codes.step_of(self.at))


def may_sign_in(organizer: str, phrase: str = PHRASE) -> None:
    """From now on they have a passphrase and an app. Written down past the actions, which ask for their role."""
    app = sealing.wrap(APP, signin._code_key(), "code")
    for kind, secret in ((PASSPHRASE, make_password(phrase)), (CODES, app)):
        Authenticator.objects.create(organizer_id=int(organizer), kind=kind, secret=secret, added_on=NOW.date())


def typed(*args: object, keys: str = "") -> Result:
    """Run the command as the terminal would; keys: what is typed when it asks."""
    return CliRunner().invoke(command, [str(a) for a in args], input=keys)


@dataclass
class Named:
    """A sealed hub, and somebody who names people at its command line. ids: organizers by name."""

    options: list[str]
    folder: Path
    clock: Clock
    ids: dict[str, str] = field(default_factory=dict)

    def by(self, name: str, *args: object, phrase: str = PHRASE, code: str | None = None) -> Result:
        """A command in this person's name, a minute after whatever was before: a code opens once."""
        self.clock.on(minutes=1)
        secret = self.folder / "secret"
        secret.write_text(f"{phrase}\n{self.clock.code if code is None else code}\n")
        return typed(*args, *self.options, "--as", name, "--secret-file", secret)

    def nobody(self, *args: object) -> Result:
        """A command with the words alone."""
        return typed(*args, *self.options)
