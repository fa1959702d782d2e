"""Codes that stand for people on paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brazier.people import codes
from brazier.terms import Wrong

KEY = b"a secret of the hub"
numbers = st.integers(0, codes.SPACE - 1)


@given(numbers)
def test_a_code_leads_back_to_its_number(number: int) -> None:
    assert codes.number_of(codes.code_of(number, KEY), KEY) == number


@given(numbers)
def test_it_is_understood_in_small_letters_and_without_the_hyphen(number: int) -> None:
    typed = codes.code_of(number, KEY).lower().replace("-", " ")
    assert codes.number_of(typed, KEY) == number


@given(numbers, st.integers(0, 5), st.sampled_from(codes.SIGNS))
def test_one_wrong_sign_is_always_noticed(number: int, place: int, sign: str) -> None:
    signs = codes.code_of(number, KEY).replace("-", "")
    if signs[place] == sign:
        return
    with pytest.raises(Wrong, match="One sign is wrong"):
        codes.number_of(signs[:place] + sign + signs[place + 1 :], KEY)


@given(numbers, st.integers(0, 4))
def test_two_swapped_neighbors_are_always_noticed(number: int, place: int) -> None:
    signs = codes.code_of(number, KEY).replace("-", "")
    if signs[place] == signs[place + 1]:
        return
    swapped = signs[:place] + signs[place + 1] + signs[place] + signs[place + 2 :]
    with pytest.raises(Wrong):
        codes.number_of(swapped, KEY)


def test_a_thousand_people_in_a_row_have_a_thousand_codes_in_no_order() -> None:
    made = [codes.code_of(n, KEY) for n in range(1000)]
    assert len(set(made)) == 1000
    assert sorted(made) != made
    assert len({code[0] for code in made}) == 31


def test_another_hub_gives_other_codes() -> None:
    assert codes.code_of(7, KEY) != codes.code_of(7, b"another secret")


@pytest.mark.parametrize("typed", ["", "7QK", "7QK-4MP-2", "7QK-4M!", "محمد-12", "  "])
def test_what_is_no_code_is_refused_in_words(typed: str) -> None:
    with pytest.raises(Wrong, match="Nothing was lost"):
        codes.number_of(typed, KEY)


@pytest.mark.parametrize("number", [-1, codes.SPACE])
def test_a_number_outside_has_no_code(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        codes.code_of(number, KEY)


def test_zero_and_one_are_read_as_the_letters_they_look_like() -> None:
    code = next(c for n in range(5000) if "Q" in (c := codes.code_of(n, KEY)) and "J" in c)
    typed = code.replace("Q", "0").replace("J", "1")
    assert codes.number_of(typed, KEY) == codes.number_of(code, KEY)
