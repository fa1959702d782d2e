"""The text that came with the program: whole, plain, in our words, and how far each translation is."""

import re
from datetime import date

import pytest

from brazier.handbook import book
from brazier.handbook.labels import labels, note
from brazier.handbook.source import Source, plain
from brazier.terms import Wrong

PAGE = '+++\ntitle = "{}"\nchapter = 1\naudience = "everyone"\nreviewed = 2026-11-27\n{}+++\nText.\n\n[ ] tick\n'
ENGLISH = {"01-1-why.md": PAGE.format("Why", ""), "chapters.toml": '1 = "Why"\n'}
WHOLE = ("en", "es", "ar", "fr", "ht")
NOT_OURS = re.compile(r"\b(synergy|users?|contacts?|targets?|please|stakeholders?)\b", re.IGNORECASE)


def sentences(page: Source) -> list[str]:
    lines = [plain(line) for block in page.blocks for line in block.lines]
    return [one for line in lines for one in re.split(r"(?<=[.!?])\s+", line) if one.strip()]


def syllables(word: str) -> int:
    groups = len(re.findall(r"[aeiouy]+", word.lower().removesuffix("e")))
    return max(1, groups)


def grade(page: Source) -> float:
    """Flesch-Kincaid: the school year that reads it with ease."""
    said = sentences(page)
    words = [word for one in said for word in re.findall(r"[A-Za-z']+", one)]
    return 0.39 * len(words) / len(said) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def ease(page: Source) -> float:
    """Fernández Huerta, for Spanish: 100 is easiest; 70 and more is what an eleven-year-old reads."""
    said = sentences(page)
    words = [word for one in said for word in re.findall(r"[\wáéíóúüñ]+", one)]
    groups = sum(max(1, len(re.findall(r"[aeiouáéíóúü]+", word.lower()))) for word in words)
    return 206.84 - 60 * groups / len(words) - 1.02 * len(words) / len(said)


def test_there_are_26_chapters_and_each_has_its_pages() -> None:
    chapters = book.packaged("en").chapters
    assert [chapter.number for chapter in chapters] == list(range(1, 27))
    assert all(chapter.pages for chapter in chapters)


@pytest.mark.parametrize("language", WHOLE)
def test_nothing_is_missing_or_out_of_date(language: str) -> None:
    standing = book.standing(language)
    assert (standing["missing"], standing["old"]) == (0, 0)


@pytest.mark.parametrize("language", book.languages())
def test_a_translation_has_the_blocks_of_the_english_page(language: str) -> None:
    english = {page.source.name: page.source for page in book.packaged("en").pages}
    for page in book.packaged(language).pages:
        original = english[page.source.name]
        shape = [(block.kind, len(block.lines), block.has_why) for block in page.source.blocks]
        assert shape == [(b.kind, len(b.lines), b.has_why) for b in original.blocks], page.source.name
        assert (page.source.chapter, page.source.audience) == (original.chapter, original.audience)


@pytest.mark.parametrize("language", book.languages())
def test_every_link_leads_to_a_page(language: str) -> None:
    pages = book.packaged(language).pages
    names = {page.source.name for page in pages}
    links = [s.to for p in pages for b in p.source.blocks for line in b.lines for s in line if s.kind == "link"]
    assert set(links) <= names


def test_an_eleven_year_old_reads_every_page() -> None:
    hard = {p.source.name: round(grade(p.source), 1) for p in book.packaged("en").pages if grade(p.source) > 6}
    assert hard == {}


def test_an_eleven_year_old_reads_every_spanish_page() -> None:
    hard = {p.source.name: round(ease(p.source)) for p in book.packaged("es").pages if ease(p.source) < 70}
    assert hard == {}


def test_no_page_says_a_word_we_do_not_use() -> None:
    said = {p.source.name: NOT_OURS.findall(" ".join(sentences(p.source))) for p in book.packaged("en").pages}
    assert {name: words for name, words in said.items() if words} == {}


def test_no_page_says_a_number_of_law_by_itself() -> None:
    lawful = re.compile(r"\d+ ?%|\d+ (days|months|hours) (to|after|before|of notice)")
    said = {p.source.name: lawful.findall(" ".join(sentences(p.source))) for p in book.packaged("en").pages}
    assert {name: found for name, found in said.items() if found} == {}


def test_a_page_that_is_not_translated_stands_in_english_and_says_so() -> None:
    made = book.put_together("pl", ENGLISH, {})
    assert [(page.language, page.state) for page in made.pages] == [("en", "missing")]


def test_a_translation_of_an_older_page_says_so() -> None:
    own = {"01-1-why.md": PAGE.format("Dlaczego", ""), "translated.toml": '01-1-why = "0000000000000000"\n'}
    assert [page.state for page in book.put_together("pl", ENGLISH, own).pages] == ["old"]
    fresh = {**own, "translated.toml": f'01-1-why = "{book.digest_of(ENGLISH["01-1-why.md"])}"\n'}
    assert [page.state for page in book.put_together("pl", ENGLISH, fresh).pages] == ["checked"]
    draft = {**fresh, "01-1-why.md": PAGE.format("Dlaczego", 'made = "machine"\n')}
    old_draft = {**draft, "translated.toml": own["translated.toml"]}
    [page] = book.put_together("pl", ENGLISH, old_draft).pages
    assert (page.state, page.is_draft, page.changed) == ("old", True, date(2026, 11, 27))
    assert note(labels(str, cover="neutral"), page).count(".") == 3
    assert [page.state for page in book.put_together("pl", ENGLISH, draft).pages] == ["draft"]


def test_a_page_with_lines_of_law_that_no_speaker_read_says_so_even_where_its_own_text_was_checked() -> None:
    words = labels(str, cover="neutral")
    text = PAGE.format("Rights", "").replace("Text.", "{{rights}}")
    english = {"chapters.toml": '1 = "Why"\n', "01-1-rights.md": text}
    checked = {
        "01-1-rights.md": english["01-1-rights.md"],
        "translated.toml": f'01-1-rights = "{book.digest_of(english["01-1-rights.md"])}"\n',
    }
    for language, told in (("pl", words.states["draft"]), ("en", "")):
        [page] = book.put_together(language, english, checked).pages
        assert (page.state, note(words, page)) == ("checked", told)


def test_a_page_without_an_english_one_is_refused() -> None:
    with pytest.raises(Wrong, match="no English page"):
        book.put_together("pl", ENGLISH, {"09-9-stray.md": PAGE.format("Stray", "")})


@pytest.mark.parametrize("language", ["xx", "", "../en"])
def test_a_language_nobody_wrote_is_refused(language: str) -> None:
    with pytest.raises(Wrong):
        book.packaged(language)


OURS = book.sources()["en"]["06-2-the-ask.md"]
QUIET, VERY_QUIET = "Then be quiet. Count", "Then be very quiet. Count"


def said_in(made: book.Book, name: str) -> str:
    return " ".join(sentences(next(page.source for page in made.pages if page.source.name == name)))


def state_of(made: book.Book, name: str) -> str:
    return next(page.state for page in made.pages if page.source.name == name)


def test_a_page_of_our_own_stands_in_place_of_the_one_that_came() -> None:
    made = book.with_own("en", {"en": {"06-2-the-ask.md": OURS.replace(QUIET, VERY_QUIET)}})
    assert "very quiet" in said_in(made, "06-2-the-ask")
    assert len(made.pages) == len(book.packaged("en").pages)
    assert "very quiet" not in said_in(book.packaged("en"), "06-2-the-ask")


def test_where_our_english_page_changed_its_translations_say_that_they_are_old() -> None:
    own = {"en": {"06-2-the-ask.md": OURS.replace(QUIET, VERY_QUIET)}}
    assert state_of(book.with_own("es", own), "06-2-the-ask") == "old"
    assert state_of(book.with_own("es", own), "06-1-the-talk") == "draft"


def test_a_translation_that_somebody_hands_in_is_of_the_page_of_today() -> None:
    spanish = book.sources()["es"]["06-2-the-ask.md"].replace('made = "machine"\n', "")
    assert state_of(book.with_own("es", {"es": {"06-2-the-ask.md": spanish}}), "06-2-the-ask") == "checked"
    old = {"06-2-the-ask.md": spanish, "translated.toml": '"06-2-the-ask" = "0000000000000000"\n'}
    assert state_of(book.with_own("es", {"es": old}), "06-2-the-ask") == "old"


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_page_may_be_added_in_any_language(language: str) -> None:
    made = book.with_own(language, {language: {"06-9-our-own.md": OURS.replace("The ask", "Our own")}})
    assert [page.source.name for page in made.pages if page.source.chapter == 6][-1] == "06-9-our-own"
    assert state_of(made, "06-9-our-own") == "checked"


def test_a_language_that_nobody_spoke_yet_begins_with_one_page() -> None:
    own = {"tl": {"06-2-the-ask.md": OURS.replace("The ask", "Ang hiling"), "chapters.toml": '6 = "Ang usapan"\n'}}
    made = book.with_own("tl", own)
    assert state_of(made, "06-2-the-ask") == "checked"
    assert state_of(made, "06-1-the-talk") == "missing"
    assert [chapter.title for chapter in made.chapters if chapter.number == 6] == ["Ang usapan"]


@pytest.mark.parametrize(
    ("own", "says"),
    [
        ({"en": {"06-2-the-ask.md": "words"}}, "line 1"),
        ({"en": {"06-9-x.md": OURS.replace(QUIET, "See [that](99-9-nothing). Count")}}, "no such page"),
        ({"es": {"chapters.toml": "6 = "}}, "no TOML"),
        ({"es": {"translated.toml": "x"}}, "no TOML"),
    ],
)
def test_what_is_no_page_of_a_book_is_refused(own: dict[str, dict[str, str]], says: str) -> None:
    with pytest.raises(Wrong, match=says):
        book.with_own(next(iter(own)), own)


def test_a_language_without_any_page_is_refused() -> None:
    with pytest.raises(Wrong, match="does not speak"):
        book.with_own("xx", {"es": {}})
