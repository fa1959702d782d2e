"""Write pages of our own: change one, look at it on A6, keep it; add one; hand in a translation; go back."""

import base64

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access import queries as access
from brazier.access.views import Request, needs, sentence, tell
from brazier.handbook import book, source
from brazier.handbook import queries as handbook
from brazier.handbook.markup import direction
from brazier.handbook.own import actions, bundle, checking, parts, queries
from brazier.handbook.own.actions import Faulty
from brazier.handbook.own.forms import Add, Translation
from brazier.handbook.own.parts import Parts
from brazier.pages import queries as pages
from brazier.pages.facts import Written
from brazier.terms import Wrong

NOTHING = "There is nothing here."
MOST_FAULTS = 12


def in_words(error: Wrong, above: int = 0) -> str:
    """What is not right with a page, in the language of whoever reads it. above: lines of the file that whoever
    typed the page does not see."""
    reason = error.holes.get("reason")
    if reason is None:
        return sentence(error)
    why = gettext(source.WHYS[str(reason)]) % {"what": error.holes["what"]}
    line = max(1, int(str(error.holes["line"])) - above)
    return gettext(error.sentence) % {**error.holes, "line": line, "why": why}


def _in_words(error: Wrong, above: int = 0) -> list[str]:
    faults = error.faults if isinstance(error, Faulty) else (error,)
    said = [in_words(one, above) for one in faults[:MOST_FAULTS]]
    more = len(faults) - len(said)
    if more:
        said.append(ngettext("And %(n)s page more.", "And %(n)s pages more.", more) % {"n": more})
    return said


@require_GET
@needs("handbook.write")
def all_of_ours(request: Request) -> HttpResponse:
    """What we wrote ourselves, and ways to write more."""
    return _all(request)


def _all(request: Request, faults: list[str] | None = None, of: str = "") -> HttpResponse:
    actor = request.actor
    _, trouble = handbook.as_written(actor, language=handbook.language(actor))
    page = {
        "standing": [(one, one.name.removesuffix(".md")) for one in pages.standing(actor)],
        "handles": access.handles(actor),
        "languages": handbook.languages(actor),
        "language": handbook.language(actor),
        "chapters": [(c.number, c.title) for c in book.packaged(_spoken(request)).chapters],
        "audiences": source.AUDIENCES,
        "trouble": in_words(trouble) if trouble else "",
        "faults": faults or [],
        "of": of,
        "typed": request.POST,
    }
    return render(request, "handbook/own.html", {"page": page}, status=400 if faults else 200)


def _spoken(request: Request) -> str:
    language = handbook.language(request.actor)
    return language if language in book.languages() else book.ORIGINAL


@require_POST
@needs("handbook.write")
def add(request: Request) -> HttpResponse:
    """A new page to write on; it is there once it is kept."""
    form = Add(request.POST)
    if not form.is_valid() or form.cleaned_data["language"] not in handbook.languages(request.actor):
        return _all(request, [gettext("Choose a chapter and a title. Nothing was lost.")], "add")
    c = form.cleaned_data
    own = pages.own(request.actor)
    taken = {name.removesuffix(".md") for files in (*own.values(), *book.sources().values()) for name in files}
    name = checking.new_name(c["title"], c["chapter"], taken)
    begun = f"{gettext('One idea, in a few short lines.')}\n\n[ ] {gettext('One thing to do')}\n"
    fresh = Parts(c["title"], c["chapter"], c["audience"], request.today, "", begun)
    return _edit(request, c["language"], name, fresh)


@needs("handbook.write")
def edit(request: Request, language: str, name: str) -> HttpResponse:
    """Change a page: look at it on A6 first, then keep it."""
    found = queries.editable(request.actor, language=language, name=name)
    if request.method != "POST":
        return _edit(request, language, name)
    stands, post = parts.apart(name, found.text, request.today), request.POST
    made = parts.typed(
        stands,
        title=post.get("title", "").strip(),
        audience=post.get("audience", ""),
        body=post.get("text", ""),
        is_read="is_read" in post,
        today=request.today,
    )
    text = found.text if made == stands else parts.joined(made)
    if post.get("how") != "keep":
        return _looked_at(request, language, name, made, text)
    try:
        turn = actions.keep(
            request.actor, language=language, name=name, text=text, now=request.now, today=request.today
        )
    except Wrong as error:
        return _edit(request, language, name, made, faults=_in_words(error, parts.lines_of_head(made)))
    if turn:
        tell(request, gettext("Kept. It stands in the book from now on."), reverse("page-back", args=[turn]))
    else:
        tell(request, gettext("It stands so already."))
    return HttpResponseRedirect(_page(request, language, name))


def _looked_at(request: Request, language: str, name: str, made: Parts, text: str) -> HttpResponse:
    file = checking.written(language, f"{name}.md", text, pages.own(request.actor))
    file = file if file.text else Written(language, f"{name}.md", text)
    faults = queries.faults(request.actor, files=[file], day=request.today)
    is_long = [one.code for one in faults] == ["handbook.long"]
    shown = queries.looks_like(request.actor, file=file, day=request.today) if not faults or is_long else ()
    said = [in_words(one, parts.lines_of_head(made)) for one in faults]
    return _edit(request, language, name, made, faults=said, shown=shown)


def _edit(
    request: Request,
    language: str,
    name: str,
    typed: Parts | None = None,
    *,
    faults: list[str] | None = None,
    shown: tuple[bytes, ...] = (),
) -> HttpResponse:
    found = queries.editable(request.actor, language=language, name=name)
    if typed is None and not found.text:
        raise Wrong("handbook.nothing", NOTHING)
    page = {
        "one": found,
        "typed": typed or parts.apart(name, found.text, request.today),
        "faults": faults or [],
        "shown": [f"data:image/png;base64,{base64.b64encode(one).decode()}" for one in shown],
        "handles": access.handles(request.actor),
        "direction": direction(language),
        "back": _page(request, language, name),
    }
    return render(request, "handbook/edit.html", {"page": page}, status=400 if faults else 200)


def _page(request: Request, language: str, name: str) -> str:
    """Where the page is read: in the language of the screen, or in the one it was written in."""
    suffix = "" if language == handbook.language(request.actor) else f"?in={language}"
    return reverse("handbook-page", args=[name]) + suffix


@require_POST
@needs("handbook.write")
def go_back(request: Request, language: str, name: str) -> HttpResponse:
    """What came with the program stands again."""
    try:
        turn = actions.go_back(request.actor, language=language, name=name, now=request.now, today=request.today)
    except Faulty as error:
        return _edit(request, language, name, faults=_in_words(error))
    tell(request, gettext("What came with the program stands again."), reverse("page-back", args=[turn]))
    return HttpResponseRedirect(reverse("own-pages"))


@require_POST
@needs("handbook.write")
def bring_back(request: Request, version: int) -> HttpResponse:
    """It stands as it did once."""
    try:
        language, name, turn = actions.bring_back(
            request.actor, version=version, now=request.now, today=request.today
        )
    except Faulty as error:
        return _all(request, _in_words(error), "again")
    tell(request, gettext("It stands again as it did then."), reverse("page-back", args=[turn]))
    return HttpResponseRedirect(reverse("edit-page", args=[language, name]))


@require_POST
@needs("handbook.write")
def take_back(request: Request, turn: int) -> HttpResponse:
    """What was kept last was a mistake."""
    try:
        actions.take_back(request.actor, turn=turn, now=request.now, today=request.today)
    except Wrong as error:
        if error.sentence == NOTHING:
            raise
        tell(request, " ".join(_in_words(error)))
    else:
        tell(request, gettext("Undone. What stood before stands again."))
    return HttpResponseRedirect(reverse("own-pages"))


@require_GET
@needs("handbook.write")
def source_of(request: Request, language: str) -> HttpResponse:
    """The pages of a language in one file, to be translated."""
    if not checking.LANGUAGE.fullmatch(language):
        raise Wrong("handbook.nothing", NOTHING)
    texts = checking.all_texts(language, pages.own(request.actor))
    body = bundle.packed(language, texts, _readme())
    return HttpResponse(
        body,
        content_type="application/zip",
        headers={
            "Content-Disposition": f'attachment; filename="notes-{language}.zip"',
            "Cache-Control": "no-store",
        },
    )


def _readme() -> str:
    lines = (
        gettext("Each page is one file. Translate what stands behind the marks, and leave the marks as they are."),
        gettext("The head between the two lines of +++ stays; only the title is translated."),
        gettext('Take the line made = "machine" out of a page once somebody who speaks the language has read it.'),
        gettext("A page ends with at most ten ticks, and must fit on a sheet of A6."),
        gettext("Hand in the whole zip again, or single pages: under Handbook, Write pages of our own."),
    )
    return "\n".join(lines) + "\n"


@require_POST
@needs("handbook.write")
def take_translation(request: Request) -> HttpResponse:
    """Pages somebody translated: all of them are kept, or none."""
    form = Translation(request.POST, request.FILES)
    if not form.is_valid():
        return _all(request, [gettext("Choose the language and a file. Nothing was changed.")], "translation")
    file = form.cleaned_data["file"]
    try:
        texts = bundle.unpacked(str(file.name), file.read(bundle.MOST_BYTES + 1))
        turn, many = actions.take_translation(
            request.actor, language=form.code(), files=texts, now=request.now, today=request.today
        )
    except Wrong as error:
        return _all(request, _in_words(error), "translation")
    if not turn:
        tell(request, gettext("Nothing in it is other than what stands already."))
    else:
        said = ngettext("%(n)s page is kept.", "%(n)s pages are kept.", many) % {"n": many}
        tell(request, said, reverse("page-back", args=[turn]))
    return HttpResponseRedirect(reverse("own-pages"))
