"""What the web server is handed."""

import io
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import django
from django.conf import settings
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler

Receive = Callable[[], Awaitable[Mapping[str, Any]]]


class Handler(ASGIHandler):
    """Django's own handler, but what is sent to us stays in memory. Django's lets a large body spill into a
    plain file in the temporary folder, list of names and all."""

    async def read_body(self, receive: Receive) -> io.BytesIO:
        """The body of one request; empty if it is over the limit, which the door tells the sender."""
        body, size = io.BytesIO(), 0
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise RequestAborted
            part = message.get("body", b"")
            size += len(part)
            if size <= settings.MOST_UPLOAD_BYTES:
                body.write(part)
            else:
                body = io.BytesIO()  # the rest is read and let go, so that the sender hears the answer
            if not message.get("more_body", False):
                break
        body.seek(0)
        return body


django.setup(set_prefix=False)
application = Handler()
