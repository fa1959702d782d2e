"""The book as a folder of pages and as an EPUB."""

import io
import json
import re
import zipfile
from xml.etree import ElementTree

import pytest
from tests.handbook.made import ready

from brazier.handbook import book, epub, folder

LINK = re.compile(r'(?:href|src)="([^"]+)"')


@pytest.mark.parametrize("language", book.languages())
def test_every_link_of_the_folder_leads_into_the_folder(language: str) -> None:
    made = folder.pages(ready(language))
    for name, body in made.items():
        if name.endswith(".html"):
            assert set(LINK.findall(body.decode())) <= made.keys(), name
            assert "http" not in body.decode()


def test_the_folder_can_be_searched_without_a_server() -> None:
    made = folder.pages(ready("es"))
    index = json.loads(made["index.js"].decode().removeprefix("const PAGES = ").rstrip(";\n"))
    assert len(index) == len(book.packaged("es").pages)
    assert all(f"{name}.html" in made for name, _, _ in index)


@pytest.mark.parametrize("language", book.languages())
def test_the_epub_is_whole(language: str) -> None:
    with zipfile.ZipFile(io.BytesIO(epub.made(ready(language)))) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype") == b"application/epub+zip"
        inside = set(archive.namelist())
        for name in inside:
            if name.endswith((".xhtml", ".opf", ".xml")):
                ElementTree.fromstring(archive.read(name))  # our own
        package = archive.read("book/book.opf").decode()
        assert {f"book/{href}" for href in re.findall(r'<item [^>]*href="([^"]+)"', package)} | {
            "mimetype", "META-INF/container.xml", "book/book.opf",
        } == inside  # fmt: skip
        for name in inside:
            if name.endswith(".xhtml"):
                links = LINK.findall(archive.read(name).decode())
                assert {f"book/{link}" for link in links} <= inside, name
    assert ('dir="rtl"' in package) == (language == "ar")


def test_the_same_book_is_the_same_file() -> None:
    assert epub.made(ready("en")) == epub.made(ready("en"))
