"""Make a hub where two sign in, in a process of its own: `python -m tests.journeys.two_who_sign_in <folder>`.

The founder has a passkey whose private half is printed, so that a browser's virtual authenticator can hold it.
"""

import base64
import json
import os
import sys
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "brazier.web.settings"

import django

django.setup()

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat  # noqa: E402

from brazier.access import actions as access  # noqa: E402
from brazier.access.signin import actions  # noqa: E402
from brazier.access.signin.passkeys import Place, handle_of  # noqa: E402
from brazier.storage import actions as storage  # noqa: E402
from brazier.storage.keys import LEAST_MEMORY_KIB, Slowness  # noqa: E402
from brazier.terms import Actor  # noqa: E402
from brazier.web import actions as web  # noqa: E402
from brazier.web import clock  # noqa: E402
from tests.harbor.soft_keys import HOST, ORIGIN, SoftBrowser, SoftPasskey  # noqa: E402

WORDS = "abacus abdomen abdominal abide abiding ability"
CREDENTIAL = b"the founder's passkey"


def make(folder: Path) -> dict[str, str]:
    """The hub. Gives what a virtual authenticator takes, in base64."""
    now, today = clock.now(), clock.today()
    storage.use_folder(Actor.keeper, folder)
    founder = web.begin(
        Actor.keeper, passphrase=WORDS, name="Juniper", worksite="Juniper", people_here=300, trusted=["Rosa Diaz"],
        handle="Amara", now=now, slowness=Slowness(LEAST_MEMORY_KIB),
    )  # fmt: skip
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
