"""The picture beside each word that can be chosen on a phone, for whoever reads it with difficulty."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

PICTURES: dict[str, dict[str, str]] = {
    "chip": {
        "pay": "note", "rate": "gauge", "no human to talk to": "robot", "sick child": "child", "pain": "bolt",
        "heat": "warm",
    },
    "outcome": {
        "spoke": "bubble", "no_answer": "unheard", "voicemail": "tape", "call_back": "clock",
        "wrong_number": "call", "language_barrier": "globe", "refused": "hand", "moved_or_left": "door",
    },
    "ask": {
        "": "none", "attend": "come", "talk_to_n": "bubbles", "bring_someone": "bring",
        "sign_petition": "petition", "sign_card": "card", "wear": "shirt", "photo": "camera",
        "join_channel": "mobile", "translate": "globe", "drive": "car", "cook": "pot", "stand_duty": "table",
        "speak_up": "horn", "pledge_vote": "ballot", "pledge_strike": "fist", "join_committee": "three",
        "other": "dots",
    },
    "answer": {"yes": "yes", "no": "no", "not_yet": "sand"},
    "basis": {"said": "ear", "reported": "bubbles", "guess": "guess"},
    "ready": {"again": "again", "petition": "petition", "meet": "cup", "bring": "bring", "find": "find"},
    "when": {"tomorrow": "dawn", "three_days": "days", "next_week": "week", "day": "day", "none": "none"},
    "kind": {
        "one_on_one": "two", "group": "three", "phone": "call", "message": "letter", "tent": "tent",
        "gate": "gate", "house": "home", "break_table": "cup", "meeting_side": "board",
    },
    "voice": {"say": "say"},
    "tie": {
        "friend": "two", "family": "home", "carpool": "car", "trains_with": "bring", "prayer": "three",
        "language": "globe", "flat_share": "bed", "gym": "ball", "break_table": "cup",
    },
    "station": {
        "tent": "tent", "gate": "gate", "table": "cup", "phone_bank": "call", "helpline": "mobile",
        "picket_line": "fist", "kitchen": "pot", "child_care": "child", "transport": "car", "headquarters": "home",
    },
    "sure": {"foretold": "horn", "public": "eye"},
    "about": {"union": "rings", "card": "card", "vote": "ballot", "strike": "fist"},
}  # fmt: skip
"""What is drawn for each code, by what it is chosen for; `phone/pictures.html` holds the drawings."""
ANY = {"chip": "bubble"}
"""What is drawn for what people wrote themselves."""


@register.simple_tag
def picture(table: str, code: str) -> SafeString:
    """The picture of a choice. It says nothing to a screen reader: the word stands beside it."""
    drawn = PICTURES[table].get(code) or ANY[table]
    return format_html('<svg class="pic" aria-hidden="true"><use href="#pic-{}"/></svg>', drawn)
