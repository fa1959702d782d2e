"""What a past election is coded as: words of its names, kind of union, state, industry. Names themselves go
nowhere.

A code is a kind and a value, `s:MI`. Words and employers are kept as hashes, so that a parameter file lists
nobody.
"""

import hashlib
import re

UNIONS = (
    ("teamsters", r"teamster|\bibt\b"),
    ("rwdsu", r"rwdsu|retail,? wholesale"),
    ("ufcw", r"ufcw|food (and |& )?commercial|food, commercial"),
    ("nurses", r"nurse|\bnnu\b|\bcna\b"),
    ("seiu", r"seiu|service employees|1199"),
    ("workers united", r"workers united"),
    ("uaw", r"\buaw\b|automobile"),
    ("usw", r"\busw\b|steel"),
    ("cwa", r"\bcwa\b|communications workers"),
    ("ibew", r"\bibew\b|electrical workers"),
    ("iuoe", r"\biuoe\b|operating engineers"),
    ("iam", r"\biam(aw)?\b|machinist"),
    ("guards", r"guard|security|police|spfpa|\bleos"),
    ("afscme", r"afscme|state, county"),
    ("unite", r"\bunite\b"),
    ("laborers", r"laborers|liuna|labourers"),
    ("carpenters", r"carpenter"),
    ("stage", r"iatse|theatrical|stage|actors|\bsag\b"),
)
"""The first that fits is the kind of union; whoever fits none has none."""

PRIOR = {"s": 0.35, "n": 0.35, "u": 0.5, "e": 0.35, "w": 0.35, "l": 0.3, "o": 0.45}
"""How far the log odds of a code may stand from the rest before any election is seen: state, industry, union,
word of the employer's name, word of the union's name, local, employer."""
LEAST = {"s": 1, "n": 1, "u": 1, "e": 8, "w": 8, "l": 4, "o": 3}
"""How many elections must carry a code before it counts."""
LEGAL_FORMS = frozenset((
    "inc", "llc", "corp", "corporation", "company", "co", "the", "of", "and", "dba", "lp", "ltd", "aka", "lc",
    "llp", "an", "as", "in", "at", "for",
))  # fmt: skip
NUMBERED = re.compile(r"[a-z]{2,}|\d+")
SHORTENED = re.compile(r"\b([a-z])\.(?=[a-z]\b)")


def words(name: str) -> list[str]:
    """Words and numbers of a name in small letters; U.P.S. is ups."""
    plain = name.lower().replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
    return NUMBERED.findall(SHORTENED.sub(r"\1", plain))


def union_kind(name: str) -> str:
    """Which of the big unions this is, or nothing."""
    plain = name.lower()
    return next((kind for kind, pattern in UNIONS if re.search(pattern, plain)), "")


def hashed(kind: str, value: str) -> str:
    """A code that does not say what it stands for."""
    return f"{kind}:{hashlib.blake2s(value.encode(), digest_size=5).hexdigest()}"


def codes(*, state: str, naics: str, employer: str, union: str) -> tuple[str, ...]:
    """All codes of one election, each once, in a fixed order."""
    kind = union_kind(union)
    found = []
    if state.strip():
        found.append(f"s:{state.strip().upper()}")
    if naics.strip():
        found.append(f"n:{naics.strip()[:2]}")
    if kind:
        found.append(f"u:{kind}")
    theirs, ours = words(employer), words(union)
    found += [hashed("e", word) for word in theirs if not word.isdigit()]
    found += [hashed("w", word) for word in ours]
    numbers = [word for word in ours if word.isdigit()]
    if numbers:
        found.append(hashed("l", f"{kind} {numbers[-1]}"))
    whole = " ".join(word for word in theirs if word not in LEGAL_FORMS)
    if whole:
        found.append(hashed("o", whole))
    return tuple(dict.fromkeys(found))
