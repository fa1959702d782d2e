"""The EPUB is whole: every part is there, is XML, leads somewhere, and says its language and direction."""

import io
import zipfile
from xml.etree import ElementTree

import pytest
from tests.handbook.made import ready, small

from brazier.handbook import book, epub
from brazier.handbook.markup import direction

OPF, XHTML = "{http://www.idpf.org/2007/opf}", "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"
DC = "{http://purl.org/dc/elements/1.1/}"


def opened(body: bytes) -> zipfile.ZipFile:
    """The file as a reader opens it."""
    return zipfile.ZipFile(io.BytesIO(body))


def parsed(body: bytes) -> dict[str, ElementTree.Element]:
    """Every part that is XML, by its name in the file; anything that is none fails."""
    with opened(body) as archive:
        return {
            name: ElementTree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith((".xhtml", ".opf", ".xml"))
        }


def test_its_kind_stands_first_and_can_be_read_without_unpacking() -> None:
    body = epub.made(small())
    assert body[30:58] == b"mimetypeapplication/epub+zip"
    with opened(body) as archive:
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED


@pytest.mark.parametrize("language", book.languages())
def test_every_part_is_xml_and_stands_in_the_list_of_parts(language: str) -> None:
    body = epub.made(ready(language))
    parts = parsed(body)
    package = parts["book/book.opf"]
    listed = {f"book/{item.get('href')}" for item in package.iter(f"{OPF}item")}
    with opened(body) as archive:
        held = set(archive.namelist())
        assert archive.testzip() is None
    assert listed == held - {"mimetype", "META-INF/container.xml", "book/book.opf"}
    assert {el.get("properties") for el in package.iter(f"{OPF}item")} == {None, "nav"}


@pytest.mark.parametrize("language", book.languages())
def test_it_says_its_language_and_the_side_it_opens_from(language: str) -> None:
    parts = parsed(epub.made(ready(language)))
    package = parts["book/book.opf"]
    spine = package.find(f"{OPF}spine")
    assert [el.text for el in package.iter(f"{DC}language")] == [language]
    assert spine is not None
    assert spine.get("page-progression-direction") == direction(language)
    pages = [root for name, root in parts.items() if name.endswith(".xhtml")]
    assert {root.get("dir") for root in pages} == {direction(language)}
    assert {root.get("lang") for root in pages} == {language}


def test_arabic_opens_from_the_right() -> None:
    assert direction("ar") == "rtl"


@pytest.mark.parametrize("language", book.languages())
def test_the_contents_lead_to_every_page_and_every_link_leads_somewhere(language: str) -> None:
    parts = parsed(epub.made(ready(language)))
    nav = parts["book/nav.xhtml"].find(f".//{XHTML}nav[@{OPS}type='toc']")
    assert nav is not None
    led_to = {f"book/{a.get('href')}" for a in nav.iter(f"{XHTML}a")}
    pages = {name for name in parts if name.endswith(".xhtml")}
    assert led_to == pages - {"book/nav.xhtml", "book/cover.xhtml"}
    links = {f"book/{a.get('href')}" for name in pages for a in parts[name].iter(f"{XHTML}a")}
    assert links <= pages


def test_what_stands_in_the_spine_can_be_reached_by_turning_pages() -> None:
    package = parsed(epub.made(small()))["book/book.opf"]
    assert [el.get("linear") for el in package.iter(f"{OPF}itemref") if el.get("linear") == "no"] == []


def test_signs_that_mean_something_in_xml_stand_as_they_were_written() -> None:
    page = parsed(epub.made(small()))["book/01-1-why.xhtml"]
    assert page.findtext(f".//{XHTML}h1") == "Why & <how>"


def test_the_same_book_gives_the_same_bytes_and_another_law_another_file() -> None:
    assert epub.made(ready("en")) == epub.made(ready("en"))
    assert epub.made(ready("en")) != epub.made(ready("en", "gb"))
