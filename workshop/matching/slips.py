"""How writing goes wrong: scrawl, keyboards, cut columns, misread digits."""

from random import Random

_SCRAWL = (
    ("a", "u"), ("u", "a"), ("a", "ci"), ("b", "h"), ("b", "6"), ("c", "r"), ("c", "l"), ("d", "cl"),
    ("d", "a"), ("e", "o"), ("o", "e"), ("e", "l"), ("f", "t"), ("g", "9"), ("g", "y"), ("h", "k"), ("k", "h"),
    ("h", "b"), ("i", "e"), ("i", "1"), ("j", "y"), ("l", "t"), ("l", "1"), ("m", "nn"), ("m", "in"),
    ("n", "u"), ("n", "m"), ("o", "0"), ("p", "n"), ("q", "g"), ("r", "n"), ("r", "s"), ("s", "r"), ("t", "l"),
    ("u", "n"), ("u", "ii"), ("v", "r"), ("v", "n"), ("w", "m"), ("y", "j"), ("z", "r"), ("ll", "u"),
    ("in", "m"), ("ri", "n"), ("ee", "ce"),
)  # fmt: skip
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_HEARD = (
    ("ph", "f"), ("ck", "k"), ("ie", "y"), ("y", "ie"), ("ei", "ie"), ("tt", "t"), ("nn", "n"), ("ll", "l"),
    ("ea", "ee"), ("z", "s"), ("c", "s"), ("gh", ""), ("ai", "ay"), ("er", "ar"),
)  # fmt: skip
_ALIKE = {
    "0": "68", "1": "74", "2": "7", "3": "58", "4": "19", "5": "36", "6": "08", "7": "12", "8": "30", "9": "47",
}  # fmt: skip


def scrawl(word: str, chance: Random) -> str:
    """A word as somebody reads it off a hand-written sheet."""
    return _swap(word, _SCRAWL, chance) or _drop(word, chance)


def heard(word: str, chance: Random) -> str:
    """A word as somebody writes it who only heard it."""
    return _swap(word, _HEARD, chance) or keyed(word, chance)


def _swap(word: str, table: tuple[tuple[str, str], ...], chance: Random) -> str:
    low = word.lower()
    fits = [(old, new) for old, new in table if old in low[1:]]
    if not fits or len(word) < 3:
        return ""
    old, new = chance.choice(fits)
    at = chance.choice([place for place in range(1, len(low)) if low.startswith(old, place)])
    return word[:at] + new + word[at + len(old) :]


def _drop(word: str, chance: Random) -> str:
    if len(word) < 4:
        return word
    at = chance.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def keyed(word: str, chance: Random) -> str:
    """A word with one slip of the fingers."""
    if len(word) < 3:
        return word
    at = chance.randrange(1, len(word))
    kind = chance.randrange(5)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    if kind == 2 and at + 1 < len(word):
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    near = next((row for row in _ROWS if word[at].lower() in row), "")
    if not near:
        return word
    other = near[max(0, min(len(near) - 1, near.index(word[at].lower()) + chance.choice((-1, 1))))]
    return word[:at] + other + word[at + (kind != 3) :]


def misread(digits: str, chance: Random) -> str:
    """A telephone or house number with one digit wrong, missing, doubled or two of them swapped."""
    if len(digits) < 2:
        return digits
    at = chance.randrange(len(digits))
    kind = chance.random()
    if kind < 0.6:
        return digits[:at] + chance.choice(_ALIKE.get(digits[at], "0")) + digits[at + 1 :]
    if kind < 0.75:
        return digits[:at] + digits[at + 1 :]
    if kind < 0.85:
        return digits[:at] + digits[at] + digits[at:]
    at = max(at, 1)
    return digits[: at - 1] + digits[at] + digits[at - 1] + digits[at + 1 :]
