"""Name words hidden in e-mail addresses: mariagarcia85@ holds maria and garcia."""

import numpy as np

from brazier.matching.columns import Columns, Ints
from brazier.matching.emails import letters

MOST_WORDS = 5
SHORTEST = 3
LONGEST = 14


def words_in_mailboxes(rows: Columns) -> Ints:
    """Numbers of the name words each row's first mailbox holds, longest first, -1 beyond; shape (rows, 5)."""
    known = {word: number for number, word in enumerate(rows.vocabulary) if len(word) >= SHORTEST}
    held = np.full((len(rows.mailboxes) + 1, MOST_WORDS), -1, np.int32)
    for number, mailbox in enumerate(rows.mailboxes):
        found = _inside(letters(mailbox), known)
        held[number, : len(found)] = found
    return held[rows.emails[:, 0]]


def _inside(text: str, known: dict[str, int]) -> list[int]:
    """The longest known words that do not overlap."""
    found: list[int] = []
    spans: list[tuple[int, int]] = []
    end = len(text)
    for length in range(min(LONGEST, end), SHORTEST - 1, -1):
        for at in range(end - length + 1):
            number = known.get(text[at : at + length])
            if number is not None and all(at >= stop or at + length <= start for start, stop in spans):
                spans.append((at, at + length))
                found.append(number)
                if len(found) == MOST_WORDS:
                    return found
    return found
