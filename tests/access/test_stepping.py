"""Every address that counts asks once more who sits there, and no other does; stepping.toml says which."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, path
from tests.access.matrix import ROUTES
from tests.harbor.cast import NOW, Harbor
from tests.web.conftest import forget_proofs, seat_as
from tests.web.test_every_address import filled, nothing_leaves_this_test  # noqa: F401  # it holds here too

from brazier.access.models import Level, Organizer
from brazier.access.signin.stepping import FORMS, KEYS, PAGES
from brazier.access.views import needed_at, needs
from brazier.ledger import queries as ledger

TABLE: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("stepping.toml").read_text("utf-8"))
COUNTS, DOES_NOT = TABLE["counts"], TABLE["does_not"]
AREAS = (
    "brazier.upkeep.joining", "brazier.upkeep.organizers", "brazier.upkeep.pairs", "brazier.upkeep.leaving",
    "brazier.upkeep.lost", "brazier.web.seats.own", "brazier.web.shares",
)  # fmt: skip
VERBS = {
    "access.own", "access.invite", "access.vouch", "access.role", "access.level", "access.remove", "access.state",
    "access.pair", "access.tree", "upkeep.export", "upkeep.keys", "upkeep.shares",
}  # fmt: skip
"""Where and with which rights something counts. A new address there is named in the table, either way."""


def addresses(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, object]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield before + str(entry.pattern), entry.callback
        else:
            yield from addresses(entry, before + str(entry.pattern))


def concerned(view: object) -> bool:
    """Whether an address stands where something counts."""
    needed = needed_at(view)
    return view.__module__.startswith(AREAS) or bool(needed and {needed.verb, needed.post} & VERBS)


def unnamed(resolver: URLResolver) -> set[str]:
    """Addresses where something counts that the table does not name."""
    return {name for name, view in addresses(resolver) if concerned(view)} - COUNTS.keys() - DOES_NOT.keys()


def asking(resolver: URLResolver) -> dict[str, str]:
    """What each address says of itself."""
    said = ((name, needed_at(view)) for name, view in addresses(resolver))
    return {name: needed.step_up for name, needed in said if needed and needed.step_up}


def test_every_address_where_something_counts_asks_or_says_why_not() -> None:
    assert sorted(unnamed(get_resolver())) == []
    assert asking(get_resolver()) == COUNTS


def test_the_table_names_nothing_that_is_gone_and_gives_its_reasons() -> None:
    there = {name for name, _ in addresses(get_resolver())}
    assert (COUNTS.keys() | DOES_NOT.keys()) - there == set()
    assert COUNTS.keys() & DOES_NOT.keys() == set()
    assert set(COUNTS.values()) == {FORMS, PAGES, KEYS}
    assert [reason for reason in DOES_NOT.values() if len(reason) < 20] == []


def test_a_new_address_without_stepping_up_is_found() -> None:
    def invite_many(request: object) -> None: ...

    planted = needs("access.invite")(invite_many)  # type: ignore[arg-type]
    resolver = get_resolver()
    resolver.url_patterns.append(path("organizers/invite-many", planted))
    try:
        assert unnamed(resolver) == {"organizers/invite-many"}
    finally:
        resolver.url_patterns.pop()


@pytest.fixture(params=["table", "committee"])
def stale(request: pytest.FixtureRequest, harbor: Harbor) -> Client:
    """Somebody who may do everything, long after they signed in."""
    if request.param != "table":
        Level.objects.create(level=request.param, since=NOW, by="1", agreed_by="1")
        Organizer.objects.update(role="committee")
    client = seat_as(Client(HTTP_HOST="localhost:8765", raise_request_exception=False), harbor.amara.id)
    forget_proofs()
    return client


def asks(client: Client, method: str, name: str) -> bool:
    address = filled(name)[-1 if "<int" in name else 0].replace("9" * 40, "4711")
    answer = getattr(client, method)(address, {"handle": "Eve", "reason": "typed <b>"} if method == "post" else {})
    if method == "post" and answer.status_code == 401:
        page = answer.content.decode()
        return "Is it still you?" in page and 'name="handle" value="Eve"' in page and "typed &lt;b&gt;" in page
    return answer.status_code == 302 and answer["Location"].startswith("/seat/step-up?back=/")


def test_what_counts_asks_keeps_what_was_typed_and_changes_nothing(stale: Client, harbor: Harbor) -> None:
    before, found = ledger.head(harbor.amara), {}
    for name in COUNTS:
        found[name] = (asks(stale, "get", name), asks(stale, "post", name))
    wanted = {
        name: (
            how in (PAGES, KEYS) and "get" in ROUTES[name] and ROUTES[name]["get"] != "-",
            "post" in ROUTES[name],
        )
        for name, how in COUNTS.items()
    }
    assert found == wanted
    assert ledger.head(harbor.amara) == before


def test_nothing_else_asks(stale: Client, harbor: Harbor) -> None:
    rest = [name for name in ROUTES if name not in COUNTS and name not in ("seal", "hide")]
    assert [name for name in rest if asks(stale, "get", name) or asks(stale, "post", name)] == []


def test_whoever_may_not_do_it_is_not_asked_and_finds_nothing(harbor: Harbor) -> None:
    Level.objects.create(level="committee", since=NOW, by="1", agreed_by="1")
    taker = harbor.organizer("Tia")
    Organizer.objects.filter(pk=taker).update(role="taker")
    client = seat_as(Client(HTTP_HOST="localhost:8765"), taker)
    forget_proofs()
    others = [name for name in COUNTS if not name.startswith("seat/")]
    got = {name: client.post(filled(name)[0].replace("zz", "1"), {}).status_code for name in others}
    assert set(got.values()) <= {404, 405}, got
