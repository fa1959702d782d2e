"""How a worker is found again by any spelling. Pure.

Stored for each worker: her name tokens in Latin letters, their skeletons, and the last four digits of each
phone. Asked: whole tokens, the beginning of a token, or four digits.
"""

import re
from collections.abc import Iterable

from brazier.matching import names

LONGEST_KEY = 40
PHONE, SKELETON = "#", "~"


def keys_of(spellings: Iterable[str], phones: Iterable[str]) -> frozenset[str]:
    """Every key of one worker, from all spellings of her name and all her phones."""
    tokens = {token for name in spellings for token in names.tokens(name)}
    digits = {re.sub(r"\D", "", phone)[-4:] for phone in phones}
    return frozenset(
        {token[:LONGEST_KEY] for token in tokens}
        | {SKELETON + skeleton[:LONGEST_KEY] for t in tokens if (skeleton := names.skeleton(t))}
        | {PHONE + four for four in digits if len(four) == 4}
    )


def asked(text: str) -> list[tuple[str, str]]:
    """What a search line asks for: per word, the beginning of a key or "", and an exact key or "".

    Four digits alone ask for a phone; more digits ask for its last four.
    """
    wanted = []
    for word in text.split():
        digits = re.sub(r"\D", "", word)
        if len(digits) >= 4 and not re.search(r"[^\W\d]", word):
            wanted.append(("", PHONE + digits[-4:]))
            continue
        wanted += [
            (token[:LONGEST_KEY], SKELETON + skeleton if (skeleton := names.skeleton(token)) else "")
            for token in names.tokens(word)
        ]
    return wanted
