"""The packaged table of names that are one name."""

import re

from brazier.matching.spellings import spellings


def test_spellings_of_one_name_share_a_set() -> None:
    same = spellings().same
    assert set(same["mohamed"]) & set(same["muhammad"])


def test_a_pet_form_belongs_to_its_full_name_and_its_spellings() -> None:
    table = spellings()
    assert set(table.pet["bill"]) & set(table.root["william"])
    assert set(table.pet["pepe"]) & set(table.root["jose"])


def test_names_that_only_look_alike_share_none() -> None:
    same = spellings().same
    assert not set(same.get("mario", ())) & set(same.get("maria", ()))


def test_the_table_holds_only_lower_case_latin_words() -> None:
    table = spellings()
    names = {*table.same, *table.root, *table.pet}
    assert {name for name in names if not re.fullmatch("[a-z]+", name)} == set()
