"""One talk with several people, taken apart: what each of them is told to have said. Pure."""

from collections.abc import Mapping

OTHERS = (2, 3, 4, 5, 6)
OWN = ("who", "level", "basis", "answer")
"""What is asked of each by herself; everything else is of all."""
OF_THE_FIRST = ("quote", "goes_to", "owed", "owed_by")


def several(body: Mapping[str, list[str]]) -> list[dict[str, list[str]]]:
    """The body of one talk for each who was there, the first among them. Whoever has no name was not there."""
    numbered = {f"{name}_{nth}" for name in OWN for nth in OTHERS}
    first = {name: values for name, values in body.items() if name not in numbered}
    shared = {name: values for name, values in first.items() if name not in (*OWN, *OF_THE_FIRST, "other_issue")}
    found = [first]
    for nth in OTHERS:
        if not "".join(body.get(f"who_{nth}", [])).strip():
            continue
        own = {name: body[f"{name}_{nth}"] for name in OWN if body.get(f"{name}_{nth}")}
        if "answer" not in own:  # was there, and did not say yes or no: nothing was asked of her
            found.append({n: v for n, v in shared.items() if n not in ("ask", "ask_text")} | own)
        else:
            found.append(shared | own)
    return found
