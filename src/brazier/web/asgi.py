"""What the web server is handed: Django, behind a limit on what one request may bring."""

from io import BytesIO

from django.core.asgi import get_asgi_application

_django = get_asgi_application()  # sets Django up; the areas below can be imported only afterwards

from django.conf import settings  # noqa: E402
from django.contrib.sessions.backends.cache import SessionStore  # noqa: E402
from django.core.handlers.asgi import ASGIRequest  # noqa: E402
from django.template.defaultfilters import filesizeformat  # noqa: E402
from django.template.loader import render_to_string  # noqa: E402
from django.utils import translation  # noqa: E402

from brazier.storage.hub import State, here  # noqa: E402
from brazier.web.intake import MOST_AT_DESK, MOST_BEFORE, Reply, Scope, bounded  # noqa: E402
from brazier.web.middleware import DROP_PATH, HEADERS, SEALED_PATHS, shut  # noqa: E402


def _limit(scope: Scope) -> int:
    """The browser that opened the desk may bring lists; everybody else a few words."""
    key = _request(scope).COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    opened = key and here.state is State.OPEN and SessionStore(key).get("opened")
    return MOST_AT_DESK if opened and opened == here.times_opened else MOST_BEFORE


def _too_much(scope: Scope, most: int) -> Reply:
    is_shut = here.state is State.SEALED and scope["path"] not in SEALED_PATHS
    if is_shut or scope["path"] == DROP_PATH:  # what is said there whatever comes
        answer = shut()
        return answer.status_code, _bytes({**dict(answer.items()), **HEADERS}), answer.content
    language = translation.get_language_from_request(_request(scope))
    with translation.override(language):
        words = {"most": filesizeformat(most), "language": language, "rtl": translation.get_language_bidi()}
        page = render_to_string("web/too_much.html", words).encode()
    headers = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(page))}
    return 413, _bytes({**headers, "Content-Language": language, **HEADERS}), page


def _bytes(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode(), value.encode()) for name, value in headers.items()]


def _request(scope: Scope) -> ASGIRequest:
    return ASGIRequest(scope, BytesIO())


application = bounded(_django, limit=_limit, reply=_too_much)
