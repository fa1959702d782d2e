"""Nothing is read or written past the gate, and every verb has its line in policy.toml."""

import tomllib
from pathlib import Path

import pytest
from django.test import Client
from django.urls import get_resolver
from tests.access import policy
from tests.harbor.cast import DEV, Harbor
from tests.web.conftest import seat
from tests.web.test_every_address import filled, patterns

from brazier.access import gate
from brazier.people import queries as people
from brazier.storage import actions as storage
from brazier.terms import Actor, Refused
from brazier.web import actions as web
from brazier.web import middleware

REASONS: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("without_gate.toml").read_text("utf-8")
)
GATED = policy.gated()


def test_every_read_and_write_passes_the_gate_or_says_why_not() -> None:
    assert sorted(n for n, verbs in GATED.items() if not verbs) == sorted(REASONS["functions"])


def test_every_verb_that_is_asked_for_has_a_line() -> None:
    asked = {verb for verbs in GATED.values() for verb in verbs}
    assert asked - gate.policy().keys() == set()


def test_every_line_is_asked_for_somewhere() -> None:
    asked = {verb for verbs in GATED.values() for verb in verbs}
    assert gate.policy().keys() - asked == set()


def test_every_reason_says_something() -> None:
    reasons = [reason for table in REASONS.values() for reason in table.values()]
    assert [reason for reason in reasons if len(reason) < 20] == []


@pytest.mark.parametrize("role", ["nobody", "newcomer", "stranger"])
def test_whoever_has_no_rights_has_none(role: str) -> None:
    assert [verb for verb in gate.policy() if gate.may(Actor("1", role), verb)] == []


def test_whoever_keeps_the_machine_reads_no_people() -> None:
    may = [verb for verb in gate.policy() if gate.may(Actor.keeper, verb)]
    assert [
        v for v in may if v.split(".")[0] in ("people", "conversations", "lists", "workplaces", "wallchart")
    ] == []


def test_a_verb_nobody_wrote_down_is_refused_to_everybody() -> None:
    with pytest.raises(Refused, match="nothing here"):
        gate.allow(Actor("1", "founder"), "people.sell")


def test_every_command_passes_the_gate_or_says_why_not() -> None:
    let_through = {
        name: {v for full in called for v in GATED.get(full, ())} for name, called in policy.commands().items()
    }
    assert {"backup", "restore", "chart", "export", "verify", "undo"} <= let_through.keys()
    assert sorted(n for n, verbs in let_through.items() if not verbs) == sorted(REASONS["commands"])


@pytest.fixture
def dev(harbor: Harbor, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A desk where somebody sits who has a login and no rights."""
    monkeypatch.setattr(middleware, "founder", lambda _actor: DEV)
    monkeypatch.setattr(storage, "seal", lambda _actor: None)
    monkeypatch.setattr(storage, "start_job", lambda *_args, **_more: None)
    monkeypatch.setattr(web, "start_sample", lambda *_args, **_more: "/")
    return seat(Client(HTTP_HOST="localhost:8765"))


def test_every_page_is_shut_to_somebody_without_rights_or_says_why_not(dev: Client, harbor: Harbor) -> None:
    cleo = harbor.worker("Cleo Quarantine-Name", department="Stow", shift="Nights")
    code, cell = people.code_of(harbor.amara, cleo), str(harbor.person(cleo).cell)
    addresses = {
        pattern: address.replace("4711", cell).replace("7QK-4MP", code)
        for pattern in patterns(get_resolver())
        for address in filled(pattern)[1:2] or filled(pattern)
    }
    open_to_all = set()
    for pattern, address in addresses.items():
        for method in ("get", "post"):
            answer = getattr(dev, method)(address, {"name": "Eve", "into": "1", "headcount": "1", "people": "5"})
            assert b"Quarantine" not in answer.content
            if answer.status_code not in (404, 405):
                open_to_all.add(pattern)
        seat(dev)
    assert sorted(open_to_all) == sorted(REASONS["pages"])
    assert people.count(harbor.amara) == 1
