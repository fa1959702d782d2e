"""From a template and values to a PDF: in memory, always the same, and whatever a name holds is text."""

import io
import json
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from tests.harbor.paper import HOSTILE, NAMES, squeezed, text_of

from brazier.press import typeset
from brazier.press.legible import Legible, legible
from brazier.press.typeset import PAPERS, Paper, Printed, job, pdf
from brazier.terms import Broken

NAMED = """#import "page.typ": *
#show: sheet
= #data.title
#for name in data.names [#block(typed(name))]
"""
SIZES = {"a4": (595, 842), "us-letter": (612, 792)}


def printed(names: tuple[str, ...] = ("Cleo Diaz",), *, paper: Paper = "a4", language: str = "en") -> Printed:
    """Names on a page."""
    return pdf(NAMED, {"title": "Names", "names": names}, paper=paper, language=language, title="Sheet 7")


def test_what_was_handed_in_stands_on_the_page() -> None:
    made = printed()
    assert "Cleo Diaz" in text_of(made)
    assert made.pages == 1
    assert made.missing == ()


@pytest.mark.parametrize("paper", PAPERS)
def test_the_paper_has_its_size(paper: Paper) -> None:
    box = PdfReader(io.BytesIO(printed(paper=paper).pdf)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == SIZES[paper]


def test_pages_are_counted() -> None:
    made = printed(NAMES * 20)
    assert made.pages == len(PdfReader(io.BytesIO(made.pdf)).pages) > 5


def test_the_same_values_give_the_same_bytes() -> None:
    assert printed(NAMES).pdf == printed(NAMES).pdf


def test_the_file_holds_no_date_and_no_author() -> None:
    info = PdfReader(io.BytesIO(printed().pdf)).metadata
    assert info is not None
    assert info.title == "Sheet 7"
    assert info.author is None
    assert info.creation_date is None
    assert not re.search(rb"D:20\d\d|CreateDate|ModifyDate", printed().pdf)


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "en"), ("ar", "ar"), ("so", "so"), ("zh-Hans", "zh"), ("pt-BR", "pt-BR"), ("zh-Hant-TW", "zh-TW")],
)
def test_the_file_says_its_language_and_is_tagged(language: str, told: str) -> None:
    root = PdfReader(io.BytesIO(printed(language=language).pdf)).trailer["/Root"]
    assert root["/Lang"] == told
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_hostile_names_print_as_text() -> None:
    found = squeezed(text_of(printed(HOSTILE)))
    for name in HOSTILE:
        assert squeezed(str(legible(name).value)) in found


def test_a_hostile_title_prints_as_text() -> None:
    made = pdf(NAMED, {"title": "#panic()", "names": []}, paper="a4", language="en", title='"); #panic(")')
    assert "#panic()" in text_of(made)
    info = PdfReader(io.BytesIO(made.pdf)).metadata
    assert info is not None
    assert info.title == '"); #panic(")'


def test_names_can_be_read_back() -> None:
    """Those whose glyphs follow their letters; readers take joined scripts apart in their own order."""
    found = squeezed(text_of(printed(NAMES)))
    for name in (
        "José Ángel Muñoz Íñiguez",
        "ፀሐይ ገብረ መድኅን",
        "欧阳䶮祎",
        "Nguyễn Thị Bích Hường",
        "Щербина",
        "김철수",
    ):
        assert squeezed(name) in found
    for word in ["محمد", "عبد", "الرحمن", "السيد"]:
        assert word in found


def test_a_missing_glyph_is_reported_and_prints_as_its_code() -> None:
    made = printed(("Cleo 🌙",))
    assert made.missing == ("U+1F319",)
    assert "⟨U+1F319⟩" in text_of(made)


def test_a_glyph_that_goes_missing_only_on_the_page_prints_as_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second lock: what the list of characters does not know, the writing of the file notices."""
    blind = lambda value, also="": legible(value, also) if also else Legible(value, ())  # noqa: E731
    monkeypatch.setattr(typeset, "legible", blind)
    made = printed(("Cleo 🌙", "\u0591x", "ok"))
    assert "U+1F319" in made.missing
    assert "Cleo" in text_of(made)


def test_a_page_that_can_never_be_written_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeset, "_written", lambda sources: "x")
    with pytest.raises(Broken, match="Nothing was lost") as told:
        printed()
    assert told.value.code == "press.glyphs"


def test_a_wrong_template_says_where_and_quotes_nobody() -> None:
    with pytest.raises(Broken) as told:
        pdf('#import "page.typ": *\n#panic(data.name)', {"name": "Cleo"}, paper="a4", language="en", title="x")
    assert told.value.holes == {"place": "main.typ:2:1"}
    assert told.value.__cause__ is told.value.__context__ is None
    assert "Cleo" not in str(told.value)


def test_a_template_may_not_fetch_packages() -> None:
    with pytest.raises(Broken, match="package"):
        pdf('#import "@preview/cetz:0.3.0"', {}, paper="a4", language="en", title="x")


def test_a_template_can_not_read_the_disk() -> None:
    for path in ("/etc/hostname", "../../../../etc/hostname", "typeset.py"):
        with pytest.raises(Broken):
            pdf(f'#read("{path}")', {}, paper="a4", language="en", title="x")


def test_values_reach_the_page_as_json_and_never_as_markup() -> None:
    made = job(NAMED, {"names": ["#panic()"]}, paper="a4", language="en", title="x")
    assert made.sources["main.typ"].decode() == NAMED
    assert json.loads(made.sources["job.json"])["data"] == {"names": ["#panic()"]}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=12))
def test_anything_that_can_be_typed_can_be_printed(names: list[str]) -> None:
    assert printed(tuple(names)).pages >= 1


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text(st.characters(min_codepoint=0x300, max_codepoint=0x1CFF), max_size=12), max_size=12))
def test_letters_and_marks_of_all_scripts_mixed_can_be_printed(names: list[str]) -> None:
    assert printed(tuple(names), language="ar").pages >= 1


ALONE = """
import sys
sys.dont_write_bytecode = True
from brazier.press.typeset import pdf
def printed(names):
    data = {{"title": "Names", "names": names}}
    return pdf({template!r}, data, paper="a4", language="en", title="Sheet 7")
{before}
sys.stdout.write(str(len(printed({names!r}).pdf)))
"""
FORBID = (
    "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_DFL); "
    "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))"
)


def _alone(before: str, *runner: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Print in a process of its own, in an empty folder."""
    script = ALONE.format(template=NAMED, names=NAMES, before=before)
    return subprocess.run(
        [*runner, sys.executable, "-c", script], cwd=cwd, capture_output=True, text=True, check=False
    )


def test_not_one_byte_is_written_to_any_file(tmp_path: Path) -> None:
    """A process that may not let any file grow is killed by the first byte; ours prints."""
    done = _alone(FORBID, cwd=tmp_path)
    assert int(done.stdout) > 10_000, done.stderr
    assert list(tmp_path.iterdir()) == []


def test_one_byte_would_have_been_noticed(tmp_path: Path) -> None:
    script = FORBID + "; open('x', 'w').write('x')"
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, check=False)
    assert done.returncode == -signal.SIGXFSZ


@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")
def test_only_our_fonts_and_templates_are_opened_and_nothing_is_called(tmp_path: Path) -> None:
    watch = ("strace", "-f", "-qq", "-e", "trace=%file,%network", "-o", str(tmp_path / "calls"))
    mark = "import os; printed(['warm']); os.path.exists('/from-here-on')"
    done = _alone(mark, *watch, cwd=tmp_path)
    if "ptrace" in done.stderr:
        pytest.skip("watching is not allowed here")
    calls = (tmp_path / "calls").read_text().partition("/from-here-on")[2]
    opened = set(re.findall(r'open(?:at)?\([^"]*"([^"]+)"[^)]*\)\s+= \d', calls))
    press = str(Path(typeset.__file__).parent)
    assert opened
    assert [name for name in opened if not name.startswith(press)] == []
    assert not re.search(r"O_(WRONLY|RDWR|CREAT)|socket\(|connect\(|mkdir|rename|unlink", calls)
