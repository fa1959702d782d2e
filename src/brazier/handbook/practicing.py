"""Practicing the talk: twelve hard questions, each where somebody asks it, with two good answers and why. Pure but
for reading our own text.

One file a language, written as a page of the book is: what to do first, then a scene and a question in turn, and
at the end what to look at in one's own answer. It is no page of the book: on paper nobody can look away from the
answers.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from brazier.handbook import book
from brazier.handbook.book import Page
from brazier.handbook.source import Block, Line, Source
from brazier.terms import Broken

NAME = "06-0-practice"
QUESTIONS = 12


@dataclass(frozen=True, slots=True)
class Exercise:
    """One question. scene: where one is and who speaks; answers: good ones, to be said aloud; why: they are
    good."""

    scene: Line
    question: Line
    answers: tuple[Line, ...]
    why: Line


@dataclass(frozen=True, slots=True)
class Practice:
    """All of it. page: with its state as a translation; intro: blocks that say what to do; look_at: what to ask
    oneself after each answer."""

    page: Page
    intro: tuple[Block, ...]
    exercises: tuple[Exercise, ...]
    look_at: tuple[Line, ...]


@cache
def packaged(language: str) -> Page:
    """The exercise as it was written in a language; in English where nobody translated it, and then it says so."""
    texts = {code: _texts(code) for code in {book.ORIGINAL, language} & set(book.languages())}
    titles = {"chapters.toml": book.sources()[book.ORIGINAL]["chapters.toml"]}
    original = {**titles, **texts[book.ORIGINAL]}
    [page] = book.put_together(language, original, texts.get(language, {})).pages
    return page


def arranged(page: Page) -> Practice:
    """The parts of a page that was written so. Errors: Broken if a scene has no question, or a question no why."""
    intro, exercises = _parts(page.source)
    return Practice(page, intro, exercises, page.source.ticks)


def _parts(source: Source) -> tuple[tuple[Block, ...], tuple[Exercise, ...]]:
    kinds = [block.kind for block in source.blocks]
    begins = kinds.index("quote") if "quote" in kinds else len(kinds)
    turns = source.blocks[begins:-1]
    scenes, questions = turns[::2], turns[1::2]
    fits = len(scenes) == len(questions) and all(
        scene.kind == "quote" and asked.kind == "question" and asked.has_why
        for scene, asked in zip(scenes, questions, strict=False)
    )
    if not fits or not scenes or "question" in kinds[:begins]:
        raise Broken("handbook.practice", "The exercise can not be read. Nothing was lost.")
    return source.blocks[:begins], tuple(
        Exercise(scene.lines[0], asked.lines[0], asked.lines[1:-1], asked.lines[-1])
        for scene, asked in zip(scenes, questions, strict=True)
    )


def _texts(language: str) -> dict[str, str]:
    folder = files("brazier.handbook") / "practice" / language
    return {file.name: file.read_text("utf-8") for file in folder.iterdir()} if folder.is_dir() else {}
