"""A signature made with a finger: points as they come from a page, and the line they draw. Pure.

Written as `M12 40L14 41...`: whole numbers in a box of WIDE x TALL, moves and lines only, so that nothing but a
drawing can be kept in it.
"""

import re

from brazier.terms import Wrong

WIDE, TALL = 600, 200
LONGEST, LEAST_LINES = 2_000, 3  # a longer one is thinned where it is drawn
_DRAWN = re.compile(r"(?:M\d{1,3} \d{1,3}(?:L\d{1,3} \d{1,3})*)+")
_NUMBER = re.compile(r"(\d+) (\d+)")


def is_drawn(text: str) -> bool:
    """Whether a signature is a drawing; otherwise it is a name that was typed."""
    return text.startswith("M") and _DRAWN.fullmatch(text) is not None


def read(text: str) -> str:
    """The signature as it is kept: a drawing, or a typed name without needless spaces.

    Errors: Wrong if nothing was signed: a dot is no signature, and neither is one letter.
    """
    if is_drawn(text):
        inside = all(int(x) <= WIDE and int(y) <= TALL for x, y in _NUMBER.findall(text))
        if not inside or len(text) > LONGEST or text.count("L") < LEAST_LINES:
            raise Wrong(
                "cards.signature", "The signature is missing or too short. Sign once more. Nothing was lost."
            )
        return text
    typed = " ".join(text.split())
    if not 2 <= len(typed) <= 120 or not any(sign.isalpha() for sign in typed):
        raise Wrong("cards.signature", "The signature is missing or too short. Sign once more. Nothing was lost.")
    return typed
