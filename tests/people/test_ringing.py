"""The number somebody is rung by."""

import pytest

from brazier.people.ringing import to_ring


@pytest.mark.parametrize(
    ("phones", "region", "rung"),
    [
        ([], "US", ""),
        (["(917) 555-0148"], "US", "9175550148"),
        (["+1 917 555 0148"], "US", "9175550148"),
        (["917 555 01"], "US", "?"),
        (["000 000 0000", "917 555 0148"], "US", "9175550148"),
        (["020 7946 0018"], "GB", "2079460018"),
        (["020 7946 0018"], "US", "?"),
        (["+44 20 7946 0018"], "US", "+442079460018"),
        (["ask her sister"], "US", "?"),
    ],
)
def test_a_number_is_rung_only_if_its_country_can_have_it(phones: list[str], region: str, rung: str) -> None:
    assert to_ring(phones, region) == rung
