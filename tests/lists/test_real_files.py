"""Files as workers have them, from the bytes to who is on the list: eight languages, many programs, many hands."""

import io

import openpyxl
import pytest

from brazier.lists.columns import guess
from brazier.lists.mapping import Row, apply
from brazier.lists.reading import read


def people(data: bytes, name: str = "list.csv") -> list[Row]:
    """Everybody in the lists of a file that name somebody."""
    tables = [(table, guess(table)) for table in read(name, data)]
    return [row for table, columns in tables if not columns.why_aside() for row in apply(table, columns).rows]


def told(row: Row) -> tuple[str, str, str, str]:
    """Name, first phone, department and shift."""
    name = row.name or f"{row.last}, {row.first}"
    return name, (row.phones or ("",))[0], row.department, row.shift


LANGUAGES = {
    "en": ("Employee Name|Cell #|Dept.|Shift", "Rosa Díaz|(917) 555-0148|Stow|Nights", ",", "utf-8"),
    "es": ("Nombre completo|Teléfono|Departamento|Turno", "Rosa Díaz|917 555 0148|Almacén|noche", ";", "cp1252"),
    "fr": (
        "Salarié|Portable|Service|Équipe de travail",
        "Abdou Ndiaye|06 12 34 56 78|Réception|nuit",
        ";",
        "latin-1",
    ),
    "ht": ("Non konplè|Telefòn|Depatman|Ekip", "Wilnor Pierre|718 555 0133|Resepsyon|jou", ",", "utf-8"),
    "ar": ("الاسم|رقم الهاتف|القسم|الوردية", "فاطمة الزهراء|0501234567|التعبئة|ليل", ",", "cp1256"),
    "bn": ("নাম|মোবাইল নম্বর|বিভাগ|শিফট", "রহিমা খাতুন|01712345678|প্যাকিং|রাত", "\t", "utf-16"),
    "zh": ("姓名|手机号|部门|班次", "王小明|13812345678|包装|夜班", ",", "gb18030"),
    "pl": ("Imię i nazwisko|Telefon|Dział|Zmiana", "Łukasz Wiśniewski|600 123 456|Pakowanie|nocna", ";", "cp1250"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_in_each_language_with_its_own_encoding_and_delimiter(language: str) -> None:
    head, line, sign, encoding = LANGUAGES[language]
    others = [line.replace(line.split("|")[1], f"917 555 02{n:02}") for n in range(3)]
    data = "\r\n".join([head, line, *others]).replace("|", sign).encode(encoding)
    found = people(data)
    assert len(found) == 4
    assert told(found[0]) == tuple(line.split("|"))


@pytest.mark.parametrize("name", ["DIAZ, ROSA M", "ASANTE, KWAME A JR", "DE LA CRUZ, MARIA", "O'NEIL, SEAN"])
@pytest.mark.parametrize("form", ["{}", '"{}",917 555 0148', "{}, 917 555 0148, stow nights"])
def test_last_first_m_is_one_name_in_a_sheet_and_in_pasted_lines(name: str, form: str) -> None:
    lines = [form.format(one) for one in (name, "ZHAO, MEI-LIN", "NDIAYE, ABDOU")]
    found = [told(row)[0] for row in people("\n".join(lines).encode(), "")]
    assert found == [name, "ZHAO, MEI-LIN", "NDIAYE, ABDOU"]


def test_dates_in_any_order_stay_as_typed_under_what_they_are() -> None:
    data = b"Name,DOB,Start\nRosa,3/14/90,14.03.2021\nKwame,1990-05-30,May 30 2022\nMei,12-Feb-1985,30/05/2022\n"
    assert [(row.birth, row.start) for row in people(data)] == [
        ("3/14/90", "14.03.2021"), ("1990-05-30", "May 30 2022"), ("12-Feb-1985", "30/05/2022"),
    ]  # fmt: skip


def test_phones_in_any_form_and_two_in_one_cell() -> None:
    data = (
        b"Name,Phone\nA B,917.555.0148 / 347-555-0199\nC D,1-917-555-0149 ext 12\nE F,tel:+19175550150\nG H,n/a\n"
    )
    assert [len(row.phones) for row in people(data)] == [2, 1, 1, 0]


def test_a_workbook_with_merged_titles_two_header_lines_and_a_price_list_beside() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["A2"] = "ACME Logistics - Employee roster", "Run date 11/20/2026"
    for merged in ("A1:E1", "A2:E2"):
        sheet.merge_cells(merged)
    for row in ([], ["Name", None, "Contact", "Work", None], ["Last", "First", "Phone", "Dept", "Shift"]):
        sheet.append(row)
    sheet.append(["Diaz", "Rosa", 9175550148, "Stow", "Nights"])
    sheet.append(["Total", 1])
    prices = book.create_sheet("Prices")
    for row in (["item", "price"], ["soap", 2.5], ["bread", 1.2]):
        prices.append(row)
    body = io.BytesIO()
    book.save(body)
    assert [told(row) for row in people(body.getvalue(), "roster.xlsx")] == [
        ("Diaz, Rosa", "9175550148", "Stow", "Nights")
    ]


def test_cards_of_three_ages_in_one_file() -> None:
    data = (
        "BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Jos=C3=A9 N=C3=BA=C3=B1ez\r\n"
        "TEL;CELL;PREF:917-555-0148\r\nEND:VCARD\r\n"
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Kwame Asante\r\nTEL;TYPE=CELL:+1 347 555 0199\r\nEND:VCARD\r\n"
        "BEGIN:VCARD\nVERSION:4.0\nFN:Mei\nTEL;VALUE=uri:tel:+1-212-555-0133\nEND:VCARD\n"
    )
    assert [told(row)[:2] for row in people(data.encode(), "phone.vcf")] == [
        ("José Núñez", "917-555-0148"), ("Kwame Asante", "+1 347 555 0199"), ("Mei", "+1-212-555-0133"),
    ]  # fmt: skip


def test_an_outlook_export_keeps_every_phone_and_leaves_the_rest() -> None:
    data = (
        b"Title,First Name,Middle Name,Last Name,Suffix,Company,Business Phone,Mobile Phone,E-mail Address\n"
        b",Rosa,M,Diaz,,ACME,212 555 0133,917 555 0148,rosa@x.org\n"
    )
    [row] = people(data)
    assert (row.first, row.middle, row.last) == ("Rosa", "M", "Diaz")
    assert (row.phones, row.emails) == (("212 555 0133", "917 555 0148"), ("rosa@x.org",))


def test_a_chat_gives_who_wrote_and_nothing_of_what_they_wrote() -> None:
    data = (
        '11/18/26, 10:03 PM - Rosa created group "Night crew"\n'
        "11/18/26, 10:05 PM - Rosa Diaz: who is in for friday?\n"
        "11/18/26, 10:06 PM - +1 (347) 555-0199: me\n"
        "11/18/26, 10:07 PM - Kwame A: <Media omitted>\n"
    )
    found = people(data.encode(), "WhatsApp Chat.txt")
    assert {(row.name, row.phones) for row in found} == {
        ("Rosa", ()), ("", ("+1 (347) 555-0199",)), ("Rosa Diaz", ()), ("Kwame A", ()),
    }  # fmt: skip
    assert "friday" not in repr(found)


def test_lines_pasted_out_of_a_chat_in_every_order() -> None:
    data = (
        "Rosa Diaz 917 555 0148 stow nights\nKwame (pick, days) 347-555-0199\n- Mei-Lin Zhao: pack / nights\n"
        "3) Abdou 2125550133\nJosé N. – días – 718.555.0100\n"
    )
    assert [told(row) for row in people(data.encode(), "")] == [
        ("Rosa Diaz", "917 555 0148", "stow", "nights"),
        ("Kwame", "347-555-0199", "pick", "days"),
        ("Mei-Lin Zhao", "", "pack", "nights"),
        ("Abdou", "2125550133", "", ""),
        ("José N", "718.555.0100", "", "días"),
    ]
