"""A page is taken apart for whoever types, and put together again."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brazier.handbook import book
from brazier.handbook.own import parts
from brazier.handbook.source import read

TODAY = date(2026, 11, 28)
ALL = [
    (language, name.removesuffix(".md"), text)
    for language, files in book.sources().items()
    for name, text in files.items()
    if name.endswith(".md")
]


def test_every_page_of_every_language_is_put_together_as_it_was() -> None:
    assert len(ALL) > 100
    for language, name, text in ALL:
        assert parts.joined(parts.apart(name, text, TODAY)) == text, (language, name)


def test_a_page_nobody_changed_is_the_same_and_keeps_its_day_of_review() -> None:
    _, name, text = ALL[0]
    stands = parts.apart(name, text, TODAY)
    body = stands.body.replace("\n", "\r\n") + "\r\n"
    made = parts.typed(stands, title=stands.title, audience=stands.audience, body=body, is_read=False, today=TODAY)
    assert made == stands


@pytest.mark.parametrize("change", [{"title": "Else"}, {"audience": "committee"}, {"body": "Else\n\n[ ] x\n"}])
def test_whoever_changes_a_page_has_read_it(change: dict[str, str]) -> None:
    text = '+++\ntitle = "One"\nchapter = 6\naudience = "everyone"\nreviewed = 2026-01-01\n+++\n\nA.\n\n[ ] x\n'
    stands = parts.apart("06-6-one", text, TODAY)
    said = {"title": stands.title, "audience": stands.audience, "body": stands.body, **change}
    assert parts.typed(stands, **said, is_read=False, today=TODAY).reviewed == TODAY  # type: ignore[arg-type]


def test_what_is_no_page_yet_begins_with_the_chapter_of_its_name() -> None:
    assert parts.apart("06-6-own", "", TODAY) == parts.Parts("", 6, "everyone", TODAY, "", "")


@given(
    title=st.text(
        st.characters(exclude_categories=["Cc", "Cs", "Cn"], exclude_characters="\u2028\u2029"), min_size=1
    )
)
def test_whatever_the_title_the_page_reads_as_typed(title: str) -> None:
    fresh = parts.Parts(title, 6, "everyone", TODAY, "", "A line.\n\n[ ] One thing\n")
    if title.strip():
        found = read("06-6-own", parts.joined(fresh))
        assert (found.title, found.chapter, len(found.ticks)) == (title, 6, 1)


def test_a_line_is_counted_from_where_whoever_types_begins() -> None:
    _, name, text = ALL[0]
    stands = parts.apart(name, text, TODAY)
    first = stands.body.split("\n", maxsplit=1)[0]
    assert text.split("\n")[parts.lines_of_head(stands)] == first
    assert parts.lines_of_head(replace(stands, body="")) == parts.lines_of_head(stands)
