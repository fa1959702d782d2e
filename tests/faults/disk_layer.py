"""A layer between SQLCipher and the disk, in the very library that Brazier ships: it writes down every write and
sync, and can let one of them fail.

SQLite asks a table of functions (a VFS) for everything it does with files. We put a copy of its own table before
it and replace four entries: write, cut, sync and delete. What passes through is ciphertext.
"""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import sqlcipher3._sqlite3 as shipped

OK, FULL, BROKEN = 0, 13, 10
POINTER = ctypes.c_void_p
# Names travel as bare addresses: SQLite keeps them, and a Python string would be gone by then.
Open = ctypes.CFUNCTYPE(ctypes.c_int, POINTER, POINTER, POINTER, ctypes.c_int, POINTER)
Delete = ctypes.CFUNCTYPE(ctypes.c_int, POINTER, POINTER, ctypes.c_int)
Write = ctypes.CFUNCTYPE(ctypes.c_int, POINTER, POINTER, ctypes.c_int, ctypes.c_int64)
Cut = ctypes.CFUNCTYPE(ctypes.c_int, POINTER, ctypes.c_int64)
Sync = ctypes.CFUNCTYPE(ctypes.c_int, POINTER, ctypes.c_int)


class Table(ctypes.Structure):
    """sqlite3_vfs."""

    _fields_ = (
        ("version", ctypes.c_int), ("file_size", ctypes.c_int), ("longest_name", ctypes.c_int), ("next", POINTER),
        ("name", ctypes.c_char_p), ("data", POINTER), ("open", Open), ("delete", Delete), ("rest", POINTER * 16),
    )  # fmt: skip


class Methods(ctypes.Structure):
    """sqlite3_io_methods."""

    _fields_ = (
        ("version", ctypes.c_int), ("close", POINTER), ("read", POINTER), ("write", Write), ("cut", Cut),
        ("sync", Sync), ("rest", POINTER * 13),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that was asked of the disk. kind: write, cut, sync, delete or kept. name: of the file, without its
    folder; for `kept` what was acknowledged. at: offset, or the length after a cut."""

    kind: str
    name: str
    at: int = 0
    content: bytes = b""


@dataclass
class Layer:
    """What passes through. fail: told the number of each write, cut and sync, from 1; gives an error code or 0."""

    events: list[Event] = field(default_factory=list)
    fail: Callable[[int, str], int] = lambda _number, _kind: OK
    asked: int = 0
    _names: dict[int, str] = field(default_factory=dict)
    _tables: dict[int, Methods] = field(default_factory=dict)
    _kept: list[object] = field(default_factory=list)

    def install(self) -> None:
        """Stand before the disk for all connections that are opened from now on, in this process for good."""
        library = ctypes.CDLL(shipped.__file__)
        library.sqlite3_vfs_find.restype = POINTER
        library.sqlite3_vfs_find.argtypes = [ctypes.c_char_p]
        library.sqlite3_vfs_register.argtypes = [POINTER, ctypes.c_int]
        below = Table.from_address(library.sqlite3_vfs_find(None))
        ours = Table.from_buffer_copy(below)
        ours.name = b"layer"
        ours.open = Open(lambda *given: self._open(below, *given))
        ours.delete = Delete(lambda table, name, sync: self._delete(below, table, name, sync))
        self._kept += [below, ours]
        if library.sqlite3_vfs_register(ctypes.addressof(ours), 1) != OK:
            raise OSError("the layer was not accepted")

    def kept(self, what: str) -> None:
        """Note that this was acknowledged now."""
        self.events.append(Event("kept", what))

    def _open(self, below: Table, table: int, name: int | None, file: int, flags: int, out: int) -> int:
        code: int = below.open(table, name, file, flags, out)
        methods = ctypes.cast(file, ctypes.POINTER(POINTER))[0]
        if code == OK and methods and name:
            self._names[file] = _name(name)
            ctypes.cast(file, ctypes.POINTER(POINTER))[0] = ctypes.addressof(self._ours(methods))
        return code

    def _ours(self, address: int) -> Methods:
        known = self._tables.get(address)
        if known is not None:
            return known
        below = Methods.from_address(address)
        ours = Methods.from_buffer_copy(below)
        ours.write = Write(lambda file, data, size, at: self._write(below, file, data, size, at))
        ours.cut = Cut(lambda file, size: self._pass("cut", file, size, b"", lambda: below.cut(file, size)))
        ours.sync = Sync(lambda file, how: self._pass("sync", file, 0, b"", lambda: below.sync(file, how)))
        self._tables[address] = self._tables[ctypes.addressof(ours)] = ours
        return ours

    def _write(self, below: Methods, file: int, data: int, size: int, at: int) -> int:
        content = ctypes.string_at(data, size)
        return self._pass("write", file, at, content, lambda: below.write(file, data, size, at))

    def _pass(self, kind: str, file: int, at: int, content: bytes, go: Callable[[], int]) -> int:
        self.asked += 1
        if code := self.fail(self.asked, kind):
            return code
        done = go()
        if done == OK:
            self.events.append(Event(kind, self._names[file], at, content))
        return done

    def _delete(self, below: Table, table: int, name: int, sync: int) -> int:
        code: int = below.delete(table, name, sync)
        if code == OK:
            self.events.append(Event("delete", _name(name)))
        return code


def _name(address: int) -> str:
    return Path(ctypes.string_at(address).decode()).name
