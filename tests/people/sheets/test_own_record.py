"""Her own record: everything, plain and complete."""

from dataclasses import replace

import pytest
from tests.harbor import paper, paper_words
from tests.harbor.paper import HOSTILE, squeezed, text_of
from tests.harbor.paper_words import LANGUAGES

from brazier.people.portrait import Portrait
from brazier.people.sheets import own_record
from brazier.people.sheets.own_record import Entry, OwnRecord, Section, sections_of
from brazier.people.standing import NONE_YET
from brazier.press.legible import legible
from brazier.press.typeset import PAPERS, Paper

SAID = [
    "YS7-B6Z", "Amina Abdirahman Hassan", "+1 555 0100 123", "+1 555 0177", "amina@example.org", "HASSAN, AMINA A",
    "STOW", "BN", "FC ASSOCIATE", "2024-03-04", "so, en", "A-117",
]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", PAPERS)
def test_everything_we_keep_is_on_it(size: Paper, language: str) -> None:
    found = squeezed(text_of(own_record.printed(paper.own_record(language), paper=size, language=language)))
    for text in SAID:
        assert squeezed(text) in found


def test_every_field_of_every_record_is_told_with_its_source_and_day() -> None:
    first, standing, *records = sections_of(paper.person(), paper_words.record("en"))
    assert [r.heading for r in records] == [
        "From a list of the employer or the board, 1 Sep 2026",
        "From a list, 2 Oct 2026",
        "From a talk, 9 Nov 2026",
    ]
    assert Entry("Phone", "+1 555 0100 123\n+1 555 0177") in records[2].entries
    assert Entry("Badge", "A-117") in records[1].entries
    assert Entry("locker", "12") in records[1].entries  # a field we have no word for is not left out
    assert Entry("You are", "working here") in first.entries
    assert Entry("On the committee since", "1 Nov 2026") in first.entries
    assert standing.entries == (
        Entry("30 Oct 2026", "3 undecided", "by what you said"),
        Entry("9 Nov 2026", "2 for it", "by what you did"),
        Entry("Last public act", "9 Nov 2026"),
    )


def test_the_line_of_a_list_is_told_where_the_words_ask_for_it() -> None:
    words = replace(paper_words.record("en"), record="line %(line)s of %(source)s")
    known = paper.person()
    listed = replace(known, records=(replace(known.records[0], list_file=3, line=17), known.records[1]))
    assert [s.heading for s in sections_of(listed, words)[2:]] == [
        "line 17 of a list of the employer or the board",
        "line  of a list",
    ]


def test_somebody_we_know_only_by_a_code_gets_a_page_too() -> None:
    known = paper.person()
    bare = replace(
        known, portrait=Portrait(), standing=NONE_YET, ratings={}, committee_since=None, records=(), state="left"
    )
    sections = sections_of(bare, paper_words.record("en"))
    assert sections[1] == Section("How others judged where you stand", ())
    record = OwnRecord("", "20 Nov", "What we keep about you", "All.", "Nothing is kept here.", sections)
    assert "Nothing is kept here." in text_of(own_record.printed(record, paper="a4", language="en"))


def test_a_long_history_runs_over_many_pages() -> None:
    made = own_record.printed(paper.own_record("en", talks=400), paper="a4", language="en")
    assert made.pages > 10
    assert text_of(made).count("holiday pay") == 400


def test_hostile_notes_print_as_text() -> None:
    sections = (Section("Notes", tuple(Entry("note", name, name) for name in HOSTILE)),)
    record = OwnRecord(HOSTILE[0], "20 Nov", "What we keep", "All.", "Nothing.", sections)
    found = squeezed(text_of(own_record.printed(record, paper="a4", language="en")))
    for name in HOSTILE:
        assert squeezed(str(legible(name).value)) in found
