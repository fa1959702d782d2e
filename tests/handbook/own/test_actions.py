"""Keeping pages of our own: they stand in the book, go back, come back, and only the committee writes them."""

import pytest
from tests.harbor.cast import DEV, NOW, TODAY, Harbor
from tests.reasons.test_actions import member

from brazier.handbook import book
from brazier.handbook import queries as handbook
from brazier.handbook.book import Page
from brazier.handbook.own import actions
from brazier.handbook.own.actions import Faulty
from brazier.handbook.source import plain
from brazier.ledger import queries as ledger
from brazier.pages import actions as pages
from brazier.pages import queries as pages_read
from brazier.pages.models import PageVersion
from brazier.terms import Actor, Refused, Wrong

NAME = "06-2-the-ask"
ASK = book.sources()["en"][f"{NAME}.md"]
OURS = ASK.replace("Then be quiet", "Then be very quiet")


def keep(harbor: Harbor, text: str = OURS, name: str = NAME, language: str = "en") -> int:
    return actions.keep(harbor.amara, language=language, name=name, text=text, now=NOW, today=TODAY)


def page(harbor: Harbor, language: str = "en", name: str = NAME) -> Page:
    ready = handbook.ready(harbor.amara, language=language, day=TODAY, cover="neutral")
    return next(one for one in ready.book.pages if one.source.name == name)


def says(harbor: Harbor, words: str, language: str = "en") -> bool:
    return words in " ".join(plain(line) for b in page(harbor, language).source.blocks for line in b.lines)


def test_our_own_page_stands_in_the_book_with_one_line_in_the_ledger(harbor: Harbor) -> None:
    before = ledger.newest(harbor.amara).number
    turn = keep(harbor)
    assert turn
    assert says(harbor, "very quiet")
    assert ledger.newest(harbor.amara).number == before + 1
    assert keep(harbor) == 0
    assert PageVersion.objects.count() == 1


def test_its_translations_say_that_they_are_old_until_somebody_translates_anew(harbor: Harbor) -> None:
    keep(harbor)
    assert page(harbor, "es").state == book.OLD
    spanish = book.sources()["es"][f"{NAME}.md"].replace('made = "machine"\n', "")
    keep(harbor, spanish, language="es")
    assert page(harbor, "es").state == book.CHECKED
    keep(harbor, OURS.replace("very quiet", "quite quiet"))
    assert page(harbor, "es").state == book.OLD


def test_we_go_back_to_what_came_and_forward_again(harbor: Harbor) -> None:
    keep(harbor)
    turn = actions.go_back(harbor.amara, language="en", name=NAME, now=NOW, today=TODAY)
    assert not says(harbor, "very quiet")
    assert pages_read.own(harbor.amara) == {}
    actions.take_back(harbor.amara, turn=turn, now=NOW, today=TODAY)
    assert says(harbor, "very quiet")
    newest, gone, first = pages_read.history(harbor.amara, language="en", name=f"{NAME}.md")
    assert (newest.text, gone.text, first.text) == (OURS, "", OURS)


def test_a_mistake_is_undone_and_an_old_undo_throws_nothing_away(harbor: Harbor) -> None:
    first = keep(harbor)
    mistake = keep(harbor, OURS.replace("very quiet", "vry quiet"))
    with pytest.raises(Wrong, match="changed it again since"):
        actions.take_back(harbor.amara, turn=first, now=NOW, today=TODAY)
    actions.take_back(harbor.amara, turn=mistake, now=NOW, today=TODAY)
    assert says(harbor, "very quiet")


def test_how_it_was_once_comes_back(harbor: Harbor) -> None:
    keep(harbor)
    first = pages_read.history(harbor.amara, language="en", name=f"{NAME}.md")[0]
    keep(harbor, OURS.replace("very quiet", "quite quiet"))
    told = actions.bring_back(harbor.amara, version=first.id, now=NOW, today=TODAY)
    assert told[:2] == ("en", NAME)
    assert says(harbor, "very quiet")


def test_a_page_that_is_none_leaves_everything_as_it_is(harbor: Harbor) -> None:
    before = ledger.newest(harbor.amara).number
    for text in ("words", "", ASK.replace("Never beg", "[x](99-9-nothing) Never beg")):
        with pytest.raises(Wrong):
            keep(harbor, text)
    assert PageVersion.objects.count() == 0
    assert ledger.newest(harbor.amara).number == before


def take(harbor: Harbor, files: dict[str, str], language: str = "tl") -> tuple[int, int]:
    return actions.take_translation(harbor.amara, language=language, files=files, now=NOW, today=TODAY)


def test_a_translation_in_a_new_language_stands_beside_the_others(harbor: Harbor) -> None:
    text = ASK.replace("The ask", "Ang hiling")
    turn, many = take(harbor, {f"{NAME}.md": text, "06-1-the-talk.md": book.sources()["en"]["06-1-the-talk.md"]})
    assert many == 1
    assert handbook.languages(harbor.amara)[-1] == "tl"
    assert handbook.language(harbor.amara, asked="tl") == "tl"
    assert page(harbor, "tl").source.title == "Ang hiling"
    assert page(harbor, "tl", "06-1-the-talk").state == book.MISSING
    actions.take_back(harbor.amara, turn=turn, now=NOW, today=TODAY)
    assert "tl" not in handbook.languages(harbor.amara)
    assert handbook.language(harbor.amara, asked="tl") == "en"


def test_of_a_translation_all_is_kept_or_nothing_and_every_fault_is_told(harbor: Harbor) -> None:
    good = ASK.replace("The ask", "Ang hiling")
    with pytest.raises(Faulty) as error:
        take(harbor, {f"{NAME}.md": good, "06-1-the-talk.md": "x", "07-1-zero-to-five.md": "y"})
    assert len(error.value.faults) == 2
    assert PageVersion.objects.count() == 0
    with pytest.raises(Wrong):
        take(harbor, {f"{NAME}.md": good}, "../en")
    assert take(harbor, {f"{NAME}.md": ASK}) == (0, 0)


def test_pages_that_a_newer_program_can_not_read_do_not_take_the_book_away(harbor: Harbor) -> None:
    keep(harbor)
    PageVersion.objects.update(text="no page any more")
    written, why = handbook.as_written(harbor.amara, language="en")
    assert len(written.pages) == len(book.packaged("en").pages)
    assert why and "06-2-the-ask.md, line 1" in str(why)


def test_only_the_committee_writes_and_everybody_reads(harbor: Harbor) -> None:
    keep(harbor)
    lead, committee = member(harbor, "lead"), member(harbor, "committee")
    assert handbook.ready(lead, language="en", day=TODAY, cover="neutral")
    for actor in (lead, DEV):
        with pytest.raises(Refused):
            actions.keep(actor, language="en", name=NAME, text=OURS, now=NOW, today=TODAY)
        with pytest.raises(Refused):
            pages_read.history(actor, language="en", name=f"{NAME}.md")
    actions.go_back(committee, language="en", name=NAME, now=NOW, today=TODAY)
    assert not says(harbor, "very quiet")


def test_when_the_campaign_is_over_what_was_written_goes(harbor: Harbor) -> None:
    keep(harbor)
    assert pages.shred(Actor.clock) == 2
    assert not says(harbor, "very quiet")
