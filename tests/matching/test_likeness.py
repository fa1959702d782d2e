"""How two name words are alike."""

import numpy as np
import pytest
from tests.matching.rows import entry, traits

from brazier.matching.columns import columns
from brazier.matching.lexicon import lexicon
from brazier.matching.likeness import Like, bits_of, compare, words


def like(one: str, other: str) -> Like:
    table = words(lexicon(columns(traits(entry("1", f"{one} Placeholder"), entry("2", f"{other} Placeholder")))))
    texts = table.lexicon.texts
    pair = (np.array([texts.index(text)], np.int32) for text in (one, other))
    return Like(int(compare(*pair, table)[0]))


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("maria", "maria", Like.EXACT),
        ("mohamed", "muhammad", Like.SAME),
        ("stephanie", "stefanie", Like.SOUND),
        ("gonzalez", "gonzales", Like.SAME),
        ("hernandez", "hernamdez", Like.SLIP),
        ("william", "bill", Like.PET),
        ("fernandez", "fern", Like.CUT),
        ("mario", "maria", Like.ENDING),
        ("j", "joseph", Like.INITIAL),
        ("maria", "wei", Like.NOT),
        ("k", "joseph", Like.NOT),
    ],
)  # fmt: skip
def test_two_words_are_alike_in_their_own_way(one: str, other: str, how: Like) -> None:
    assert like(one, other) == like(other, one) == how


def test_an_initial_tells_little() -> None:
    table = words(lexicon(columns(traits(entry("1", "Zubizarreta Z")))))
    number = np.array([table.lexicon.texts.index("zubizarreta")], np.int32)
    initial = np.array([table.lexicon.texts.index("z")], np.int32)
    assert bits_of(np.array([Like.INITIAL], np.int8), number, initial, table)[0] == pytest.approx(3.5)
