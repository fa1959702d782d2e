"""A page as its file says it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brazier.handbook import source
from brazier.handbook.source import Span, plain
from brazier.terms import Wrong

HEAD = '+++\ntitle = "The talk"\nchapter = 6\naudience = "everyone"\nreviewed = 2026-11-27\n+++\n'
PAGE = (
    HEAD
    + """
A line with **one** word and
a [link](06-2-the-ask).

## Heading

- one point
  that goes on
- another

1. first
2. second

> Somebody says this.

? Why?
: Because.
: Ask me.
= It is short.

At most {{law soi.card_age_warn months}} months.

[ ] tick
[ ] another tick
"""
)


def test_every_block_is_read() -> None:
    page = source.read("06-1-the-talk", PAGE)
    kinds = [block.kind for block in page.blocks]
    assert kinds == ["text", "heading", "points", "steps", "quote", "question", "text", "ticks"]
    assert page.blocks[0].lines[0][1:4] == (
        Span("bold", "one"), Span("text", " word and a "), Span("link", "link", "06-2-the-ask"),
    )  # fmt: skip
    assert [plain(line) for line in page.blocks[2].lines] == ["one point that goes on", "another"]
    assert page.blocks[5].has_why
    assert page.blocks[6].lines[0][1] == Span("law", "", "soi.card_age_warn months")
    assert [plain(tick) for tick in page.ticks] == ["tick", "another tick"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "head"), ("+++\n+++\n", "head"), (HEAD, "says nothing"), (HEAD + "words\n", "checklist"),
        (HEAD + "[ ] a\n\nwords\n", "checklist"), (HEAD + "[ ] a\n\n[ ] b\n", "checklist"),
        (HEAD + "[ ] a\n" * 11, "checklist"), (HEAD + "? Why\n\n[ ] a\n", "answers"),
        (HEAD + "? Why\n= because\n\n[ ] a\n", "answers"),
        (HEAD.replace("chapter = 6\n", "") + "[ ] a\n", "chapter"),
        (HEAD.replace('"everyone"', '"bosses"') + "[ ] a\n", "audience"),
        (HEAD.replace("2026-11-27", '"soon"') + "[ ] a\n", "reviewed"),
        (HEAD.replace("chapter = 6", "chapter = true") + "[ ] a\n", "chapter"),
        (HEAD.replace("chapter = 6", "chapter = 6\ncolor = 3") + "[ ] a\n", "color"),
        (HEAD.replace("chapter = 6", "chapter == 6") + "[ ] a\n", "TOML"),
    ],
)  # fmt: skip
def test_a_broken_page_says_what_is_wrong_with_it(text: str, says: str) -> None:
    with pytest.raises(Wrong, match=says):
        source.read("x", text)


@given(st.text(alphabet="+-[]?:=>#{}().*1 a\n", max_size=200))
def test_whatever_a_page_says_it_is_read_or_refused(body: str) -> None:
    try:
        page = source.read("x", HEAD + body)
    except Wrong:
        return
    assert page.ticks
    assert all(block.lines or block.kind == "rights" for block in page.blocks)
