"""Phones that come back at the same moment, each on a line of its own."""

import asyncio
import hmac
import json
import time
from dataclasses import dataclass, field
from hashlib import sha256

AGAIN_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Letter:
    """One sealed box and the key for its proof."""

    id: str
    raw: bytes
    receipt: bytes


@dataclass(slots=True)
class Answers:
    """How long each answer took, in seconds; how many did not say that it is kept."""

    waits: list[float] = field(default_factory=list)
    again: int = 0


async def all_at_once(port: int, letters: list[list[Letter]]) -> tuple[float, Answers]:
    """Hand everything over, each phone one after the other. Gives the seconds until the last is kept."""
    answers, gate = Answers(), asyncio.Event()
    lines = [asyncio.create_task(_one_phone(port, mine, answers, gate)) for mine in letters]
    await asyncio.sleep(0)
    began = time.perf_counter()
    gate.set()
    await asyncio.gather(*lines)
    return time.perf_counter() - began, answers


async def _one_phone(port: int, letters: list[Letter], answers: Answers, gate: asyncio.Event) -> None:
    await gate.wait()
    line = await asyncio.open_connection("127.0.0.1", port)
    for letter in letters:
        while not await _hand(line, port, letter, answers):
            answers.again += 1
            line[1].close()
            await asyncio.sleep(AGAIN_SECONDS)
            line = await asyncio.open_connection("127.0.0.1", port)
    line[1].close()


async def _hand(
    line: tuple[asyncio.StreamReader, asyncio.StreamWriter], port: int, letter: Letter, answers: Answers
) -> bool:
    """Whether it is kept, with the hub's proof."""
    began = time.perf_counter()
    reader, writer = line
    head = f"POST /drop HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Length: {len(letter.raw)}\r\n"
    writer.write(f"{head}Content-Type: application/octet-stream\r\n\r\n".encode() + letter.raw)
    try:
        told = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        body = await _body(reader, told)
    except (asyncio.IncompleteReadError, ConnectionError):
        return False
    answers.waits.append(time.perf_counter() - began)
    if not told.startswith("http/1.1 200"):
        return False
    said = json.loads(body)
    proof = hmac.new(letter.receipt, f"kept:{letter.id}".encode(), sha256).hexdigest()
    assert (said["state"], said["receipt"]) == ("kept", proof), said
    return True


async def _body(reader: asyncio.StreamReader, told: str) -> bytes:
    """The whole body; a page comes with its length, a proof in pieces."""
    if "content-length: " in told:
        return await reader.readexactly(int(told.split("content-length: ")[1].split("\r\n", maxsplit=1)[0]))
    assert "transfer-encoding: chunked" in told, told
    whole = b""
    while size := int(await reader.readuntil(b"\r\n"), 16):
        whole += (await reader.readexactly(size + 2))[:-2]
    await reader.readexactly(2)
    return whole
