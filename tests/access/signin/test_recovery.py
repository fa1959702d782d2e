"""Who lost everything is helped in person: by one at a table, by two beyond, and a site waits a day."""

from datetime import timedelta

import pytest
from tests.access.signin.test_actions import actor, enter, pair, step_up_to, with_pin
from tests.harbor.cast import NOW, Harbor
from tests.harbor.soft_keys import SoftBrowser

from brazier.access.models import Organizer
from brazier.access.signin import actions, queries
from brazier.terms import Wrong

DAY = timedelta(days=1)


@pytest.fixture
def three(harbor: Harbor) -> tuple[str, str, SoftBrowser]:
    """Bo and Cleo, and Cleo's browser; the founder signs in too."""
    with_pin(harbor.amara, harbor.amara.id, SoftBrowser())
    bo, cleo, browser = harbor.organizer("Bo"), harbor.organizer("Cleo"), SoftBrowser()
    with_pin(harbor.amara, bo, SoftBrowser())
    with_pin(harbor.amara, cleo, browser)
    return bo, cleo, browser


def test_at_a_table_one_voucher_is_enough_and_all_that_was_lost_ends(
    harbor: Harbor, three: tuple[str, str, SoftBrowser]
) -> None:
    _, cleo, lost = three
    assert actions.vouch_recovery(harbor.amara, organizer=cleo, now=NOW)
    new = SoftBrowser()
    pair(harbor.amara, cleo, new)
    actions.set_secret(harbor.amara, organizer=cleo, secret="748261", kind="pin", now=NOW)
    assert enter(new, "748261").organizer == cleo
    with pytest.raises(Wrong):
        enter(lost)
    with pytest.raises(Wrong, match="can sign in already"):
        pair(harbor.amara, cleo, SoftBrowser())


def test_a_lock_after_ten_wrong_pins_ends_with_help(harbor: Harbor, three: tuple[str, str, SoftBrowser]) -> None:
    _, cleo, _ = three
    Organizer.objects.filter(pk=cleo).update(bad_tries=10)
    actions.vouch_recovery(harbor.amara, organizer=cleo, now=NOW)
    new = SoftBrowser()
    with_pin(harbor.amara, cleo, new, "748261")
    assert enter(new, "748261")


def test_past_one_table_it_takes_two_and_one_twice_is_one(
    harbor: Harbor, three: tuple[str, str, SoftBrowser]
) -> None:
    bo, cleo, _ = three
    step_up_to("committee")
    first = actor(harbor.amara.id)
    assert not actions.vouch_recovery(first, organizer=cleo, now=NOW)
    assert not actions.vouch_recovery(first, organizer=cleo, now=NOW)
    with pytest.raises(Wrong):
        pair(first, cleo, SoftBrowser())
    assert actions.vouch_recovery(actor(bo), organizer=cleo, now=NOW)
    pair(first, cleo, SoftBrowser())


def test_at_a_site_it_waits_a_day_in_which_an_old_device_can_stop_it(
    harbor: Harbor, three: tuple[str, str, SoftBrowser]
) -> None:
    bo, cleo, browser = three
    step_up_to("site")
    for voucher in (harbor.amara.id, bo):
        actions.vouch_recovery(actor(voucher), organizer=cleo, now=NOW)
    with pytest.raises(Wrong):
        pair(actor(bo), cleo, SoftBrowser(), NOW + DAY - timedelta(seconds=1))
    assert queries.untold(actor(cleo)) == ("recovering",)
    assert enter(browser)
    actions.stop_recovery(actor(cleo), now=NOW)
    with pytest.raises(Wrong):
        pair(actor(bo), cleo, SoftBrowser(), NOW + DAY)


def test_after_the_day_it_works_and_two_days_later_it_is_over(
    harbor: Harbor, three: tuple[str, str, SoftBrowser]
) -> None:
    bo, cleo, _ = three
    step_up_to("site")
    for voucher in (harbor.amara.id, bo):
        actions.vouch_recovery(actor(voucher), organizer=cleo, now=NOW)
    with pytest.raises(Wrong):
        pair(actor(bo), cleo, SoftBrowser(), NOW + 3 * DAY + timedelta(seconds=1))
    assert pair(actor(bo), cleo, SoftBrowser(), NOW + 3 * DAY)


def test_nobody_vouches_for_themselves(harbor: Harbor, three: tuple[str, str, SoftBrowser]) -> None:
    with pytest.raises(Wrong, match="Others must vouch"):
        actions.vouch_recovery(harbor.amara, organizer=harbor.amara.id, now=NOW)
    for nobody in ("", "4711", "x", "9" * 40):
        with pytest.raises(Wrong, match="nothing here"):
            actions.vouch_recovery(harbor.amara, organizer=nobody, now=NOW)


def test_what_is_told_is_told_once(harbor: Harbor, three: tuple[str, str, SoftBrowser]) -> None:
    _, cleo, _ = three
    actions.notice_copied(actions.Actor.keeper, organizer=cleo, now=NOW)
    actions.notice_copied(actions.Actor.keeper, organizer=cleo, now=NOW)
    assert queries.untold(actor(cleo)) == ("copied",)
    actions.told(actor(cleo), now=NOW)
    assert queries.untold(actor(cleo)) == ()
