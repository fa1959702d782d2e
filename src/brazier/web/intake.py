"""How much one request may hand in, counted before anybody reads it. Pure.

Django gathers the whole body before our first guard is asked, and past its limit it would spill it into a file
of the temporary folder, in plain text. So nothing past the limit ever reaches it.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from brazier.lists.limits import FILE_BYTES

Scope = dict[str, Any]
Message = Mapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]
Reply = tuple[int, list[tuple[bytes, bytes]], bytes]

MOST_AT_DESK: Final = FILE_BYTES
MOST_BEFORE: Final = 256 * 1024
"""For whoever has not opened the desk: the words, or the first evening's list of names."""

MOST_HEARD_OUT: Final = 2 * 1024 * 1024 * 1024
"""A browser shows our answer only when it was let finish; what it sends meanwhile is dropped unread."""


def bounded(
    application: Application, *, limit: Callable[[Scope], int], reply: Callable[[Scope, int], Reply]
) -> Application:
    """The application, with an answer of its own to every request that brings more bytes than it may.

    limit: bytes this request may bring. reply: status, headers and body of the answer to one that brings more.
    """

    async def handle(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await application(scope, receive, send)
            return
        counted = _Counted(receive, limit(scope))
        if _announced(scope) > counted.most:
            counted.over = True
        else:
            await application(scope, counted.receive, send)
        if counted.over:
            if not counted.is_whole:
                await _hear_out(receive)
            await _answer(send, reply(scope, counted.most))

    return handle


class _Counted:
    """The body of one request, cut off where it becomes too much: the application sees the browser leave."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self.most = most
        self.bytes = 0
        self.over = False
        self.is_whole = False
        """Whether the last piece has come: then nothing more does, and nobody may wait for it."""

    async def receive(self) -> Message:
        message = await self._receive()
        self.bytes += len(message.get("body", b""))
        self.is_whole = not message.get("more_body")
        if self.bytes <= self.most:
            return message
        self.over = True
        return {"type": "http.disconnect"}


def _announced(scope: Scope) -> int:
    told = dict(scope["headers"]).get(b"content-length", b"")
    return int(told) if told.isdigit() else 0


async def _hear_out(receive: Receive) -> None:
    heard = 0
    while heard <= MOST_HEARD_OUT:
        message = await receive()
        heard += len(message.get("body", b""))
        if message["type"] != "http.request" or not message.get("more_body"):
            return


async def _answer(send: Send, reply: Reply) -> None:
    status, headers, body = reply
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
