"""A browser belongs to one organizer for ever, also once its device was ended, removed and forgotten."""

from datetime import date, timedelta

import pytest
from tests.access.joining.people import new_code
from tests.access.signin.test_actions import amara, bo, enter, pair, passkey  # noqa: F401  # fixtures
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.harbor.soft_keys import SoftBrowser

from brazier.access.changes import actions as changes
from brazier.access.joining import actions as joining
from brazier.access.models import Device, KnownKey
from brazier.access.signin import actions
from brazier.terms import Actor, Wrong

MONTHS = TODAY + timedelta(days=90)


def gone(before: date = MONTHS) -> None:
    """What the sweep does some weeks after a device was ended."""
    changes.let_go(Actor.clock, before=before)


def refused(harbor: Harbor, browser: SoftBrowser, handle: str) -> None:
    with pytest.raises(Wrong, match="belongs to an organizer already"):
        pair(harbor.amara, harbor.organizer(handle), browser)
    with pytest.raises(Wrong, match="belongs to an organizer already"):
        joining.open_invitation(Actor.keeper, code=new_code(), key=browser.key, now=NOW)


def test_the_key_of_a_device_that_was_ended_is_nobody_elses_after_weeks_n23(
    harbor: Harbor,
    amara: SoftBrowser,  # noqa: F811
) -> None:
    passkey(harbor)
    actions.end_device(harbor.amara, device=enter(amara).device, now=NOW)
    refused(harbor, amara, "Eve")
    gone()
    assert not Device.objects.exists()
    refused(harbor, amara, "Eve too")


def test_nor_is_the_key_of_somebody_who_was_removed(
    harbor: Harbor,
    bo: tuple[str, SoftBrowser],  # noqa: F811
) -> None:
    organizer, browser = bo
    changes.end_devices(harbor.amara, organizer=organizer, now=NOW)
    assert not any(bytes(key) for key in Device.objects.filter(organizer=organizer).values_list("key", flat=True))
    refused(harbor, browser, "Eve")
    gone()
    refused(harbor, browser, "Eve too")


def test_whose_it_was_may_pair_it_again(harbor: Harbor, amara: SoftBrowser) -> None:  # noqa: F811
    passkey(harbor)
    actions.end_device(harbor.amara, device=enter(amara).device, now=NOW)
    gone()
    assert pair(harbor.amara, harbor.amara.id, amara)


def test_what_is_kept_of_a_key_is_no_key(harbor: Harbor, amara: SoftBrowser) -> None:  # noqa: F811
    kept = str([vars(row) for row in KnownKey.objects.all()])
    assert KnownKey.objects.count() == 1
    assert amara.key.hex() not in kept and str(amara.key) not in kept


def test_a_device_from_before_there_were_marks_is_marked_when_it_goes(harbor: Harbor) -> None:
    browser, number = SoftBrowser(), harbor.organizer("Bo")
    Device.objects.create(organizer_id=int(number), key=browser.key, added_on=TODAY, ended_at=NOW)
    gone()
    refused(harbor, browser, "Eve")
