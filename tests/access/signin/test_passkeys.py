"""Passkeys answer us, now, here, with whoever holds them verified; anything else is refused."""

import json
from datetime import date

import pytest
from tests.harbor.soft_keys import HOST, ORIGIN, SoftPasskey

from brazier.access.signin import passkeys
from brazier.access.signin.facts import Passkey
from brazier.access.signin.passkeys import Place, counted, handle_of, made, named, to_make, to_show
from brazier.terms import Wrong

HERE = Place(HOST, ORIGIN)
ASKED, OTHER = b"a" * 32, b"b" * 32


def kept(key: SoftPasskey, counter: int = 0) -> Passkey:
    data = made(HERE, key.made(ASKED), ASKED).credential_data
    assert data is not None
    return Passkey(1, "1", bytes(data.credential_id), bytes(data), counter, "", date(2026, 11, 20))


def soft(**lies: object) -> SoftPasskey:
    return SoftPasskey(b"id-of-a-passkey", handle_of("1"), **lies)  # type: ignore[arg-type]


def test_a_passkey_that_was_made_here_opens_here() -> None:
    key = soft()
    known = kept(key)
    answer = key.shown(ASKED)
    assert named(answer) == known.credential
    assert counted(HERE, known, answer, ASKED) == 1


@pytest.mark.parametrize(
    "lies",
    [
        {"origin": "https://evil.example"}, {"origin": "http://localhost:9999"}, {"origin": "https://localhost:8765"},
        {"host": "evil.example"},
    ],
)  # fmt: skip
def test_n27_an_answer_for_another_place_is_refused(lies: dict[str, str]) -> None:
    key = soft()
    known = kept(key)
    for name, value in lies.items():
        setattr(key, name, value)
    with pytest.raises(Wrong, match="did not answer"):
        counted(HERE, known, key.shown(ASKED), ASKED)
    with pytest.raises(Wrong, match="did not answer"):
        made(HERE, key.made(ASKED), ASKED)


def test_n28_an_answer_to_another_question_is_refused() -> None:
    key = soft()
    known = kept(key)
    with pytest.raises(Wrong):
        counted(HERE, known, key.shown(OTHER), ASKED)
    with pytest.raises(Wrong):
        made(HERE, key.made(OTHER), ASKED)


def test_n28_a_counter_that_went_back_or_stands_still_is_refused() -> None:
    key = soft(counter=4)
    known = kept(key, counter=5)
    for _ in range(2):
        with pytest.raises(Wrong):
            counted(HERE, known, key.shown(ASKED, counts=_ == 0), ASKED)
    assert counted(HERE, known, key.shown(ASKED), ASKED) == 6


def test_a_passkey_that_does_not_count_is_taken() -> None:
    key = soft()
    assert counted(HERE, kept(key), key.shown(ASKED, counts=False), ASKED) == 0


def test_n29_nobody_opens_with_a_passkey_that_did_not_check_who_holds_it() -> None:
    key = soft()
    known = kept(key)
    key.verified = False
    with pytest.raises(Wrong):
        counted(HERE, known, key.shown(ASKED), ASKED)
    with pytest.raises(Wrong):
        made(HERE, key.made(ASKED), ASKED)


def test_another_key_under_the_same_id_is_refused() -> None:
    known, other = kept(soft()), soft()
    with pytest.raises(Wrong):
        counted(HERE, known, other.shown(ASKED), ASKED)


def test_a_passkey_of_somebody_else_says_whose_it_is() -> None:
    key = soft()
    known = kept(key)
    key.handle = handle_of("2")
    with pytest.raises(Wrong):
        counted(HERE, known, key.shown(ASKED), ASKED)


@pytest.mark.parametrize("answer", ["", "{}", "[]", "null", "1", '{"id": 1}', '{"id": "a", "response": {}}', "\0"])
def test_what_is_no_answer_is_refused_in_words(answer: str) -> None:
    known = kept(soft())
    for attempt in (
        lambda: made(HERE, answer, ASKED), lambda: named(answer), lambda: counted(HERE, known, answer, ASKED),
    ):  # fmt: skip
        with pytest.raises(Wrong, match="did not answer"):
            attempt()


def test_bent_answers_are_refused_in_words() -> None:
    key = soft()
    known, whole = kept(key), json.loads(key.shown(ASKED))
    for part in whole["response"]:
        for value in ("", "AAAA", None, 7, [], "é"):
            bent = whole | {"response": whole["response"] | {part: value}}
            if part == "userHandle" and value in ("", None):
                continue
            with pytest.raises(Wrong):
                counted(HERE, known, json.dumps(bent), ASKED)


def test_we_ask_for_verification_for_a_key_that_knows_its_owner_and_for_no_attestation() -> None:
    asked = json.loads(to_make(HERE, "7", "Notes", [kept(soft())], ASKED))
    chosen = asked["authenticatorSelection"]
    assert (chosen["userVerification"], chosen["residentKey"]) == ("required", "required")
    assert asked["attestation"] == "none"
    assert (asked["rp"], asked["user"]["name"]) == ({"id": "localhost", "name": "localhost"}, "Notes")
    assert len(asked["excludeCredentials"]) == 1
    shown = json.loads(to_show(HERE, ASKED))
    assert (shown["userVerification"], shown["rpId"]) == ("required", "localhost")
    assert not shown.get("allowCredentials")


@pytest.mark.parametrize(
    ("host", "origin", "takes"),
    [
        ("localhost", "http://localhost:8765", True), ("hub.example", "https://hub.example", True),
        ("hub.example", "http://hub.example", False), ("127.0.0.1", "http://127.0.0.1:8765", False),
        ("[::1]", "http://[::1]:8765", False), ("192.168.1.7", "https://192.168.1.7", False),
        ("", "http://", False),
    ],
)  # fmt: skip
def test_passkeys_are_for_this_machine_and_for_a_domain(host: str, origin: str, takes: bool) -> None:
    assert Place(host, origin).takes_passkeys is takes
    assert len(handle_of("1")) == passkeys.HANDLE_BYTES
