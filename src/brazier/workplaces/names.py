"""One key for all the ways a department or shift is written. Pure."""

import re
import unicodedata

LONGEST = 80


def as_written(text: str) -> str:
    """The name as shown: trimmed, one space between words, at most 80 characters, nothing invisible."""
    visible = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(visible.split())[:LONGEST].strip()


def key_of(text: str) -> str:
    """The name without case, accents and punctuation: "Ship-Dock" and "ship dock" are one."""
    folded = unicodedata.normalize("NFKD", as_written(text)).casefold()
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", bare))[:LONGEST]
