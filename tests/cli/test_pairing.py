"""What needs two, at the terminal: one asks, another agrees, and nobody takes a list out alone."""

import json
from pathlib import Path

import pyrage
import pytest
from click.testing import Result
from django.db import connection
from tests.cli.conftest import brazier, reply, unsealed
from tests.cli.named import Named, may_sign_in
from tests.conftest import WORDS
from tests.harbor.cast import Harbor

from brazier.access import queries as access
from brazier.access.models import Device, Level, Organizer, Proposal, Turf
from brazier.access.signin import queries as signin
from brazier.ledger.models import Line
from brazier.terms import Actor
from brazier.upkeep.models import Issued, Parcel
from brazier.upkeep.pairs import actions as pairs

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="the command is tried on the encrypted file")
NOTHING = "brazier: There is nothing here.\n"


def asked(done: Result) -> int:
    """The number under which it waits; nothing was done yet."""
    assert done.exit_code == 0, done.output
    assert "waits for a second person: " in done.stdout
    return int(done.stdout.split("waits for a second person: ")[1].split()[0])


def refused(done: Result) -> str:
    """The one sentence of a refusal that showed nothing."""
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (1, "", 1), done.output
    return done.stderr


def actor(two: Named, name: str) -> Actor:
    return access.actor_of(Actor.keeper, organizer=two.ids[name], now=two.clock.at)


def test_nobody_takes_a_list_out_alone_at_the_terminal_n15(two: Named, tmp_path: Path) -> None:
    number = asked(two.by("founder", "export", tmp_path / "all.csv", "--why", "to call them"))
    assert list(tmp_path.glob("all.csv*")) == []
    assert refused(two.by("founder", "agree", number)) == "brazier: Somebody else must agree to this. It waits.\n"
    assert refused(two.nobody("agree", number)).startswith("brazier: More than one person signs in here.")
    [waits] = reply(two.by("founder", "agree", "--json"))["waiting"]  # type: ignore[misc]
    assert (waits["number"], waits["kind"], waits["mine"], waits["reason"]) == (
        number, "export", True, "to call them",
    )  # fmt: skip
    with unsealed():
        assert (Issued.objects.count(), Parcel.objects.count()) == (0, 0)
        assert Line.objects.latest("number").verb == "access.sign_in"
        assert Line.objects.filter(verb="access.miss").count() == 1  # to be one's own second is written down


def test_two_take_a_list_out_and_only_whoever_asked_fetches_it_n15_n16(two: Named, tmp_path: Path) -> None:
    number = asked(two.by("founder", "export", tmp_path / "all.csv"))
    told = two.by("Bo", "agree").stdout
    assert f"{number}: founder takes a list of their people out" in told and "founder proposed it." in told
    told = two.by("Bo", "agree", number).stdout
    copy = told.split("--copy ")[1].split()[0]
    for other in (
        ("Bo", copy),
        ("founder", "FFF" if copy != "FFF" else "FFE"),
        ("founder", "7F"),
        ("founder", "\0"),
    ):
        assert refused(two.by(other[0], "export", tmp_path / "all.csv", "--copy", other[1])) == NOTHING
    assert "is a .csv file" in refused(two.by("founder", "export", tmp_path / "all.xlsx", "--copy", copy))
    done = two.by("founder", "export", tmp_path / "all.csv", "--copy", copy.lower())
    drawn = done.stdout.splitlines()[0].split(": ")[1]
    content = (tmp_path / "all.csv.age").read_bytes()
    assert b"Cleo Quarantine" in pyrage.passphrase.decrypt(content, drawn)
    with pytest.raises(pyrage.DecryptError):  # whoever opens the hub opens no list of somebody's
        pyrage.passphrase.decrypt(content, WORDS)
    assert refused(two.by("founder", "export", tmp_path / "more.csv", "--copy", copy)) == NOTHING
    assert refused(two.by("Bo", "agree", number)) == NOTHING


def test_saying_no_ends_it_and_taking_back_too(two: Named, tmp_path: Path) -> None:
    mine, others = (asked(two.by(name, "export", tmp_path / "all.xlsx")) for name in ("Bo", "founder"))
    assert reply(two.by("Bo", "agree", mine, "--no", "--json")) == {"ended": mine}
    assert "Nothing was changed" in two.by("Bo", "agree", others, "--no").stdout
    for number in (mine, others, 4711):
        assert refused(two.by("founder", "agree", number)) == NOTHING
    assert two.by("founder", "agree").stdout == "Nothing waits for a second person.\n"


def test_what_was_asked_for_on_a_page_is_agreed_to_at_the_terminal_and_over_after_a_day(two: Named) -> None:
    with unsealed() as harbor:
        cai = harbor.organizer("Cai")
        wanted = {"organizer": cai, "role": "taker"}
        first, late = (
            pairs.propose(actor(two, "founder"), kind="role", payload=wanted, now=two.clock.at).proposal
            for _ in range(2)
        )
    done = reply(two.by("Bo", "agree", first, "--json"))
    assert done == {"agreed": first, "kind": "role"}
    two.clock.on(days=1)
    assert refused(two.by("Bo", "agree", late)) == NOTHING
    with unsealed():
        assert Organizer.objects.get(pk=cai).role == "taker"
        assert Proposal.objects.get(pk=first).agreed_by == two.ids["Bo"]


def up(two: Named, harbor: Harbor, **roles: str) -> None:
    """Committee level; everybody has known the command line for long. More people, by name and role."""
    for name, role in roles.items():
        if name not in two.ids:
            two.ids[name] = harbor.organizer(name)
            may_sign_in(two.ids[name])
        Organizer.objects.filter(pk=two.ids[name]).update(role=role)
        key = signin.terminal_key(Actor.keeper, organizer=two.ids[name])
        Device.objects.create(organizer_id=int(two.ids[name]), key=key, added_on=two.clock.at.date())
    Level.objects.create(level="committee", since=two.clock.at, by="1", agreed_by="1")


def test_a_plant_with_a_login_gets_no_list_and_agrees_to_none_n15_n24(two: Named, tmp_path: Path) -> None:
    with unsealed() as harbor:
        fatou = harbor.worker("Fatou Quarantine", phone="347 555 0111")
        up(two, harbor, founder="committee", Bo="lead", Plant="registrar", Third="organizer")
        Turf.objects.create(
            organizer_id=int(two.ids["Bo"]), kind="person", thing=fatou, given_by="1",
            until=two.clock.at.date().replace(month=12),
        )  # fmt: skip
    number = asked(two.by("Bo", "export", tmp_path / "bo.csv", "--plain"))
    glass = {"kind": "cell", "thing": 1, "reason": "x", "other": "1"}
    with unsealed():
        hidden = Proposal.objects.create(
            kind="glass", payload=glass, proposed_by=two.ids["founder"], proposed_at=two.clock.at,
            until=two.clock.at.replace(year=2027),
        ).pk  # fmt: skip
    for args in (
        ("agree", hidden),
        ("agree", hidden, "--no"),
        ("agree", "4711"),
        ("whose-copy", tmp_path / "words"),
    ):
        assert refused(two.by("Plant", *args)) == NOTHING
    assert "glass" not in two.by("Plant", "agree", "--json").stdout
    mine = asked(two.by("Plant", "export", tmp_path / "plant.csv", "--plain"))
    assert refused(two.by("Plant", "agree", mine)).startswith("brazier: Somebody else")
    told = json.loads(two.by("founder", "agree", number, "--json").stdout)
    assert refused(two.by("Plant", "export", tmp_path / "bo.csv", "--copy", told["copy"], "--plain")) == NOTHING
    assert two.by("Bo", "export", tmp_path / "bo.csv", "--copy", told["copy"], "--plain").exit_code == 0
    text = (tmp_path / "bo.csv").read_text("utf-8-sig")
    assert "Fatou" in text and "Cleo" not in text  # whom Bo has in care, and nobody else
    assert not (tmp_path / "plant.csv").exists()
    with unsealed():
        assert Proposal.objects.get(pk=hidden).ended_at is None


def test_what_one_may_alone_is_told_as_before(hub: list[str], tmp_path: Path) -> None:
    assert reply(brazier("agree", *hub, "--json")) == {"waiting": []}
    done = brazier("export", tmp_path / "list.csv", *hub)
    assert done.stdout == f"{tmp_path / 'list.csv.age'} written.\n"
    pyrage.passphrase.decrypt((tmp_path / "list.csv.age").read_bytes(), WORDS)
