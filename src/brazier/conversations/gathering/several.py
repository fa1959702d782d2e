"""One talk with several people, taken apart: what each of them is told to have said. Pure."""

import re
from collections.abc import Mapping

OTHERS = (2, 3, 4, 5, 6)
"""The places of those who were there beside the first, as a form has them."""
OWN = ("who", "worker", "left_out", "level", "basis", "answer")
"""What is asked of each by herself; everything else is of all."""
OF_THE_FIRST = ("quote", "goes_to", "owed", "owed_by")
PLACED = re.compile(rf"({'|'.join(OWN)})_([1-9][0-9]?)")


def places(body: Mapping[str, list[str]]) -> list[int]:
    """The places of all who were there beside the first: those with a name, in order."""
    placed = sorted({int(found[2]) for name in body if (found := PLACED.fullmatch(name))})
    return [nth for nth in placed if "".join(body.get(f"who_{nth}", [])).strip()]


def several(body: Mapping[str, list[str]]) -> list[dict[str, list[str]]]:
    """The body of one talk for each who was there, the first among them. Whoever has no name was not there;
    whoever has one is among them, also where there are more than a form has places for."""
    first = {name: values for name, values in body.items() if not PLACED.fullmatch(name)}
    shared = {name: values for name, values in first.items() if name not in (*OWN, *OF_THE_FIRST, "other_issue")}
    found = [first]
    for nth in places(body):
        own = {name: body[f"{name}_{nth}"] for name in OWN if body.get(f"{name}_{nth}")}
        if not "".join(own.get("answer", [])):  # was there, and did not say yes or no: nothing was asked of her
            found.append({n: v for n, v in shared.items() if n not in ("ask", "ask_text")} | own)
        else:
            found.append(shared | own)
    return found
