"""Devices, secrets, codes and passkeys of organizers: who may, what is refused, what ends."""

from datetime import datetime, timedelta

import pytest
from tests.harbor.cast import DEV, NOW, TODAY, Harbor
from tests.harbor.soft_keys import HOST, ORIGIN, SoftBrowser, SoftPasskey

from brazier.access import actions as access
from brazier.access import queries as access_read
from brazier.access.models import Authenticator, Device, Level, Organizer
from brazier.access.recovery import actions as recovery
from brazier.access.recovery import queries as recovery_read
from brazier.access.signin import actions, codes, queries
from brazier.access.signin.facts import Entered, WaysIn
from brazier.access.signin.passkeys import Place, handle_of
from brazier.access.signin.stepping import FORMS, OWN, Needed, takes_more
from brazier.ledger.models import Line
from brazier.terms import Actor, Refused, Wrong

HERE = Place(HOST, ORIGIN)
PIN, PHRASE = "274913", "copper ladle under seven stones"
ASKED = b"q" * 32
GATE = Actor.keeper


def actor(organizer: str, at: datetime = NOW) -> Actor:
    return access_read.actor_of(GATE, organizer=organizer, now=at)


def pair(who: Actor, organizer: str, browser: SoftBrowser, at: datetime = NOW) -> str:
    return actions.register_device(who, organizer=organizer, key=browser.key, now=at, today=at.date()).id


def with_pin(who: Actor, organizer: str, browser: SoftBrowser, pin: str = PIN) -> str:
    device = pair(who, organizer, browser)
    actions.set_secret(who, organizer=organizer, secret=pin, kind="pin", now=NOW)
    return device


def enter(browser: SoftBrowser, pin: str = PIN, at: datetime = NOW) -> Entered:
    return actions.enter_by_pin(GATE, key=browser.key, pin=pin, now=at)


@pytest.fixture
def amara(harbor: Harbor) -> SoftBrowser:
    """The founder's browser, with a PIN."""
    browser = SoftBrowser()
    with_pin(harbor.amara, harbor.amara.id, browser)
    return browser


@pytest.fixture
def bo(harbor: Harbor, amara: SoftBrowser) -> tuple[str, SoftBrowser]:
    """Bo, whom Amara vouched for in person."""
    organizer, browser = harbor.organizer("Bo"), SoftBrowser()
    with_pin(harbor.amara, organizer, browser, "501738")
    return organizer, browser


def step_up_to(level: str) -> None:
    Level.objects.create(level=level, since=NOW, by="1", agreed_by="2")
    Organizer.objects.filter(role="founder").update(role="committee")


def test_a_device_and_its_pin_open_a_seat(harbor: Harbor, amara: SoftBrowser) -> None:
    entered = enter(amara)
    assert (entered.organizer, entered.strong) == (harbor.amara.id, False)
    assert queries.still(GATE, organizer=entered.organizer, device=entered.device, mark=entered.mark)
    assert Line.objects.order_by("-number")[0].verb == "access.sign_in"


def test_neither_a_strange_device_nor_a_wrong_pin_opens_one(amara: SoftBrowser) -> None:
    for browser, pin in ((SoftBrowser(), PIN), (amara, "274914"), (amara, ""), (amara, "x" * 500)):
        with pytest.raises(Wrong) as error:
            enter(browser, pin)
        assert error.value.sentence == actions.NOT_IN


def test_n30_five_wrong_pins_lock_for_fifteen_minutes_even_for_the_right_one(amara: SoftBrowser) -> None:
    for _ in range(5):
        with pytest.raises(Wrong):
            enter(amara, "000000")
    soon, later = NOW + timedelta(minutes=14, seconds=59), NOW + timedelta(minutes=15)
    with pytest.raises(Wrong):
        enter(amara, at=soon)
    assert enter(amara, at=later)


def test_n30_ten_wrong_pins_lock_until_somebody_helps(amara: SoftBrowser) -> None:
    for at in (NOW, NOW + timedelta(minutes=16)):
        for _ in range(5):
            with pytest.raises(Wrong):
                enter(amara, "000000", at)
    with pytest.raises(Wrong):
        enter(amara, at=NOW + timedelta(days=30))


def test_a_right_pin_forgets_the_wrong_ones(amara: SoftBrowser) -> None:
    for _ in range(3):
        for _ in range(4):
            with pytest.raises(Wrong):
                enter(amara, "000000")
        enter(amara)


@pytest.mark.parametrize("pin", ["", "12345", "1234567", "abcdef", "٣٤٥٦٧٨", "000000", "123456", "987654"])
def test_a_pin_has_six_digits_and_is_not_the_first_one_tries(harbor: Harbor, pin: str) -> None:
    pair(harbor.amara, harbor.amara.id, SoftBrowser())
    with pytest.raises(Wrong):
        actions.set_secret(harbor.amara, organizer=harbor.amara.id, secret=pin, kind="pin", now=NOW)
    assert Organizer.objects.get().password == ""


@pytest.mark.parametrize("phrase", ["", "short", "a" * 30, " " * 30])
def test_a_passphrase_is_long(harbor: Harbor, amara: SoftBrowser, phrase: str) -> None:
    with pytest.raises(Wrong):
        actions.set_secret(harbor.amara, organizer=harbor.amara.id, secret=phrase, kind="passphrase", now=NOW)


def test_n23_one_browser_belongs_to_one_organizer_for_ever(harbor: Harbor, amara: SoftBrowser) -> None:
    bo = harbor.organizer("Bo")
    with pytest.raises(Wrong, match="belongs to an organizer already"):
        pair(harbor.amara, bo, amara)
    pair(harbor.amara, harbor.amara.id, SoftBrowser())
    actions.end_device(harbor.amara, device=str(Device.objects.order_by("pk")[0].pk), now=NOW)
    with pytest.raises(Wrong, match="belongs to an organizer already"):
        pair(harbor.amara, bo, amara)
    with pytest.raises(Wrong):  # two are hers again after this, and the same one twice is one
        pair(harbor.amara, harbor.amara.id, amara)
        pair(harbor.amara, harbor.amara.id, amara)


def test_there_are_two_devices_at_most(harbor: Harbor, amara: SoftBrowser) -> None:
    pair(harbor.amara, harbor.amara.id, SoftBrowser())
    with pytest.raises(Wrong, match="two devices already"):
        pair(harbor.amara, harbor.amara.id, SoftBrowser())


@pytest.mark.parametrize("key", [b"", b"\4" + b"\1" * 64, b"x" * 65])
def test_what_is_no_key_becomes_no_device(harbor: Harbor, key: bytes) -> None:
    with pytest.raises(Wrong):
        actions.register_device(harbor.amara, organizer=harbor.amara.id, key=key, now=NOW, today=TODAY)
    assert not Device.objects.exists()


def test_nobody_gets_a_login_before_the_founder_has_one(harbor: Harbor) -> None:
    bo = harbor.organizer("Bo")
    pair(harbor.amara, bo, SoftBrowser())
    with pytest.raises(Wrong, match="must be able to sign in first"):
        actions.set_secret(harbor.amara, organizer=bo, secret=PIN, kind="pin", now=NOW)
    assert access_read.alone(GATE) == harbor.amara


def test_opening_gives_no_right_to_read_once_a_second_person_signs_in(
    harbor: Harbor, bo: tuple[str, SoftBrowser]
) -> None:
    assert access_read.alone(GATE) == Actor.nobody
    assert queries.by_name(GATE)


def test_nobody_else_changes_how_somebody_signs_in(harbor: Harbor, bo: tuple[str, SoftBrowser]) -> None:
    organizer, browser = bo
    with pytest.raises(Wrong, match="can sign in already"):
        pair(harbor.amara, organizer, SoftBrowser())
    with pytest.raises(Wrong, match="can sign in already"):
        actions.set_secret(harbor.amara, organizer=organizer, secret=PIN, kind="pin", now=NOW)
    assert enter(browser, "501738")


def test_a_new_device_is_kept_from_lists_for_a_day_unless_somebody_vouched(
    harbor: Harbor, bo: tuple[str, SoftBrowser]
) -> None:
    step_up_to("committee")
    pair(actor(harbor.amara.id), harbor.amara.id, SoftBrowser())
    cleo = Organizer.objects.create(handle="Cleo", role="organizer", since=NOW)
    pair(actor(bo[0]), str(cleo.pk), SoftBrowser())
    waits = {d.organizer_id: d.quarantined_until for d in Device.objects.all()}
    assert waits[int(harbor.amara.id)] == NOW + timedelta(hours=24)
    assert waits[cleo.pk] is None and waits[int(bo[0])] is None


def desk(harbor: Harbor) -> tuple[bytes, Actor]:
    """A passphrase and an app for the founder. Gives the secret of the app."""
    me, secret = harbor.amara, b"12345678901234567890"
    actions.set_secret(me, organizer=me.id, secret=PHRASE, kind="passphrase", now=NOW)
    earlier = NOW - timedelta(minutes=2)
    code = codes.code(secret, codes.step_of(earlier))
    actions.take_codes(me, secret=secret, code=code, now=earlier, today=TODAY)
    return secret, me


def by_code(handle: str, phrase: str, code: str, key: bytes = b"", at: datetime = NOW) -> Entered:
    return actions.enter_by_code(GATE, handle=handle, passphrase=phrase, code=code, key=key, now=at)


def test_name_passphrase_and_code_open_a_desk(harbor: Harbor) -> None:
    secret, me = desk(harbor)
    entered = by_code(" Amara ", PHRASE, codes.code(secret, codes.step_of(NOW)))
    assert (entered.organizer, entered.strong, entered.device) == (me.id, True, "")


def test_n30_a_code_opens_once(harbor: Harbor) -> None:
    secret, _ = desk(harbor)
    code = codes.code(secret, codes.step_of(NOW))
    by_code("Amara", PHRASE, code)
    with pytest.raises(Wrong):
        by_code("Amara", PHRASE, code)
    with pytest.raises(Wrong):
        by_code("Amara", PHRASE, code, at=NOW + timedelta(seconds=30))


def test_n30_five_wrong_codes_lock_and_a_wrong_passphrase_locks_nobody(harbor: Harbor) -> None:
    secret, _ = desk(harbor)
    for _ in range(20):
        with pytest.raises(Wrong):
            by_code("Amara", "a stranger's guess of words", "000000")
    for _ in range(5):
        with pytest.raises(Wrong):
            by_code("Amara", PHRASE, "000000")
    with pytest.raises(Wrong):
        by_code("Amara", PHRASE, codes.code(secret, codes.step_of(NOW)))
    later = NOW + timedelta(minutes=15)
    assert by_code("Amara", PHRASE, codes.code(secret, codes.step_of(later)), at=later)


def test_n30_one_sentence_for_a_wrong_name_passphrase_code_or_device(harbor: Harbor) -> None:
    secret, _ = desk(harbor)
    harbor.organizer("Bo")
    right = codes.code(secret, codes.step_of(NOW))
    said = set()
    for handle, phrase, code in (
        ("Nobody", PHRASE, right), ("Bo", PHRASE, right), ("Amara", PHRASE + "x", right),
        ("Amara", PHRASE, "000000"), ("", "", ""), ("Amara", PIN, right),
    ):  # fmt: skip
        with pytest.raises(Wrong) as error:
            by_code(handle, phrase, code)
        said.add((error.value.code, error.value.sentence))
    assert len(said) == 1


def test_the_secret_of_an_app_is_sealed_in_its_row(harbor: Harbor) -> None:
    desk(harbor)
    row = Authenticator.objects.get(kind="codes")
    assert "12345678901234567890" not in row.secret and len(row.secret) > 40


def passkey(harbor: Harbor) -> SoftPasskey:
    key = SoftPasskey(b"amaras", handle_of(harbor.amara.id))
    actions.add_passkey(
        harbor.amara, answer=key.made(ASKED), challenge=ASKED, place=HERE, label=" my  key ", now=NOW, today=TODAY
    )
    return key


def by_passkey(key: SoftPasskey, answer: str = "") -> Entered:
    return actions.enter_by_passkey(
        GATE, answer=answer or key.shown(ASKED), challenge=ASKED, place=HERE, key=b"", now=NOW
    )


def test_a_passkey_opens_a_desk_and_says_itself_whose_it_is(harbor: Harbor) -> None:
    key = passkey(harbor)
    assert by_passkey(key).organizer == harbor.amara.id
    assert queries.ways_in(harbor.amara).passkeys[0].label == "my key"


def test_n28_the_same_answer_opens_once(harbor: Harbor) -> None:
    key = passkey(harbor)
    answer = key.shown(ASKED)
    by_passkey(key, answer)
    with pytest.raises(Wrong):
        by_passkey(key, answer)


def test_n23_a_passkey_belongs_to_one_organizer(harbor: Harbor, bo: tuple[str, SoftBrowser]) -> None:
    key = passkey(harbor)
    with pytest.raises(Wrong, match="belongs to an organizer already"):
        actions.add_passkey(
            actor(bo[0]), answer=key.made(ASKED), challenge=ASKED, place=HERE, label="", now=NOW, today=TODAY
        )


def test_past_one_table_an_organizer_signs_in_with_the_phone_alone(
    harbor: Harbor, bo: tuple[str, SoftBrowser]
) -> None:
    key = SoftPasskey(b"bos", handle_of(bo[0]))
    me = actor(bo[0])
    actions.add_passkey(me, answer=key.made(ASKED), challenge=ASKED, place=HERE, label="", now=NOW, today=TODAY)
    by_passkey(key)
    step_up_to("committee")
    with pytest.raises(Wrong):
        by_passkey(key)
    with pytest.raises(Wrong, match="nothing here"):
        actions.add_passkey(
            actor(bo[0]), answer=SoftPasskey(b"new").made(ASKED), challenge=ASKED, place=HERE, label="",
            now=NOW, today=TODAY,
        )  # fmt: skip
    assert enter(bo[1], "501738")


def test_a_pin_steps_up_weakly_and_with_an_app_takes_its_code(harbor: Harbor, amara: SoftBrowser) -> None:
    me = harbor.amara
    assert not actions.step_up(me, device="1", secret=PIN, code="", now=NOW)
    with pytest.raises(Wrong):
        actions.step_up(me, device="1", secret="111112", code="", now=NOW)
    secret, _ = desk(harbor)
    for typed in (PIN, PHRASE):
        with pytest.raises(Wrong):
            actions.step_up(me, device="1", secret=typed, code="", now=NOW)
    assert actions.step_up(me, device="1", secret=PHRASE, code=codes.code(secret, codes.step_of(NOW)), now=NOW)


@pytest.mark.parametrize(
    ("level", "can_be_strong", "has_more", "own", "full"),
    [
        ("table", True, True, False, False),
        ("committee", False, False, False, False),  # a role of the phone alone
        ("committee", True, False, False, True),  # adds something first, under one's own sign-in
        ("site", True, True, True, True),
        ("site", False, True, True, True),
    ],
)
def test_what_it_takes_depends_on_level_role_and_what_somebody_has(
    level: str, can_be_strong: bool, has_more: bool, own: bool, full: bool
) -> None:
    ways = WaysIn(pin=True, passphrase=False, devices=(), passkeys=(), codes=has_more)
    for verb, wanted in ((OWN, own), ("access.role", full)):
        needed = Needed(verb, verb, FORMS)
        assert takes_more(needed, level=level, can_be_strong=can_be_strong, ways=ways) is wanted


def test_the_last_way_in_is_kept(harbor: Harbor, amara: SoftBrowser) -> None:
    [device] = queries.devices(harbor.amara)
    with pytest.raises(Wrong, match="your last way"):
        actions.end_device(harbor.amara, device=device.id, now=NOW)
    key = passkey(harbor)
    actions.end_device(harbor.amara, device=device.id, now=NOW)
    with pytest.raises(Wrong, match="your last way"):
        actions.end_passkey(harbor.amara, passkey=Authenticator.objects.get().pk, now=NOW)
    assert by_passkey(key)


def test_what_ends_closes_its_seat(harbor: Harbor, amara: SoftBrowser) -> None:
    entered, me = enter(amara), harbor.amara

    def stands() -> bool:
        known = queries.still(GATE, organizer=entered.organizer, device=entered.device, mark=entered.mark)
        return known is not None

    passkey(harbor)
    assert stands()
    actions.end_device(me, device=entered.device, now=NOW)
    assert not stands()


@pytest.mark.parametrize("change", ["role", "pin", "passphrase", "removed", "shut out"])
def test_n51_a_seat_is_over_once_role_or_secret_change_or_its_owner_goes(
    harbor: Harbor, bo: tuple[str, SoftBrowser], change: str
) -> None:
    organizer, browser = bo
    entered = enter(browser, "501738")
    if change == "role":
        access.set_role(harbor.amara, organizer=organizer, role="lead", now=NOW)
    elif change == "removed":
        Organizer.objects.filter(pk=organizer).update(until=NOW)
    elif change == "shut out":
        actions.shut_out(harbor.amara, organizer=organizer, now=NOW)
    else:
        secret = {"pin": "925816", "passphrase": PHRASE}[change]
        actions.set_secret(actor(organizer), organizer=organizer, secret=secret, kind=change, now=NOW)
    assert queries.still(GATE, organizer=organizer, device=entered.device, mark=entered.mark) is None


def test_n58_nothing_of_somebody_who_was_shut_out_opens_anything(
    harbor: Harbor, bo: tuple[str, SoftBrowser]
) -> None:
    organizer, browser = bo
    me = actor(organizer)
    key = SoftPasskey(b"bos", handle_of(organizer))
    actions.add_passkey(me, answer=key.made(ASKED), challenge=ASKED, place=HERE, label="", now=NOW, today=TODAY)
    recovery.vouch(harbor.amara, organizer=organizer, now=NOW)
    actions.shut_out(harbor.amara, organizer=organizer, now=NOW)
    for attempt in (lambda: enter(browser, "501738"), lambda: by_passkey(key)):
        with pytest.raises(Wrong):
            attempt()
    assert not queries.is_ready(harbor.amara, organizer=organizer)
    assert recovery_read.recovering(harbor.amara, organizer=organizer, now=NOW) is None


def test_dev_reaches_nothing_of_signing_in(harbor: Harbor, bo: tuple[str, SoftBrowser]) -> None:
    key = SoftBrowser().key
    for attempt in (
        lambda: actions.register_device(DEV, organizer=bo[0], key=key, now=NOW, today=TODAY),
        lambda: actions.register_device(DEV, organizer=DEV.id, key=key, now=NOW, today=TODAY),
        lambda: actions.set_secret(DEV, organizer=bo[0], secret=PIN, kind="pin", now=NOW),
        lambda: actions.end_device(DEV, device="1", now=NOW),
        lambda: actions.name_device(DEV, device="1", label="x", now=NOW),
        lambda: actions.end_ways(DEV, organizer=bo[0], now=NOW),
        lambda: recovery.vouch(DEV, organizer=bo[0], now=NOW),
        lambda: recovery.show(DEV, organizer=bo[0], code="x", now=NOW),
        lambda: recovery.come_back(DEV, invitation=1, key=key, now=NOW),
        lambda: recovery.stop(DEV, now=NOW),
        lambda: recovery.doubt(DEV, organizer=bo[0], now=NOW),
        lambda: recovery.tried(DEV, key=key, now=NOW),
        lambda: actions.shut_out(DEV, organizer=bo[0], now=NOW),
        lambda: actions.step_up(DEV, device="1", secret=PIN, code="", now=NOW),
        lambda: actions.take_codes(DEV, secret=b"1", code="1", now=NOW, today=TODAY),
        lambda: actions.end_codes(DEV, now=NOW),
        lambda: actions.end_passkey(DEV, passkey=1, now=NOW),
        lambda: actions.draw_code_secret(DEV),
        lambda: actions.enter_by_pin(DEV, key=key, pin=PIN, now=NOW),
        lambda: queries.ways_in(DEV),
        lambda: queries.devices(DEV),
        lambda: recovery_read.recovering(DEV, organizer=bo[0], now=NOW),
        lambda: recovery_read.lost(DEV, organizer=bo[0], now=NOW),
        lambda: recovery_read.lately(DEV, now=NOW),
        lambda: recovery_read.vouchers(DEV, now=NOW),
        lambda: recovery_read.brings_back(DEV, invitation=1),
        lambda: recovery_read.is_asked_about(DEV, organizer=bo[0], now=NOW),
        lambda: queries.can_enter(DEV, organizer=bo[0]),
        lambda: queries.untold(DEV),
        lambda: queries.known_device(DEV, key=key),
    ):
        with pytest.raises(Refused):
            attempt()


def test_one_does_not_touch_the_devices_of_others(harbor: Harbor, bo: tuple[str, SoftBrowser]) -> None:
    theirs = str(Device.objects.get(organizer=int(bo[0])).pk)
    for number in (theirs, "0", "9" * 40, "²", "", "x"):
        for attempt in (actions.end_device, actions.name_device):
            with pytest.raises(Wrong, match="nothing here"):
                attempt(
                    harbor.amara,
                    device=number,
                    now=NOW,
                    **({"label": "x"} if attempt is actions.name_device else {}),
                )  # type: ignore[operator]
    assert Device.objects.get(pk=theirs).ended_at is None
