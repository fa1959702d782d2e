"""What is typed on the first evening is read with the same care, before there is a hub."""

import re
from pathlib import Path

from django.test import Client

from brazier.access.models import Organizer
from brazier.web.forms import Start

FIRST = {"name": "Kettle", "people": "30"}


def test_names_are_one_a_line_without_gaps_and_doubles() -> None:
    form = Start(FIRST | {"trusted": " Rosa  Diaz\n\nMei-Lin\nRosa Diaz\n"})
    assert form.is_valid()
    assert form.names() == ["Rosa Diaz", "Mei-Lin"]


def test_what_is_written_beside_a_name_is_held_up_once(own_folder: Path, client: Client) -> None:
    typed = FIRST | {"trusted": "Christian López\nRosa (undocumented)"}
    held = client.post("/start", typed)
    assert held.status_code == 400
    assert "Rosa (undocumented)" in held.content.decode()
    assert b"papers" in held.content
    assert client.post("/start", typed | {"keep_note": "on"}).status_code == 302


def test_names_alone_go_through(own_folder: Path, client: Client) -> None:
    assert client.post("/start", FIRST | {"trusted": "Christian López\nMuslim Uddin"}).status_code == 302


def test_a_typing_slip_in_the_six_words_leaves_the_other_five_in_the_box(own_folder: Path, client: Client) -> None:
    client.post("/start", FIRST)
    typed = "abacus abdomen abdominal abide abiding abilty"
    answer = client.post("/start/words", {"words": typed})
    assert answer.status_code == 400
    assert f">{typed}</textarea>" in answer.content.decode()


def test_a_guess_of_how_many_is_read_as_it_is_written(own_folder: Path, client: Client) -> None:
    assert client.post("/start", FIRST | {"people": "about 1,200"}).status_code == 302


def test_whoever_begins_has_a_name_in_her_own_language(own_folder: Path, client: Client) -> None:
    client.cookies["language"] = "es"
    client.post("/start", FIRST)
    words = re.findall(r'class="code-word"[^>]*>(\w+)<', client.get("/start/words").content.decode())
    assert client.post("/start/words", {"words": " ".join(words)}).status_code == 302
    assert Organizer.objects.get().handle == "quien empezó"
