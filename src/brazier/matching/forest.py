"""The learned opinions: even trees over steps of 0 to 255, scored with plain array arithmetic."""

from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from brazier.matching.lexicon import Floats
from brazier.terms import Broken

Steps = NDArray[np.uint8]
MARK = b"BRZFOR01"


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees that ask the same question on a whole floor, so that a leaf is a number made of yes and no.

    lines, above (trees, floors): floor asks whether line `lines` is over `above`; the first floor is the lowest
    bit.
    leaves (trees, 2 ** floors): log odds; bias: log odds before any tree.
    """

    lines: NDArray[np.uint8]
    above: NDArray[np.uint8]
    leaves: Floats
    bias: float

    def odds(self, steps: Steps) -> Floats:
        """Log odds for each column of `steps`."""
        found = np.full(steps.shape[1], self.bias, np.float32)
        leaf = np.empty(steps.shape[1], np.uint8)
        bit = np.empty(steps.shape[1], np.uint8)
        for lines, above, leaves in zip(self.lines, self.above, self.leaves, strict=True):
            leaf[:] = 0
            for floor, (line, step) in enumerate(zip(lines.tolist(), above.tolist(), strict=True)):
                np.greater(steps[line], step, out=bit.view(np.bool_))
                leaf |= bit << np.uint8(floor)
            found += leaves[leaf]
        return found

    def share(self, steps: Steps) -> Floats:
        """The same as a probability, 0 to 1."""
        return probability(self.odds(steps))


def probability(odds: Floats) -> Floats:
    """Log odds as a share of 0 to 1."""
    return (1.0 / (1.0 + np.exp(-np.clip(odds, -30, 30)))).astype(np.float32)


def pack(forests: tuple[Forest, ...]) -> bytes:
    """Forests as bytes; the same forests give the same bytes on every machine."""
    parts = [MARK, len(forests).to_bytes(2, "little")]
    for forest in forests:
        trees, floors = forest.lines.shape
        parts += [trees.to_bytes(2, "little"), floors.to_bytes(2, "little"), np.float32(forest.bias).tobytes()]
        parts += [forest.lines.tobytes(), forest.above.tobytes(), forest.leaves.astype("<f4").tobytes()]
    return b"".join(parts)


def unpack(packed: bytes) -> tuple[Forest, ...]:
    """The forests in these bytes. Errors: Broken if they are damaged."""
    if packed[:8] != MARK:
        raise Broken("matching.model", "The matching model of this program is damaged. Install it again.")
    at, found = 10, []
    for _ in range(int.from_bytes(packed[8:10], "little")):
        trees, floors = (int.from_bytes(packed[at + k : at + k + 2], "little") for k in (0, 2))
        sizes = (trees * floors, trees * floors, trees * 2**floors * 4)
        if at + 8 + sum(sizes) > len(packed):
            raise Broken("matching.model", "The matching model of this program is damaged. Install it again.")
        bias = float(np.frombuffer(packed, "<f4", 1, at + 4)[0])
        lines = np.frombuffer(packed, np.uint8, sizes[0], at + 8).reshape(trees, floors)
        above = np.frombuffer(packed, np.uint8, sizes[1], at + 8 + sizes[0]).reshape(trees, floors)
        leaves = np.frombuffer(packed, "<f4", trees * 2**floors, at + 8 + sizes[0] + sizes[1])
        found.append(Forest(lines, above, leaves.reshape(trees, -1).astype(np.float32), bias))
        at += 8 + sum(sizes)
    return tuple(found)


@cache
def shipped() -> tuple[Forest, Forest]:
    """The first and the second opinion that come with the program, read once."""
    first, second = unpack(resources.files("brazier.matching").joinpath("data/forests.bin").read_bytes())
    return first, second
