"""Whatever harm somebody types as a name, a note, a place or a file's name, every page shows it as text."""

import io
import re
from collections.abc import Iterator
from urllib.parse import urldefrag, urlsplit

import pytest
from django.test import Client
from pypdf import PdfReader
from tests.harbor import hostile
from tests.harbor.cast import NOW, Harbor

from brazier.lists import actions as lists
from brazier.people import queries as people
from brazier.workplaces import actions as workplaces

LINK = re.compile(r'(?:href|hx-get)="([^"#]+)"')
MOST = 400
AWAY = ("/static/", "/seal", "/hide", "/start", "/sit-down")


def walked(client: Client, starts: list[str]) -> Iterator[tuple[str, bytes, str]]:
    """Every page that can be reached by its links, one for each that differs in more than a number or a code."""
    waiting, seen = list(starts), set()
    while waiting and len(seen) < MOST:
        path = waiting.pop(0).replace("&amp;", "&")
        kind = re.sub(r"\d+|/[0-9A-Z]{3}-[0-9A-Z]{3,4}", "_", urldefrag(path)[0])
        if path in starts and path not in seen:
            kind = path  # each page to begin at is looked at once, also where it differs in a code only
        if kind in seen or path.startswith(AWAY) or not path.startswith("/"):
            continue
        seen.add(kind)
        answer = client.get(path, follow=True)
        assert answer.status_code < 500, path
        body = b"".join(answer) if answer.streaming else answer.content  # type: ignore[attr-defined]
        yield path, body, answer["Content-Type"]
        if "text/html" in answer["Content-Type"]:
            waiting += [link for link in LINK.findall(body.decode()) if not urlsplit(link).netloc]


def spoil(harbor: Harbor, texts: tuple[str, ...]) -> list[str]:
    """Put these texts wherever words are kept; gives the pages to begin at."""
    numbers = []
    for at, text in enumerate(texts):
        number = harbor.worker(
            text, department=texts[-1 - at % 6], shift=texts[at % 6], job=text, email=text, languages=text
        )
        numbers.append(number)
        if at < 6:
            harbor.talk(number, 1 + at % 5, quote=text, ask="other", ask_text=text, answer="yes")
            harbor.act(number)
    harbor.organizer(texts[0])
    workplaces.change_campaign(harbor.amara, name=texts[1], title=texts[2][:40], icon="leaf", now=NOW)
    rows = "\n".join(
        f'"{text.replace(chr(34), chr(34) * 2)}",917 555 01{n:02}' for n, text in enumerate(texts[:40])
    )
    waits, _ = lists.bring(
        harbor.amara, files=[(f"{texts[3]}.csv", f'Name,"{texts[4]}"\n{rows}'.encode())], now=NOW
    )
    codes = [people.code_of(harbor.amara, number) for number in numbers[:12]]
    own = [f"/people/{code}{part}" for part in ("", "/part") for code in codes]
    paper = [f"/people/{code}/record.pdf" for code in codes[:2]]
    plain = ["/chart/", "/people/", "/more/", "/lists/", "/building/", "/steps?whose=all"]
    return [*plain, f"/lists/{waits}", *own, *paper]


def test_sixty_payloads_are_harm_wherever_they_are_not_escaped() -> None:
    assert len(hostile.SCRIPTS) >= 60
    molds = (
        "<p>{}</p>",
        '<input value="{}">',
        "<input value='{}'>",
        "<title>{}</title>",
        "<textarea>{}</textarea>",
    )
    blind = [text for text in hostile.SCRIPTS if not any(hostile.harm(mold.format(text)) for mold in molds)]
    assert blind == []


def test_no_payload_comes_to_life_on_any_page_n33(at_desk: Client, harbor: Harbor) -> None:
    starts = spoil(harbor, hostile.SCRIPTS)
    found, pages, shown = {}, 0, ""
    for path, body, kind in walked(at_desk, starts):
        pages += 1
        if "text/html" in kind:
            shown += body.decode()
            found |= {path: harm} if (harm := hostile.harm(body.decode())) else {}
    assert found == {}
    assert pages > 40
    assert shown.count("&lt;script&gt;alert(1)") > 20  # they were there to be seen


def test_no_payload_is_more_than_text_on_paper_n33(at_desk: Client, harbor: Harbor) -> None:
    starts = [path for path in spoil(harbor, hostile.SCRIPTS) if path.endswith(".pdf")]
    for path, body, kind in walked(at_desk, starts):
        assert kind == "application/pdf", path
        assert not [
            name for name in (b"/JavaScript", b"/JS ", b"/URI ", b"/Launch", b"/OpenAction") if name in body
        ]
        assert "alert(1)" in "".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)


@pytest.mark.parametrize("text", ["{{7*7}}", "{% load static %}", "{0.__class__}", "%s%n", '#read("/etc/passwd")'])
def test_what_looks_like_a_template_is_shown_as_it_is_n34(at_desk: Client, harbor: Harbor, text: str) -> None:
    number = harbor.worker(f"Rosa {text}")
    harbor.talk(number, 2, quote=f"said {text}")
    at = f"/people/{people.code_of(harbor.amara, number)}"
    escaped = text.replace('"', "&quot;")
    for path in (at, "/people/", f"{at}/part"):
        page = at_desk.get(path).content.decode()
        assert escaped in page or path.endswith("/part"), path
        assert "49" not in re.sub(r'value="\w{64}"', "", page.replace("7*7", ""))[:200]
    paper = PdfReader(io.BytesIO(at_desk.get(f"{at}/record.pdf").content))
    assert text.replace(" ", "") in "".join(p.extract_text() for p in paper.pages).replace(" ", "").replace(
        "\n", ""
    )


def test_every_mold_stays_a_mold_on_every_page_n34(at_desk: Client, harbor: Harbor) -> None:
    for path, body, kind in walked(at_desk, spoil(harbor, hostile.MOLDS)):
        told = body.decode("utf-8", "replace") if "text/html" in kind else ""
        for leaked in ("<class ", "root:", "Session object", "SafeString", "django."):
            assert leaked not in told, path
