"""Names on papers are read without anybody asked which column holds them, and no line is lost."""

import pytest

from brazier.lists.who.papers import plain_names, read_all
from brazier.storage.jobs import nobody_listens


def read(text: str, name: str = "") -> list[str]:
    found = read_all([(name, text.encode())], nobody_listens)
    return [row.name or f"{row.first} {row.last}" for _, row in found.rows]


COMPANYS = "\n".join(f"{last}, Renata" for last in ("Dorado", "Adjei", "Delgado", "Escobar", "Castillo", "Santos"))


@pytest.mark.parametrize("name", ["", "challenged.csv", "challenged.txt"])
def test_a_list_of_last_and_first_loses_nobody_whose_name_is_close_to_the_name_of_a_column(name: str) -> None:
    many = "\n".join(f"{line}{more}" for more in ("", " Maria", " Ana") for line in COMPANYS.splitlines())
    assert len(read(many, name)) == 18


def test_a_head_is_no_name_and_columns_are_read_as_columns() -> None:
    assert read("Last,First\nDorado,Renata\nDelgado,Luis\n", "x.csv") == ["Dorado,Renata", "Delgado,Luis"]
    assert read("Last,First,Shift\nDorado,Renata,A\nDelgado,Luis,A\n", "x.csv") == [
        "Renata Dorado",
        "Luis Delgado",
    ]
    assert read("Name\nRenata Dorado\nLuis Delgado\n", "x.csv") == ["Renata Dorado", "Luis Delgado"]
    assert read("Renata Dorado, Stow\nLuis Delgado, Pick\n") == ["Renata Dorado", "Luis Delgado"]
    assert read("1. Dorado, Renata\n\n2. Delgado, Luis\n") == ["Dorado, Renata", "Delgado, Luis"]


@pytest.mark.parametrize("data", [b"", b"12.50 red", b"Rosa\tStow", b"a@b.c", b"x" * 200, b"\x00\x01", b"a,b,c"])
def test_what_is_more_than_a_name_is_no_plain_name(data: bytes) -> None:
    assert plain_names(data) == ()
