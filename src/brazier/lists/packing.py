"""A table that waits in the sealed database, packed small. Pure."""

import json
import zlib
from dataclasses import asdict

from brazier.lists.columns import Column, Columns
from brazier.lists.layout import frame, set_header
from brazier.lists.table import Fault, Notes, RawRow, Sheet, Table
from brazier.terms import Broken


def pack(table: Table) -> bytes:
    """The table as bytes: its lines as they stand in the file, and which of them is the header."""
    sheet = table.source
    content = {
        "title": sheet.title,
        "header": sheet.header,
        "header_line": table.notes.header_line,
        "rows": [[row.line, *row.cells] for row in sheet.rows],
        "faults": [asdict(fault) | {"holes": dict(fault.holes)} for fault in sheet.faults],
        "notes": asdict(sheet.notes),
    }
    return zlib.compress(json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass"), 3)


def unpack(packed: bytes) -> Table:
    """The table again. Errors: Broken if the bytes are damaged."""
    try:
        content = json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))
    except (zlib.error, ValueError) as error:
        raise Broken("lists.table", "A list that waits here is damaged. Bring the file once more.") from error
    sheet = Sheet(
        title=content["title"],
        rows=tuple(RawRow(line, tuple(cells)) for line, *cells in content["rows"]),
        faults=tuple(Fault(**fault) for fault in content["faults"]),
        notes=Notes(**content["notes"] | {"blank": tuple(content["notes"]["blank"])}),
        header=tuple(content["header"]),
    )
    return set_header(frame(sheet), content["header_line"])


def columns_to_plain(columns: Columns) -> list[dict[str, object]]:
    """Columns as they are stored."""
    return [asdict(column) for column in columns.columns]


def columns_from_plain(plain: list[dict[str, object]]) -> Columns:
    """Columns again."""
    return Columns(tuple(Column(**c | {"offered": tuple(c["offered"])}) for c in plain))  # type: ignore[arg-type]
