"""Nothing of a library has a table, an address or a session of its own, but what is listed with its reason."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

LISTED = tomllib.loads(Path(__file__).with_name("foreign_tables.toml").read_text("utf-8"))
OF_LIBRARIES = (
    "accounts/login/", "accounts/logout/", "accounts/signup/", "accounts/password/reset/", "accounts/email/",
    "accounts/password/change/", "accounts/reauthenticate/", "accounts/confirm-email/", "accounts/inactive/",
    "accounts/2fa/", "accounts/2fa/totp/activate/", "accounts/2fa/totp/deactivate/", "accounts/2fa/webauthn/",
    "accounts/2fa/webauthn/add/", "accounts/2fa/recovery-codes/", "accounts/2fa/authenticate/",
    "accounts/login/code/", "accounts/login/webauthn/", "accounts/signup/passkey/", "accounts/3rdparty/",
    "admin/", "admin/login/", "login/", "logout/", "password_reset/", "_allauth/browser/v1/auth/session",
)  # fmt: skip


def views(resolver: URLResolver) -> Iterator[str]:
    """The module of every view that has an address."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield entry.callback.__module__
        else:
            yield from views(entry)


def test_every_address_leads_to_a_view_of_ours() -> None:
    modules = set(views(get_resolver()))
    assert [m for m in modules if not m.startswith("brazier.")] == []


def test_every_table_is_ours_or_listed(db: None) -> None:
    ours = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    assert [m for m in apps.get_models() if not m.__module__.startswith("brazier.")] == []
    assert set(connection.introspection.table_names()) - ours == set(LISTED["tables"]) - {"sessions"}


def test_sessions_are_kept_where_the_list_says() -> None:
    assert LISTED["tables"]["sessions"]["keeps_for"] == "memory"
    assert settings.SESSION_ENGINE == "django.contrib.sessions.backends.cache"
    assert "locmem" in settings.CACHES[settings.SESSION_CACHE_ALIAS]["BACKEND"]


@pytest.mark.parametrize("address", OF_LIBRARIES)
def test_no_address_of_a_sign_in_library_is_there(at_desk: Client, address: str) -> None:
    for answer in (at_desk.get(f"/{address}"), at_desk.post(f"/{address}", {"email": "a@b.example"})):
        assert answer.status_code == 404


def test_nothing_of_ours_sends_mail() -> None:
    assert "allauth" not in " ".join(settings.INSTALLED_APPS)
    source = Path(__file__).parents[2] / "src/brazier"
    assert [p for p in source.rglob("*.py") if "django.core.mail" in p.read_text("utf-8")] == []
