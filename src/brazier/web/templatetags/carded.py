"""What cards are called in words."""

from django import template
from django.conf.locale import LANG_INFO
from django.utils.translation import gettext, gettext_lazy

from brazier.cards.facts import CardFacts
from brazier.cards.signature import is_drawn
from brazier.election.templatetags.voted import REASONS

register = template.Library()

MEDIA = {"paper": gettext_lazy("on paper"), "electronic": gettext_lazy("on a screen")}
STATES = {
    "received": gettext_lazy("nobody else has looked at it yet"),
    "verified": gettext_lazy("looked at by a second person"),
    "filed": gettext_lazy("filed"),
    "void": gettext_lazy("counts no more"),
}
WHY = {
    "revoked": gettext_lazy("they took it back"),
    "illegible": gettext_lazy("nobody can read it"),
    "undated": gettext_lazy("it has no day"),
    "not_theirs": gettext_lazy("somebody else signed"),
    "replaced": gettext_lazy("they signed anew"),
    "mistake": gettext_lazy("written down by mistake"),
}
TURNS = {
    "taken": gettext_lazy("taken by"),
    "handed_over": gettext_lazy("handed to"),
    "verified": gettext_lazy("looked at by"),
    "confirmed": gettext_lazy("the signer was told, by"),
    "challenged": gettext_lazy("said not to count, noted by"),
    "answered": gettext_lazy("the challenge was answered by"),
    "filed": gettext_lazy("filed by"),
    "void": gettext_lazy("counts no more, noted by"),
    "stands_again": gettext_lazy("counts again, noted by"),
    "photographed": gettext_lazy("photographed by"),
    "photo_gone": gettext_lazy("photo destroyed by"),
    "packed": gettext_lazy("put into a packet by"),
    "not_filed": gettext_lazy("not handed in after all, noted by"),
}
PARTS = {
    "name": gettext_lazy("the name"),
    "contact": gettext_lazy("an e-mail or another way to reach them"),
    "phone": gettext_lazy("the phone"),
    "language": gettext_lazy("the text"),
    "date": gettext_lazy("the day"),
    "employer": gettext_lazy("the employer"),
    "confirmation_transmission": gettext_lazy("that they were told what they signed"),
}
STANDINGS = {
    "counts": gettext_lazy("counts"),
    "unseen": gettext_lazy("nobody else looked"),
    "untold": gettext_lazy("signer not told"),
    "challenged": gettext_lazy("challenged"),
    "expired": gettext_lazy("expired"),
    "gone": gettext_lazy("signer left"),
}
STANDINGS_LONG = {
    "counts": gettext_lazy("These can be counted on"),
    "unseen": gettext_lazy("A second person must look at these"),
    "untold": gettext_lazy("Tell these what they signed"),
    "challenged": gettext_lazy("Somebody says these do not count"),
    "expired": gettext_lazy("Too old: ask them to sign anew"),
    "gone": gettext_lazy("Who signed these is not here any more"),
}
WHY_ENDED = {
    "left_union": gettext_lazy("left the union"),
    "left_work": gettext_lazy("left the job"),
    "lapsed": gettext_lazy("dues stopped"),
    "mistake": gettext_lazy("written down by mistake"),
}
MEMBER_RULES = {
    "recognition.membership_min": gettext_lazy("Members needed to apply"),
    "recognition.without_ballot_min": gettext_lazy("Recognized without a vote from"),
}
DOUBTS = {
    "small": gettext_lazy("too small to read"),
    "blurred": gettext_lazy("blurred"),
    "dark": gettext_lazy("too dark"),
    "blank": gettext_lazy("nothing is written on it"),
}
AGES = {
    "again": gettext_lazy("worth signing anew soon"),
    "stale": gettext_lazy("too old to rely on: ask them to sign anew"),
}


@register.filter
def tongue(language: str) -> str:
    """A language as those who speak it call it."""
    known = LANG_INFO.get(language.lower(), {})
    return str(known.get("name_local", language)).capitalize()


@register.filter
def medium(code: str) -> str:
    """On paper, or on a screen."""
    return str(MEDIA[code])


@register.filter
def card_state(card: CardFacts) -> str:
    """How a card is, with the reason if it counts no more."""
    said = str(STATES[card.state])
    return f"{said}: {WHY[card.why]}" if card.why else said


@register.filter
def card_standing(code: str) -> str:
    """How a card stands that was not given up."""
    return str(STANDINGS.get(code, ""))


@register.filter
def card_standing_long(code: str) -> str:
    """The same as a heading: what to do about such cards."""
    return str(STANDINGS_LONG.get(code, ""))


@register.filter
def member_why(code: str) -> str:
    """Why a membership ended."""
    return str(WHY_ENDED.get(code, ""))


@register.filter
def member_rule(rule: str) -> str:
    """What a line of the law asks of members."""
    return str(MEMBER_RULES.get(rule, ""))


@register.filter
def card_why(code: str) -> str:
    """Why a card counts no more, or is said not to; what somebody typed stays as it is."""
    return str({**REASONS, **WHY}.get(code, code))


@register.filter
def card_turn(code: str) -> str:
    """What happened to a card, before the name of whom it speaks of."""
    return str(TURNS[code])


@register.filter
def card_age(code: str) -> str:
    """What the age of a card means; empty while it is fresh."""
    return str(AGES.get(code, ""))


@register.filter
def lacks(parts: tuple[str, ...]) -> str:
    """The parts a card lacks, in one breath."""
    return ", ".join(str(PARTS.get(part, part)) for part in parts)


@register.filter
def doubtful(doubts: tuple[str, ...]) -> str:
    """Why one may not be able to read a photo, in one breath."""
    return ", ".join(str(DOUBTS[doubt]) for doubt in doubts)


@register.filter
def drawn(signature: str) -> bool:
    """Whether a signature is a drawing."""
    return is_drawn(signature)


@register.filter
def own_words(card: CardFacts) -> str:
    """What a signer is sent: everything they signed, as plain text."""
    words = card.wording
    lines = [
        gettext("You signed a union card. This is what you signed:"),
        "",
        words.text if words else "",
        "",
        f"{gettext('Name')}: {card.name}",
        f"{gettext('Contact')}: {card.contact}",
        f"{gettext('Phone')}: {card.phone}",
        f"{gettext('Employer')}: {words.employer if words else ''}",
        f"{gettext('Day')}: {card.signed_on.isoformat()}",
        "",
        gettext("If you did not sign this, answer this message at once."),
    ]
    return "\n".join(lines)
