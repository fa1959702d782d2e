"""The newest line as six words that a person can write down or read to another. Pure but for the word list.

Two given heads share their words once in 7,772 ** 6, about 2.2 * 10 ** 23 times. They open nothing.
"""

from brazier.storage.words import WORDS_DRAWN, as_typed, word_list


def of(digest: str) -> str:
    """Six words for a digest (64 hex digits), parted by one space."""
    words, rest = word_list(), int(digest, 16)
    said = []
    for _ in range(WORDS_DRAWN):
        rest, place = divmod(rest, len(words))
        said.append(words[place])
    return " ".join(said)


def are(typed: str, digest: str) -> bool:
    """Whether these are the words of this digest, however they were typed."""
    return as_typed(typed) == of(digest)
