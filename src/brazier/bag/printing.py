"""Every form of the bag as a PDF, on four papers. Pure but for reading our own templates and texts."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.resources import files
from typing import cast

from brazier.bag import law, texts
from brazier.bag.law import Say
from brazier.bag.message import Message
from brazier.bag.shapes import CARDS, FORMS, LARGE, PAPERS, SHAPES, SMALL, Block
from brazier.bag.weekly import Figures
from brazier.handbook import book
from brazier.handbook.filled import Where, day_said
from brazier.handbook.source import plain
from brazier.press.square_code import square_code
from brazier.press.typeset import Paper, Printed, pdf, picture
from brazier.rules.law import PARTS
from brazier.terms import Wrong

TALK = "06-1-the-talk"
HARD = ("06-3-hard-questions-fear", "06-4-hard-questions-money", "06-5-hard-questions-tired")
MOST_HARD = 5
LANGUAGES = {"zh-hans": "zh-Hans"}


@dataclass(frozen=True, slots=True)
class Filled:
    """What a form holds besides its own text, all of it if there is something.

    message: of a leaflet or poster. codes: one a row of its table; number: of this very copy; figures: of the
    week. union, employer, wording: of the card, with the number of its exact words.
    """

    message: Message | None = None
    codes: tuple[str, ...] = ()
    number: str = ""
    figures: Figures | None = None
    union: str = ""
    employer: str = ""
    wording: str = ""
    digest: str = ""


EMPTY = Filled()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form that is ready to be set. say: gives a line of a law pack in the language of the form."""

    form: str
    language: str
    paper: str
    where: Where
    say: Say
    filled: Filled = EMPTY


def made(sheet: Sheet) -> Printed:
    """The form as a PDF that can be read aloud (PDF/UA-1).

    Errors: Wrong for a form, language or paper there is none of.
    """
    template, data, title = _job(sheet)
    paper, language = cast(Paper, PAPERS[sheet.paper]), LANGUAGES.get(sheet.language, sheet.language)
    return pdf(template, data, paper=paper, language=language, title=title)


def look(sheet: Sheet) -> bytes:
    """The first page of it as a small picture. Errors: as `made`."""
    template, data, title = _job(sheet)
    paper, language = cast(Paper, PAPERS[sheet.paper]), LANGUAGES.get(sheet.language, sheet.language)
    return picture(template, data, paper=paper, language=language, title=title)


def _job(sheet: Sheet) -> tuple[str, dict[str, object], str]:
    if sheet.form not in FORMS or sheet.paper not in PAPERS:
        raise Wrong("bag.form", "There is no such form or paper. Choose another one.")
    said = texts.packaged(sheet.language)
    words = said.of(sheet.form)
    if sheet.form in LARGE:
        name, data = "large.typ", _large(sheet, words)
    elif sheet.form in CARDS:
        name, data = "cards.typ", _cards(sheet, words)
    else:
        name, data = "form.typ", _form(sheet, words)
    template = (files("brazier.bag") / "sheets" / name).read_text("utf-8")
    shared: dict[str, object] = {
        "form": sheet.form,
        "small": sheet.paper in SMALL,
        "words": dict(words),
        "state": said.note(sheet.form),
    }
    return template, {**shared, **data}, words["title"]


def _law(sheet: Sheet, words: texts.Part, *only: str) -> dict[str, object]:
    found = law.told(sheet.where, words, sheet.say, language=sheet.language, only=only or PARTS)
    if found is None:
        return {"parts": [], "foot": words["no_law"]}
    parts = [
        {"title": words[part], "lines": [{"text": text, "english": english} for text, english in lines]}
        for part, lines in found.parts
    ]
    foot = f"{words['english_law']} {found.foot}" if found.is_english else found.foot
    return {"parts": parts, "foot": foot, "place": sheet.say(sheet.where.place.name) if sheet.where.place else ""}


def _large(sheet: Sheet, words: texts.Part) -> dict[str, object]:
    if sheet.form == "rights-poster":
        return {"law": _law(sheet, words), "message": None}
    message = sheet.filled.message
    if message is None:
        return {"law": None, "message": None}
    told = {**asdict(message), "svg": square_code(message.link) if message.link else ""}
    return {"law": None, "message": told}


def _cards(sheet: Sheet, words: texts.Part) -> dict[str, object]:
    if sheet.form == "rights-card":
        faces = [_law(sheet, words, "yours", "help"), _law(sheet, words, "bosses", "limits")]
        return {"faces": faces, "across": 2}
    if sheet.form == "rap-card":
        return {"faces": _talk(sheet.language), "across": 2}
    lines, foot = law.of_cards(sheet.where, words, sheet.say)
    filled = sheet.filled
    says = filled.wording or words["says_member" if law.joins(sheet.where) else "says"]
    card = {
        "says": says, "union": filled.union, "employer": filled.employer, "digest": filled.digest,
        "lines": list(lines), "foot": foot, "own": bool(filled.wording),
    }  # fmt: skip
    return {"faces": [{"card": card}], "across": 1}


def _talk(language: str) -> list[dict[str, object]]:
    """The steps of the talk, and hard questions with their answers, as the handbook has them."""
    pages = {page.source.name: page.source for page in book.packaged(language).pages}
    steps = next(b for b in pages[TALK].blocks if b.kind == "steps")
    quote = next(b for b in pages[TALK].blocks if b.kind == "quote")
    asked = [b for name in HARD for b in pages[name].blocks if b.kind == "question"]
    return [
        {
            "title": pages[TALK].title,
            "steps": [[{"kind": s.kind, "text": s.text} for s in line] for line in steps.lines],
            "quote": plain(quote.lines[0]),
        },
        {
            "questions": [
                [plain(line) for line in (b.lines[:-1] if b.has_why else b.lines)] for b in asked[:MOST_HARD]
            ]
        },
    ]


def _form(sheet: Sheet, words: texts.Part) -> dict[str, object]:
    shape = SHAPES[sheet.form]
    titles = (words["title"], *(words[name] for name in shape.titles))
    hows = (words[shape.how] if shape.how else "", *(words[f"{name}_how"] for name in shape.titles))
    return {
        "lying": shape.is_lying,
        "number": sheet.filled.number,
        "foot": words["codes"] if shape.is_coded else words["alone"] if sheet.form == "incident" else "",
        "pages": [
            {"title": title, "how": how, "blocks": [_block(sheet, words, block) for block in blocks]}
            for title, how, blocks in zip(titles, hows, shape.pages, strict=True)
        ],
    }


def _block(sheet: Sheet, words: texts.Part, block: Block) -> dict[str, object]:
    told: dict[str, object] = {
        "kind": block.kind,
        "texts": [words[name] for name in block.texts],
        "across": block.across if sheet.paper not in SMALL else min(block.across, 3),
        "many": block.many[sheet.paper in SMALL],
        "widths": list(block.widths),
    }
    if block.kind == "checklist":
        told["ticks"] = _ticks(sheet.language, block.page)
    if block.kind == "law":
        told |= _law(sheet, words, *block.parts)
    if block.kind == "table":
        told["codes"] = list(sheet.filled.codes)
    if block.kind in ("figures", "list"):
        told |= _figures(sheet, words, block)
    return told


def _figures(sheet: Sheet, words: texts.Part, block: Block) -> Mapping[str, object]:
    """The figures beside their words; room to write where there are none."""
    figures = sheet.filled.figures
    if block.kind == "list":
        return {"items": list(figures.holes) if figures else []}
    values = figures.told(words) if figures else {}
    since = day_said(figures.since, sheet.say) if figures and figures.since else "…"
    rows = [
        [words[name] % {"day": since} if name == "change" else words[name], values.get(name, "")]
        for name in block.texts
    ]
    return {"rows": rows}


def _ticks(language: str, name: str) -> list[str]:
    page = next(page for page in book.packaged(language).pages if page.source.name == name)
    return [plain(tick) for tick in page.source.ticks]
