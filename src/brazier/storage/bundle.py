"""A copy for the stick: one file that holds the key file and the sealed database, and nothing that opens it.

    BRAZIER1\\n | length of the key file, 4 bytes | key file | the database, sealed to the hub's backup key (age)

The database inside is encrypted already; age around it hides its size to the page and proves it is whole.
"""

import contextlib
import os
import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import pyrage

from brazier.storage import keyring
from brazier.storage.copying import Remembering, Stoppable
from brazier.storage.keyring import Keyring, sync_folder
from brazier.storage.keys import Keys, identities
from brazier.storage.pool import Sealed
from brazier.terms import Broken, Wrong

MAGIC = b"BRAZIER1\n"
ENDING = ".brazier"
LONGEST_KEYRING = 1 << 20


def never() -> bool:
    """Nobody seals while this is going on."""
    return False


def write(target: Path, ring: Keyring, database: Path, is_sealed: Callable[[], bool] = never) -> None:
    """Put a copy in place whole or not at all. database: an encrypted file nobody writes to.

    Errors: Sealed if the hub is sealed meanwhile.
    """
    draft = target.with_name(target.name + ".part")
    text = keyring.to_text(ring).encode()
    try:
        with draft.open("wb") as out, database.open("rb") as source:
            out.write(MAGIC + struct.pack(">I", len(text)) + text)
            _seal(Stoppable(source, is_sealed), out, ring.backup)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(target)
        sync_folder(target.parent)
    finally:
        draft.unlink(missing_ok=True)


def _seal(source: Stoppable, out: BinaryIO, recipient: str) -> None:
    target = Remembering(out)
    try:
        pyrage.encrypt_io(source, target, [pyrage.x25519.Recipient.from_str(recipient)])
    except (pyrage.EncryptError, OSError) as error:
        if source.was_stopped:
            raise Sealed from error
        raise target.error or error from error


def key_file(source: Path) -> Keyring:
    """The key file inside a copy. Errors: Wrong if this is no copy; Broken if it is damaged."""
    with source.open("rb") as body:
        return key_file_of(body)


def unpack(source: Path, keys: Keys, database: Path, is_sealed: Callable[[], bool] = never) -> None:
    """Write the encrypted database of a copy to a new file.

    Errors: Broken if the copy is damaged; Sealed if the hub is sealed meanwhile.
    """
    with _opened(source) as (_, body), database.open("xb") as out:
        read, target = Stoppable(body, is_sealed), Remembering(out)
        try:
            pyrage.decrypt_io(read, target, identities(keys.backup))
        except (pyrage.DecryptError, OSError, Sealed) as error:
            if read.was_stopped:
                raise Sealed from error
            if target.error or (isinstance(error, OSError) and error.errno is not None):
                raise target.error or error from error  # the disk, not the copy
            raise damaged() from error
        out.flush()
        os.fsync(out.fileno())


@contextlib.contextmanager
def _opened(source: Path) -> Iterator[tuple[Keyring, BinaryIO]]:
    with source.open("rb") as body:
        yield key_file_of(body), body


def key_file_of(body: BinaryIO) -> Keyring:
    """The key file at the beginning of a copy, read up to its end. Errors: as `key_file`."""
    if body.read(len(MAGIC)) != MAGIC:
        raise Wrong("storage.no_copy", "This file is no copy of a hub. Copies end in .brazier.")
    length = body.read(4)
    size = struct.unpack(">I", length)[0] if len(length) == 4 else LONGEST_KEYRING + 1
    if size > LONGEST_KEYRING:
        raise damaged()
    text = body.read(size)
    try:
        return keyring.from_text(text.decode())
    except UnicodeDecodeError as error:
        raise damaged() from error


def damaged() -> Broken:
    """What is said of a copy that is not whole."""
    return Broken("storage.copy_damaged", "This copy is damaged. Nothing was changed. Try an older copy.")


def untrue() -> Broken:
    """What is said when a stick gives back something else than what was written to it."""
    return Broken(
        "storage.copy_untrue",
        "What was read back from the stick is not what was written. Use another stick. The hub itself is fine.",
    )
