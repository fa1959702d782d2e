"""XML read piece by piece, with no door open: no entities of its own, no outside files, no endless depth."""

from collections.abc import Callable, Iterable
from typing import Final
from xml.parsers import expat

from brazier.terms import Wrong

_DEPTH: Final = 200
_PIECE: Final = 1 << 18
_TAG_BYTES: Final = 1 << 22

Start = Callable[[str, dict[str, str]], None]
Text = Callable[[str], None]
End = Callable[[str], None]


def damaged() -> Wrong:
    """The file is cut off or its inside does not hold together."""
    return Wrong(
        "lists.damaged",
        "This file is cut off or damaged and could not be read. Nothing was lost."
        " Save or export it once more and try again.",
    )


def unsafe() -> Wrong:
    """The file tries something no list needs."""
    return Wrong(
        "lists.unsafe",
        "This file holds hidden instructions that no list needs, so it was not opened. Nothing was lost."
        " Ask who sent it, or copy only the list into a new file.",
    )


def walk(pieces: Iterable[bytes], start: Start, text: Text, end: End) -> None:
    """Call back for every element, names without their prefix; attributes too ("r:id" comes as "id").

    Errors: Wrong lists.unsafe for a document type (the place of entity bombs) or absurd depth,
    lists.damaged for XML that is broken or cut off.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    depth = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEPTH:
            raise unsafe()
        start(name.rpartition(":")[2], {key.rpartition(":")[2]: value for key, value in attributes.items()})

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name.rpartition(":")[2])

    parser.StartElementHandler = opened
    parser.CharacterDataHandler = text
    parser.EndElementHandler = closed
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    fed = 0
    try:
        for piece in pieces:
            parser.Parse(piece)
            fed += len(piece)
            # A tag or comment of many megabytes makes old expat read it again with every piece.
            if fed - parser.CurrentByteIndex > _TAG_BYTES:
                raise unsafe()
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise damaged() from error


def in_pieces(data: bytes) -> Iterable[bytes]:
    """Bytes in memory, a piece at a time."""
    return (data[at : at + _PIECE] for at in range(0, len(data), _PIECE))


def _no_doctype(*_: object) -> None:
    raise unsafe()
