"""Why two records may be one worker, in codes with plain sentences."""

import pytest
from tests.matching.rows import entry, traits

from brazier.matching.entry import Entry
from brazier.matching.explain import SENTENCES, explain


def codes(one: Entry, other: Entry) -> list[str]:
    return [reason.code for reason in explain(*traits(one, other))]


@pytest.mark.parametrize(
    ("one", "other", "code", "speaks_for"),
    [
        ({"phones": ("718 555 0148",)}, {"phones": ("7185550148",)}, "phone_same", True),
        ({"phones": ("718 555 0148",)}, {"phones": ("7185550149",)}, "phone_near", True),
        ({"phones": ("718 555 0148",)}, {"phones": ("3475550000",)}, "phone_differs", False),
        ({"emails": ("ana@x.org",)}, {"emails": ("ANA@x.org",)}, "email_same", True),
        ({"emails": ("ana@x.org",)}, {"emails": ("rosalinda@y.org",)}, "email_differs", False),
        ({"birth": "3/4/1985"}, {"birth": "1985-04-03"}, "birth_same", True),
        ({"birth": "3/17/1985"}, {"birth": "3/17/1986"}, "birth_near", True),
        ({"birth": "3/17/1985"}, {"birth": "1/2/1990"}, "birth_differs", False),
        ({"address": "12 Oak St #4"}, {"address": "12 Oak Street Apt 4"}, "address_same", True),
        ({"address": "12 Oak St #4"}, {"address": "12 Oak Street Apt 5"}, "address_differs", False),
        ({"badge": "0012"}, {"badge": "12"}, "badge_same", True),
        ({"badge": "0012"}, {"badge": "13"}, "badge_differs", False),
        ({"department": "Pack", "shift": "Days"}, {"department": "pack", "shift": "days"}, "work_same", True),
        ({"department": "Pack"}, {"department": "Stow"}, "work_differs", False),
    ],
)  # fmt: skip
def test_each_field_speaks_for_or_against(
    one: dict[str, object], other: dict[str, object], code: str, speaks_for: bool
) -> None:
    found = explain(*traits(entry("1", "Ana Diaz", **one), entry("2", "Ana Diaz", **other)))
    assert (code, speaks_for) in [(reason.code, reason.speaks_for) for reason in found]


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ("Ana Diaz", "DIAZ, ANA", "name_same"),
        ("Mohamed Hassan", "Muhammad Hassan", "name_spelled"),
        ("William Smith", "Bill Smith", "name_short"),
        ("J Smith", "Joseph Smith", "name_initial"),
        ("Ana Diaz", "Ana Zhang", "name_differs"),
        ("Ana", "Ana Diaz", "name_partly"),
        ("", "Ana Diaz", "no_name"),
        ("John Smith Sr", "John Smith Jr", "generation_differs"),
    ],
)
def test_names_speak_too(one: str, other: str, code: str) -> None:
    assert code in codes(entry("1", one), entry("2", other))


def test_a_shared_name_alone_is_little_to_go_by() -> None:
    assert codes(entry("1", "Ana Diaz"), entry("2", "Ana Diaz")) == ["name_same", "little_known"]


def test_what_tells_most_comes_first_and_every_code_has_its_sentence() -> None:
    found = codes(
        entry("1", "Ana Diaz", phones=("718 555 0148",), department="Pack"),
        entry("2", "Ana Diaz", phones=("718 555 0148",), department="Stow"),
    )
    assert found == ["phone_same", "name_same", "work_differs"]
    assert all(sentence.endswith((".", "?")) for sentence in SENTENCES.values())
