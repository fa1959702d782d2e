"""What a leaflet says: one message, one ask, a co-worker's own words. Pure.

More than one ask is refused. What makes one is read from the text: a second sentence, a list, or two different
things somebody is told to do. It reads verbs at the head of a clause in eight languages and understands nothing
else, so what it lets pass still wants three people who read it.
"""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import urlsplit

from brazier.bag.ask_words import AND, ASKS
from brazier.terms import Wrong

LONGEST = {"message": 90, "more": 320, "ask": 110, "words": 220, "by": 60, "link": 300}
"""Signs that fit a leaflet and are still read by somebody who walks by."""
SCHEMES = ("https", "http")
_ENDS = re.compile(r"[.!?؟।。！？]+(?=\s|$|[\u3400-\u9fff])|[;；\n]|(?:^|\s)[-•*](?=\s)")
_CLAUSE = re.compile(r"[.!?؟।。！？,،，;；:：\n–—]+")
_LETTERS = re.compile(r"[\w\u0300-\u036f\u064b-\u0652\u0980-\u09ff'’-]+")


@dataclass(frozen=True, slots=True)
class Message:
    """message: in large letters; more: why, in a sentence or two; ask: the one thing; words, by: what a co-worker
    said, and how they want to be named; link: what the square code holds."""

    message: str
    more: str
    ask: str
    link: str = ""
    words: str = ""
    by: str = ""


def checked(message: Message, language: str) -> Message:
    """The message with its white space put right.

    Errors: Wrong if something is missing or too long, if it asks for more than one thing, or if the link is none.
    """
    made = Message(*(" ".join(text.split()) for text in _fields(message)))
    if not made.message or not made.ask:
        raise Wrong("bag.empty", "A leaflet needs one message and one ask. Nothing was lost.")
    for name, longest in LONGEST.items():
        if len(getattr(made, name)) > longest:
            raise Wrong(
                "bag.long",
                "That is too long to be read while walking by: %(n)s signs, and %(most)s fit. Nothing was lost.",
                n=len(getattr(made, name)),
                most=longest,
            )
    if len(sentences(message.ask)) > 1:
        raise Wrong(
            "bag.two_asks", "The ask is more than one sentence. Keep one ask; the other has its own leaflet."
        )
    found = asks(" . ".join((made.message, made.more, made.ask)), language)
    if len(found) > 1:
        raise Wrong(
            "bag.two_asks_said",
            "This asks for more than one thing: %(asks)s. Keep one; the other has its own leaflet.",
            asks=", ".join(found),
        )
    if made.link and not is_link(made.link):
        raise Wrong("bag.link", "The address must begin with https:// and have no spaces. Nothing was lost.")
    return made


def _fields(message: Message) -> tuple[str, ...]:
    return (message.message, message.more, message.ask, message.link, message.words, message.by)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text; points of a list count as sentences."""
    return tuple(part.strip() for part in _ENDS.split(text) if part.strip())


def asks(text: str, language: str) -> tuple[str, ...]:
    """The different things somebody is told to do, as they are said, in their order."""
    verbs = {_plain(verb): names for names in ASKS.get(language, ()) for verb in names}
    joined = AND.get(language, frozenset())
    found: dict[tuple[str, ...], str] = {}
    for clause in _CLAUSE.split(text):
        words = _LETTERS.findall(clause)
        heads = [0, *(at + 1 for at, word in enumerate(words) if _plain(word) in joined)]
        for head in heads:
            said = next((word for word in words[head:] if _plain(word) not in joined), "")
            if names := verbs.get(_plain(said)):
                found.setdefault(names, said)
        if language == "ar":  # "and" is written onto the next word
            for word in words:
                if _plain(word).startswith("و") and (names := verbs.get(_plain(word)[1:])):
                    found.setdefault(names, word)
        if language == "zh-hans":
            found |= _chinese(clause, found)
    return tuple(found.values())


def _chinese(clause: str, found: dict[tuple[str, ...], str]) -> dict[tuple[str, ...], str]:
    """Chinese writes no spaces: a verb counts where the clause, or what follows an "and", begins with it."""
    more: dict[tuple[str, ...], str] = {}
    starts = re.split("|".join(sorted(AND["zh-hans"], key=len, reverse=True)), clause.strip())
    for part in starts:
        for names in ASKS["zh-hans"]:
            verb = next((v for v in names if part.removeprefix("请").startswith(v)), None)
            if verb and names not in found:
                more.setdefault(names, verb)
    return more


def is_link(text: str) -> bool:
    """Whether a phone can open it: an address of the web, without a name or a passphrase in it."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    bare = not re.search(r"[\s<>\"\\^`{|}\x00-\x20\x7f]", text)
    return bare and parts.scheme in SCHEMES and bool(parts.hostname) and "@" not in parts.netloc


def _plain(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).strip("'’-")
