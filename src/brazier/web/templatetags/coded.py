"""Short stored codes in words."""

from collections.abc import Callable, Mapping
from typing import Any

from django import template
from django.utils.translation import gettext, gettext_lazy

from brazier.conversations.templatetags.ended import ANSWERS
from brazier.lists.columns import WHY
from brazier.lists.facts import Counted, Unread
from brazier.lists.faults import SENTENCES as LIST_SENTENCES
from brazier.matching.explain import SENTENCES, Reason
from brazier.people.portrait import Said, spoken
from brazier.web.templatetags.shown import tail

register = template.Library()

SOURCES = {
    "guess": gettext_lazy("our guess"),
    "roster": gettext_lazy("a roster"),
    "parking": gettext_lazy("parking count"),
    "stand_up": gettext_lazy("stand-up count"),
    "voter_list": gettext_lazy("voter list"),
    "company": gettext_lazy("the company says"),
    "agency": gettext_lazy("the agency says"),
    "our_list": gettext_lazy("our own list"),
}
RECORDS = {
    "hand": gettext_lazy("written at the desk"),
    "talk": gettext_lazy("from a talk"),
    "list": gettext_lazy("from a list"),
    "official": gettext_lazy("from an official list"),
}
TIES = {
    "friend": gettext_lazy("friend"),
    "family": gettext_lazy("family"),
    "carpool": gettext_lazy("rides together"),
    "trains_with": gettext_lazy("trains with"),
    "prayer": gettext_lazy("same circle"),
    "language": gettext_lazy("same language"),
    "flat_share": gettext_lazy("same flat"),
    "gym": gettext_lazy("same sport"),
    "break_table": gettext_lazy("same break table"),
    "rival": gettext_lazy("rival"),
}
TIE_STRENGTHS = {
    1: gettext_lazy("know each other a little"),
    2: gettext_lazy("know each other well"),
    3: gettext_lazy("very close"),
}
SEEN_AS = {
    "leader": gettext_lazy("others follow them"),
    "activist": gettext_lazy("eager and dependable"),
}
SEEN_BASES = {
    "did": gettext_lazy("I saw it"),
    "said": gettext_lazy("they told me"),
    "reported": gettext_lazy("others say so"),
    "guess": gettext_lazy("my guess"),
}
CONTRACTS = {
    "permanent": gettext_lazy("permanent"),
    "agency": gettext_lazy("through an agency"),
    "seasonal": gettext_lazy("for the season"),
    "student": gettext_lazy("student"),
}
TEXTING = {
    "yes": gettext_lazy("texts are fine"),
    "no": gettext_lazy("no texts"),
}
RATED = {
    "union": gettext_lazy("the union"),
    "card": gettext_lazy("a card"),
    "vote": gettext_lazy("the vote"),
    "strike": gettext_lazy("a strike"),
}
NOTED = {
    "talk": gettext_lazy("Talk"),
    "act": gettext_lazy("Act"),
    "step": gettext_lazy("Next step"),
}
STATES = {
    "here": gettext_lazy("works here"),
    "left": gettext_lazy("has left"),
    "out_of_unit": gettext_lazy("not in the unit"),
}
ASKED = {
    "talk_to_n": gettext_lazy("talk to some others"),
    "bring_someone": gettext_lazy("bring somebody"),
    "sign_petition": gettext_lazy("sign the petition"),
    "sign_card": gettext_lazy("sign a card"),
    "wear": gettext_lazy("wear it"),
    "photo": gettext_lazy("be in the photo"),
    "join_channel": gettext_lazy("join the channel"),
    "attend": gettext_lazy("come"),
    "translate": gettext_lazy("translate"),
    "drive": gettext_lazy("drive"),
    "cook": gettext_lazy("cook"),
    "stand_duty": gettext_lazy("take a shift at the table"),
    "speak_up": gettext_lazy("speak up"),
    "pledge_vote": gettext_lazy("promise to vote"),
    "pledge_strike": gettext_lazy("promise to strike"),
    "join_committee": gettext_lazy("join the committee"),
    "other": gettext_lazy("something else"),
}
DID = {
    "talk_to_n": gettext_lazy("Talked to others"),
    "bring_someone": gettext_lazy("Brought somebody"),
    "sign_petition": gettext_lazy("Signed the petition"),
    "sign_card": gettext_lazy("Signed a card"),
    "wear": gettext_lazy("Wore it"),
    "photo": gettext_lazy("Was in the photo"),
    "join_channel": gettext_lazy("Joined the channel"),
    "attend": gettext_lazy("Came"),
    "translate": gettext_lazy("Translated"),
    "drive": gettext_lazy("Drove"),
    "cook": gettext_lazy("Cooked"),
    "stand_duty": gettext_lazy("Stood at the table"),
    "speak_up": gettext_lazy("Spoke up"),
    "pledge_vote": gettext_lazy("Promised to vote"),
    "pledge_strike": gettext_lazy("Promised to strike"),
    "join_committee": gettext_lazy("Joined the committee"),
    "other": gettext_lazy("Did something"),
}
WHEN = {
    "tomorrow": gettext_lazy("Tomorrow"),
    "three_days": gettext_lazy("In 3 days"),
    "next_week": gettext_lazy("Next week"),
    "day": gettext_lazy("Other"),
    "none": gettext_lazy("Nothing"),
}
READY = {
    "again": gettext_lazy("talk again"),
    "petition": gettext_lazy("bring the petition round"),
    "meet": gettext_lazy("meet outside work"),
    "bring": gettext_lazy("bring them along"),
    "find": gettext_lazy("find an answer for them"),
}
BASES = {
    "said": gettext_lazy("said so to me"),
    "reported": gettext_lazy("others say so"),
    "guess": gettext_lazy("my guess"),
}
KINDS = {
    "one_on_one": gettext_lazy("one-on-one"),
    "group": gettext_lazy("in a group"),
    "phone": gettext_lazy("on the phone"),
    "message": gettext_lazy("by message"),
    "tent": gettext_lazy("at the tent"),
    "gate": gettext_lazy("at the gate"),
    "house": gettext_lazy("at home"),
    "break_table": gettext_lazy("at the break table"),
    "meeting_side": gettext_lazy("beside a meeting"),
}
CHIPS = {
    "pay": gettext_lazy("pay"),
    "rate": gettext_lazy("rate"),
    "no human to talk to": gettext_lazy("no human to talk to"),
    "sick child": gettext_lazy("sick child"),
    "pain": gettext_lazy("pain"),
    "heat": gettext_lazy("heat"),
}
TOPICS = {
    "immigration": gettext_lazy("papers"),
    "health": gettext_lazy("health"),
    "religion": gettext_lazy("faith"),
    "politics": gettext_lazy("politics"),
    "sexuality": gettext_lazy("who somebody loves"),
    "criminal record": gettext_lazy("police and courts"),
    "name": gettext_lazy("somebody by name"),
}
LIST_FIELDS = {
    "record_id": gettext_lazy("row number"),
    "name": gettext_lazy("name"),
    "first": gettext_lazy("first name"),
    "middle": gettext_lazy("middle name"),
    "last": gettext_lazy("last name"),
    "suffix": gettext_lazy("Jr, Sr"),
    "nickname": gettext_lazy("nickname"),
    "phone": gettext_lazy("phone"),
    "email": gettext_lazy("e-mail"),
    "address": gettext_lazy("address"),
    "postcode": gettext_lazy("postcode"),
    "city": gettext_lazy("town"),
    "birth": gettext_lazy("birth date"),
    "department": gettext_lazy("department"),
    "shift": gettext_lazy("shift"),
    "site": gettext_lazy("worksite"),
    "badge": gettext_lazy("badge number"),
    "job": gettext_lazy("job"),
    "language": gettext_lazy("languages"),
    "start": gettext_lazy("started on"),
    "signed_on": gettext_lazy("signed on"),
    "rating": gettext_lazy("rating"),
    "note": gettext_lazy("note"),
}
PAIR_FIELDS = {
    "name": gettext_lazy("Name"),
    "phone": gettext_lazy("Phone"),
    "email": gettext_lazy("E-mail"),
    "department": gettext_lazy("Department"),
    "shift": gettext_lazy("Shift"),
    "worksite": gettext_lazy("Worksite"),
    "job": gettext_lazy("Job"),
    "start": gettext_lazy("Started"),
}
PAIR_HOW = {
    "same": gettext_lazy("same"),
    "spelled": gettext_lazy("spelled two ways"),
    "different": gettext_lazy("different"),
    "missing": gettext_lazy("one is missing"),
}
STEPS = {
    "": gettext_lazy("Beginning"),
    "read": gettext_lazy("Reading"),
    "describe": gettext_lazy("Reading names and numbers"),
    "compare": gettext_lazy("Comparing everybody with everybody"),
    "write": gettext_lazy("Writing down"),
    "settle": gettext_lazy("Putting people in their cells"),
}
ICONS = {
    "notes": gettext_lazy("notes"),
    "leaf": gettext_lazy("leaf"),
    "clock": gettext_lazy("clock"),
    "music": gettext_lazy("music"),
}
FINDINGS = {
    "key_file_private": gettext_lazy("The key file belongs to you alone."),
    "folder_private": gettext_lazy("The folder belongs to you alone."),
    "disk": gettext_lazy("The folder is on a disk of this machine."),
    "swap_off": gettext_lazy("Memory is not swapped to disk. Turn swap off, or encrypt it."),
    "pages_untouched": gettext_lazy("Every page of the database is as it was written."),
    "database_whole": gettext_lazy("The database is whole."),
    "nothing_loose": gettext_lazy("Every row that points to another finds it."),
    "writes_kept": gettext_lazy("What is acknowledged is on the disk."),
    "server_fsync": gettext_lazy("The server writes through to the disk."),
    "server_synchronous_commit": gettext_lazy("The server acknowledges only what is kept."),
    "server_full_page_writes": gettext_lazy("The server survives a torn page."),
    "ledger_whole": gettext_lazy("No line of the ledger was changed, removed or added."),
    "ledger_signed": gettext_lazy("The ledger is signed by this hub where it must be."),
    "ledger_head": gettext_lazy("The ledger goes as far as this folder remembers."),
    "ledger_sticks": gettext_lazy("The ledger goes as far as the sticks remember."),
    "ledger_restored": gettext_lazy("A stick remembers more, because a copy was restored since."),
    "standings_true": gettext_lazy("Where people stand follows from what was said."),
}
STAGES = {
    "scout": gettext_lazy("looking around"),
    "quiet_talk": gettext_lazy("talking quietly"),
    "build_committee": gettext_lazy("building the committee"),
    "map_assess": gettext_lazy("mapping and assessing"),
    "open_tests": gettext_lazy("open tests"),
    "cards": gettext_lazy("signing cards"),
    "filed": gettext_lazy("petition filed"),
    "hold_the_line": gettext_lazy("holding the line"),
    "vote": gettext_lazy("the vote"),
    "certify_defend": gettext_lazy("defending the result"),
    "bargain": gettext_lazy("bargaining"),
    "strike_ready": gettext_lazy("ready to strike"),
    "strike": gettext_lazy("on strike"),
    "renew": gettext_lazy("renewing the agreement"),
}
JURISDICTIONS = {
    "us.nlra": gettext_lazy("United States: private companies (NLRA)"),
    "us.public": gettext_lazy("United States: public work, law of the state"),
    "us.railway": gettext_lazy("United States: railways and airlines (RLA)"),
    "gb": gettext_lazy("Great Britain"),
    "gb.ni": gettext_lazy("Northern Ireland"),
    "ca.federal": gettext_lazy("Canada: federal"),
    "ca.on": gettext_lazy("Canada: Ontario"),
    "ca.bc": gettext_lazy("Canada: British Columbia"),
    "ca.qc": gettext_lazy("Canada: Quebec"),
    "de": gettext_lazy("Germany"),
    "fr": gettext_lazy("France"),
    "it": gettext_lazy("Italy"),
    "pl": gettext_lazy("Poland"),
    "au": gettext_lazy("Australia"),
    "jp": gettext_lazy("Japan"),
    "in": gettext_lazy("India"),
    "other": gettext_lazy("another law"),
}
REGIONS = {
    "US": gettext_lazy("United States"), "CA": gettext_lazy("Canada"), "MX": gettext_lazy("Mexico"),
    "GB": gettext_lazy("United Kingdom"), "IE": gettext_lazy("Ireland"), "DE": gettext_lazy("Germany"),
    "FR": gettext_lazy("France"), "ES": gettext_lazy("Spain"), "IT": gettext_lazy("Italy"),
    "PL": gettext_lazy("Poland"), "NL": gettext_lazy("Netherlands"), "BE": gettext_lazy("Belgium"),
    "SE": gettext_lazy("Sweden"), "TR": gettext_lazy("Turkey"), "AU": gettext_lazy("Australia"),
    "JP": gettext_lazy("Japan"), "KR": gettext_lazy("South Korea"), "IN": gettext_lazy("India"),
    "BD": gettext_lazy("Bangladesh"), "PK": gettext_lazy("Pakistan"), "PH": gettext_lazy("Philippines"),
    "ZA": gettext_lazy("South Africa"), "NG": gettext_lazy("Nigeria"), "BR": gettext_lazy("Brazil"),
}  # fmt: skip
MIRROR_PARTS = {
    "department": gettext_lazy("Department"),
    "shift": gettext_lazy("Shift"),
    "language": gettext_lazy("Language"),
    "tenure": gettext_lazy("Here since"),
}
TENURES = {
    "under_3_months": gettext_lazy("under three months"),
    "under_1_year": gettext_lazy("three months to a year"),
    "under_3_years": gettext_lazy("one to three years"),
    "3_years": gettext_lazy("three years and more"),
}
TABLES: dict[str, Mapping[Any, object]] = {
    "stage": STAGES, "jurisdiction": JURISDICTIONS, "region": REGIONS, "mirror_part": MIRROR_PARTS,
    "tenure": TENURES,
    "icon": ICONS, "finding": FINDINGS,
    "source": SOURCES, "record_source": RECORDS, "tie": TIES, "state": STATES, "asked_what": ASKED,
    "did_what": DID, "seen_as": SEEN_AS, "seen_basis": SEEN_BASES, "contract": CONTRACTS, "texting": TEXTING,
    "rated_what": RATED, "noted": NOTED, "tie_strength": TIE_STRENGTHS, "answer": ANSWERS, "when": WHEN,
    "basis_long": BASES, "talk_kind": KINDS, "chip": CHIPS, "ready_step": READY,
    "list_field": LIST_FIELDS, "pair_field": PAIR_FIELDS, "pair_how": PAIR_HOW, "job_step": STEPS,
}  # fmt: skip


def _in_words(table: Mapping[Any, object]) -> Callable[[str], str]:
    return lambda code: str(table.get(code, code))


for _name, _table in TABLES.items():
    register.filter(_name, _in_words(_table))


@register.filter
def answered(what: str) -> str:
    """An ask with its answer: Yes to: sign a card."""
    ask, _, answer = what.partition(".")
    return gettext("%(answer)s to: %(ask)s") % {"answer": ANSWERS.get(answer, ""), "ask": ASKED.get(ask, ask)}


@register.filter
def topics(codes: tuple[str, ...]) -> str:
    """Topics in one breath."""
    return ", ".join(str(TOPICS[code]) for code in codes)


@register.filter
def words_of(codes: str) -> list[str]:
    """Several codes written in one string."""
    return codes.split()


@register.filter
def integer(digit: str) -> int:
    """A digit as a number."""
    return int(digit)


@register.filter
def column_why(code: str, word: str) -> str:
    """Why a column is taken for what it is."""
    said = gettext(WHY.get(code, ""))
    return said % {"word": word} if word else said.replace("%(word)s", "").strip()


@register.filter
def unread_why(fault: Unread) -> str:
    """Why a file could not be read, and what to do."""
    said = gettext(fault.sentence)
    return said % fault.holes if fault.holes else said


@register.filter
def aside_why(code: str) -> str:
    """Why a list is not used."""
    return gettext(LIST_SENTENCES[code])


@register.filter
def translated(text: str) -> str:
    """A sentence of ours in the language of whoever reads it."""
    return gettext(text)


@register.filter
def summed(files: tuple[Counted, ...]) -> dict[str, int]:
    """Several lists as one."""
    found = {field: sum(getattr(f, field) for f in files) for field in ("same", "review", "new", "rows")}
    return found | {"unreadable": sum(len(f.unreadable) for f in files)}


@register.filter
def of_number(table: dict[int, str], number: int | None) -> str:
    """What a table says for a number; empty if nothing."""
    return table.get(number, "") if number is not None else ""


@register.filter
def said_name(said: Said) -> str:
    """The name a record says, as people say it."""
    return spoken(said.name, said.first, said.last)


@register.filter
def tails(phones: str) -> str:
    """The last four digits of each phone in a list."""
    return ", ".join(tail(phone) for phone in phones.split(","))


@register.filter
def reason(why: Reason) -> str:
    """A reason of matching as a sentence."""
    return gettext(SENTENCES[why.code])
