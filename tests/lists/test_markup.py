"""XML is read with every door shut."""

import pytest

from brazier.lists.markup import in_pieces, walk
from brazier.terms import Wrong


def walked(data):
    seen = []
    walk(
        in_pieces(data), lambda name, a: seen.append((name, a)), seen.append, lambda name: seen.append(f"/{name}")
    )
    return seen


def code_of(data):
    with pytest.raises(Wrong) as error:
        walked(data)
    return error.value.code


def test_names_come_without_their_prefix():
    assert walked(b'<x:a xmlns:x="u" x:id="1" b="2">hi</x:a>')[0] == ("a", {"x": "u", "id": "1", "b": "2"})
    assert walked("<a>Muñoz</a>".encode("utf-16"))[1] == "Muñoz"


def test_entity_bombs_are_refused_n41():
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    assert code_of(f'<!DOCTYPE a [<!ENTITY l0 "ha">{laughs}]><a>&l9;</a>'.encode()) == "lists.unsafe"


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        "<!DOCTYPE a>",
    ],
)
def test_no_outside_file_is_ever_opened(doctype):
    assert code_of(f"{doctype}<a>&x;</a>".encode()) == "lists.unsafe"
    assert code_of(f"{doctype}<a>&x;</a>".encode("utf-16")) == "lists.unsafe"


def test_endless_depth_is_refused():
    assert code_of(b"<a>" * 5_000) == "lists.unsafe"


def test_a_tag_of_many_megabytes_is_refused_soon():
    assert code_of(b"<a " + b"x" * 60_000_000) == "lists.unsafe"
    assert code_of(b"<a><!-- " + b"x" * 60_000_000) == "lists.unsafe"


def test_long_text_is_no_harm():
    assert sum(map(len, walked(b"<a>" + b"x" * 9_000_000 + b"</a>")[1:-1])) == 9_000_000


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<a>",
        b"<a></b>",
        b"<a>&x;</a>",
        b"<a>\xff\xfe</a>",
        b"<a>&#xD800;</a>",
        b'<?xml version="1.0" encoding="nothing"?><a/>',
        b"<a/><b/>",
    ],
)
def test_what_does_not_hold_together_is_damaged(data):
    assert code_of(data) == "lists.damaged"
