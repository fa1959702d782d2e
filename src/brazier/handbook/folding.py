"""In which order pages are printed so that sheets, printed on both sides and folded, make a booklet. Pure."""

Pair = tuple[int | None, int | None]
Side = tuple[Pair, ...]


def spreads(pages: int, *, rows: int = 1, rtl: bool = False) -> tuple[tuple[Pair, Pair], ...]:
    """Each folded leaf from the outside in: (outer side, inner side), each left and right. None: an empty page.

    pages: how many; filled up at the end to whole sheets of so many rows, so that no white leaf lies in the
    middle. rtl: the booklet opens from the other side.
    """
    full = 4 * rows
    whole = -(-pages // full) * full
    found = []
    for at in range(whole // 4):
        outer = (whole - 2 * at, 2 * at + 1)
        inner = (2 * at + 2, whole - 2 * at - 1)
        found.append(tuple(_pair(side, pages, rtl) for side in (outer, inner)))
    return tuple(found)  # type: ignore[arg-type]


def sides(pages: int, *, rows: int, rtl: bool = False) -> tuple[Side, ...]:
    """What stands on each side of each sheet, front then back. rows: leaves one above the other on a sheet.

    Turned over along its long edge, the back of a leaf lies behind its front. With two rows a sheet is cut across
    first; the upper halves go outside the lower ones, sheet by sheet.
    """
    leaves = spreads(pages, rows=rows, rtl=rtl)
    sheets = len(leaves) // rows
    return tuple(tuple(leaf[face] for leaf in leaves[sheet::sheets]) for sheet in range(sheets) for face in (0, 1))


def _pair(side: tuple[int, int], pages: int, rtl: bool) -> Pair:
    left, right = (number if number <= pages else None for number in side)
    return (right, left) if rtl else (left, right)
