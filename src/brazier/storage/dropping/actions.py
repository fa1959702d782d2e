"""Let devices drop sealed boxes, also while the hub is sealed; take them in, and away once they are opened."""

from collections.abc import Mapping

from brazier.storage import boxes, ears, mailbox
from brazier.storage.hub import here
from brazier.terms import Actor


def let_drop(actor: Actor, *, live: Mapping[int, bytes]) -> None:
    """Let these devices drop sealed boxes from now on, also while the hub is sealed, and no others.

    live: the public half of each device's key, P-256, 65 bytes, by the device's number. Whoever was let in before
    and is not among them stays known as ended while there is room: what it still holds is put aside, and it is
    told to wipe itself. Errors: Wrong for a key that is none; Sealed if the hub is sealed.
    """
    for key in live.values():
        boxes.check_key(key)
    with here.lock:
        secret, known = here.opened_keys().box, mailbox.devices(here.folder)
        over = [
            boxes.marked(device.number, device.key, secret, is_ended=True)
            for device in known.values()
            if device.number not in live
        ]
        lines = [*(boxes.marked(number, key, secret) for number, key in live.items()), *over]
        if lines != list(known.values()):
            mailbox.write_devices(here.folder, lines[: mailbox.MOST_DEVICES])


def hear(actor: Actor, *, raw: bytes) -> None:
    """Take in what somebody dropped at the sealed door, after the answer has gone: its time tells nothing."""
    folder = here.folder
    ears.later(lambda: mailbox.drop(folder, raw))


def remove_box(actor: Actor, *, name: str) -> None:
    """A box that waited was opened or put aside."""
    mailbox.remove(here.folder, name)
