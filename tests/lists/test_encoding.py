"""Names keep their letters whatever program wrote the list."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brazier.lists.encoding import Encoding, detect, opened, text_of

SPANISH = "Nombre;Turno\nJosé Muñoz;Noche\nÁngela Núñez;Día\nLucía Ibáñez;Día\n"
FRENCH = "Prénom,Équipe\nFrançois,Nuit\nHélène,Après-midi\nNoël,Jour\n"
POLISH = "Imię;Nazwisko\nStanisław;Wąsik\nŻaneta;Dąbrowska\nBogusław;Śliwiński\n"
CREOLE = "Non,Siyati\nDieudonné,Célestin\nNadège,Lafortune\nFrançois,Désir\n"
ARABIC = "الاسم,القسم\nمحمد علي,تعبئة\nفاطمة حسن,شحن\nخالد منصور,فرز\n"
CHINESE = "姓名,部门\n王小明,包装\n李娜,拣货\n陈静,退货\n"


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        *(
            (SPANISH, codec)
            for codec in ("utf-8", "utf-8-sig", "cp1252", "latin-1", "mac_roman", "cp850", "utf-16", "utf-32")
        ),
        *((SPANISH.upper(), codec) for codec in ("cp1252", "mac_roman", "cp850")),
        *((FRENCH, codec) for codec in ("utf-8", "cp1252", "mac_roman", "cp850")),
        *((POLISH, codec) for codec in ("utf-8", "cp1250", "iso8859_2", "cp852", "utf-16")),
        *((CREOLE, codec) for codec in ("utf-8", "cp1252", "mac_roman", "cp850")),
        *((ARABIC, codec) for codec in ("utf-8", "cp1256", "iso8859_6", "utf-16")),
        *((CHINESE, codec) for codec in ("utf-8", "gb18030", "gbk", "utf-16")),
    ],
)
def test_a_list_in_any_usual_encoding_keeps_its_names(text, codec):
    assert text_of(text.encode(codec)) == text


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_wide_letters_without_a_mark_are_still_seen(codec):
    assert text_of(SPANISH.encode(codec)) == SPANISH


def test_one_name_is_enough_to_tell_the_encoding():
    assert text_of("Peña\n".encode("cp1252")) == "Peña\n"
    assert text_of("Kamiński\n".encode("cp1250")) == "Kamiński\n"
    assert text_of("MUÑOZ\n".encode("mac_roman")) == "MUÑOZ\n"


def test_two_lists_pasted_together_lose_no_letter_of_either():
    data = ("José Muñoz\nÁngela Núñez\n" * 3).encode() + "François Désir\n".encode("cp1252")
    found = detect(data)
    assert found.label == "utf-8 + cp1252"
    assert text_of(data).endswith("François Désir\n")


def test_a_file_cut_off_inside_a_letter_is_read_to_the_end():
    assert text_of("Rosa Díaz\nJosé Muñoz\nÁngela Peñ".encode()[:-1] + b"\n").startswith(
        "Rosa Díaz\nJosé Muñoz\nÁngela Pe"
    )


def test_names_far_down_in_a_long_plain_file_are_found():
    data = b"Rosa Diaz,917 555 0148\n" * 20_000 + "José Muñoz,917 555 0149\n".encode("mac_roman")
    assert text_of(data).endswith("José Muñoz,917 555 0149\n")


def test_curly_quotes_from_a_word_processor_do_not_mislead():
    assert text_of("“Rosa” O’Neil – José Muñoz\n".encode("cp1252")) == "“Rosa” O’Neil – José Muñoz\n"


def test_russian_and_turkish_names_survive_too():
    assert detect("Иванов Пётр\nКузнецова Анна\n".encode("cp1251")).name == "cp1251"
    assert detect("Şükrü Yıldız\nAyşe Doğan\nOğuz Işık\n".encode("cp1254")).name == "cp1254"


def test_bytes_that_fit_nothing_are_still_given_some_reading():
    assert isinstance(detect(bytes(range(128, 256)) * 3), Encoding)


def test_the_stream_keeps_line_ends_as_they_are():
    with opened(b"a\r\nb\rc\n", Encoding("utf-8")) as stream:
        assert list(stream) == ["a\r\n", "b\r", "c\n"]


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_no_bytes_make_the_guess_fail(data):
    found = detect(data)
    assert 0 <= found.sure <= 1
    text_of(data)


@given(st.text(st.characters(codec="utf-8"), max_size=200))
@settings(max_examples=150, deadline=None)
def test_anything_in_utf_8_comes_back_as_it_went_in(text):
    data = ("names " + text).encode()
    if b"\x00" not in data:
        assert text_of(data) == "names " + text
