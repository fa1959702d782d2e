"""Every line of a list becomes one row of one worker, or a fault that says why not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lists.making import SAMPLES, sample

from brazier.lists.columns import guess
from brazier.lists.faults import SENTENCES
from brazier.lists.mapping import apply, signature
from brazier.lists.reading import read
from brazier.terms import Wrong


def applied(text, name="list.csv"):
    table = read(name, text.encode() if isinstance(text, str) else text)[0]
    return apply(table, guess(table))


def test_all_fields_come_as_they_were_typed():
    text = (
        "ID,Name,Cell,Home phone,Email,Address 1,Address 2,Zip,Dept,Shift,Notes,Comments\n"
        'w1,"DIAZ, ROSA M",917 555 0148,(718) 555-0101,Rosa@Mail.Example,12 Main St,Apt 4,104'
        "68,PACK,fhd,hi,there\n"
        "w2,Wei Chen,,,,,,,,,,\n"
    )
    row = applied(text).rows[0]
    assert (row.line, row.record_id, row.name) == (2, "w1", "DIAZ, ROSA M")
    assert row.phones == ("917 555 0148", "(718) 555-0101")
    assert row.emails == ("Rosa@Mail.Example",)
    assert (row.address, row.postcode) == ("12 Main St, Apt 4", "10468")
    assert (row.department, row.shift, row.note) == ("PACK", "fhd", "hi; there")


def test_two_numbers_in_one_cell_are_two_phones_and_the_same_number_is_one():
    rows = applied("Name,Phone,Cell\nRosa,917-555-0148 / 347-555-0199,917-555-0148\nWei,1 917 555 0100,\n").rows
    assert rows[0].phones == ("917-555-0148", "347-555-0199")


@pytest.mark.parametrize(
    "line",
    [
        ",,Pack",
        "-,,Pack",
        "n/a,N/A,Pack",
        "unknown,none,Pack",
        "TBD,,Pack",
        "???,--,Pack",
        "无,,Pack",
        "brak,,Pack",
    ],
)
def test_a_line_that_names_nobody_is_a_fault(line):
    found = applied(f"Name,Phone,Dept\nRosa Diaz,917 555 0148,Pack\n{line}\nWei Chen,347 555 0199,Pick\n")
    assert [row.line for row in found.rows] == [2, 4]
    assert [(fault.line, fault.code, fault.kept) for fault in found.faults] == [(3, "nobody", False)]


@pytest.mark.parametrize("name", ["VACANT", "Open position", "vacante", "空缺"])
def test_an_empty_post_is_no_person(name):
    found = applied(f"Name,Badge,Dept\nRosa Diaz,104417,Pack\n{name},,Pack\nWei,104418,Pick\n")
    assert [(fault.line, fault.code) for fault in found.faults] == [(3, "vacant")]


@pytest.mark.parametrize(
    "name", ["Nadia Na", "Noa", "None Such", "No Ah Kim", "Openda", "X", "Brak Nowak", "Ng", "O"]
)
def test_people_with_short_or_odd_names_stay(name):
    assert len(applied(f"Name,Dept\nRosa Diaz,Pack\n{name},Pack\nWei Chen,Pick\n").rows) == 3


@pytest.mark.parametrize("line", [",917 555 0148,,", ",,rosa@mail.example,", ",,,104417"])
def test_a_phone_a_mail_or_a_badge_is_enough(line):
    assert (
        len(applied(f"Name,Phone,Email,Badge\nWei Chen,1 917 555 0100,wei@mail.example,104418\n{line}\n").rows)
        == 2
    )


def test_numbers_a_spreadsheet_has_shortened_are_told_and_not_used():
    found = applied(
        "Name,Phone\nRosa,9.17556E+09\nWei,917 555 0148\nBo,3.47E+09\nCleo,917 555 0149\nAna,917 555 0150\n"
    )
    assert found.rows[0].phones == ()
    assert [(fault.line, fault.code, fault.holes["column"]) for fault in found.faults] == [
        (2, "digits_lost", "Phone"),
        (4, "digits_lost", "Phone"),
    ]


def test_words_under_phone_and_mail_are_told_and_the_person_stays():
    found = applied(
        "Name,Phone,Email\nRosa,ask Bo,no idea\nWei,917 555 0148,wei@mail.example\nCleo,555-01,"
        "cleo@mail\nAna,917 555 0150,a@b.example\n"
    )
    assert len(found.rows) == 4
    assert [(fault.line, fault.code) for fault in found.faults] == [
        (2, "not_a_phone"),
        (2, "not_an_email"),
        (4, "not_a_phone"),
    ]
    assert found.rows[2].emails == ("cleo@mail",)


def test_numbers_said_to_be_text_keep_their_zeros_and_lose_the_sign():
    text = 'Name,Zip,Badge\nRosa,="01234",="00417"\nWei,="01235",="00418"\n=1+1,="01236",="00419"\n'
    found = applied(text)
    assert [(row.name, row.postcode, row.badge) for row in found.rows] == [
        ("Rosa", "01234", "00417"),
        ("Wei", "01235", "00418"),
        ("=1+1", "01236", "00419"),
    ]


def test_refused_columns_are_not_even_looked_at():
    found = applied(
        "Name,SSN,Visa,Religion\nRosa Diaz,078-05-1120,H1B,none of yours\nWei Chen,078-05-1121,EAD,x\n"
    )
    assert "078-05-1120" not in repr(found)
    assert "H1B" not in repr(found)


def test_faults_of_reading_and_of_this_step_stand_together_by_line():
    found = applied(sample("employer.csv"))
    assert [fault.line for fault in found.faults] == sorted(fault.line for fault in found.faults)
    assert [fault.code for fault in found.faults] == ["total_line", "page_line"]


def test_a_corrected_mapping_reads_the_other_way():
    table = read("a.csv", b"Alpha\tBeta\nRosa Diaz\t917 555 0148\nWei Chen\t347 555 0199\nBo Li\t646 555 0100\n")[
        0
    ]
    columns = guess(table).choose(0, "note")
    assert apply(table, columns).rows[0].note == "Rosa Diaz"
    assert apply(table, columns).rows[0].name == ""


def test_the_signature_is_the_headers_however_written():
    first = read("a.csv", b"First Name,Phone #,Dept.\nRosa,917 555 0148,Pack\n")[0]
    again = read(
        "b.csv", "FIRST_NAME;phone #;Dept\nWei;347 555 0199;Pick\nBo;646 555 0100;Stow\n".encode("utf-16")
    )[0]
    other = read("c.csv", b"Phone #,First Name,Dept.\n917 555 0148,Rosa,Pack\n")[0]
    assert signature(first) == signature(again) != signature(other)
    assert len(signature(first)) == 32


def test_without_a_header_the_signature_is_the_look_of_the_columns():
    def lines(names):
        return "".join(f"{name}\t917 555 01{at}\tPack\n" for at, name in enumerate(names, 10)).encode()

    one = read("a", lines(["Rosa Diaz", "Wei Chen", "Bo Li"]))[0]
    two = read("b", lines(["Ana Ruiz", "Cleo Brown", "Kofi Mensah", "Li Na"]))[0]
    assert signature(one) == signature(two)
    assert signature(one) != signature(read("c", b"917 555 0148\tRosa Diaz\n347 555 0199\tWei Chen\n")[0])


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda path: path.name)
def test_each_line_of_each_sample_is_a_row_a_title_or_a_fault(path):
    for table in read(path.name, path.read_bytes()):
        found = apply(table, guess(table))
        assert len(found.rows) + sum(not f.kept and f.line > 0 for f in found.faults) + len(table.above) == len(
            {(row.line, row.cells) for row in (*table.source.rows,)}
        ) + sum(not f.kept and f.line > 0 for f in table.source.faults)


def test_every_fault_has_its_sentence_and_its_holes_fit():
    for path in SAMPLES.iterdir():
        for table in read(path.name, path.read_bytes()):
            for fault in apply(table, guess(table)).faults:
                assert SENTENCES[fault.code] % fault.holes


WORDS = st.sampled_from(
    [
        "",
        "",
        "Rosa Diaz",
        "Wei",
        "917 555 0148",
        "a@b.example",
        "Total",
        "12",
        "Name",
        "Phone",
        "Pack",
        "Nights",
        "n/a",
        "vacant",
        "Page 1",
        "x" * 6000,
    ]
)


@given(
    st.lists(st.lists(WORDS, min_size=3, max_size=4), min_size=1, max_size=20),
    st.sampled_from([",", ";", "\t"]),
    st.booleans(),
)
@settings(max_examples=120, deadline=None)
def test_no_line_is_lost_between_the_file_and_the_rows(grid, sign, headed):
    lines = ["Name", "Phone", "Dept"] if headed else []
    text = (
        "\n".join([sign.join(lines), *(sign.join(cells) for cells in grid)])
        if headed
        else "\n".join(map(sign.join, grid))
    )
    try:
        table = read("list", text.encode())[0]
    except Wrong:
        return
    found = apply(table, guess(table))
    told = [row.line for row in found.rows] + [row.line for row in table.above]
    told += [fault.line for fault in found.faults if not fault.kept] + list(table.notes.blank)
    assert sorted(told) == list(range(1, max(told) + 1))
    assert max(told) >= max(at for at, line in enumerate(text.split("\n"), 1) if line.strip(sign + " "))
