"""What one request may bring: counted as it comes, refused past the limit, and heard out to the end."""

import asyncio
from typing import Any

import pytest

from brazier.web import intake
from brazier.web.intake import Message, Receive, Reply, Scope, Send, bounded


class Heard:
    """An application that gathers its body, as Django does, and answers ok."""

    def __init__(self) -> None:
        self.body: bytes | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = b""
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        self.body = body
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"ok"})


def ask(heard: Heard, chunks: list[bytes], announced: bytes | None = None) -> tuple[list[Message], int]:
    """Send chunks to an application that may take ten bytes; gives its answer and how many chunks were left."""
    waiting = list(chunks)

    async def receive() -> Message:
        chunk = waiting.pop(0)
        return {"type": "http.request", "body": chunk, "more_body": bool(waiting)}

    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    def refused(scope: Scope, most: int) -> Reply:
        return 413, [(b"x-why", scope["path"].encode())], f"more than {most}".encode()

    headers = [(b"content-length", announced)] if announced is not None else []
    scope: Scope = {"type": "http", "headers": headers, "path": "/lists/"}
    asyncio.run(bounded(heard, limit=lambda _: 10, reply=refused)(scope, receive, send))
    return sent, len(waiting)


def test_what_fits_goes_through_untouched() -> None:
    heard = Heard()
    sent, _ = ask(heard, [b"12345", b"67890"], b"10")
    assert heard.body == b"1234567890"
    assert [m.get("status") for m in sent] == [200, None]


@pytest.mark.parametrize("announced", [b"11", None, b"3"], ids=["told", "in pieces", "told less than it sends"])
def test_one_byte_more_is_refused_before_anybody_reads_it(announced: bytes | None) -> None:
    heard = Heard()
    sent, left = ask(heard, [b"12345", b"67890", b"1", b"more"], announced)
    assert heard.body is None
    assert sent == [
        {
            "type": "http.response.start",
            "status": 413,
            "headers": [(b"x-why", b"/lists/")],
        },
        {"type": "http.response.body", "body": b"more than 10"},
    ]
    assert left == 0  # the browser was let finish, or it would never show the answer


def test_when_the_last_piece_is_the_one_too_many_nobody_waits_for_another() -> None:
    sent, left = ask(Heard(), [b"12345", b"678901"])
    assert [m.get("status") for m in sent] == [413, None]
    assert left == 0


def test_who_never_stops_is_not_heard_out_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "MOST_HEARD_OUT", 100)
    _, left = ask(Heard(), [b"x" * 20] * 50)
    assert left == 43


def test_what_is_no_request_passes_by() -> None:
    seen: list[Any] = []

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope["type"])

    asyncio.run(
        bounded(application, limit=lambda _: 0, reply=lambda *_: (413, [], b""))({"type": "lifespan"}, None, None)
    )  # type: ignore[arg-type]
    assert seen == ["lifespan"]
