"""Invented lists, and what somebody does to one who wants to pass it on unknown."""

import random
from collections.abc import Callable

from brazier.press.equal_forms import NAME

KEY = b"a secret of thirty-two bytes, yes"[:32]
KINDS = [
    ("code",), (NAME,), ("phone",), ("word",), ("word",), ("word",), ("word",), ("order", "between"), (),
    ("day",), ("word",),
]  # fmt: skip
"""As a list that leaves has them: from code, name, phones, on to the seat on the committee."""
_FIRST = [
    "Rosa",
    "Kwame",
    "Mei",
    "Hamid",
    "José",
    "Ana",
    "Bo",
    "Fatou",
    "Inés",
    "Omar",
    "Luz",
    "Tariq",
    "Wanda",
    "Yusuf",
    "Chen",
    "Amina",
    "Kofi",
    "Lena",
    "Paolo",
    "Zoe",
]
_LAST = [
    "Diaz",
    "Asante",
    "Lin",
    "Khan",
    "Ruiz",
    "Silva",
    "Ba",
    "Oduya",
    "Novak",
    "Haddad",
    "Mensah",
    "Pham",
    "Cruz",
    "Sow",
    "Kaya",
    "Okafor",
    "Reyes",
    "Bauer",
]
_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
Rows = list[list[object]]


def people(r: random.Random, count: int) -> Rows:
    """So many rows; a third gave no phone, half are not rated, a few speak two languages."""
    found: Rows = []
    for _ in range(count):
        first, last = r.choice(_FIRST), f"{r.choice(_LAST)}-{r.choice(_LAST)}"
        code = "".join(r.choices(_SIGNS, k=6))
        found.append(
            [
                f"{code[:3]}-{code[3:]}",
                f"{first} {last}",
                f"+1 917 {r.randrange(200, 999)} {r.randrange(10_000):04}" if r.random() < 0.67 else "",
                f"{first}.{last}@mail.example".lower() if r.random() < 0.2 else "",
                r.choice(["Stow", "Pick", "Pack", "Dock"]),
                r.choice(["Days", "Nights"]),
                r.choice(["Packer", "Driver", "Picker"]),
                r.choice(["", "English", "Spanish", "Spanish, English", "Wolof, French"]),
                str(r.randrange(6)),
                f"2026-{r.randrange(8, 12):02}-{r.randrange(1, 29):02}" if r.random() < 0.5 else "",
                "yes" if r.random() < 0.1 else "",
            ]
        )
    return found


def _forty(r: random.Random, rows: Rows) -> list[list[str]]:
    kept = sorted(r.sample(range(len(rows)), 40))
    return [[str(cell) for cell in rows[n]] for n in kept]


def half_gone(r: random.Random, rows: Rows) -> list[list[str]]:
    """Half of the rows are dropped; no head line."""
    return _forty(r, rows)


def sorted_by_name(r: random.Random, rows: Rows) -> list[list[str]]:
    """And the rest is sorted."""
    return sorted(_forty(r, rows), key=lambda row: row[1])


def phones_anew(r: random.Random, rows: Rows) -> list[list[str]]:
    """And every phone is written in one way."""
    left = sorted_by_name(r, rows)
    for row in left:
        row[2] = "".join(c for c in row[2] if c in "0123456789")
    return left


def days_anew(r: random.Random, rows: Rows) -> list[list[str]]:
    """And a spreadsheet program writes every day in one way."""
    left = sorted_by_name(r, rows)
    for row in left:
        row[9] = "11/06/26" if row[9] else ""
    return left


def small_letters(r: random.Random, rows: Rows) -> list[list[str]]:
    """And everything but the codes is in small letters."""
    return [[cell if n == 0 else cell.lower() for n, cell in enumerate(row)] for row in sorted_by_name(r, rows)]


def without_codes(r: random.Random, rows: Rows) -> list[list[str]]:
    """And the codes are taken out, which nobody outside needs."""
    return [row[1:] for row in sorted_by_name(r, rows)]


def names_and_phones(r: random.Random, rows: Rows) -> list[list[str]]:
    """And only names, phones, departments and shifts are left, in another order."""
    return [[row[2], row[1], row[5], row[4]] for row in sorted_by_name(r, rows)]


def others_between(r: random.Random, rows: Rows) -> list[list[str]]:
    """And twenty of the forty are from another list."""
    left = _forty(r, rows)
    left[::2] = [[str(cell) for cell in row] for row in people(r, 20)]
    r.shuffle(left)
    return left


def spoiled(r: random.Random, rows: Rows) -> list[list[str]]:
    """And a third of all cells are typed anew, each in a way of its own."""
    left = sorted_by_name(r, rows)
    for row in left:
        for n in range(len(row)):
            if n != 1 and r.random() < 0.33:
                row[n] = row[n].upper().replace("-", " ").replace(".", " ")
    return left


KINDS_OF_HARM: dict[str, Callable[[random.Random, Rows], list[list[str]]]] = {
    "half gone, no head": half_gone,
    "sorted": sorted_by_name,
    "phones written anew": phones_anew,
    "days written anew": days_anew,
    "small letters": small_letters,
    "codes taken out": without_codes,
    "names and phones alone": names_and_phones,
    "among others": others_between,
    "a third typed anew": spoiled,
}
