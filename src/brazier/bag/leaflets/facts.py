"""What is told of leaflets and of words that may be printed. Pure."""

from dataclasses import dataclass
from datetime import date

from brazier.bag.message import Message


@dataclass(frozen=True, slots=True)
class WordFacts:
    """What a co-worker said. code: theirs; said_as: how they want to be named; agreed_on, asked_by: their yes;
    withdrawn_on: the day they took it back, or None."""

    id: int
    code: str
    text: str
    said_as: str
    agreed_on: date
    asked_by: str
    withdrawn_on: date | None


@dataclass(frozen=True, slots=True)
class LeafletFacts:
    """A leaflet. message: with the words on it, if whoever said them still agrees; lost_word: they do not any
    more; given: how many were given out; ended_on: the day it was put away, or None."""

    id: int
    language: str
    message: Message
    made_on: date
    lost_word: bool
    given: int
    ended_on: date | None
