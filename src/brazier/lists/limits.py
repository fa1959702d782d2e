"""How much one file may hold. Past a limit there is a clear error or a fault on the row, never a crash.

Sizes are chosen so that the largest lawful file (a country's worth of workers) still reads on a laptop,
and a hostile one is refused before it is unpacked.
"""

from typing import Final

FILE_BYTES: Final = 200 * 1024 * 1024
UNPACKED_BYTES: Final = 512 * 1024 * 1024
"""Everything inside one archive together; a workbook of 300,000 rows unpacks to about 160 MB."""

PART_RATIO: Final = 300
"""Real sheets pack 5 to 40 to one; a bomb packs 1,000 to one."""

RATIO_FREE_BYTES: Final = 8 * 1024 * 1024
"""Below this size a part may pack as well as it likes: it does no harm."""

ARCHIVE_PARTS: Final = 10_000
SHEETS: Final = 200
COLUMNS: Final = 500
ROWS: Final = 1_048_576
"""As many as Excel has."""

CELLS: Final = 12_000_000
LETTERS: Final = 160_000_000
"""In all cells of one sheet together; what fits in a laptop's memory beside the rest."""

CELL_LETTERS: Final = 5_000
"""Longer than any true cell; the rest is cut off and the row is marked."""

LINE_LETTERS: Final = 100_000
QUOTED_LETTERS: Final = 120_000
"""A quoted cell may run over many lines, but not over more letters than this."""

QUOTED_LINES: Final = 60
OPEN_QUOTES: Final = 300
"""After so many quotes without an end, quotes mean nothing in this file."""

OLD_WORKBOOK_BYTES: Final = 48 * 1024 * 1024
MARKUP_BYTES: Final = 64 * 1024 * 1024
RECORDS_BYTES: Final = 20 * 1024 * 1024
"""JSON grows about twentyfold in memory."""

STRINGS_LETTERS: Final = 160_000_000
NESTED_VALUES: Final = 2_000_000
