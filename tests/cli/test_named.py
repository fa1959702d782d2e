"""Who one is at the terminal: --as, what it asks for, and what whoever has only the words gets."""

import json
import os
import pty
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import Result
from django.contrib.auth import hashers
from django.db import connection
from tests.cli.conftest import brazier, reply, unsealed
from tests.cli.named import APP, PHRASE, Named, may_sign_in, typed
from tests.conftest import WORDS
from tests.harbor.cast import NOW

from brazier.access.models import Authenticator, Device, Level, Notice, Organizer
from brazier.access.signin import actions as signin
from brazier.access.signin import codes
from brazier.access.signin.terminal.actions import NOT_IN
from brazier.ledger.models import Line
from brazier.storage import keyring, shares
from brazier.storage.hub import here
from brazier.terms import Actor
from brazier.upkeep import actions as upkeep
from brazier.upkeep.pairs import actions as pairs
from brazier.web import clock

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="the command is tried on the encrypted file")
LIST = "Name,Phone,Dept,Shift\nRosa Diaz,347 555 9999,Pick,Days\n"
SAY_WHO = (
    "brazier: More than one person signs in here. What opens the hub shows nobody. Say who you are: --as NAME. "
)


def refused(done: Result) -> str:
    """The one sentence of a refusal that showed nothing."""
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (1, "", 1), done.output
    return done.stderr


def people(two: Named, folder: Path) -> list[tuple[object, ...]]:
    """Each command that shows or changes people, as it is typed."""
    (folder / "list.csv").write_text(LIST)
    return [
        ("chart", "--json"), ("import", folder / "list.csv", "--yes"), ("undo", "1"), ("agree",), ("agree", "1"),
        ("export", folder / "out.csv"), ("whose-copy", folder / "list.csv"),
    ]  # fmt: skip


def test_the_words_alone_show_and_change_nobody_once_two_sign_in(two: Named, tmp_path: Path) -> None:
    for args in people(two, tmp_path):
        assert refused(two.nobody(*args)).startswith(SAY_WHO)
    assert not (tmp_path / "out.csv.age").exists()
    with unsealed():
        assert not Line.objects.filter(verb__startswith="access.sign_in").exists()


def test_what_keeps_the_hub_needs_nobody_and_shows_nobody(two: Named, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    said = [two.nobody("backup", "--to", tmp_path / "stick", "--json")]
    copy = json.loads(said[0].stdout)["copy"]
    said += [two.nobody("verify"), two.nobody("verify", "--json"), brazier("seal", *two.options[:2])]
    said += [brazier("restore", copy, "--data", tmp_path / "new", *two.options[2:])]
    assert [done.exit_code for done in said] == [0] * len(said), [done.output for done in said]
    told = "".join(done.output for done in said)
    assert [name for name in ("Quarantine", "Cleo", "0148", "Bo", "founder") if name in told] == []


def test_whoever_signs_in_gets_what_a_hub_of_one_gets(two: Named) -> None:
    [cell] = reply(two.by("founder", "chart", "--json"))["cells"]  # type: ignore[misc]
    assert (cell["department"], cell["n"]) == ("Stow", 1)
    assert reply(two.by("Bo", "chart", "--json"))["cells"] == [cell]


def test_a_list_is_brought_by_one_and_taken_back_by_another(two: Named, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(LIST)
    number = reply(two.by("Bo", "import", tmp_path / "list.csv", "--yes", "--json"))["import"]
    told = reply(two.by("founder", "undo", number, "--json"))
    assert (told["records"], told["gone"]) == (1, 1)
    with unsealed():
        whose = [
            line.who for line in Line.objects.filter(verb__in=("lists.take", "lists.undo")).order_by("number")
        ]
        assert len(set(whose)) == len(whose) == 2


def test_the_secret_is_asked_for_where_no_file_names_it(two: Named, tmp_path: Path) -> None:
    two.clock.on(minutes=1)
    done = typed("chart", "--json", *two.options, "--as", "Bo", keys=f"{PHRASE}\n{two.clock.code}\n")
    assert json.loads(done.stdout)["totals"]["n"] == 1
    assert "Your passphrase" in done.stderr and "Code from your app" in done.stderr
    assert PHRASE not in done.output and two.clock.code not in done.output
    two.clock.on(minutes=1)
    (tmp_path / "phrase").write_text(f"\ufeff{PHRASE}\r\n", "utf-8")
    half = ("--as", "Bo", "--secret-file", tmp_path / "phrase")
    done = typed("chart", "--json", *two.options, *half, keys=f"{two.clock.code}\n")
    assert json.loads(done.stdout)["totals"]["n"] == 1
    assert "Your passphrase" not in done.stderr


def test_a_hub_of_one_asks_for_nothing_but_the_words(hub: list[str]) -> None:
    done = brazier("chart", *hub, "--json")
    assert (done.exit_code, done.stderr) == (0, "")
    assert refused(brazier("chart", *hub, "--as", "founder")).startswith(
        "brazier: Nobody but the founder signs in"
    )
    assert refused(brazier("chart", *hub, "--as", "no such person")) == refused(
        brazier("chart", *hub, "--as", "founder")
    )


def test_one_answer_for_a_wrong_name_passphrase_or_code_and_for_whoever_is_away_n30_n58(two: Named) -> None:
    with unsealed() as harbor:
        for name in ("Gone", "Away", "Pinned", "Asked"):
            may_sign_in(harbor.organizer(name))
        signin.set_secret(harbor.amara, organizer=harbor.amara.id, secret="274913", kind="pin", now=NOW)
        Organizer.objects.filter(handle="Gone").update(until=NOW)
        Organizer.objects.filter(handle="Away").update(state="away", paused_at=NOW)
        Organizer.objects.filter(handle="Asked").update(role="newcomer")
        Authenticator.objects.filter(organizer__handle="Pinned", kind="passphrase").delete()
        Organizer.objects.filter(handle="Pinned").update(password=Organizer.objects.get(handle="founder").password)
    used = two.clock.at + timedelta(minutes=1)
    assert two.by("Bo", "chart").exit_code == 0
    assert two.clock.at == used
    tried = [
        two.by("Nobody", "chart"), two.by("bo", "chart"), two.by("", "chart"), two.by("Bo", "chart", phrase=WORDS),
        two.by("Bo", "chart", phrase="x" * 30), two.by("Bo", "chart", code="000000"),
        two.by("Gone", "chart"), two.by("Away", "chart"), two.by("Asked", "chart"),
        two.by("Pinned", "chart", phrase="274913"), two.by("founder", "chart", phrase="274913"),
        two.by("founder", "chart", phrase="274913", code="274913"),
    ]  # fmt: skip
    assert {refused(done) for done in tried} == {f"brazier: {NOT_IN}\n"}


def test_a_code_opens_once_at_the_terminal_too_n30(two: Named) -> None:
    two.clock.on(minutes=1)
    code = two.clock.code
    two.clock.on(minutes=-1)
    assert two.by("Bo", "chart", code=code).exit_code == 0
    two.clock.on(minutes=-1)
    assert NOT_IN in refused(two.by("Bo", "chart", code=code))


def test_five_wrong_codes_lock_the_terminal_and_the_page_n30(two: Named) -> None:
    for _ in range(5):
        refused(two.by("Bo", "chart", code="000000"))
    assert NOT_IN in refused(two.by("Bo", "chart"))
    with unsealed():
        assert Organizer.objects.get(handle="Bo").locked_until is not None
        assert Line.objects.filter(verb="access.wrong_try").count() == 5
    for _ in range(6):
        refused(two.by("founder", "chart", phrase="a stranger's guess of words"))
    assert two.by("founder", "chart").exit_code == 0  # a wrong passphrase locks nobody out
    two.clock.on(minutes=16)
    assert two.by("Bo", "chart").exit_code == 0


def test_a_wrong_name_costs_a_fresh_process_as_much_as_a_wrong_passphrase_n30(
    two: Named, monkeypatch: pytest.MonkeyPatch
) -> None:
    work: list[str] = []
    for name in ("encode", "verify"):
        true = getattr(hashers.Argon2PasswordHasher, name)
        monkeypatch.setattr(
            hashers.Argon2PasswordHasher, name, lambda *a, _true=true, _name=name: work.append(_name) or _true(*a)
        )
    cost = set()
    for name, phrase in (("Bo", "x" * 30), ("Nobody", PHRASE), ("Nobody", "x" * 30), ("founder", "x")):
        work.clear()
        signin._somebody.cache_clear()  # every command is a process of its own
        refused(two.by(name, "chart", phrase=phrase))
        cost.add(tuple(work))
    assert cost == {("encode", "verify")}


def test_whoever_may_not_finds_nothing_and_that_leaves_a_line(two: Named, tmp_path: Path) -> None:
    at_committee_level(two, Bo="registrar")
    for args in (("whose-copy", tmp_path / "none.csv"), ("agree", "4711"), ("agree", "4711", "--no")):
        (tmp_path / "none.csv").write_bytes(b"\x00\xff")
        assert refused(two.by("Bo", *args)) == "brazier: There is nothing here.\n"
    with unsealed():
        assert Line.objects.filter(verb="access.miss").count() == 3


def at_committee_level(two: Named, **roles: str) -> None:
    """From now on the group is at committee level; each of these has this role and has known the command line for
    more than a day."""
    for name in roles:
        assert two.by(name, "chart").exit_code == 0
    with unsealed():
        Level.objects.create(level="committee", since=two.clock.at, by="1", agreed_by="1")
        Organizer.objects.filter(handle="founder").update(role="committee")
        for name, role in roles.items():
            Organizer.objects.filter(handle=name).update(role=role)


def test_somebody_has_their_own_role_and_reach_and_no_more(two: Named) -> None:
    at_committee_level(two, founder="committee", Bo="lead")
    for name in ("founder", "Bo"):  # numbers of everybody; of so small a cell nothing else
        told = reply(two.by(name, "chart", "--json"))
        assert told["totals"]["n"] == 1  # type: ignore[index]
    with unsealed():
        Organizer.objects.filter(handle="Bo").update(role="organizer")
    assert NOT_IN in refused(two.by("Bo", "chart"))  # signs in with the phone alone, at a page


def test_a_command_line_that_is_new_shows_nobody_for_a_day_and_its_owner_is_told_n24(two: Named) -> None:
    at_committee_level(two)
    with unsealed():
        founder = Organizer.objects.get(handle="founder")
        Device.objects.create(organizer=founder, key=b"phone", added_on=NOW.date())
        Device.objects.create(organizer=founder, key=b"desk", added_on=NOW.date())
    first = two.by("founder", "chart", "--json")
    assert (first.exit_code, first.stdout) == (1, "")
    notes = first.stderr.splitlines()
    assert notes[-1] == "brazier: There is nothing here."
    assert "new for you" in notes[-2] and "A device was added to yours" in notes[-3]
    with unsealed():
        assert [n.kind for n in Notice.objects.filter(organizer=founder, told_at=None)] == ["paired"]
    two.clock.on(hours=23, minutes=58)
    assert two.by("founder", "chart", "--json").exit_code == 1
    two.clock.on(minutes=1)
    assert two.by("founder", "chart", "--json").exit_code == 0
    with unsealed():
        assert Device.objects.filter(organizer=founder, ended_at=None).count() == 3  # it is no third device
        Device.objects.filter(organizer=founder).exclude(key__in=(b"phone", b"desk")).update(ended_at=two.clock.at)
    again = two.by("founder", "chart", "--json")
    assert again.exit_code == 1 and "new for you" in again.stderr


def test_whatever_name_is_typed_gets_the_same_answer_n30_n32(two: Named) -> None:
    for name in ("", " ", "\0", "x" * 100_000, "' OR 1=1 --", "Bo\0", "%s%n{0}", "\udcff", "Вo", "--", "=cmd()"):
        assert refused(two.by(name, "chart")) == f"brazier: {NOT_IN}\n", name


def test_whatever_secret_is_typed_gets_the_same_answer_n30(two: Named, tmp_path: Path) -> None:
    digits = "\N{ARABIC-INDIC DIGIT THREE}" * 20
    for secret in (
        b"\0" * 30 + b"\n000000",
        b"\xff\xfe\n\xff",
        f"{digits}\n{digits[:6]}".encode(),
        b"x" * 1900 + b"\n1",
        PHRASE.encode() + b"\n\0\xff",
        PHRASE.encode() + b"\n" + b"1" * 1900,
    ):
        (tmp_path / "odd").write_bytes(secret)
        done = brazier("chart", *two.options, "--as", "Bo", "--secret-file", tmp_path / "odd")
        assert refused(done) == f"brazier: {NOT_IN}\n"


def test_a_file_that_holds_no_secret_is_wrong_usage_whoever_it_is(two: Named, tmp_path: Path) -> None:
    for secret in (b"", b"\n\n", b"a\nb\nc", b"x" * 5000, b"\n" * 5000):
        (tmp_path / "odd").write_bytes(secret)
        said = {
            (done.exit_code, done.output)
            for name in ("Bo", "Nobody")
            for done in [brazier("chart", *two.options, "--as", name, "--secret-file", tmp_path / "odd")]
        }
        [(code, told)] = said
        assert code == 2 and "first line" in told and "Traceback" not in told
    for path in ("nowhere", "."):
        done = brazier("chart", *two.options, "--as", "Bo", "--secret-file", tmp_path / path)
        assert done.exit_code == 2


def test_a_number_too_big_for_any_row_is_wrong_usage(two: Named) -> None:
    for args in (["undo", "9" * 40], ["agree", "9" * 40], ["agree", "-1"], ["agree", "x"], ["agree", "--no"]):
        assert two.by("Bo", *args).exit_code == 2


def test_shares_open_the_hub_and_show_nobody_either(two: Named, tmp_path: Path) -> None:
    with unsealed():
        way = shares.split(2, 3)
        founder, bo = Actor(two.ids["founder"], "founder"), Actor(two.ids["Bo"], "organizer")
        asked = pairs.propose(founder, kind="shares", payload={}, now=two.clock.at)
        pairs.agree(bo, proposal=asked.proposal, now=two.clock.at)
        upkeep.share_out(founder, known=keyring.read(here.folder), way=way, now=two.clock.at)
    files = [tmp_path / f"share-{n}" for n in range(2)]
    for path, text in zip(files, way.texts, strict=False):
        path.write_text(text)
    two.options[2:] = [str(word) for path in files for word in ("--share-file", path)]
    assert refused(two.nobody("chart")).startswith(SAY_WHO)
    assert two.nobody("verify").exit_code == 0
    assert reply(two.by("Bo", "chart", "--json"))["totals"]["n"] == 1  # type: ignore[index]


@pytest.mark.slow
def test_in_a_true_terminal_nothing_secret_is_shown_as_it_is_typed(two: Named) -> None:
    child, terminal = pty.fork()
    if child == 0:
        os.environ.pop("DATABASE_URL", None)
        os.execv(sys.executable, [sys.executable, "-m", "brazier", "chart", *two.options[:2], "--as", "Bo"])
    told = b""
    answers = {
        "The six words": lambda: WORDS,
        "Your passphrase": lambda: PHRASE,
        "Code from your app": _code_of_now,
    }
    for asked, answer in answers.items():
        while asked.encode() not in told:
            told += os.read(terminal, 1000)
        os.write(terminal, answer().encode() + b"\n")
    try:
        while more := os.read(terminal, 10_000):
            told += more
    except OSError:  # it has ended
        pass
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, told
    said = told.decode()
    assert "1 people, 1 known" in said
    assert [secret for secret in (WORDS, "abacus", PHRASE, "ladle") if secret in said] == []
    assert not any(word.isdecimal() and len(word) == 6 for word in said.split())


def _code_of_now(now: Callable[[], datetime] = clock.now) -> str:
    return codes.code(APP, codes.step_of(now()))
