"""The newest line in six words."""

from hypothesis import given
from hypothesis import strategies as st

from brazier.ledger import head_words
from brazier.storage.words import word_list

DIGESTS = st.binary(min_size=32, max_size=32).map(bytes.hex)


@given(DIGESTS)
def test_a_line_has_six_words_of_the_list_always_the_same(digest: str) -> None:
    said = head_words.of(digest)
    assert said == head_words.of(digest)
    assert len(said.split()) == 6
    assert set(said.split()) <= set(word_list())


@given(DIGESTS, DIGESTS)
def test_other_lines_have_other_words(one: str, other: str) -> None:
    assert (head_words.of(one) == head_words.of(other)) == (one == other)


@given(DIGESTS)
def test_the_words_hold_the_digest_modulo_all_there_are(digest: str) -> None:
    words = word_list()
    place = sum(words.index(word) * len(words) ** n for n, word in enumerate(head_words.of(digest).split()))
    assert place == int(digest, 16) % len(words) ** 6


def test_words_are_known_however_they_were_typed() -> None:
    said = head_words.of("ab" * 32)
    assert head_words.are("  " + said.upper().replace(" ", "-") + "\n", "ab" * 32)
    assert not head_words.are(" ".join(reversed(said.split())), "ab" * 32)
