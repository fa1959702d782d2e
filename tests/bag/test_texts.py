"""The texts of the forms: whole in eight languages, plain, and honest about how far each is."""

import re

import pytest

from brazier.bag import texts
from brazier.bag.shapes import FORMS
from brazier.handbook import book
from brazier.terms import Wrong

HOLES = re.compile(r"%\(\w+\)s")
OF_ALL = ("title", "about", "draft", "old", "missing")
"""What every form says, or a state of its text; never named one by one."""
ENGLISH = {"leaflet": {"title": "Leaflet"}, "frame": {}, "fields": {}}


def test_the_forms_speak_the_languages_of_the_handbook() -> None:
    assert texts.languages() == book.languages()


@pytest.mark.parametrize("language", texts.languages())
def test_nothing_is_missing_or_out_of_date(language: str) -> None:
    wanted = "checked" if language == "en" else "draft"
    assert {texts.packaged(language).state_of(form) for form in FORMS} == {wanted}


@pytest.mark.parametrize("language", texts.languages())
def test_every_place_to_fill_is_kept_and_nothing_is_empty(language: str) -> None:
    english, own = texts.raw("en"), texts.raw(language)
    for part, lines in english.items():
        for name, line in lines.items():
            assert own[part][name].strip(), (part, name)
            assert sorted(HOLES.findall(own[part][name])) == sorted(HOLES.findall(line)), (part, name)


def test_every_line_is_said_on_some_form() -> None:
    source = "".join(
        path.read_text("utf-8")
        for folder in (texts.files("brazier.bag"), texts.files("brazier.bag") / "sheets")
        for path in folder.iterdir()
        if path.name.endswith((".py", ".typ"))
    )
    own = texts.raw("en")
    unsaid = [
        f"{part}.{name}"
        for part, lines in own.items()
        for name in lines
        if name not in OF_ALL
        and not name.endswith("_how")
        and not re.search(rf"[\"']{name}[\"']|words\.{name}\b", source)
    ]
    assert unsaid == []


def test_a_part_that_lacks_a_line_is_english_as_a_whole() -> None:
    english = {"leaflet": {"title": "Leaflet", "about": "x"}, "frame": {"missing": "Not yet."}, "fields": {}}
    made = texts.put_together("xx", english, {"leaflet": {"title": "Volante"}, "frame": {"missing": "No."}}, {})
    assert (made.parts["leaflet"]["title"], made.state["leaflet"]) == ("Leaflet", "missing")


def test_a_translation_grows_old_when_the_english_text_changes() -> None:
    own = {"made": "machine", "leaflet": {"title": "Volante"}, "frame": {}, "fields": {}}
    digests = {name: texts.digest_of(part) for name, part in ENGLISH.items()}
    assert texts.put_together("es", ENGLISH, own, digests).state["leaflet"] == "draft"
    changed = {**ENGLISH, "leaflet": {"title": "Flyer"}}
    assert texts.put_together("es", changed, own, digests).state["leaflet"] == "old"


def test_whoever_checked_a_translation_is_believed() -> None:
    own = {"leaflet": {"title": "Volante"}, "frame": {}, "fields": {}}
    digests = {name: texts.digest_of(part) for name, part in ENGLISH.items()}
    assert texts.put_together("es", ENGLISH, own, digests).state["leaflet"] == "checked"


def test_a_language_nobody_translated_to_is_refused() -> None:
    with pytest.raises(Wrong, match="do not speak"):
        texts.packaged("xx")


def test_no_form_says_a_number_of_law_by_itself() -> None:
    lawful = re.compile(r"\d+ ?%|\b(30|45|50) percent\b")
    assert [line for part in texts.raw("en").values() for line in part.values() if lawful.search(line)] == []
