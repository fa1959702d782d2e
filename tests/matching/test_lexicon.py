"""The name words of all rows: how rare each is and which are kin."""

import numpy as np
from tests.matching.rows import entry, traits

from brazier.matching.columns import columns
from brazier.matching.lexicon import PET_FORM, SAME_NAME, Lexicon, given_likeness, lexicon
from brazier.matching.names import Role


def of(*names: str) -> Lexicon:
    return lexicon(columns(traits(*(entry(str(at), name) for at, name in enumerate(names)))))


def kin(words: Lexicon, one: str, other: str) -> int:
    code = words.texts.index(one) * words.size + words.texts.index(other)
    at = int(np.searchsorted(words.pairs, code))
    return int(words.kinds[at]) if at < len(words.pairs) and words.pairs[at] == code else 0


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    words = of("Maria Garcia", "Maria Lopez", "Maria Zubizarreta")
    assert words.bits[words.texts.index("zubizarreta")] > words.bits[words.texts.index("maria")]


def test_spellings_are_one_name_and_pet_forms_belong_to_it_both_ways() -> None:
    words = of("Mohamed", "Muhammad", "William", "Bill")
    assert kin(words, "mohamed", "muhammad") == kin(words, "muhammad", "mohamed") == SAME_NAME
    assert kin(words, "william", "bill") == kin(words, "bill", "william") == PET_FORM
    assert kin(words, "william", "mohamed") == 0


def test_a_glued_particle_is_no_other_name() -> None:
    assert kin(of("Alhussaini", "Hussaini"), "alhussaini", "hussaini") == SAME_NAME


def test_two_words_that_elsewhere_are_one_are_found() -> None:
    words = of("Xiao Ming Wang", "Xiaoming Wang")
    assert words.texts[words.compounds[0, 0]] == "xiaoming"
    assert words.compounds[1, 0] == -1


def test_no_words_are_a_lexicon_too() -> None:
    assert of("").size == 0


def test_a_given_name_is_likelier_where_given_names_stand() -> None:
    given, family = given_likeness(np.array([Role.GIVEN, Role.FAMILY], np.int8))
    assert (given, family) == (1, 0)
