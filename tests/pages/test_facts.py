"""Which version of a page stands, and what stood before it."""

from datetime import UTC, datetime

from brazier.pages.facts import Version, as_files, before, changed, standing

AT = datetime(2026, 11, 28, tzinfo=UTC)


def version(number: int, text: str, language: str = "en", made_from: str = "") -> Version:
    return Version(number, number, language, "06-2-the-ask.md", text, made_from, "1", AT)


def test_the_newest_stands_and_what_was_given_up_does_not() -> None:
    old, new = version(1, "old"), version(2, "new")
    assert standing([new, old]) == (new,)
    assert standing([old, new, version(3, "")]) == ()


def test_a_translation_remembers_from_which_text_it_was_made() -> None:
    files = as_files([version(1, "x", "es", "0123456789abcdef"), version(2, "y")])
    assert files["es"]["translated.toml"] == '"06-2-the-ask" = "0123456789abcdef"\n'
    assert files["en"] == {"06-2-the-ask.md": "y"}


def test_what_stood_before_is_of_the_same_language() -> None:
    first, other, second = version(1, "a"), version(2, "b", "es"), version(3, "c")
    assert before([first, other, second], second) == first
    assert before([first, other, second], other) is None


def test_only_what_is_not_as_it_came_is_our_own() -> None:
    own = {"en": {"a.md": "ours", "b.md": "same", "translated.toml": "x"}, "tl": {"a.md": "new"}}
    found = changed(own, {"en": {"a.md": "theirs", "b.md": "same"}})
    assert [(one.language, one.name) for one in found] == [("en", "a.md"), ("tl", "a.md")]
