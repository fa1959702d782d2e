"""Numbers that tie two pages together and say nothing of anybody: H-7QK4MP. Pure: chance is handed in."""

from collections.abc import Callable

from brazier.people.codes import SIGNS

LENGTH = 6


def drawn(chance: Callable[[int], int]) -> str:
    """A number drawn by chance. chance: gives a whole number below the one it is handed."""
    return "H-" + "".join(SIGNS[chance(len(SIGNS))] for _ in range(LENGTH))
