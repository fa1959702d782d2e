"""The gate: says no in the same words as "not found"."""

import tomllib
from functools import cache
from importlib.resources import files

from brazier.terms import Actor, Refused


@cache
def policy() -> dict[str, frozenset[str]]:
    """Roles by verb, as policy.toml says."""
    text = (files("brazier.access") / "policy.toml").read_text("utf-8")
    return {verb: frozenset(roles) for verb, roles in tomllib.loads(text)["verbs"].items()}


def may(actor: Actor, verb: str) -> bool:
    """Whether this role may do this. An unknown verb is refused to everybody."""
    return actor.role in policy().get(verb, frozenset())


def allow(actor: Actor, verb: str) -> None:
    """Pass, or stop. Errors: Refused, which pages show exactly like a thing that does not exist."""
    if not may(actor, verb):
        raise Refused("access.denied", "There is nothing here.")
