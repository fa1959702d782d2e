"""Let devices drop sealed boxes, also while the hub is sealed; take them in, and away once they are opened."""

import secrets

from brazier.storage import boxes, ears, mailbox
from brazier.storage.hub import here
from brazier.terms import Actor, Wrong


def let_device_drop(actor: Actor, *, key: bytes) -> int:
    """Let a device drop sealed boxes from now on, also while the hub is sealed. Gives its number, which is random.

    key: the public half of its P-256 key, 65 bytes. Errors: Wrong if it is none, or there are too many devices;
    Sealed if the hub is sealed.
    """
    boxes.check_key(key)
    with here.lock:
        secret, known = here.opened_keys().box, mailbox.devices(here.folder)
        if len(known) >= mailbox.MOST_DEVICES:
            known = {n: d for n, d in known.items() if not d.is_ended}
        if len(known) >= mailbox.MOST_DEVICES:
            raise Wrong("storage.devices", "There are too many devices. End one first. Nothing was changed.")
        number = secrets.randbelow(boxes.NUMBERS)
        mailbox.write_devices(here.folder, (*known.values(), boxes.marked(number, key, secret)))
        return number


def forget_device(actor: Actor, *, number: int) -> None:
    """Let a device drop no more boxes. Only that it is over stays known, so that what it still holds is put aside
    and it is told to wipe itself. A number nobody has is none. Errors: Sealed if the hub is sealed."""
    with here.lock:
        secret, known = here.opened_keys().box, mailbox.devices(here.folder)
        if number in known:
            known[number] = boxes.marked(number, known[number].key, secret, is_ended=True)
            mailbox.write_devices(here.folder, known.values())


def hear(actor: Actor, *, raw: bytes) -> None:
    """Take in what somebody dropped at the sealed door, after the answer has gone: its time tells nothing."""
    folder = here.folder
    ears.later(lambda: mailbox.drop(folder, raw))


def remove_box(actor: Actor, *, name: str) -> None:
    """A box that waited was opened or put aside."""
    mailbox.remove(here.folder, name)
