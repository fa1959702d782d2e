"""The same list in a shared sheet and in a plain Django admin. Run by `bench/plant` in a process of its own.

Takes a CSV with name, phone and level, prints as JSON how many of its people each read on the first day.
"""

import csv
import html
import json
import sys
import time
from pathlib import Path

import django
from django.conf import settings

LINES = 100
"""What the admin shows a page, when nobody chose."""

settings.configure(
    SECRET_KEY="only for this bench",
    ALLOWED_HOSTS=["testserver"],
    ROOT_URLCONF=__name__,
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    INSTALLED_APPS=[
        "django.contrib.admin",
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.messages",
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ]
            },
        }
    ],
)
django.setup()

from django.contrib import admin  # noqa: E402
from django.contrib.auth.models import Permission, User  # noqa: E402
from django.contrib.contenttypes.models import ContentType  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import path  # noqa: E402


class Person(models.Model):
    """One line of the list."""

    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=20)
    level = models.IntegerField()

    class Meta:
        app_label = "auth"


class PersonAdmin(admin.ModelAdmin):
    """As the tutorial has it."""

    list_display = ("name", "phone", "level")


admin.site.register(Person, PersonAdmin)
urlpatterns = [path("admin/", admin.site.urls)]


def main() -> None:
    """Read both, as somebody who may look."""
    given = Path(sys.argv[1])
    rows = list(csv.DictReader(given.open(encoding="utf-8")))
    found = {"csv": _of(rows, given.read_text("utf-8")), "admin": _admin(rows)}
    print(json.dumps(found))


def _of(rows: list[dict[str, str]], text: str) -> dict[str, object]:
    told = html.unescape(text)
    return {"read": sum(row["name"] in told and row["phone"] in told for row in rows), "requests": 1}


def _admin(rows: list[dict[str, str]]) -> dict[str, object]:
    call_command("migrate", verbosity=0)
    with connection.schema_editor() as editor:
        editor.create_model(Person)
    Person.objects.bulk_create(Person(**row) for row in rows)
    eve = User.objects.create_user("eve", password="eve", is_staff=True)
    kind = ContentType.objects.get_for_model(Person)
    eve.user_permissions.add(Permission.objects.get_or_create(codename="view_person", content_type=kind)[0])
    browser, began = Client(), time.perf_counter()
    browser.post("/admin/login/", {"username": "eve", "password": "eve"})
    pages = [
        browser.get("/admin/auth/person/", {"p": str(page)} if page > 1 else {})
        for page in range(1, 1 + -(-len(rows) // LINES))
    ]
    assert {page.status_code for page in pages} == {200}
    text = " ".join(page.content.decode() for page in pages)
    return {**_of(rows, text), "requests": 1 + len(pages), "seconds": round(time.perf_counter() - began, 1)}


if __name__ == "__main__":
    main()
