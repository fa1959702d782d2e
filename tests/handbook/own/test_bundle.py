"""A language's pages in one file, out and in again; and files that are none."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brazier.handbook import book
from brazier.handbook.own import bundle
from brazier.terms import Wrong

PAGES = {"06-2-the-ask.md": "text\n", "chapters.toml": '6 = "The talk"\n'}


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return out.getvalue()


def test_what_is_taken_out_comes_in_again_without_the_readme() -> None:
    body = bundle.packed("es", {**PAGES, "translated.toml": "x"}, "Read this.")
    assert zipfile.ZipFile(io.BytesIO(body)).namelist() == [
        "READ-ME.txt", "es/06-2-the-ask.md", "es/chapters.toml",
    ]  # fmt: skip
    assert bundle.unpacked("notes-es.zip", body) == PAGES


def test_the_whole_book_goes_there_and_back() -> None:
    texts = book.sources()["ar"]
    back = bundle.unpacked("a.zip", bundle.packed("ar", texts, ""))
    assert back == {name: text for name, text in texts.items() if name != "translated.toml"}


def test_one_page_alone_is_taken_too_also_with_the_mark_some_editors_write() -> None:
    assert bundle.unpacked("C:\\x\\06-2-the-ask.MD".replace("MD", "md"), b"\xef\xbb\xbftext") == {
        "06-2-the-ask.md": "text"
    }


def test_what_a_mac_leaves_in_a_zip_is_passed_by() -> None:
    body = zipped({"es/06-2-the-ask.md": b"x", "__MACOSX/es/._06-2-the-ask.md": b"\x00", "es/.DS_Store": b"\x00"})
    assert bundle.unpacked("a.zip", body) == {"06-2-the-ask.md": "x"}


@pytest.mark.parametrize(
    ("name", "body", "says"),
    [
        ("a.zip", b"", "no page"),
        ("a.zip", b"PK\x03\x04 broken", "no page"),
        ("a.docx", zipped({"word/document.xml": b"<x/>"}), "no page"),
        ("a.zip", zipped({"es/a.md": b"x", "fr/a.md": b"y"}), "no page"),
        ("a.zip", zipped({f"es/{n}.md": b"x" for n in range(500)}), "no page"),
        ("a.md", b"x" * 3_000_001, "no page"),
        ("a.md", b"\xff\xfe", "UTF-8"),
        ("a.zip", zipped({"es/a.md": "Größe".encode("latin-1")}), "UTF-8"),
    ],
)
def test_what_is_no_book_is_refused_in_words(name: str, body: bytes, says: str) -> None:
    with pytest.raises(Wrong, match=says):
        bundle.unpacked(name, body)


def test_a_small_file_that_grows_without_end_is_stopped() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("es/a.md", b"0" * 50_000_000)
    assert len(out.getvalue()) < 100_000
    with pytest.raises(Wrong):
        bundle.unpacked("a.zip", out.getvalue())


@given(st.binary(max_size=400), st.sampled_from(["a.zip", "a.md", ""]))
def test_no_file_breaks_it(body: bytes, name: str) -> None:
    try:
        found = bundle.unpacked(name, body)
    except Wrong:
        return
    assert all(isinstance(text, str) for text in found.values())
