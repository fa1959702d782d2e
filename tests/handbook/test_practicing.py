"""The talk to practice: twelve questions of the handbook, in every language, each with two answers and why."""

from dataclasses import replace

import pytest
from tests.handbook.test_book import NOT_OURS, ease, grade, sentences

from brazier.handbook import book, practicing
from brazier.handbook.practicing import Practice, arranged
from brazier.handbook.source import Line, plain
from brazier.terms import Broken

PAGES = ("06-3-hard-questions-fear", "06-4-hard-questions-money", "06-5-hard-questions-tired")


def practice(language: str) -> Practice:
    return arranged(practicing.packaged(language))


def asked_in_the_book(language: str) -> list[str]:
    pages = {page.source.name: page.source for page in book.packaged(language).pages}
    blocks = [block for name in PAGES for block in pages[name].blocks]
    return [plain(block.lines[0]) for block in blocks if block.kind == "question"]


def said(lines: tuple[Line, ...]) -> list[str]:
    return [plain(line) for line in lines]


@pytest.mark.parametrize("language", book.languages())
def test_they_are_the_twelve_questions_of_the_handbook(language: str) -> None:
    asked = [plain(one.question) for one in practice(language).exercises]
    assert len(asked) == practicing.QUESTIONS
    assert asked == asked_in_the_book(language)


@pytest.mark.parametrize("language", book.languages())
def test_each_has_a_scene_two_answers_of_a_breath_and_why(language: str) -> None:
    for one in practice(language).exercises:
        assert len(one.answers) == 2
        assert all(plain(line).strip() for line in (one.scene, *one.answers, one.why))
        assert max(len(plain(answer).split()) for answer in one.answers) < 45
        assert said(one.answers)[0] != said(one.answers)[1]


@pytest.mark.parametrize("language", book.languages())
def test_answers_end_with_asking_or_waiting(language: str) -> None:
    """Whoever answers goes back to the other: of two answers at least one asks something."""
    for one in practice(language).exercises:
        assert any(sign in answer for answer in said(one.answers) for sign in "?？؟"), plain(one.question)


@pytest.mark.parametrize("language", book.languages())
def test_every_translation_is_of_the_english_text_of_today_and_says_who_made_it(language: str) -> None:
    page = practicing.packaged(language)
    assert (page.language, page.state) == (language, "checked" if language == "en" else "draft")
    english = practicing.packaged("en").source
    assert [(b.kind, len(b.lines)) for b in page.source.blocks] == [(b.kind, len(b.lines)) for b in english.blocks]


@pytest.mark.parametrize("language", book.languages())
def test_its_links_lead_to_pages_of_the_book(language: str) -> None:
    source = practicing.packaged(language).source
    links = {span.to for block in source.blocks for line in block.lines for span in line if span.kind == "link"}
    assert links == {"06-1-the-talk"}


def test_an_eleven_year_old_reads_it_in_our_words() -> None:
    english = practicing.packaged("en").source
    assert grade(english) < 6
    assert ease(practicing.packaged("es").source) > 70
    assert NOT_OURS.findall(" ".join(sentences(english))) == []


def test_where_nobody_translated_it_the_english_one_stands_and_says_so() -> None:
    page = practicing.packaged("tl")
    assert (page.language, page.state) == ("en", "missing")


@pytest.mark.parametrize("drop", [3, 4, slice(3, None)])
def test_a_scene_without_a_question_is_no_exercise(drop: int | slice) -> None:
    page = practicing.packaged("en")
    blocks = list(page.source.blocks)
    ticks = blocks.pop()
    del blocks[drop]
    with pytest.raises(Broken):
        arranged(replace(page, source=replace(page.source, blocks=(*blocks, ticks))))
