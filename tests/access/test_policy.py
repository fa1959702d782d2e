"""Nothing is read or written past the gate, and every verb has its line in policy.toml."""

import tomllib
from pathlib import Path

import pytest
from django.test import Client
from django.urls import get_resolver
from tests.access import policy
from tests.harbor.cast import DEV, Harbor
from tests.web.conftest import seat
from tests.web.test_every_address import filled, nothing_leaves_this_test, patterns  # noqa: F401  # it holds here too

from brazier.access import gate
from brazier.access.facts import PROPOSED_BY
from brazier.ledger import queries as ledger
from brazier.people import queries as people
from brazier.terms import Actor, Refused
from brazier.web import middleware

REASONS: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("without_gate.toml").read_text("utf-8")
)
GATED = policy.gated()


def test_every_read_and_write_passes_the_gate_or_says_why_not() -> None:
    past = [n for n, verbs in GATED.items() if not verbs and n.split(".")[0] not in REASONS["areas"]]
    assert sorted(past) == sorted(REASONS["functions"])


def test_only_what_stands_below_access_is_let_off_as_a_whole() -> None:
    assert sorted(REASONS["areas"]) == ["ledger", "storage"]
    reach = [name for name, _ in policy.modules("models") if name.split(".")[0] in REASONS["areas"]]
    assert reach == ["ledger.models"]  # its table of lines; storage has none


def test_every_verb_that_is_asked_for_has_a_line() -> None:
    asked = {verb for verbs in GATED.values() for verb in verbs}
    assert asked - gate.policy().keys() == set()


def test_every_line_is_asked_for_somewhere() -> None:
    asked = {verb for verbs in GATED.values() for verb in verbs} | set(PROPOSED_BY.values())
    assert gate.policy().keys() - asked == set()


def test_every_reason_says_something() -> None:
    reasons = [reason for table in REASONS.values() for reason in table.values()]
    assert [reason for reason in reasons if len(reason) < 20] == []


@pytest.mark.parametrize("level", gate.LEVELS)
@pytest.mark.parametrize("role", ["nobody", "newcomer", "stranger"])
def test_whoever_has_no_rights_has_none(role: str, level: str) -> None:
    assert [verb for verb in gate.policy() if gate.may(Actor("1", role, level), verb)] == []


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


TYPED = {
    "name": "Eve", "names": "Stow", "into": "1", "headcount": "1", "people": "5", "source": "guess",
    "stage": "cards",
    "owner": "o1", "by_day": "2126-01-01", "how": "done", "handle": "Eve", "title": "Eve", "icon": "leaf",
    "who": "Eve", "when": "none", "on": "yes", "state": "left", "other": "Eve", "kind": "gym", "answer": "same",
    "pasted": "Name\nEve\nBob\n", "folder": "/tmp", "code": "7QK-4MP", "text": "lunch", "level": "2",
}  # fmt: skip
"""Something that fits, for every form."""


@pytest.fixture
def dev(harbor: Harbor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A desk where somebody sits who has a login and no rights."""
    monkeypatch.setattr(middleware.access, "alone", lambda _actor: DEV)


def sit_down() -> Client:
    return seat(Client(HTTP_HOST="localhost:8765"))


def test_every_page_is_shut_to_somebody_without_rights_or_says_why_not(dev: None, harbor: Harbor) -> None:
    cleo = harbor.worker("Cleo Quarantine-Name", department="Stow", shift="Nights")
    code, cell = people.code_of(harbor.amara, cleo), str(harbor.person(cleo).cell)
    before = ledger.head(harbor.amara)
    open_to_all = set()
    for pattern in patterns(get_resolver()):
        known = filled(pattern)[1 if len(filled(pattern)) > 1 else 0]
        address = known.replace("4711", cell).replace("7QK-4MP", code)
        posted, read = sit_down().post(address, TYPED | {"words": "zoom"}), sit_down().get(address)
        assert b"Quarantine" not in posted.content + read.content
        if read.status_code not in (404, 405):
            open_to_all.add(pattern)
    assert sorted(open_to_all) == sorted(REASONS["pages"])
    assert ledger.head(harbor.amara) == before
