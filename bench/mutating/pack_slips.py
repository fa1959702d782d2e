"""Slips in the law packs: a number one higher, a day later, another share, another word."""

import hashlib
import re
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from importlib import resources

from bench.mutating.noticing import Trial

from brazier.rules import loading
from brazier.rules.law import Law

SAID = re.compile(
    r"^\s*(name|meaning|citation|url|note|source|text|why|why_unknown|id|checked|confidence|part|#)\b"
)
LISTED = re.compile(r"^\[|^of = |^also = |^campaign = ")
TOKEN = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})|\"(?P<share>\d+/\d+)\"|(?<![\w./$\"-])(?P<number>\d+)(?![\w./-])|"
    r"\b(?P<truth>true|false)\b|\"(?P<word>ge|gt|after|before|forward|days|business|months|years|cast|valid|eligible|"
    r"enjoined|in_force)\""
)
OTHER = {
    "ge": "gt", "gt": "ge", "after": "before", "before": "after", "forward": "back", "days": "months",
    "business": "months", "months": "years", "years": "months", "cast": "valid", "valid": "cast",
    "eligible": "valid", "enjoined": "repealed", "in_force": "contested", "true": "false", "false": "true",
}  # fmt: skip
Known = Callable[[str, str], dict[str, str]]


def renew_law(texts: dict[str, str] | None = None) -> None:
    """Load the law as it is now, and hand it to every test that holds it."""
    loading.packaged.cache_clear()
    law = loading.load(texts) if texts else loading.packaged()
    loading.packaged = lambda: law
    for module in list(sys.modules.values()):
        for name, value in list(vars(module).items()) if "test" in getattr(module, "__name__", "") else ():
            if isinstance(value, Law):
                setattr(module, name, law)


def trials(known: Known, only: str) -> Iterator[Trial]:
    """The slips of every pack that are not known to be noticed."""
    root = resources.files("brazier.rules").joinpath("data")
    texts = {name: file.read_text("utf-8") for name, file in loading._files(root, "")}
    for name, text in sorted(texts.items()):
        if only not in name:
            continue
        found = known(name, hashlib.sha256(text.encode()).hexdigest()[:12])
        for slip, changed in _slips(text):
            if found.get(slip) != "noticed":
                law = {**texts, name: changed}
                yield Trial(f"{name} {slip}", lambda law=law: renew_law(law), ("test_cases", "test_calendars"))  # type: ignore[misc]


def _slips(text: str) -> Iterator[tuple[str, str]]:
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        if SAID.match(line) or LISTED.match(line):
            continue
        for token in TOKEN.finditer(line):
            kind = token.lastgroup or ""
            old, (first, last) = token[kind], token.span(kind)
            changed = line[:first] + _other(kind, old) + line[last:]
            what = f"{number + 1}:{first} {old} -> {_other(kind, old)}"
            yield what, "".join((*lines[:number], changed, *lines[number + 1 :]))


def _other(kind: str, old: str) -> str:
    if kind == "day":
        return str(date.fromisoformat(old) + timedelta(days=1))
    if kind == "share":
        above, below = old.split("/")
        return f"{int(above) * 10 + 1}/{int(below) * 10}"
    return str(int(old) + 1) if kind == "number" else OTHER[old]
