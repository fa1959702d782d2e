"""Shares of 33 words: the official samples of SLIP-39, and every slip of the pen."""

import json
import random
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shamir_mnemonic.wordlist import WORDLIST

from brazier.storage import shares
from brazier.terms import Wrong

VECTORS = json.loads(Path(__file__).with_name("slip39_vectors.json").read_text("utf-8"))
"""From the SLIP-39 reference implementation, unchanged: description, shares, secret (empty: refused), key."""

MADE = shares.split(3, 5)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: v[0].split(".")[0])
def test_the_official_samples_of_slip39_are_read_and_refused_as_they_say(vector: list[object]) -> None:
    _, texts, secret, _ = vector
    if secret:
        assert opened(texts).hex() == secret  # type: ignore[arg-type]
    else:
        with pytest.raises(Wrong):
            opened(texts)  # type: ignore[arg-type]


def opened(texts: list[str]) -> bytes:
    read = [shares.read(text, words=len(text.split())) for text in texts]
    return shares.together(read, b"TREZOR")


def test_there_are_samples_of_both_kinds() -> None:
    assert len(VECTORS) >= 40
    assert {bool(v[2]) for v in VECTORS} == {True, False}


@pytest.mark.parametrize(("enough", "whole"), [(2, 2), (2, 3), (3, 5), (5, 9), (9, 9)])
def test_any_so_many_shares_give_the_secret_and_one_fewer_gives_nothing(enough: int, whole: int) -> None:
    made = shares.split(enough, whole)
    read = [shares.read(text) for text in made.texts]
    assert {len(text.split()) for text in made.texts} == {shares.WORDS}
    for some in combinations(read, enough):
        assert shares.together(some) == made.secret
    with pytest.raises(Wrong, match="do not open the hub together"):
        shares.together(read[: enough - 1])


@pytest.mark.parametrize(("enough", "whole"), [(1, 3), (4, 3), (2, 10), (0, 0), (-1, 5), (2, 1)])
def test_so_many_shares_can_not_be(enough: int, whole: int) -> None:
    with pytest.raises(Wrong, match="2 to 9 shares"):
        shares.split(enough, whole)


def test_shares_of_two_sets_and_shares_that_were_forged_give_nothing() -> None:
    read, other = ([shares.read(t) for t in made.texts] for made in (MADE, shares.split(3, 5)))
    with pytest.raises(Wrong):
        shares.together([*read[:2], other[2]])
    forged = type(read[0])(**{**vars(read[2]), "value": other[2].value})
    with pytest.raises(Wrong):
        shares.together([*read[:2], forged])
    with pytest.raises(Wrong):
        shares.together([])


def test_it_may_be_typed_in_any_spacing_with_numbers_and_four_letters_a_word() -> None:
    words = MADE.texts[0].split()
    numbered = "\n".join(f"{place}. {word.upper()}" for place, word in enumerate(words, 1))
    assert (
        shares.read(numbered) == shares.read(" - ".join(word[:4] for word in words)) == shares.read(MADE.texts[0])
    )


def test_no_two_words_of_the_list_begin_with_the_same_four_letters() -> None:
    assert len({word[: shares.UNIQUE] for word in WORDLIST}) == len(WORDLIST)


@pytest.mark.parametrize("place", [1, 2, 17, 33])
def test_a_word_that_is_on_no_list_is_named_by_its_place_and_the_nearest_one(place: int) -> None:
    words = MADE.texts[0].split()
    true = words[place - 1]
    words[place - 1] = true[:3] + "q" + true[3:]
    with pytest.raises(Wrong, match=f"^Word {place} is not a word of any share. Does your paper say “"):
        shares.read(" ".join(words))
    words[place - 1] = "xq"
    with pytest.raises(Wrong, match=f"^Word {place} is not a word of any share. Nothing"):
        shares.read(" ".join(words))


def test_any_single_word_that_is_another_word_of_the_list_is_named_by_its_place() -> None:
    chance = random.Random(39)
    for _ in range(300):
        words, place = chance.choice(MADE.texts).split(), chance.randrange(shares.WORDS)
        words[place] = chance.choice([w for w in WORDLIST if w != words[place]])
        with pytest.raises(Wrong, match=f"^Word {place + 1} does not fit"):
            shares.read(" ".join(words))


def test_two_neighbors_that_changed_places_are_named() -> None:
    for place in range(shares.WORDS - 1):
        words = MADE.texts[0].split()
        if words[place] != words[place + 1]:
            words[place], words[place + 1] = words[place + 1], words[place]
            with pytest.raises(Wrong, match=f"^Words {place + 1} and {place + 2} seem to be swapped"):
                shares.read(" ".join(words))


def test_two_wrong_words_are_never_taken_for_one() -> None:
    chance = random.Random(40)
    for _ in range(300):
        words = MADE.texts[1].split()
        one, two = chance.sample(range(shares.WORDS), 2)
        words[one], words[two] = chance.choice(WORDLIST), chance.choice(WORDLIST)
        if sum(a != b for a, b in zip(words, MADE.texts[1].split(), strict=True)) == 2:
            with pytest.raises(Wrong, match=r"More than one word|swapped"):
                shares.read(" ".join(words))


@pytest.mark.parametrize("text", ["", "academic", " ".join(["academic"] * 32), " ".join(["academic"] * 34)])
def test_too_few_or_too_many_words_are_counted(text: str) -> None:
    with pytest.raises(Wrong, match=f"these are {len(text.split())}"):
        shares.read(text)


@settings(max_examples=200)
@given(st.text(max_size=400) | st.lists(st.sampled_from(WORDLIST), max_size=40).map(" ".join))
def test_whatever_is_typed_is_a_share_or_a_sentence(text: str) -> None:
    with pytest.raises(Wrong):
        shares.read(text)


def test_a_share_is_printed_by_nothing_that_prints_a_value() -> None:
    assert MADE.texts[0].split()[5] not in repr(MADE)
    assert MADE.secret.hex() not in repr(MADE)
