"""How numbers, days, levels and bars are shown."""

from collections.abc import Iterable
from datetime import date, datetime

from django import template
from django.utils.dateformat import format as format_date
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_lazy, ngettext, pgettext

from brazier.people.comparing import words_apart
from brazier.people.queries import FRESH
from brazier.wallchart.layout import Box, Piece
from brazier.wallchart.reckon import seats_needed
from brazier.workplaces.facts import CellFacts

register = template.Library()

LEVELS = {
    1: gettext_lazy("leader for it"),
    2: gettext_lazy("for it"),
    3: gettext_lazy("undecided"),
    4: gettext_lazy("leaning against"),
    5: gettext_lazy("working against it"),
    0: gettext_lazy("not assessed yet"),
}
ANCHORS = {
    1: gettext_lazy("is moving others and has done a public act"),
    2: gettext_lazy("said yes to a specific ask; done at least one act"),
    3: gettext_lazy("listens, gives no answer, or yes with no act"),
    4: gettext_lazy("said no to an ask"),
    5: gettext_lazy("actively campaigns for the boss"),
    0: gettext_lazy("nobody has had a real conversation and made an ask"),
}
BASES = {
    "did": gettext_lazy("did"),
    "said": gettext_lazy("said"),
    "reported": gettext_lazy("reported"),
    "guess": gettext_lazy("guess"),
}


@register.filter
def words(level: int | None) -> str:
    """The words of a level; nothing where it is not told."""
    return "" if level is None else str(LEVELS[level])


@register.filter
def anchor(level: int) -> str:
    """What a level means, in an act."""
    return str(ANCHORS[level])


@register.filter
def basis(code: str) -> str:
    """What a rating rests on."""
    return str(BASES.get(code, ""))


# How a language writes a day stands in its catalog: templates never say it themselves.
@register.filter(expects_localtime=True)
def day(when: date | None) -> str:
    """A day without the year: 11 Nov."""
    return _written(when, gettext("j M"))


@register.filter(expects_localtime=True)
def full_day(when: date | None) -> str:
    """A day: 11 Nov 2026."""
    return _written(when, gettext("j M Y"))


@register.filter(expects_localtime=True)
def weekday(when: date | None) -> str:
    """A near day: Sun 22 Nov."""
    return _written(when, gettext("D j M"))


@register.filter(expects_localtime=True)
def full_weekday(when: date | None) -> str:
    """A day of the law: Sun 22 Nov 2026."""
    return _written(when, gettext("D j M Y"))


@register.filter(expects_localtime=True)
def month(when: date | None) -> str:
    """A month: November 2026."""
    return _written(when, gettext("F Y"))


@register.filter(expects_localtime=True)
def short_month(when: date | None) -> str:
    """A month in a narrow place: Nov 2026."""
    return _written(when, gettext("M Y"))


@register.filter(expects_localtime=True)
def moment(when: datetime | None) -> str:
    """A moment: 11 Nov 16:05."""
    return _written(when, gettext("j M H:i"))


@register.filter(expects_localtime=True)
def full_moment(when: datetime | None) -> str:
    """A moment that may be long ago: 11 Nov 2026, 16:05."""
    return _written(when, gettext("j M Y, H:i"))


def _written(when: date | None, form: str) -> str:
    return format_date(when, form) if when else ""


@register.filter
def ago(when: date | None, today: date) -> str:
    """How long ago, in days."""
    if when is None:
        return ""
    days = (today - when).days
    if days <= 0:
        return gettext("today")
    return ngettext("%(days)s day ago", "%(days)s days ago", days) % {"days": days}


@register.filter
def is_old(when: date | None, today: date) -> bool:
    """Whether a rating is too old for the chart."""
    return when is not None and today - when > FRESH


@register.filter
def day_ago(when: datetime | None, today: date) -> str:
    """How long ago a moment was, in days."""
    return ago(when.date(), today) if when else ""


@register.filter
def share(part: int, whole: int) -> int:
    """A part of a whole in percent, never rounded up to all."""
    return min(round(100 * part / whole), 99 if part < whole else 100) if whole else 0


@register.filter
def number(count: int | None) -> str:
    """A whole number with the separators of the language."""
    return number_format(count, use_l10n=True, force_grouping=True) if count is not None else ""


@register.filter
def of(table: dict[str, str], key: str) -> str:
    """What a table says for a key; empty if nothing."""
    return table.get(key, "")


@register.filter
def where(cell: CellFacts) -> str:
    """A cell in words: Stow, back nights."""
    department = cell.department.name if cell.department else gettext("Department unknown")
    shift = cell.shift.name if cell.shift else gettext("shift unknown")
    return gettext("%(department)s, %(shift)s") % {"department": department, "shift": shift}


@register.filter
def sentence(box: Box) -> str:
    """A cell of the chart as one whole sentence, for screen readers."""
    c = box.count
    told = gettext(
        "%(department)s, %(shift)s: %(n)s people, %(good)s for it, %(open)s undecided, %(against)s against, "
        "%(rest)s not assessed; %(seats)s on the committee, %(needed)s needed."
    ) % {
        "department": box.department or gettext("All departments"),
        "shift": box.shift or gettext("All shifts"),
        "n": c.n,
        "good": c.for_it,
        "open": c.levels[2],
        "against": c.levels[3] + c.levels[4],
        "rest": c.not_assessed,
        "seats": c.committee,
        "needed": seats_needed(c),
    }
    if not box.arrow:
        return told
    change = gettext("Up %(points)s.") if box.arrow > 0 else gettext("Down %(points)s.")
    return f"{told} {change % {'points': abs(box.arrow)}}"


@register.filter
def points(arrow: int | None) -> str:
    """Points of change with an arrow; an equals sign for none; nothing where nobody counted then."""
    if arrow is None:
        return ""
    return "=" if arrow == 0 else f"{'↑' if arrow > 0 else '↓'}{abs(arrow)}"


@register.filter
def dots(seats: int) -> range:
    """Up to three dots for committee members; more are written as a number."""
    return range(seats if seats <= 3 else 1)


@register.filter
def tail(phone: str) -> str:
    """The last four digits of a phone."""
    digits = "".join(c for c in phone if c.isdigit())
    return f"•••• {digits[-4:]}" if len(digits) >= 4 else "••••"


@register.simple_tag
def listed(*parts: object) -> str:
    """Several things in one breath, with the comma of the language; what is empty is left out."""
    comma = pgettext("between the things of a list", ", ")
    return format_html_join(comma, "{}", ((part,) for part in parts if part not in {"", None}))


@register.simple_tag
def marked(one: str, other: str) -> str:
    """A text with those words marked that the other one lacks."""
    pieces = ((format_html("<mark>{}</mark>", w) if is_apart else w,) for w, is_apart in words_apart(one, other))
    return format_html_join(" ", "{}", pieces)


@register.inclusion_tag("parts/mark.html")
def mark(level: int | None, unsure: bool = False, size: str = "") -> dict[str, object]:
    """The mark of a level: shape, number and words; nothing where it is not told."""
    return {"level": level, "unsure": unsure, "size": size, "words": words(level)}


@register.simple_tag
def bar(pieces: Iterable[Piece], size: str = "") -> SafeString:
    """The bar of everybody, in the order 1 2 3 4 5 0. Not a template: the chart draws a hundred of them."""
    drawn = "".join(f'<rect class="f{p.level}" x="{p.start}%" width="{p.width}%" height="100%"/>' for p in pieces)
    width = f" {size}" if size not in {"", "some"} else ""
    return mark_safe(f'<svg class="bar{width}" aria-hidden="true">{drawn}</svg>')  # noqa: S308  # only numbers of ours
