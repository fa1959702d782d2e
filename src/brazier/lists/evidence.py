"""How strongly the contents of a column speak for a field, with a header and without one."""

from collections.abc import Callable
from typing import Final

from .contents import Shape

_HANDFUL: Final = 20


def fits(field: str, shape: Shape) -> float:
    """How far the contents agree with a header: 1 fully, towards 0 when they are plainly another thing.

    An empty column agrees half with everything, so that a filled one wins. Weighs only what contents can
    tell; notes agree with most.
    """
    if not shape.count:
        return 0.6
    if field in _STRICT:
        return 0.3 + 0.7 * min(1.0, 1.25 * _STRICT[field](shape))
    foreign = max(
        shape.of("phone") if field not in ("badge", "record_id") else 0.0, shape.of("email"), shape.of("link")
    )
    if field in ("name", "first", "last", "nickname", "middle"):
        # "name" over numbers or yes and no is no name; over a few odd ones it is.
        return max(0.15, 1 - max(foreign, shape.of("date"), shape.of("number"), shape.of("answer")))
    if field in ("department", "shift", "site", "job", "city", "language"):
        return max(0.2, 1 - max(foreign, shape.of("date")))
    return max(0.3, 1 - foreign) if field != "note" else 1.0


def seen(shape: Shape) -> dict[str, float]:
    """Fields the contents alone speak for, with how strongly, 0 to 1; weak ones left out."""
    if not shape.count:
        return {}
    found = {field: rule(shape) for field, rule in _SEEN.items()}
    return {field: round(strength, 3) for field, strength in found.items() if strength >= 0.2}


def _date(shape: Shape) -> float:
    return shape.of("date") + shape.of("year")


_STRICT: Final[dict[str, Callable[[Shape], float]]] = {
    "phone": lambda shape: max(shape.of("phone"), 0.8 * min(shape.of("number"), shape.letters / 9)),
    "email": lambda shape: shape.of("email"),
    "postcode": lambda shape: max(shape.of("postcode"), 0.8 * shape.of("number")),
    "birth": lambda shape: max(_date(shape), 0.7 * shape.of("number")),
    "start": lambda shape: max(_date(shape), 0.7 * shape.of("number")),
    "signed_on": lambda shape: max(_date(shape), 0.3 * shape.of("number")),
    "rating": lambda shape: max(
        shape.of("scale"), 0.9 if shape.few and shape.letters < 20 else 0.0, 0.5 * shape.of("number")
    ),
    "badge": lambda shape: max(shape.of("number"), shape.of("code"), shape.of("one_word") * 0.8),
}


def _whole_name(shape: Shape) -> float:
    spread = 1.0 if shape.distinct >= 0.6 else 0.5
    several = max(0.0, shape.of("name") - shape.of("one_word"))
    split = shape.of("split_name")
    if shape.of("address") > 0.3 or shape.words > 5:
        return 0.0
    known = shape.of("given") + shape.of("family")
    return spread * max(0.9 * split, (0.55 + 0.25 * min(1.0, known * 1.5)) * several + 0.15 * shape.of("emoji"))


def _one_name(shape: Shape, look: str, other: str) -> float:
    known = shape.of("given") + shape.of("family")
    if (shape.few and known < 0.6) or shape.of("one_word") < 0.5 or shape.of("name") < 0.7:
        return 0.0
    lean = shape.of(look) - shape.of(other)
    return max(0.0, min(0.75, 0.4 + 0.5 * lean))


def _birth(shape: Shape) -> float:
    middle, spread = shape.years
    return 0.75 * shape.of("date") if 1930 <= middle <= 2004 and spread >= 5 else 0.0


def _signed(shape: Shape) -> float:
    middle, spread = shape.years
    return 0.5 * shape.of("date") if middle >= 2005 and spread <= 2 else 0.0


def _start(shape: Shape) -> float:
    middle, spread = shape.years
    return 0.5 * _date(shape) if middle >= 2005 and spread > 2 else 0.0


def _badge(shape: Shape) -> float:
    whole = shape.of("number")
    if shape.distinct < 0.95 or shape.count < 3 or not 4 <= shape.letters <= 10 or shape.of("phone") > 0.3:
        return 0.0
    # In a handful of rows five digits that all differ are rather homes than badges.
    return (0.42 if shape.of("postcode") > 0.8 and shape.count < _HANDFUL else 0.5) * whole


def _record(shape: Shape) -> float:
    return 0.45 * (shape.of("code") - shape.of("site")) if shape.distinct >= 0.95 and shape.count >= 3 else 0.0


def _postcode(shape: Shape) -> float:
    share = shape.of("postcode")
    if shape.distinct < 0.95 or shape.of("number") < share:
        return 0.65 * share
    return (0.48 if shape.count < _HANDFUL else 0.35) * share


def _places(shape: Shape, look: str) -> float:
    return 0.8 * shape.of(look) if shape.of(look) >= 0.3 and shape.of("number") < 0.5 else 0.0


def _hours(shape: Shape) -> float:
    """Hours and shift codes come over and over; what is different on every line is a number of the person."""
    often = shape.distinct < 0.9 or shape.count < 5
    return 0.75 * shape.of("times") if often and shape.of("phone") < 0.3 else 0.0


def _few_words(shape: Shape) -> float:
    plain = shape.of("name") + shape.of("department") + shape.of("shift")
    strange = sum(map(shape.of, ("language", "answer", "date", "number", "given", "family")))
    return 0.38 * min(1.0, plain) if shape.few and shape.words <= 3 and strange < 0.4 else 0.0


def _rating(shape: Shape) -> float:
    """Only ever an offer: a number from 1 to 5 may be a door or a size, and a wrong rating does harm."""
    return 0.3 if shape.of("scale") >= 0.9 and shape.distinct * shape.count >= 3 else 0.0


_SEEN: Final[dict[str, Callable[[Shape], float]]] = {
    "phone": lambda shape: 0.92 * shape.of("phone"),
    "email": lambda shape: 0.95 * shape.of("email"),
    "address": lambda shape: 0.85 * shape.of("address"),
    "postcode": _postcode,
    "name": _whole_name,
    "first": lambda shape: _one_name(shape, "given", "family"),
    "last": lambda shape: _one_name(shape, "family", "given"),
    "birth": _birth,
    "start": _start,
    "signed_on": _signed,
    "shift": lambda shape: max(_places(shape, "shift"), _hours(shape)),
    "department": lambda shape: max(_places(shape, "department"), _few_words(shape)),
    "site": lambda shape: 0.7 * shape.of("site") if shape.few else 0.3 * shape.of("site"),
    "language": lambda shape: 0.85 * shape.of("language") if shape.of("language") >= 0.6 else 0.0,
    "rating": _rating,
    "badge": _badge,
    "record_id": _record,
    "note": lambda shape: (
        0.4 if shape.words >= 4 and shape.of("address") < 0.3 and shape.of("name") < 0.5 else 0.0
    ),
}
