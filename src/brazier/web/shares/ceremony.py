"""Handing out shares person by person: what has been proved, whose turn it is, what is still in memory. Pure.

Each share leaves memory as soon as its keeper has typed some of it back. Until the last one has, nothing changed:
the old words or shares open the hub.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from brazier.storage import shares, words
from brazier.storage.keyring import Keyring
from brazier.storage.shares import Split
from brazier.storage.tray import Tray

QUIET = timedelta(minutes=30)
ASKED = 4


@dataclass(frozen=True, slots=True, repr=False)
class Ceremony:
    """Held in memory of an open hub, never printed.

    key: of the browser that leads it; known: the key file it began with; enough, whole: shares, both 0 for six
    words; tray: old shares that prove who asks; way: what will open the hub, made once that is proved; texts: what
    is still to be handed over, "" where it was; at: whose turn it is; is_shown: whether they said that they look
    alone; asked: places they type back, from 1.
    """

    key: str
    known: Keyring
    enough: int
    whole: int
    touched: datetime
    tray: Tray
    way: Split | str = ""
    texts: tuple[str, ...] = ()
    at: int = 0
    is_shown: bool = False
    asked: tuple[int, ...] = ()

    @property
    def is_proved(self) -> bool:
        """Whether whoever asks could open the hub."""
        return bool(self.texts)

    @property
    def is_over(self) -> bool:
        """Whether all have theirs."""
        return self.is_proved and self.at == len(self.texts)

    @property
    def text(self) -> str:
        """What the one whose turn it is takes along; "" until they look alone."""
        return self.texts[self.at] if self.is_shown and not self.is_over else ""


def begun(key: str, known: Keyring, enough: int, whole: int, now: datetime) -> Ceremony:
    """A ceremony at its very beginning. Errors: Wrong if so many shares can not be."""
    if whole:
        shares.check(enough, whole)
    return Ceremony(key, known, enough, whole, now, Tray(now))


def goes_on(ceremony: object, key: str, now: datetime) -> Ceremony | None:
    """The ceremony, for the browser that leads it and for as long as somebody goes on with it."""
    if not isinstance(ceremony, Ceremony) or ceremony.key != key:
        return None
    return ceremony if timedelta(0) <= now - ceremony.touched <= QUIET else None


def proved(ceremony: Ceremony, below: Callable[[int], int], now: datetime) -> Ceremony:
    """What shall open the hub is made now. below: gives a whole number under its argument."""
    known = ceremony.known
    ended = () if known.committee is None else (known.committee.number,)
    way = (
        shares.split(ceremony.enough, ceremony.whole, past=(*ended, *known.past))
        if ceremony.whole
        else words.draw(below)
    )
    texts = (way,) if isinstance(way, str) else way.texts
    made = replace(way, texts=("",) * len(texts)) if isinstance(way, Split) else way
    return _turn(replace(ceremony, way=made, texts=texts, touched=now), below)


def _turn(ceremony: Ceremony, below: Callable[[int], int]) -> Ceremony:
    """The next one's turn, with other places to type back."""
    if ceremony.is_over:
        return replace(ceremony, is_shown=False, asked=())
    places = list(range(1, len(ceremony.texts[ceremony.at].split()) + 1))
    fewer = ASKED if ceremony.whole else len(places)
    asked = sorted(places.pop(below(len(places))) for _ in range(fewer))
    return replace(ceremony, is_shown=False, asked=tuple(asked))


def shown(ceremony: Ceremony, now: datetime) -> Ceremony:
    """Whose turn it is looks alone."""
    return replace(ceremony, is_shown=True, touched=now)


def slip(ceremony: Ceremony, typed: str) -> int:
    """The place of the first word that was not typed back as it stands on the paper, from 1; 0 if all were. Four
    letters of a word are enough."""
    said, text = shares.as_typed(typed), ceremony.text.split()
    true = [text[place - 1] for place in ceremony.asked]
    for place, word, answer in zip(ceremony.asked, true, _filled(said, len(true)), strict=True):
        if answer != word and not (len(answer) >= shares.UNIQUE and word.startswith(answer)):
            return place
    return 0


def _filled(said: Iterable[str], length: int) -> list[str]:
    return [*said, *[""] * length][:length]


def handed_over(ceremony: Ceremony, below: Callable[[int], int], now: datetime) -> Ceremony:
    """It is on paper and gone from here; the next one's turn."""
    texts = (*ceremony.texts[: ceremony.at], "", *ceremony.texts[ceremony.at + 1 :])
    return _turn(replace(ceremony, texts=texts, at=ceremony.at + 1, touched=now), below)
