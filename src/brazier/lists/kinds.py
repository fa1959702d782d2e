"""What a file is, by its first bytes, for its name says nothing; and what to do with what is no list."""

import re
from typing import Final

from brazier.terms import Wrong

ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_EXCEL: Final = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
_PICTURES: Final = (
    b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF87a", b"GIF89a", b"BM", b"II*\x00", b"MM\x00*", b"\x00\x00\x01\x00",
    b"RIFF", b"8BPS", b"\xffO\xffQ", b"\x00\x00\x00\x0cjP",
)  # fmt: skip
_PACKED: Final = (
    b"\x1f\x8b",
    b"BZh",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"\xfd7zXZ",
    b"(\xb5/\xfd",
    b"MSCF",
)
_OTHER: Final = (
    b"SQLite format 3", b"\x7fELF", b"MZ", b"\xca\xfe\xba\xbe", b"OggS", b"ID3", b"fLaC", b"\xff\xfb",
    b"\xff\xf3", b"\x1aE\xdf\xa3", b"wOFF", b"\x00\x01\x00\x00\x00", b"PAR1", b"\x89HDF", b"age-encryption",
    b"-----BEGIN PGP",
)  # fmt: skip
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_UTF16_STEM: Final = "EncryptedPackage".encode("utf-16-le")


def check(data: bytes) -> None:
    """Nothing, if the bytes may hold a list; else the error that says what they are.

    Errors: Wrong lists.empty, lists.picture, lists.pdf, lists.packed, lists.document, lists.not_a_list.
    """
    head = data[:64]
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe\x0c"):
        raise empty()
    if head.startswith(b"%PDF") or b"%PDF-" in data[:1024]:
        raise _pdf()
    if _is_picture(head):
        raise _picture()
    if head.startswith(_PACKED) or data[257:262] == b"ustar":
        raise _packed()
    if head.startswith((b"{\\rtf", b"From - ", b"MIME-Version:")):
        raise document()
    if _starts_other(head) or head[4:8] == b"ftyp":
        raise not_a_list()


def is_old_excel(data: bytes) -> bool:
    """Whether the bytes are an XLS workbook, with or without its usual wrapping."""
    if data.startswith(OLD_OFFICE):
        return any(stem in data for stem in (_utf16("Workbook"), _utf16("Book")))
    return (data[:2] == b"\x09\x08" and data[2:4] in (b"\x10\x00", b"\x08\x00")) or data.startswith(_OLD_EXCEL[:3])


def is_locked_office(data: bytes) -> bool:
    """Whether the bytes are a workbook encrypted with a password, in the wrapping Excel uses for it."""
    return data.startswith(OLD_OFFICE) and _UTF16_STEM in data


def is_binary(data: bytes, wide: bool) -> bool:
    """Whether bytes that are no known kind are no text either. wide: they decode as UTF-16 or UTF-32."""
    sample = data[:65_536]
    if wide:
        return False
    return len(_CONTROL.findall(sample)) > 0.02 * len(sample) + 2


def empty() -> Wrong:
    """Nothing in the file."""
    return Wrong(
        "lists.empty",
        "This file is empty. Nothing was lost. Check that you picked the right one, or save it again.",
    )


def document() -> Wrong:
    """A text document or a mail."""
    return Wrong(
        "lists.document",
        "This is a text document, not a list. Nothing was lost."
        " Open it, mark the names or the table, copy them, and paste them here.",
    )


def not_a_list() -> Wrong:
    """Bytes that hold no text."""
    return Wrong(
        "lists.not_a_list",
        "This file is not a list that can be read. Nothing was lost."
        " Hand in a spreadsheet, a CSV file, phone contacts, a saved chat, or paste the names.",
    )


def _pdf() -> Wrong:
    return Wrong(
        "lists.pdf",
        "This is a PDF, made for printing. Nothing was lost."
        " Open it, mark the list, copy it and paste it here, or ask for the spreadsheet it was made from.",
    )


def _picture() -> Wrong:
    return Wrong(
        "lists.picture",
        "This is a picture. Names in a picture cannot be read here. Nothing was lost."
        " Type the names into the box, one person a line.",
    )


def _packed() -> Wrong:
    return Wrong(
        "lists.packed",
        "This file is packed in a way that is not opened here. Nothing was lost."
        " Unpack it on your computer first, then hand in the list from inside.",
    )


def _is_picture(head: bytes) -> bool:
    if head.startswith(b"BM"):
        return head[6:10] == b"\x00\x00\x00\x00"
    if head.startswith(b"RIFF"):
        return head[8:12] == b"WEBP"
    return head.startswith(_PICTURES) or (
        head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"mif1", b"avif")
    )


def _starts_other(head: bytes) -> bool:
    if head.startswith(b"MZ"):
        return b"\x00" in head
    if head.startswith(b"ID3"):
        return head[3:4] < b"\x10"
    return head.startswith(_OTHER) or (head.startswith(b"RIFF") and b"\x00" in head)


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")
