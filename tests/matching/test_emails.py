"""E-mail addresses as they were meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brazier.matching.emails import MOST_EMAILS, addresses, domain, letters


@pytest.mark.parametrize(
    "typed", ["Ana.Diaz@gmail.com", "anadiaz@gmial.com", " ANADIAZ @ gmail.con ", "anadiaz+work@googlemail.com"]
)
def test_slips_in_the_host_and_dots_before_gmail_do_not_matter(typed: str) -> None:
    assert addresses((typed,)) == ("anadiaz@gmail.com",)


def test_dots_count_elsewhere() -> None:
    assert addresses(("ana.diaz@yahoo.com",)) != addresses(("anadiaz@yahoo.com",))


@pytest.mark.parametrize("typed", ["none@none.com", "n/a", "@", "a@", "no@no.no", ""])
def test_no_address_is_made_of_nothing(typed: str) -> None:
    assert addresses((typed,)) == ()


def test_a_host_of_its_own_stays() -> None:
    assert domain("local1199.org") == "local1199.org"


def test_letters_may_spell_a_name() -> None:
    assert letters("maria_garcia85@yahoo.com") == "mariagarcia"


@given(st.lists(st.text(max_size=300), max_size=4))
def test_whatever_is_typed_gives_a_few_addresses(cells: list[str]) -> None:
    found = addresses(tuple(cells))
    assert len(found) <= MOST_EMAILS
    assert all("@" in address and " " not in address for address in found)
