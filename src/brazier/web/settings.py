"""Django's settings. Nothing secret stands here: keys live in memory, in `storage.hub`."""

import os
import secrets
from pathlib import Path
from typing import Any

import dj_database_url
from django.conf.locale import LANG_INFO

from brazier.web import clock
from brazier.web.intake import MOST_AT_DESK
from brazier.web.reached import AT_DESK

DEBUG = False
SECRET_KEY = secrets.token_urlsafe(48)  # lives as long as the process; a restart ends every session
ALLOWED_HOSTS = [*AT_DESK]  # by which names we are reached; `brazier serve --domain` puts its one name here
ROOT_URLCONF = "brazier.web.urls"
AUTH_USER_MODEL = "access.Organizer"
PASSWORD_HASHERS = ["brazier.access.backends.SignInHasher"]
ASGI_APPLICATION = "brazier.web.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "brazier.access",
    "brazier.ledger",
    "brazier.keeping",
    "brazier.vault",
    "brazier.workplaces",
    "brazier.people",
    "brazier.conversations",
    "brazier.cards",
    "brazier.reasons",
    "brazier.rota",
    "brazier.learning",
    "brazier.pages",
    "brazier.lists",
    "brazier.wallchart",
    "brazier.handbook",
    "brazier.tests_of_strength",
    "brazier.calling",
    "brazier.election",
    "brazier.bag",
    "brazier.today",
    "brazier.phone",
    "brazier.upkeep",
    "brazier.web",
]
MIDDLEWARE = [
    "brazier.web.middleware.door",
    "brazier.web.middleware.straight",
    "servestatic.middleware.ServeStaticMiddleware",
    "brazier.web.middleware.Sessions",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "brazier.web.middleware.desk",
    "brazier.web.seats.stepping.views.stepping",
    "brazier.web.middleware.Sentences",
]


def _database() -> dict[str, Any]:
    """The encrypted file by default; a union's own PostgreSQL by DATABASE_URL, any schema."""
    url = os.environ.get("DATABASE_URL", "")
    if url:
        found: dict[str, Any] = dict(dj_database_url.parse(url))
        found["ENGINE"] = "brazier.storage.postgresql"
        found["OPTIONS"] = {**found.get("OPTIONS", {}), "pool": {"min_size": 0, "max_size": 4}}
        return found
    return {
        "ENGINE": "brazier.storage.sqlcipher",
        "NAME": "hub.db",  # the folder is known to storage.hub alone
        "OPTIONS": {"transaction_mode": "IMMEDIATE"},
    }


DATABASES = {"default": _database()}

# Sessions live in memory: sealing and restarting end them all, and none is ever on disk.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    "sessions": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "sessions",
        "OPTIONS": {"MAX_ENTRIES": 1000},
    },
}
SESSION_ENGINE = "django.contrib.sessions.backends.cache"
SESSION_CACHE_ALIAS = "sessions"
SESSION_COOKIE_NAME = "desk"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_NAME = "form"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "brazier.web.views.refused"

# Uploads stay in memory: a file spooled to disk would lie there in plain text. `web.intake` lets no request
# through that is larger than this, so that Django's own spool never reaches the point where it rolls to disk.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = MOST_AT_DESK + 1
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # each column of twenty lists is a field

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["brazier.web.views.frame"]},
    }
]

STATIC_URL = "static/"
SERVESTATIC_USE_FINDERS = True
SERVESTATIC_MAX_AGE = 3600

USE_TZ = True
TIME_ZONE = clock.zone_name()
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("es", "Español"),
    ("fr", "Français"),
    ("ht", "Kreyòl ayisyen"),
    ("ar", "العربية"),
    ("bn", "বাংলা"),
    ("zh-hans", "简体中文"),
    ("pl", "Polski"),
]
LANG_INFO["ht"] = {"bidi": False, "code": "ht", "name": "Haitian Creole", "name_local": "Kreyòl ayisyen"}
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Strict"
LOCALE_PATHS = [Path(__file__).parent / "locale"]

# Nothing is logged: a traceback or an address could hold a name. `web.views.broken` prints a place in the code.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"nowhere": {"class": "logging.NullHandler"}},
    "root": {"handlers": ["nowhere"]},
    "loggers": {"django": {"handlers": ["nowhere"], "propagate": False}},
}
