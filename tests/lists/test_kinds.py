"""What a file is is seen in its bytes; what is no list is told what it is and what to do."""

import pytest
from tests.lists.making import grid_xlsx, sample, zipped

from brazier.lists.reading import read
from brazier.terms import Wrong

NAMES = b"Name,Phone\nRosa Diaz,917 555 0148\n"


def code_of(data, name="list.csv"):
    with pytest.raises(Wrong) as error:
        read(name, data)
    return error.value.code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "lists.empty"),
        (b"  \r\n\t\n", "lists.empty"),
        (b"\xef\xbb\xbf", "lists.empty"),
        (b"\x00" * 500, "lists.empty"),
        (b"\xff\xfe\n\x00", "lists.empty"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)), "lists.picture"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "lists.picture"),
        (b"GIF89a" + b"\0" * 50, "lists.picture"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "lists.picture"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 40, "lists.picture"),
        (b"BM\x00\x00\x00\x00\x00\x00\x00\x00\x36", "lists.picture"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "lists.pdf"),
        (b"junk\n%PDF-1.4", "lists.pdf"),
        (b"\x1f\x8b\x08\x00" + b"\0" * 20, "lists.packed"),
        (b"7z\xbc\xaf\x27\x1c\0\0", "lists.packed"),
        (b"Rar!\x1a\x07\x00", "lists.packed"),
        (b"a" * 257 + b"ustar  \x00" + b"b" * 300, "lists.packed"),
        (b"{\\rtf1\\ansi Rosa}", "lists.document"),
        (b"MIME-Version: 1.0\nContent-Type: x", "lists.document"),
        (b"SQLite format 3\x00" + b"\0" * 90, "lists.not_a_list"),
        (b"\x7fELF\x02\x01" + b"\0" * 90, "lists.not_a_list"),
        (b"MZ\x90\x00" + b"\0" * 90, "lists.not_a_list"),
        (b"ID3\x04\x00" + b"\0" * 90, "lists.not_a_list"),
        (b"OggS\x00" + b"\0" * 90, "lists.not_a_list"),
        (b"\0\0\0\x20ftypmp42" + b"\0" * 90, "lists.not_a_list"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "lists.not_a_list"),
        (bytes(range(256)) * 40, "lists.not_a_list"),
        (b"\x01\x02\x03\x04" * 500, "lists.not_a_list"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "lists.document"),
    ],
)
def test_what_is_no_list_is_named(data, code):
    assert code_of(data) == code


@pytest.mark.parametrize("start", [b"BM", b"MZ", b"ID3", b"RIFF", b"GIF", b"PK", b"II", b"Rar", b"BZ"])
def test_people_whose_list_begins_like_a_picture_are_read(start):
    assert (
        read("a.csv", start + b" Ana,917 555 0148\nRosa Diaz,347 555 0199\nWei Chen,646 555 0100\n")[0]
        .rows[0]
        .cells[0]
        .startswith(start.decode())
    )


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (NAMES, "csv"),
        (sample("payroll_page.xls"), "html"),
        (sample("payroll_2003.xls"), "xml"),
        (sample("roster.xls"), "xls"),
        (sample("roster.xlsx"), "xlsx"),
        (sample("roster.ods"), "ods"),
        (sample("phone.vcf"), "cards"),
        (sample("chat_android.txt"), "chat"),
        (sample("telegram.json"), "contacts"),
        (sample("pasted.txt"), "pasted"),
        (b"Email\nrosa@mail.example\nwei@mail.example\n", "csv"),
        (b"Rosa Diaz\n", "pasted"),
    ],
)
@pytest.mark.parametrize("name", ["list.csv", "list.xls", "list.jpg", "", "no ending", "../../etc/passwd"])
def test_the_name_of_a_file_says_nothing(data, kind, name):
    assert read(name, data)[0].notes.kind == kind


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"word/document.xml": "x"}, "lists.document"),
        ({"ppt/presentation.xml": "x"}, "lists.document"),
        ({"xl/workbook.bin": "x"}, "lists.other_program"),
        ({"Index/Document.iwa": "x"}, "lists.other_program"),
        ({"photo.jpg": "x"}, "lists.not_a_list"),
        ({f"{n}.csv": "x" for n in range(60)}, "lists.too_much_inside"),
        ({"list.csv": ""}, "lists.empty"),
        ({"list.csv": b"\xff\xd8\xff\xe0"}, "lists.picture"),
    ],
)
def test_archives_that_hold_no_list(parts, code):
    assert code_of(zipped(parts)) == code


def test_a_package_of_lists_is_opened_one_deep():
    found = read(
        "all.zip",
        zipped(
            {
                "one.csv": NAMES,
                "__MACOSX/one.csv": b"\0\5",
                "two.xlsx": grid_xlsx([["Name", "Badge"], ["Wei", "104417"]]),
                "c.png": b"x",
            }
        ),
    )
    assert [(table.title, len(table.rows)) for table in found] == [("one", 1), ("two", 1)]
    assert code_of(zipped({"inner.zip": zipped({"a.csv": NAMES})})) == "lists.not_a_list"
    assert code_of(zipped({"inner.csv": zipped({"a.csv": NAMES})})) == "lists.nested"


def test_a_package_with_a_password_says_so():
    data = bytearray(zipped({"a.csv": NAMES}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert code_of(bytes(data)) == "lists.locked"


def test_titles_come_from_the_name_without_its_folders_and_ending():
    assert read("C:\\Users\\x\\night_shift  list.csv", NAMES)[0].title == "night shift list"
    assert len(read("x" * 500 + ".csv", NAMES)[0].title) == 120
