"""Every choice of the quick log has a picture and a word, so that whoever reads with difficulty finds it."""

import re
from collections.abc import Iterator

from django.test import Client
from tests.harbor.cast import NOW, Harbor

from brazier.conversations import actions as conversations
from brazier.phone.templatetags.pictured import ANY, PICTURES

CHOICE = re.compile(r'<label class="pick"[^>]*>\s*<input([^>]*)>\s*<span>(.*?)</span>\s*</label>', re.S)
DRAWN = re.compile(r'<use href="#pic-(\w+)"/>|<span class="mark m(\d)')


def page(at_desk: Client, language: str = "en") -> str:
    """All that can be chosen on a phone."""
    at_desk.cookies["language"] = language
    return "".join(at_desk.get(path).content.decode() for path in ("/pocket/", "/pocket/more/"))


def choices(body: str) -> Iterator[tuple[str, str, str]]:
    """Of each choice: what it is chosen for, its picture and its word. What the phone fills in is left out."""
    for nth, form in enumerate(re.sub(r"<template>.*?</template>", "", body, flags=re.S).split("<form")):
        for typed, inside in CHOICE.findall(form):
            found = DRAWN.search(inside)
            name = re.search(r'name="(\w+)"', typed)
            yield (
                f"{name[1] if name else ''} {nth}",
                (found[1] or found[2]) if found else "",
                re.sub(r"<[^>]+>", "", inside).strip(),
            )


def test_every_choice_has_a_picture_and_a_word(at_desk: Client, harbor: Harbor) -> None:
    harbor.chip()
    conversations.offer_issues(harbor.amara, names=["parking"], now=NOW)
    for language in ("en", "es", "ar"):
        shown = list(choices(page(at_desk, language)))
        assert len(shown) > 130
        assert [one for one in shown if not (one[1] and one[2])] == []


def test_nothing_is_chosen_from_a_list_of_words_alone(at_desk: Client) -> None:
    body = page(at_desk)
    assert "<select" not in body
    inputs = len(re.findall(r'<input[^>]*type="(?:radio|checkbox)"', body))
    assert inputs == len(CHOICE.findall(body))


def test_no_two_choices_of_one_question_have_the_same_picture(at_desk: Client) -> None:
    by_question: dict[str, list[str]] = {}
    for question, drawn, _ in choices(page(at_desk)):
        by_question.setdefault(question, []).append(drawn)
    asked = {question.split()[0] for question in by_question}
    assert {"outcome", "ask", "answer", "level", "basis", "ready", "when", "kind", "about", "tie"} <= asked
    for question, drawn in by_question.items():
        assert len(set(drawn)) == len(drawn), question


def test_every_picture_is_drawn_once_and_none_in_vain(at_desk: Client) -> None:
    drawn = re.findall(r'<symbol id="pic-(\w+)"', at_desk.get("/pocket/").content.decode())
    named = {code for table in PICTURES.values() for code in table.values()} | set(ANY.values())
    assert sorted(drawn) == sorted(named)
