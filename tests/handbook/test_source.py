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
        (HEAD.replace("chapter = 6", f"x = {'[' * 100_000}") + "[ ] a\n", "TOML"),
        (HEAD.replace("The talk", "a\\nb") + "[ ] a\n", "one line"),
        (HEAD.replace("The talk", "a\\u0000b") + "[ ] a\n", "one line"),
        (HEAD + "a\x0bb\n\n[ ] a\n", "can not be printed"), (HEAD + "a **b\n\n[ ] a\n", "no partner"),
        (HEAD + "a [b](no page)\n\n[ ] a\n", "no partner"), (HEAD + "{{law}}\n\n[ ] a\n", "no partner"),
        (HEAD + "`a`\n\n[ ] a\n", "no partner"), (HEAD + "[ ]\n", "no partner"),
    ],
)  # fmt: skip
def test_a_broken_page_says_what_is_wrong_with_it(text: str, says: str) -> None:
    with pytest.raises(Wrong, match=says):
        source.read("x", text)


def test_a_broken_page_says_in_which_line() -> None:
    with pytest.raises(Wrong, match=r"06-1-the-talk\.md, line 11: "):
        source.read("06-1-the-talk", f"{HEAD}\nOne.\n\n- two\n- three **four\n\n[ ] tick\n")
    with pytest.raises(Wrong, match=r"line 3: the head needs chapter"):
        source.read("x", HEAD.replace("chapter = 6", 'chapter = "six"'))


def test_a_page_saved_on_windows_is_the_same_page() -> None:
    assert source.read("x", PAGE.replace("\n", "\r\n")) == source.read("x", PAGE)


PIECES = st.sampled_from([
    "+++", "\n", "\n\n", " ", "- ", "1. ", "> ", "? ", ": ", "= ", "[ ] ", "[ ]", "## ", "**", "[a](b)", "](", "`",
    "{{law a b}}", "{{rights}}", "{{", "}}", "word", "title = ", '"x"', "chapter = 1", "2026-11-27", "\r", "\x00",
    "عربي",
])  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_mixture_of_marks_ends_in_another_way(text: str) -> None:
    for page in (text, HEAD + text, f"{HEAD}{text}\n\n[ ] tick\n", f"+++\n{text}\n+++\n"):
        try:
            assert source.read("x", page).ticks
        except Wrong:
            continue


@given(st.text(alphabet="+-[]?:=>#{}().*1 a\n", max_size=200))
def test_whatever_a_page_says_it_is_read_or_refused(body: str) -> None:
    try:
        page = source.read("x", HEAD + body)
    except Wrong:
        return
    assert page.ticks
    assert all(block.lines or block.kind == "rights" for block in page.blocks)
