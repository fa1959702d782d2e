"""In which order pages are printed so that sheets, printed on both sides and folded, make a booklet. Pure."""

from collections.abc import Sequence

Pair = tuple[int | None, int | None]
Side = tuple[Pair, ...]


def spreads(pages: int, *, rtl: bool = False) -> tuple[tuple[Pair, Pair], ...]:
    """Each folded leaf from the outside in: (outer side, inner side), each left and right. None: an empty page.

    pages: how many; filled up to a multiple of four. rtl: the booklet opens from the other side.
    """
    whole = -(-pages // 4) * 4
    found = []
    for at in range(whole // 4):
        outer = (whole - 2 * at, 2 * at + 1)
        inner = (2 * at + 2, whole - 2 * at - 1)
        found.append(tuple(_pair(side, pages, rtl) for side in (outer, inner)))
    return tuple(found)  # type: ignore[arg-type]


def sides(pages: int, *, rows: int, rtl: bool = False) -> tuple[Side, ...]:
    """What stands on each side of each sheet, front then back. rows: leaves one above the other on a sheet.

    Turned over along its long edge, the back of a leaf lies behind its front. With two rows a sheet is cut across
    first; the upper halves go outside the lower ones, sheet by sheet; a leaf that is empty on both sides is thrown
    away.
    """
    leaves = spreads(pages, rtl=rtl)
    sheets = -(-len(leaves) // rows)
    found: list[Side] = []
    for sheet in range(sheets):
        mine: Sequence[tuple[Pair, Pair]] = [leaves[n] for n in range(sheet, len(leaves), sheets)]
        blank: tuple[Pair, Pair] = ((None, None), (None, None))
        filled = [*mine, *[blank] * (rows - len(mine))]
        found += [tuple(leaf[0] for leaf in filled), tuple(leaf[1] for leaf in filled)]
    return tuple(found)


def _pair(side: tuple[int, int], pages: int, rtl: bool) -> Pair:
    left, right = (number if number <= pages else None for number in side)
    return (right, left) if rtl else (left, right)
