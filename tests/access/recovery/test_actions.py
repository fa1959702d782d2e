"""Who lost everything is helped in person: by one at a table, by two beyond, and a site waits a day."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from tests.access.joining.people import new_code
from tests.access.signin.conftest import quick_guesses  # noqa: F401  # it holds here too
from tests.access.signin.test_actions import PHRASE, actor, desk, enter, pair, step_up_to, with_pin
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.harbor.soft_keys import SoftBrowser

from brazier.access.changes import actions as changes
from brazier.access.joining import actions as joining
from brazier.access.joining import queries as joining_read
from brazier.access.models import Device, Invitation, Notice, Organizer, Proposal, Recovery
from brazier.access.recovery import actions, queries
from brazier.access.signin import actions as signin
from brazier.access.signin import codes
from brazier.access.signin import queries as signin_read
from brazier.access.signin.facts import Entered, Untold
from brazier.access.signin.terminal import actions as terminal
from brazier.ledger.models import Line
from brazier.terms import Actor, Refused, Wrong
from brazier.upkeep.joining import actions as coming

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
PIN = "748261"


@dataclass
class Three:
    """Amara, Bo and Cleo, who all sign in, and the browsers of theirs."""

    amara: str
    bo: str
    cleo: str
    lost: SoftBrowser
    new: SoftBrowser = field(default_factory=SoftBrowser)

    def shown(self, by: str, at: datetime = NOW) -> tuple[int, str]:
        """A code for Cleo's new browser, on somebody's screen."""
        code = new_code()
        return actions.show(actor(by, at), organizer=self.cleo, code=code, now=at), code

    def opened(self, by: str, at: datetime = NOW, browser: SoftBrowser | None = None) -> int:
        """The same, and her browser opened it."""
        number, code = self.shown(by, at)
        joining.open_invitation(Actor.keeper, code=code, key=(browser or self.new).key, now=at)
        return number

    def back(self, by: str, at: datetime = NOW, browser: SoftBrowser | None = None) -> None:
        """All of it: code, words, PIN."""
        number = self.opened(by, at, browser)
        joining.hear(actor(by, at), invitation=number, same=True, now=at)
        self.come(number, at, browser)

    def come(self, number: int, at: datetime = NOW, browser: SoftBrowser | None = None) -> None:
        """The PIN is chosen."""
        coming.come_in(
            Actor.keeper, invitation=number, key=(browser or self.new).key, pin=PIN, now=at, today=at.date()
        )


@pytest.fixture
def three(harbor: Harbor) -> Three:
    with_pin(harbor.amara, harbor.amara.id, SoftBrowser())
    bo, cleo, lost = harbor.organizer("Bo"), harbor.organizer("Cleo"), SoftBrowser()
    with_pin(harbor.amara, bo, SoftBrowser())
    with_pin(harbor.amara, cleo, lost)
    return Three(harbor.amara.id, bo, cleo, lost)


def told(organizer: str) -> list[Untold]:
    return list(signin_read.untold(actor(organizer)))


def stands(entered: Entered) -> bool:
    known = signin_read.still(Actor.keeper, organizer=entered.organizer, device=entered.device, mark=entered.mark)
    return known is not None


def test_at_a_table_one_voucher_is_enough_and_all_that_was_lost_ends(three: Three) -> None:
    assert actions.vouch(actor(three.amara), organizer=three.cleo, now=NOW)
    three.back(three.amara)
    assert enter(three.new, PIN).organizer == three.cleo
    with pytest.raises(Wrong):
        enter(three.lost)
    with pytest.raises(Wrong, match="can sign in already"):
        pair(actor(three.amara), three.cleo, SoftBrowser())
    assert [d.ended_at is None for d in Device.objects.filter(organizer=int(three.cleo)).order_by("pk")] == [
        False,
        True,
    ]


def test_n51_her_seats_are_over_at_the_first_word_and_whoever_has_the_phone_needs_the_pin(three: Three) -> None:
    sits = enter(three.lost)
    assert stands(sits)
    actions.vouch(actor(three.amara), organizer=three.cleo, now=NOW)
    assert not stands(sits)
    again = enter(three.lost)
    assert stands(again)
    three.back(three.amara)
    assert not stands(again)


def test_a_lock_after_ten_wrong_pins_ends_with_help_in_the_same_browser(three: Three) -> None:
    Organizer.objects.filter(pk=three.cleo).update(bad_tries=10)
    actions.vouch(actor(three.amara), organizer=three.cleo, now=NOW)
    three.back(three.amara, browser=three.lost)
    assert enter(three.lost, PIN)


def test_n23_nobody_elses_browser_and_no_other_code_takes_one_that_is_somebodys(three: Three) -> None:
    actions.vouch(actor(three.amara), organizer=three.cleo, now=NOW)
    _, code = three.shown(three.amara)
    bos = bytes(Device.objects.get(organizer=int(three.bo)).key)
    for key, said in ((bos, code), (three.lost.key, new_code())):
        with pytest.raises(Wrong, match="belongs to an organizer already"):
            joining.open_invitation(Actor.keeper, code=said, key=key, now=NOW)
    assert Invitation.objects.get().words == ""


def test_past_one_table_it_takes_two_and_one_twice_is_one(three: Three) -> None:
    step_up_to("committee")
    assert not actions.vouch(actor(three.amara), organizer=three.cleo, now=NOW)
    assert not actions.vouch(actor(three.amara), organizer=three.cleo, now=NOW)
    with pytest.raises(Refused):
        three.shown(three.amara)
    assert actions.vouch(actor(three.bo), organizer=three.cleo, now=NOW)
    three.back(three.amara)
    assert enter(three.new, PIN)


@pytest.mark.parametrize("role", ["lead", "committee", "registrar", "custodian", "treasurer"])
def test_two_plain_organizers_can_not_sit_down_in_a_seat_that_reaches_further(
    harbor: Harbor, three: Three, role: str
) -> None:
    dina = harbor.organizer("Dina")
    with_pin(harbor.amara, dina, SoftBrowser())
    step_up_to("committee")
    Organizer.objects.filter(pk=three.cleo).update(role=role)
    assert not actions.vouch(actor(three.bo), organizer=three.cleo, now=NOW)
    with pytest.raises(Wrong, match="must be on the committee"):
        actions.vouch(actor(dina), organizer=three.cleo, now=NOW)
    assert [lost.handle for lost in queries.waiting(actor(dina), now=NOW)] == []
    assert [lost.handle for lost in queries.waiting(actor(three.amara), now=NOW)] == ["Cleo"]
    assert queries.lost(actor(three.bo), organizer=three.cleo, now=NOW).takes_committee
    assert actions.vouch(actor(three.amara), organizer=three.cleo, now=NOW)


def test_at_a_site_it_waits_a_day_in_which_whoever_has_the_phone_can_stop_it(three: Three) -> None:
    step_up_to("site")
    for voucher in (three.amara, three.bo):
        assert not actions.vouch(actor(voucher), organizer=three.cleo, now=NOW)
    with pytest.raises(Refused):
        three.shown(three.bo, NOW + DAY - timedelta(seconds=1))
    assert told(three.cleo) == [Untold("recovering")]
    assert queries.vouchers(actor(three.cleo), now=NOW) == ("Amara", "Bo")
    assert enter(three.lost)
    actions.stop(actor(three.cleo), now=NOW)
    with pytest.raises(Refused):
        three.shown(three.bo, NOW + DAY)
    assert told(three.bo)[-1] == told(three.amara)[-1] == Untold("doubted", "Cleo")


def test_after_the_day_it_works_and_two_days_later_it_is_over(three: Three) -> None:
    step_up_to("site")
    for voucher in (three.amara, three.bo):
        actions.vouch(actor(voucher), organizer=three.cleo, now=NOW)
    with pytest.raises(Refused):
        three.shown(three.bo, NOW + 3 * DAY + timedelta(seconds=1))
    step = NOW + 4 * DAY
    for voucher in (three.amara, three.bo):
        actions.vouch(actor(voucher), organizer=three.cleo, now=step)
    three.back(three.bo, step + DAY)
    assert enter(three.new, PIN, step + DAY)


def test_nobody_vouches_for_themselves_nor_for_who_works_on_paper(harbor: Harbor, three: Three) -> None:
    with pytest.raises(Wrong, match="Others must vouch"):
        actions.vouch(harbor.amara, organizer=harbor.amara.id, now=NOW)
    with pytest.raises(Wrong, match="Bring them in as a new organizer"):
        actions.vouch(harbor.amara, organizer=harbor.organizer("Paper"), now=NOW)
    for nobody in ("", "4711", "x", "9" * 40):
        with pytest.raises(Wrong, match="nothing here"):
            actions.vouch(harbor.amara, organizer=nobody, now=NOW)
    assert not Recovery.objects.exists()


# The code, the words, and what goes wrong between them


def test_other_words_end_the_code_and_not_the_vouching(three: Three) -> None:
    actions.vouch(actor(three.amara), organizer=three.cleo, now=NOW)
    number = three.opened(three.amara)
    joining.hear(actor(three.amara), invitation=number, same=False, now=NOW)
    with pytest.raises(Refused):
        three.come(number)
    assert enter(three.lost)  # nothing ended
    three.back(three.amara, NOW + MINUTE)
    assert enter(three.new, PIN)


def test_n19_a_code_of_ten_minutes_ago_a_used_one_and_five_wrong_ones_open_nothing(three: Three) -> None:
    actions.vouch(actor(three.amara), organizer=three.cleo, now=NOW)
    _, code = three.shown(three.amara)
    late = NOW + 10 * MINUTE
    with pytest.raises(Refused):
        joining.open_invitation(Actor.keeper, code=code, key=three.new.key, now=late)
    number, code = three.shown(three.amara, late)
    for n in range(5):
        with pytest.raises(Refused):
            joining.open_invitation(Actor.keeper, code=code[:4] + new_code()[4:], key=SoftBrowser().key, now=late)
        assert (Invitation.objects.get(pk=number).ended_at is None) == (n < 4)
    with pytest.raises(Refused):
        joining.open_invitation(Actor.keeper, code=code, key=three.new.key, now=late)
    three.back(three.amara, late + MINUTE)
    used = Invitation.objects.order_by("-pk")[0].pk
    with pytest.raises(Refused):
        three.come(used, late + MINUTE)


def test_n19_the_code_of_a_lost_phone_brings_nobody_new_in_and_a_new_ones_nobody_back(
    harbor: Harbor, three: Three
) -> None:
    actions.vouch(actor(three.amara), organizer=three.cleo, now=NOW)
    number = three.opened(three.amara)
    joining.hear(actor(three.amara), invitation=number, same=True, now=NOW)
    with pytest.raises(Refused):
        joining.take_in(Actor.keeper, invitation=number, key=three.new.key, now=NOW, today=TODAY)
    code = new_code()
    dina = joining.invite(harbor.amara, handle="Dina", code=code, now=NOW, today=TODAY)
    joining.open_invitation(Actor.keeper, code=code, key=three.new.key, now=NOW)
    joining.hear(harbor.amara, invitation=dina, same=True, now=NOW)
    with pytest.raises(Refused):
        actions.come_back(Actor.keeper, invitation=dina, key=three.new.key, now=NOW)


def test_a_second_code_ends_the_first_and_codes_of_lost_phones_use_up_no_invitation(three: Three) -> None:
    actions.vouch(actor(three.amara), organizer=three.cleo, now=NOW)
    first, second = three.opened(three.amara), three.shown(three.amara)[0]
    assert [joining_read.invitation(actor(three.amara), n, now=NOW).stage for n in (first, second)] == [
        "over",
        "shown",
    ]
    for n in range(3):
        joining.invite(actor(three.amara), handle=f"New {n}", code=new_code(), now=NOW, today=TODAY)


def test_only_whoever_vouched_shows_the_code(three: Three) -> None:
    actions.vouch(actor(three.amara), organizer=three.cleo, now=NOW)
    with pytest.raises(Refused):
        three.shown(three.bo)


@pytest.mark.parametrize("how", ["taken back", "by another", "by herself"])
def test_one_no_is_enough_until_she_is_in_and_everybody_is_told(three: Three, how: str) -> None:
    actions.vouch(actor(three.amara), organizer=three.cleo, now=NOW)
    number = three.opened(three.amara)
    joining.hear(actor(three.amara), invitation=number, same=True, now=NOW)
    if how == "by herself":
        actions.stop(actor(three.cleo), now=NOW)
    else:
        who = {"taken back": three.amara, "by another": three.bo}[how]
        actions.doubt(actor(who), organizer=three.cleo, now=NOW)
    with pytest.raises(Refused):
        three.come(number)
    assert enter(three.lost)
    said = {o: told(o) for o in (three.amara, three.bo, three.cleo)}
    doubted = Untold("doubted", "Cleo")
    assert (doubted in said[three.amara], doubted in said[three.bo]) == (
        how != "taken back",
        how != "by another",
    )
    assert (Untold("stopped") in said[three.cleo]) == (how != "by herself")
    with pytest.raises(Wrong, match="nothing here"):
        actions.doubt(actor(three.bo), organizer=three.cleo, now=NOW)
    with pytest.raises(Wrong, match="nothing here"):
        actions.stop(actor(three.cleo), now=NOW)


@pytest.mark.parametrize("gone", ["first", "second"])
def test_n26_the_word_of_somebody_who_was_removed_counts_no_more(harbor: Harbor, three: Three, gone: str) -> None:
    dina = harbor.organizer("Dina")
    with_pin(harbor.amara, dina, SoftBrowser())
    step_up_to("committee")
    for voucher in (three.bo, dina):
        actions.vouch(actor(voucher), organizer=three.cleo, now=NOW)
    out, left = (three.bo, dina) if gone == "first" else (dina, three.bo)
    number = three.opened(left)
    joining.hear(actor(left), invitation=number, same=True, now=NOW)
    changes.end_vouching(actor(three.amara), organizer=out, now=NOW)
    Organizer.objects.filter(pk=out).update(until=NOW)
    with pytest.raises(Refused):
        three.come(number)
    with pytest.raises(Refused):
        three.shown(left)


# Who is told, and what waits


def test_everybody_who_can_vouch_is_told_at_the_word_and_once_she_is_in(three: Three) -> None:
    actions.vouch(actor(three.amara), organizer=three.cleo, now=NOW)
    assert (told(three.amara), told(three.bo)) == ([], [Untold("lost", "Cleo")])
    assert told(three.cleo) == [Untold("recovering")]
    three.back(three.amara)
    assert told(three.amara) == []  # she showed the code
    assert told(three.bo) == [Untold("lost", "Cleo"), Untold("back", "Cleo")]
    assert told(three.cleo) == []  # she knows
    [went] = queries.lately(actor(three.bo), now=NOW)
    assert (went.handle, went.first, went.second, went.how) == ("Cleo", "Amara", "", "in")
    assert queries.lately(actor(three.bo), now=NOW + 15 * DAY) == ()


def test_what_counts_waits_a_day_from_the_first_word_and_at_a_site_the_day_is_over(three: Three) -> None:
    actions.vouch(actor(three.amara), organizer=three.cleo, now=NOW)
    three.back(three.amara, NOW + 5 * MINUTE)
    assert Device.objects.get(organizer=int(three.cleo), ended_at=None).counts_from == NOW + DAY
    assert Device.objects.get(organizer=int(three.bo)).counts_from is None


def test_a_second_browser_is_no_way_round_that_day(three: Three) -> None:
    actions.vouch(actor(three.bo), organizer=three.cleo, now=NOW)
    three.back(three.bo)
    for at, counts in ((NOW + MINUTE, NOW + DAY), (NOW + DAY, None)):
        second = SoftBrowser()
        pair(actor(three.cleo, at), three.cleo, second, at)
        added = Device.objects.get(key=second.key)
        assert added.counts_from == counts
        assert Untold("paired") in told(three.cleo)
        Device.objects.filter(pk=added.pk).update(ended_at=at)


def test_nor_is_the_command_line(harbor: Harbor, three: Three) -> None:
    Device.objects.filter(organizer=int(three.amara)).update(counts_from=NOW + DAY)
    secret, _ = desk(harbor)
    early, late = NOW + 4 * MINUTE, NOW + DAY
    for at, role in ((early, "probation"), (late, "founder")):
        got = terminal.enter(
            Actor.keeper, handle="Amara", passphrase=PHRASE, code=codes.code(secret, codes.step_of(at)), now=at,
            today=at.date(),
        )  # fmt: skip
        assert (got.actor.role, got.waits) == (role, role == "probation")


def test_what_a_thief_asked_for_in_her_name_is_over_and_what_was_paused_goes_on(three: Three) -> None:
    joining.invite(actor(three.cleo), handle="Eve", code=new_code(), now=NOW, today=TODAY)
    Proposal.objects.create(kind="export", payload={}, proposed_by=three.cleo, proposed_at=NOW, until=NOW + DAY)
    Organizer.objects.filter(pk=three.cleo).update(paused_at=NOW, state="away")
    actions.vouch(actor(three.amara), organizer=three.cleo, now=NOW)
    three.back(three.amara)
    assert not Invitation.objects.filter(handle="Eve", ended_at=None).exists()
    assert not Proposal.objects.filter(ended_at=None).exists()
    assert actor(three.cleo).id == three.cleo


def test_n56_the_lost_phone_that_turns_up_opens_nothing_and_everybody_is_told_once_a_day(three: Three) -> None:
    actions.vouch(actor(three.amara), organizer=three.cleo, now=NOW)
    assert not actions.tried(Actor.keeper, key=three.lost.key, now=NOW)  # not yet
    three.back(three.amara)
    for who in (three.amara, three.bo, three.cleo):
        signin.told(actor(who), now=NOW)
    for at in (NOW, NOW + MINUTE):
        assert actions.tried(Actor.keeper, key=three.lost.key, now=at)
    assert (told(three.cleo), told(three.bo)) == ([Untold("tried")], [Untold("tried", "Cleo")])
    assert Notice.objects.filter(kind="tried").count() == 3
    assert actions.tried(Actor.keeper, key=three.lost.key, now=NOW + DAY)
    assert Notice.objects.filter(kind="tried").count() == 6
    for key in (three.new.key, SoftBrowser().key, b""):
        assert not actions.tried(Actor.keeper, key=key, now=NOW)


def test_a_device_she_ended_herself_is_no_lost_phone(three: Three) -> None:
    Device.objects.filter(organizer=int(three.cleo)).update(ended_at=NOW)
    assert not actions.tried(Actor.keeper, key=three.lost.key, now=NOW)


def test_every_step_stands_in_the_ledger(three: Three) -> None:
    before = Line.objects.count()
    actions.vouch(actor(three.amara), organizer=three.cleo, now=NOW)
    three.back(three.amara)
    actions.tried(Actor.keeper, key=three.lost.key, now=NOW)
    verbs = list(Line.objects.order_by("number")[before:].values_list("verb", flat=True))
    assert verbs == [
        "access.vouch_recovery", "access.show_recovery", "access.open", "access.hear", "access.join",
        "access.put_out_tried",
    ]  # fmt: skip


def test_what_is_told_is_told_once(three: Three) -> None:
    signin.notice_copied(Actor.keeper, organizer=three.cleo, now=NOW)
    signin.notice_copied(Actor.keeper, organizer=three.cleo, now=NOW)
    assert told(three.cleo) == [Untold("copied")]
    signin.told(actor(three.cleo), now=NOW)
    assert told(three.cleo) == []
