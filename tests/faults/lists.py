"""Lists of invented people, big or small, each name its own."""

import itertools

FIRST = ("Rosa", "Kwame", "Mei", "Abdou", "Hamid", "José", "Tahmina", "Bo", "Yesenia", "Denise", "Ana", "Omar")
DEPARTMENTS, SHIFTS = ("Stow", "Pick", "Pack", "Dock"), ("Days", "Nights", "Donut")
SYLLABLES = ("ba", "ko", "mi", "ra", "tu", "ne", "zo", "li", "va", "du", "pe", "sha", "go", "wi", "ky", "fen")


def invented(number: int) -> str:
    """A last name that no other number has and no file holds by chance: Quzorabafen."""
    number = number * 658_733 % len(SYLLABLES) ** 5  # neighbors in number sound nothing alike
    said = ""
    for _ in range(5):
        number, at = divmod(number, len(SYLLABLES))
        said += SYLLABLES[at]
    return f"Qu{said}"


def name(number: int) -> str:
    """A whole name."""
    return f"{FIRST[number % len(FIRST)]} {invented(number)}"


def csv(numbers: "range | list[int]") -> bytes:
    """A list of these people."""
    rows = ["Name,Phone,Department,Shift"]
    places = itertools.cycle(itertools.product(DEPARTMENTS, SHIFTS))
    for number, (department, shift) in zip(numbers, places, strict=False):
        rows.append(
            f"{name(number)},(917) {200 + number // 10000 % 700:03}-{number % 10000:04},{department},{shift}"
        )
    return "\n".join(rows).encode()
