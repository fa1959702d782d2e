"""A method pack says what was put in, always with the same bytes, and a file that is none is refused in words."""

import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brazier.terms import Wrong
from brazier.tests_of_strength.ladder import SHIPPED, Rung
from brazier.upkeep.passing import method
from brazier.upkeep.passing.method import Method, packed, unpacked

PAGES = {"en": {"01-1-why.md": "+++\n+++\n", "chapters.toml": '1 = "Why"\n'}, "zh-hans": {"01-1-why.md": "为什么"}}
MADE = Method("us.nlra", ("pay", 'no "human"\\'), {"notes": 30, "ledger": 90}, "Start with food.\n", PAGES)


UNSEEN = ["Cs", "Cc", "Cf", "Co", "Cn", "Zl", "Zp"]
ISSUES = st.text(st.characters(exclude_categories=UNSEEN), min_size=1, max_size=60).map(
    lambda text: " ".join(text.split()) or "pay"
)


def test_what_was_packed_is_unpacked() -> None:
    assert unpacked(packed(MADE)) == MADE


@given(
    st.lists(ISSUES, max_size=9),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=99),
)
def test_any_issue_and_any_lesson_comes_through(issues: list[str], lessons: str) -> None:
    made = Method("", tuple(issues), {}, lessons)
    assert unpacked(packed(made)) == made


def test_the_head_the_broken_ones_are_made_from_is_whole() -> None:
    assert unpacked(changed(method_dot_toml=HEAD + RUNG)).ladder == (Rung("own-1", "other", 50, True, "Lunch"),)


def test_a_pack_of_a_newer_program_says_so() -> None:
    with pytest.raises(Wrong, match="newer Brazier"):
        unpacked(changed(method_dot_toml=HEAD.replace("1", "2") + "shifts = 3\n"))


def test_the_ladder_and_what_a_committee_wrote_come_through() -> None:
    ladder = (Rung("own-1", "wear", 60, True, 'Red "socks"'), SHIPPED[0])
    made = replace(MADE, own=frozenset(["en/01-1-why.md"]), ladder=ladder)
    assert unpacked(packed(made)) == made
    assert made.own_pages == {"en": {"01-1-why.md": PAGES["en"]["01-1-why.md"]}}


def test_the_same_method_is_the_same_file_and_holds_no_day() -> None:
    assert packed(MADE) == packed(MADE)
    with zipfile.ZipFile(io.BytesIO(packed(MADE))) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_the_file_says_nothing_of_the_machine_it_was_made_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    with zipfile.ZipFile(io.BytesIO(packed(MADE))) as archive:
        said = {(one.create_system, one.extra, one.comment, one.external_attr) for one in archive.infolist()}
        assert (archive.comment, said) == (b"", {(3, b"", b"", 0o600 << 16)})


def test_it_can_be_read_without_this_program() -> None:
    with zipfile.ZipFile(io.BytesIO(packed(MADE))) as archive:
        assert archive.namelist()[:3] == ["READ-ME.txt", "method.toml", "lessons.md"]
        assert archive.read("lessons.md").decode() == MADE.lessons


def changed(**files: str | bytes | None) -> bytes:
    """The pack with files that say something else, or are gone."""
    names = {name.replace("__", "/").replace("_dot_", "."): body for name, body in files.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed(MADE))) as archive, zipfile.ZipFile(out, "w") as target:
        kept = {entry: archive.read(entry) for entry in archive.namelist() if entry not in names}
        for name, body in {**kept, **names}.items():
            if body is not None:
                target.writestr(name, body)
    return out.getvalue()


HEAD = 'format = 1\nplace = ""\nissues = []\nown = []\n[days]\n'
RUNG = '[[ladder]]\nkey = "own-1"\nkind = "other"\nshare = 50\nis_public = true\nname = "Lunch"\n'
BROKEN = {
    "nothing": b"",
    "no zip": b"PK\x03\x04" + b"x" * 99,
    "half a zip": packed(MADE)[:500],
    "no head": changed(method_dot_toml=None),
    "a head that is no TOML": changed(method_dot_toml="format ="),
    "a format before the first": changed(method_dot_toml=HEAD.replace("1", "0")),
    "a format in words": changed(method_dot_toml=HEAD.replace("1", '"1"')),
    "a format that is true": changed(method_dot_toml=HEAD.replace("1", "true")),
    "a head that says more": changed(method_dot_toml="people = []\n" + HEAD),
    "an issue that is a number": changed(method_dot_toml=HEAD.replace("[]", "[1]", 1)),
    "an issue as long as a letter": changed(method_dot_toml=HEAD.replace("[]", f'["{"x" * 61}"]', 1)),
    "more issues than anybody has": changed(method_dot_toml=HEAD.replace("[]", str(["x"] * 101), 1)),
    "an issue that turns what follows around": changed(method_dot_toml=HEAD.replace("[]", '["a\\u202eb"]', 1)),
    "an issue of two lines": changed(method_dot_toml=HEAD.replace("[]", '["a\\nb"]', 1)),
    "a page they wrote that is not in it": changed(method_dot_toml=HEAD.replace("own = []", 'own = ["en/x.md"]')),
    "a rung that does more": changed(method_dot_toml=HEAD + RUNG + 'by = "x"\n'),
    "a rung that does less": changed(method_dot_toml=HEAD + RUNG.replace('name = "Lunch"\n', "")),
    "a rung with a key like a path": changed(method_dot_toml=HEAD + RUNG.replace("own-1", "../x")),
    "more rungs than a ladder has": changed(method_dot_toml=HEAD + RUNG * 21),
    "days in words": changed(method_dot_toml=HEAD + 'notes = "30"\n'),
    "a file that does not belong": changed(people_dot_csv="Rosa"),
    "a way out of the folder": changed(handbook__en__=None, **{"handbook/../../x.md": "x"}),
    "letters of no script": changed(lessons_dot_md=b"\xff\xfe\x00"),
}


@pytest.mark.parametrize("name", BROKEN, ids=lambda name: name.replace(" ", "-"))
def test_what_is_no_pack_is_refused(name: str) -> None:
    with pytest.raises(Wrong, match="no method pack"):
        unpacked(BROKEN[name])


def test_a_file_that_unpacks_to_more_than_fits_is_refused_before_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(method, "MOST_BYTES", 10_000)
    with pytest.raises(Wrong, match="no method pack"):
        unpacked(changed(lessons_dot_md="0" * 10_001))


@given(st.binary(max_size=300))
def test_any_bytes_are_a_pack_or_refused(body: bytes) -> None:
    for broken in (body, packed(MADE)[:-30] + body):
        try:
            unpacked(broken)
        except Wrong:
            continue
