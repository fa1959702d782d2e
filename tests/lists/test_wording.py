"""Words are compared without case, accents and signs, in every script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brazier.lists.wording import plain, squeezed


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("First_Name:", "first name"),
        ("firstName", "first name"),
        ("EmployeeID", "employee id"),
        ("Teléfono (celular)", "telefono celular"),
        ("Cell #", "cell #"),
        ("E-mail", "e mail"),
        ("1st Shift", "1st shift"),
        ("phone2", "phone 2"),
        ("Łódź", "lodz"),
        ("Imię i nazwisko", "imie i nazwisko"),
        ("رَقْم الهاتف", "رقم هاتف"),
        ("الأسم", "اسم"),
        ("إدارة", "اداره"),
        ("ফোন নম্বর", "ফোন নম্বর"),
        ("বিভাগের নাম", "বিভাগ নাম"),
        ("电话号码", "电话号码"),
        ("Ｐｈｏｎｅ", "phone"),
        ("  ", ""),
        ("2e quart", "2 e quart"),
        ("ÑANDÚ", "nandu"),
        ("Straße", "strase"),
    ],
)
def test_words_made_comparable(text, words):
    assert plain(text) == words


def test_squeezed_words_have_no_spaces():
    assert squeezed("Ship-Dock") == squeezed("ship dock") == squeezed("SHIPDOCK") == "shipdock"


@given(st.text(max_size=40))
def test_comparing_twice_changes_nothing_more(text):
    words = plain(text)
    assert words == words.strip()
    assert "  " not in words
