"""Make a hub where two sign in, in a process of its own: `python -m tests.journeys.two_who_sign_in <folder>`.

The founder has a passkey whose private half is printed, so that a browser's virtual authenticator can hold it.
"""

import base64
import json
import sys
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.journeys.one_evening import begin  # it comes first: it sets Django up

# isort: split
from brazier.access import actions as access
from brazier.access.signin import actions
from brazier.access.signin.passkeys import Place, handle_of
from brazier.storage import actions as storage
from brazier.terms import Actor
from brazier.web import clock
from tests.harbor.soft_keys import HOST, ORIGIN, SoftBrowser, SoftPasskey

CREDENTIAL = b"the founder's passkey"


def make(folder: Path) -> dict[str, str]:
    """The hub. Gives what a virtual authenticator takes, in base64."""
    now, today = clock.now(), clock.today()
    founder = begin(folder, "Amara")
    key = SoftPasskey(CREDENTIAL, handle_of(founder.id))
    asked = b"q" * 32
    actions.add_passkey(
        founder, answer=key.made(asked), challenge=asked, place=Place(HOST, ORIGIN), label="", now=now, today=today
    )
    bo = access.add_organizer(founder, handle="Bo", now=now)
    actions.register_device(founder, organizer=bo, key=SoftBrowser().key, now=now, today=today)
    actions.set_secret(founder, organizer=bo, secret="501738", kind="pin", now=now)
    storage.seal(Actor.keeper)
    private = key.private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    parts = {"credentialId": CREDENTIAL, "privateKey": private, "userHandle": key.handle}
    return {name: base64.b64encode(part).decode() for name, part in parts.items()}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(make(Path(sys.argv[1]))))
