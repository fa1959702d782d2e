"""The gate: says no in the same words as "not found"."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from brazier.terms import Actor, Refused

LEVELS = ("table", "committee", "site")
ALL, CARE = "all", "care"
INITIALS, NAMES, STANDING, NOTES = range(4)
"""Tiers: what is told of a person, each with all before it."""


POLICY = ("policy.toml", "policy_campaign.toml")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the policy for one verb. reach: all or care; tier: 0 to 3."""

    levels: frozenset[str]
    roles: frozenset[str]
    reach: str
    tier: int


@cache
def policy() -> dict[str, tuple[Rule, ...]]:
    """The rows by verb, as the two files of the policy say."""
    found: dict[str, list[Rule]] = {}
    for name in POLICY:
        for row in tomllib.loads((files("brazier.access") / name).read_text("utf-8"))["rule"]:
            for verb in row["verbs"]:
                found.setdefault(f"{row['area']}.{verb}", []).append(_rule(row))
    return {verb: tuple(rules) for verb, rules in found.items()}


def _rule(row: dict[str, Any]) -> Rule:
    levels = LEVELS if row["levels"] == "*" else row["levels"]
    return Rule(frozenset(levels), frozenset(row["roles"]), row.get("reach", ALL), row.get("tier", INITIALS))


def may(actor: Actor, verb: str) -> bool:
    """Whether this role may do this, to anything at all. An unknown verb is refused to everybody."""
    return _widest(actor, verb) is not None


def allow(actor: Actor, verb: str) -> Rule:
    """Pass, or stop. Gives how far it goes: all or only what is in their care, and how much is told.

    Errors: Refused, which pages show exactly like a thing that does not exist.
    """
    found = _widest(actor, verb)
    if found is None:
        raise Refused("access.denied", "There is nothing here.")
    return found


@cache
def _fitting(role: str, level: str, verb: str) -> Rule | None:
    fit = [rule for rule in policy().get(verb, ()) if role in rule.roles and level in rule.levels]
    return max(fit, key=lambda rule: (rule.reach == ALL, rule.tier), default=None)


def _widest(actor: Actor, verb: str) -> Rule | None:
    return _fitting(actor.role, actor.level, verb)
