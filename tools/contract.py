"""Write what the app on a phone and the hub must mean alike into contract.js of the app, from the hub's words.

Usage: python tools/contract.py. A test in tests/shape fails where somebody forgot to.
"""

import json
import os
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "brazier.web.settings")

import django

django.setup()

from brazier.access.signin import proofs  # noqa: E402
from brazier.phone import facts  # noqa: E402
from brazier.phone.actions import FACTS  # noqa: E402
from brazier.storage import boxes  # noqa: E402

PLACE = Path(__file__).parents[1] / "src/brazier/phone/static/phone/contract.js"
HEAD = """// What this app and the hub must mean alike. Written by tools/contract.py: change it at the hub.

/** @typedef {%s} Kind what can be told to a device */
"""
MEANT: dict[str, tuple[str, object]] = {
    "HERE": ("Nothing was told: the device asks whether it may go on.", facts.HERE),
    "VERSION": ("Of a box.", boxes.VERSION),
    "LABEL": ("What the keys of a box and its signature are bound to.", boxes.LABEL.decode()),
    "IDENT": ("Bytes of the number of a box.", boxes.IDENT),
    "SIZES": ("Bytes of a text once it is filled up.", list(boxes.SIZES)),
    "LENGTH": ("Bytes that say how long it was before.", boxes.LENGTH),
    "KEPT": ("The hub keeps it.", boxes.KEPT),
    "ASIDE": ("The hub has it; somebody must look at it.", boxes.ASIDE),
    "ENDED": ("This device may go on no more.", boxes.ENDED),
    "PROOF": ("What stands before everything a browser signs.", proofs.SIGNED.decode()),
    "MOST_TRIES": ("Wrong PINs in a row, after which what could be read here is gone.", facts.MOST_TRIES),
}


def written() -> str:
    """The whole file."""
    kinds = " | ".join(json.dumps(kind) for kind in (facts.HERE, *FACTS))
    lines = (f"/** {why} */\nexport const {name} = {json.dumps(value)};\n" for name, (why, value) in MEANT.items())
    return HEAD % kinds + "".join(lines)


if __name__ == "__main__":
    PLACE.write_text(written())
