"""The errors of files that hold more than a list can hold, each with what to do about it."""

from brazier.terms import Wrong

from .limits import CELLS, COLUMNS, FILE_BYTES, ROWS, UNPACKED_BYTES

_MB = 1024 * 1024


def too_big() -> Wrong:
    """The file is larger than any list."""
    return Wrong(
        "lists.too_big",
        "This file is larger than %(limit)s MB. Nothing was read and nothing was lost."
        " Split the list into smaller files and hand them in one by one.",
        limit=FILE_BYTES // _MB,
    )


def too_much_inside() -> Wrong:
    """An archive unpacks to far more than a list: a bomb, or pictures."""
    return Wrong(
        "lists.too_much_inside",
        "This file is packed and would grow to more than %(limit)s MB when opened, so it was not opened."
        " Nothing was lost. Open it in your spreadsheet program and save only the list as a new file.",
        limit=UNPACKED_BYTES // _MB,
    )


def too_many_rows() -> Wrong:
    """More lines than one list may have."""
    return Wrong(
        "lists.too_many_rows",
        "This list has more than %(limit)s lines. Nothing was taken over and nothing was lost."
        " Split it into smaller files, for example one for each site.",
        limit=ROWS,
    )


def too_many_cells() -> Wrong:
    """More cells than fit in memory."""
    return Wrong(
        "lists.too_many_cells",
        "This list has more than %(limit)s filled cells. Nothing was taken over and nothing was lost."
        " Take out the columns you do not need, or split the file.",
        limit=CELLS,
    )


def too_wide() -> Wrong:
    """More columns than a list of people has."""
    return Wrong(
        "lists.too_wide",
        "This file has more than %(limit)s columns. That is not a list of people."
        " Nothing was lost. Copy only the columns you need into a new file.",
        limit=COLUMNS,
    )
