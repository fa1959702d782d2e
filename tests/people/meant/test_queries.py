"""One person is meant, or somebody is asked which."""

import pytest
from tests.harbor.cast import DEV, TODAY, Harbor
from tests.harbor.pages import code

from brazier.people.meant.queries import the_one
from brazier.terms import Refused, Wrong


def test_a_name_a_part_of_one_or_a_code_means_one_person(harbor: Harbor) -> None:
    cleo = harbor.worker("Cleo Diaz")
    harbor.worker("Rosa Diaz Rojas")
    for text in ("Cleo Diaz", " cleo diaz ", "cleo", code(harbor, cleo), code(harbor, cleo).lower()):
        assert the_one(harbor.amara, text=text, today=TODAY) == cleo


def test_a_whole_name_comes_before_longer_ones(harbor: Harbor) -> None:
    rosa = harbor.worker("Rosa Diaz")
    harbor.worker("Rosa Diaz Rojas")
    assert the_one(harbor.amara, text="rosa diaz", today=TODAY) == rosa


def test_nobody_and_several_are_questions_and_one_may_be_left_aside(harbor: Harbor) -> None:
    one, other = (harbor.worker("Rosa Diaz") for _ in range(2))
    with pytest.raises(Wrong, match="2 people fit"):
        the_one(harbor.amara, text="Rosa", today=TODAY)
    assert the_one(harbor.amara, text="Rosa", today=TODAY, but=one) == other
    with pytest.raises(Wrong, match="0 people fit"):
        the_one(harbor.amara, text="Zoe", today=TODAY)
    with pytest.raises(Refused):
        the_one(DEV, text="Rosa", today=TODAY)
