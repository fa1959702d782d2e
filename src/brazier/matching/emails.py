"""E-mail addresses as they were meant: typing slips in well-known domains are put right."""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

LONGEST_CELL = 200
MOST_EMAILS = 3

_ADDRESS = re.compile(r"[^\s,;<>()\[\]\"'/|@]+\s?@\s?[^\s,;<>()\[\]\"'/|@]+")
_HOSTS = [
    "gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "icloud.com", "aol.com", "live.com", "msn.com",
    "proton.me", "protonmail.com", "me.com", "mac.com", "comcast.net", "verizon.net", "att.net", "ymail.com",
    "mail.com", "gmx.com", "gmx.de", "web.de", "mail.ru", "yandex.ru", "qq.com", "163.com", "126.com",
    "naver.com", "hotmail.es", "yahoo.es", "yahoo.fr", "hotmail.fr", "orange.fr", "yahoo.co.uk",
    "hotmail.co.uk", "hotmail.com.br", "yahoo.com.br", "uol.com.br", "yahoo.com.mx", "rediffmail.com",
    "googlemail.com",
]  # fmt: skip
_NOBODY = frozenset((
    "none", "no", "na", "n", "a", "noemail", "test", "email", "mail", "example", "unknown", "x", "xx", "xxx",
    "nil", "null",
))  # fmt: skip


def addresses(cells: tuple[str, ...]) -> tuple[str, ...]:
    """The e-mail addresses of one row in lower case, at most three, each once.

    "x@gmial.con" becomes "x@gmail.com"; dots and +tags before gmail's sign fall away, as gmail ignores them.
    """
    found: dict[str, None] = {}
    for cell in cells:
        if cell and "@" in cell:
            found.update(dict.fromkeys(_cell(cell)))
    return tuple(found)[:MOST_EMAILS]


def _cell(cell: str) -> list[str]:
    if len(cell) > LONGEST_CELL:
        cell = cell[:LONGEST_CELL]
    return [meant for typed in _ADDRESS.findall(cell.lower()) if (meant := _meant(typed))]


def _meant(typed: str) -> str:
    local, _, host = typed.replace(" ", "").rpartition("@")
    local, host = local.strip(".-_'`"), domain(host.strip(".-_"))
    if host == "gmail.com":
        local = local.split("+", 1)[0].replace(".", "")
    if not local or not host or local in _NOBODY or host in _NOBODY:
        return ""
    return f"{local[:64]}@{host[:64]}"


@lru_cache(maxsize=1 << 12)
def domain(host: str) -> str:
    """The mail host that was meant: itself, or the well-known one at most two slips away."""
    if host in _HOSTS or len(host) < 6 or len(host) > 64:
        return "gmail.com" if host == "googlemail.com" else host
    slips = [(OSA.distance(host, known, score_cutoff=2), known) for known in _HOSTS if len(known) > 7]
    fewest, nearest = min(slips)
    return nearest if fewest <= (1 if len(host) < 8 else 2) else host


def letters(address: str) -> str:
    """The letters before the sign, for a look at whether they spell a name."""
    return re.sub(r"[^a-z]", "", address.partition("@")[0])
