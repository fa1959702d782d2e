"""Every form in every language on every paper: whole, readable, inside the edge, and without a name."""

import io
import os
from dataclasses import replace
from itertools import cycle, product

import pytest
from pypdf import PdfReader
from tests.bag.made import (
    MESSAGE,
    WEEK,
    flat,
    full,
    ink,
    made,
    overlapping,
    sheet,
    texts_of,
    words_on,
)
from tests.harbor.paper import HOSTILE
from tests.press.looking import DOTS, drawn

from brazier.bag import printing, texts
from brazier.bag.message import Message
from brazier.bag.printing import Filled
from brazier.bag.shapes import CARDS, FORMS, LARGE, PAPERS, SHAPES
from brazier.rules.loading import packaged
from brazier.terms import Wrong

SAFE_MM = 5
SIZES = {"a4": (595, 842), "letter": (612, 792), "a5": (420, 595), "half-letter": (396, 612)}
PAGES = {"rights-card": 2, "rap-card": 2, "hardship": 2}
PLACES = sorted(place.campaign for place in packaged().places.values() if place.campaign)
WHOLE = "BRAZIER_WHOLE" in os.environ
"""Every language on every paper, and the law of every place on both; else each language on one paper, in turn."""
EACH = product(texts.languages(), PAPERS) if WHOLE else zip(sorted(texts.languages()), cycle(PAPERS), strict=False)
ALL = [pytest.param(*one, marks=pytest.mark.slow, id="-".join(one)) for one in EACH]


def size_of(body: bytes) -> set[tuple[int, ...]]:
    boxes = [page.mediabox for page in PdfReader(io.BytesIO(body)).pages]
    return {tuple(sorted((round(box.width), round(box.height)))) for box in boxes}


def test_the_bag_holds_all_its_forms() -> None:
    assert set(FORMS) == set(texts.packaged("en").parts) - set(texts.SHARED)
    assert len(FORMS) == len(set(FORMS)) == 14


@pytest.mark.parametrize(("language", "paper"), ALL)
def test_every_form_is_whole_and_no_sign_is_missing(language: str, paper: str) -> None:
    for form in FORMS:
        one = full(form, language, paper)
        assert (form, one.pages, one.missing) == (form, PAGES.get(form, 1), ())
        assert (form, size_of(one.pdf)) == (form, {SIZES[paper]})


@pytest.mark.parametrize(("language", "paper"), ALL)
def test_nothing_stands_near_the_edge_where_printers_do_not_print(language: str, paper: str) -> None:
    edge = round(SAFE_MM / 25.4 * DOTS)
    outside = []
    for form in FORMS:
        for page in drawn(full(form, language, paper).pdf):
            inner = page[edge:-edge, edge:-edge]
            allowed = 3000 if form in CARDS else 0  # where to cut is drawn up to the edge, in light gray
            if ink(page) - ink(inner) > allowed:
                outside.append(form)
            assert ink(page) > 200
    assert outside == []


@pytest.mark.parametrize(("language", "paper"), ALL)
def test_no_word_runs_into_another_or_off_the_page(language: str, paper: str) -> None:
    found = {form: overlapping(full(form, language, paper)) for form in FORMS}
    assert {form: pairs[:5] for form, pairs in found.items() if pairs} == {}
    for form in FORMS:
        wide, high = SIZES[paper][:: -1 if form in SHAPES and SHAPES[form].is_lying else 1]
        for page in words_on(full(form, language, paper)):
            beyond = [
                word for left, top, right, low, word in page if left < 8 or right > wide - 8 or low > high - 8
            ]
            assert (form, beyond) == (form, [])


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_the_law_of_every_place_fits_the_card_and_the_poster(place: str) -> None:
    for form, language, paper in product(
        ("rights-card", "rights-poster", "card"), ("es", "ar"), ("a4", "a5") if WHOLE else ("a5",)
    ):
        one = made(form, language, paper, campaign=place)
        assert (one.pages, one.missing) == (PAGES.get(form, 1), ())
        assert overlapping(one) == []


def test_every_form_can_be_read_aloud() -> None:
    for form in FORMS:
        body = made(form, "es", "a5").pdf
        catalog = PdfReader(io.BytesIO(body)).trailer["/Root"]
        assert (catalog["/MarkInfo"]["/Marked"], catalog["/Lang"]) == (True, "es")
        assert b"pdfuaid" in body


def test_a_card_that_stands_four_times_on_a_sheet_is_read_aloud_once() -> None:
    root = PdfReader(io.BytesIO(made("rap-card").pdf)).trailer["/Root"]

    def heads(node: object) -> int:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            return sum(map(heads, node))
        return int(node.get("/S") == "/H1") + heads(node.get("/K", [])) if isinstance(node, dict) else 0

    assert "\n".join(texts_of(made("rap-card"))).count("Hard questions") == 4
    assert heads(root["/StructTreeRoot"]["/K"]) == 2


def test_a_draft_says_that_no_speaker_has_checked_it_and_english_does_not() -> None:
    said = texts.packaged("pl").parts["frame"]["draft"]
    for form in FORMS:
        assert ("".join(said.split()) in flat(full(form, "pl", "a4"))) is True, form
        assert "Draftedbyamachine" not in flat(full(form, "en", "a4"))


def test_a_leaflet_says_what_was_typed_and_its_code_is_read() -> None:
    said = flat(full("leaflet", "en", "a4"))
    for text in (MESSAGE.message, MESSAGE.more, MESSAGE.ask, MESSAGE.words, MESSAGE.by, MESSAGE.link):
        assert "".join(text.split()) in said


def test_a_leaflet_without_a_message_has_room_to_write_one() -> None:
    assert "We ask you one thing" in texts_of(made("leaflet"))[0]


@pytest.mark.parametrize("form", ["leaflet", "poster"])
@pytest.mark.parametrize("paper", list(PAPERS))
def test_words_without_end_are_broken_and_never_cut(form: str, paper: str) -> None:
    longest = Message("W" * 90, "M" * 320, "W" * 110, "https://example.org/" + "a" * 280, "Ж" * 220, "م" * 60)
    one = made(form, paper=paper, filled=Filled(message=longest))
    said = flat(one)
    assert one.pages == 1
    assert (said.count("W"), said.count("M") >= 320, said.count("Ж")) == (200, True, 220)
    edge = round(SAFE_MM / 25.4 * DOTS)
    page = drawn(one.pdf)[0]
    assert ink(page) == ink(page[edge:-edge, edge:-edge])


@pytest.mark.parametrize("language", ["en", "ar"])
def test_hostile_text_is_text_and_nothing_else(language: str) -> None:
    for text in (*HOSTILE, "مرحبا hello 123 (نعم)", "🌙🔥 union", "#set page(width: 1cm)"):
        message = Message(text[:90], text, text[:110], "https://example.org", text, text[:60])
        for form in ("leaflet", "poster"):
            one = made(form, language, "a5", filled=Filled(message=message))
            assert one.pages == 1
    moon = made("leaflet", filled=Filled(message=Message("🌙", "", "x")))
    assert moon.missing == ("U+1F319",)
    assert "U+1F319" in flat(moon)


def test_hostile_words_on_a_card_and_in_a_figure_are_text_too() -> None:
    for text in HOSTILE:
        card = Filled(union=text, employer=text, wording=text, digest="0123456789abcdef")
        assert made("card", filled=card).pages == 1
        week = Filled(figures=WEEK.__class__(WEEK.whole, 1, None, None, 1, 1, 1, 1, (0, 0), (text,)))
        assert made("weekly", filled=week).pages == 1


def test_rows_carry_the_codes_they_are_given() -> None:
    codes = tuple(f"7QK-4M{sign}" for sign in "ABCDEFGH")
    for form in ("sign-in", "picket-roster"):
        said = "\n".join(texts_of(made(form, "ar", "a5", filled=Filled(codes=codes))))
        assert [code for code in codes if code not in said] == []


def test_a_hardship_form_has_its_number_on_both_pages_and_no_name_on_the_first() -> None:
    first, second = texts_of(full("hardship", "en", "a4"))
    assert "H-7QK4MP" in first
    assert "H-7QK4MP" in second
    assert "Signature" not in first
    assert "Signature" in second
    assert "How to reach me" not in first


def test_a_sheet_of_codes_has_no_field_for_a_name() -> None:
    said = texts.packaged("en")
    named = [form for form, shape in SHAPES.items() if shape.is_coded and form != "hardship"]
    assert named
    for form in named:
        fields = [said.of(form)[t].lower() for page in SHAPES[form].pages for b in page for t in b.texts]
        assert [field for field in fields if "name" in field.replace("names", "") or "signature" in field] == []


def test_the_week_tells_what_was_counted_and_what_nobody_knows() -> None:
    said = "\n".join(texts_of(full("weekly", "en", "a4")))
    for told in ("8325", "2340 / 8325 = 28%", "1610 / 8325 = 19%", "310 / 833", "+3 points", "Stow, back nights"):
        assert told in said
    unknown = WEEK.__class__(WEEK.whole, None, None, None, None, None, None, 0, (0, 0))
    assert "\n".join(texts_of(made("weekly", filled=Filled(figures=unknown)))).count("not known yet") == 6


def test_no_place_no_law() -> None:
    for form in ("rights-card", "rights-poster", "incident"):
        assert "Nobodyhassaidwhoselawholdshere" in flat(made(form, campaign=""))
    assert "Checked" not in "".join(texts_of(made("rights-poster", campaign="")))


def test_a_picture_is_a_picture_of_the_first_page() -> None:
    body = printing.look(sheet("incident"))
    assert body.startswith(b"\x89PNG")
    assert 2_000 < len(body) < 120_000


@pytest.mark.parametrize(("form", "paper"), [("confession", "a4"), ("leaflet", "a0")])
def test_what_there_is_not_is_refused(form: str, paper: str) -> None:
    with pytest.raises(Wrong, match="no such form"):
        printing.made(sheet(form, paper=paper))


def test_large_forms_and_cards_are_no_sheets() -> None:
    assert not set(LARGE) & set(CARDS) & set(SHAPES)


HEAT = Message(
    "W magazynie jest 38 stopni", "Trzech ludzi z nocnej zmiany zemdlało w lipcu.", "Przyjdź w czwartek."
)


@pytest.mark.parametrize("paper", ["a4", "letter", "a5"])
def test_no_line_of_a_polish_leaflet_ends_on_a_word_of_one_letter(paper: str) -> None:
    [page] = texts_of(made("leaflet", "pl", paper, campaign="pl", filled=Filled(message=HEAT)))
    lines = [line.replace("\xa0", " ").split() for line in page.splitlines() if line.strip()]
    assert {len(line[-1]) > 1 for line in lines} == {True}
    assert "magazynie" in page


@pytest.mark.parametrize(
    ("language", "begins", "ends"),
    [("pl", "„", "”"), ("fr", "«\xa0", "\xa0»"), ("ht", "“", "”"), ("en", "“", "”")],
)
def test_what_a_co_worker_said_stands_between_the_marks_of_their_language(
    language: str, begins: str, ends: str
) -> None:
    said = Filled(message=replace(HEAT, words="Nic", by="Ala"))
    [page] = texts_of(made("leaflet", language, "a4", filled=said))
    assert f"{begins}Nic{ends}" in page


def test_an_hour_stays_beside_its_number_in_french() -> None:
    heat = Message(
        "Il fait trop chaud", "Les ventilateurs sont dans les cartons.", "Viens jeudi à 18 h à la cantine."
    )
    [page] = texts_of(made("leaflet", "fr", "a5", campaign="ca.qc", filled=Filled(message=heat)))
    assert "18\xa0h" in page


@pytest.mark.parametrize("language", ["pl", "ht", "fr"])
def test_no_row_of_boxes_on_a_small_roster_is_left_with_empty_ones(language: str) -> None:
    [page] = words_on(made("picket-roster", language, "a5"))
    words = texts.packaged(language).parts["picket-roster"]
    said = [text for *_, text in page]

    def top(name: str) -> float:
        run = words[name].split()
        return next(page[at][1] for at in range(len(said)) if said[at : at + len(run)] == run)

    assert top("slot") == pytest.approx(top("captain"), abs=1)
