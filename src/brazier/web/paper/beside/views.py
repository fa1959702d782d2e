"""Bring photos of sheets, show one beside the form, destroy it once its sheet is typed in."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_GET, require_POST

from brazier.access.views import Request, needs, sentence, tell
from brazier.conversations.sheets import actions, queries
from brazier.terms import Wrong
from brazier.vault.pictures import MOST_BYTES, Picture, cleaned

AT_ONCE = 20
"""Photos in one go."""


@require_POST
@needs("conversations.write")
def bring(request: Request) -> HttpResponse:
    """A pack of sheets, one photo each. What is no photo is said, and nothing is kept."""
    files = request.FILES.getlist("photos")[:AT_ONCE]
    pictures: list[Picture] = []
    try:
        for at, file in enumerate(files, 1):
            pictures.append(_read(file.read(MOST_BYTES + 1), at))
        if not pictures:
            raise Wrong("sheets.none", "Choose a photo first. Nothing was changed.")
        actions.bring(request.actor, pictures=pictures, now=request.now)
    except Wrong as error:
        tell(request, sentence(error))
    else:
        many = len(pictures)
        said = ngettext("%(n)s photo is kept, sealed.", "%(n)s photos are kept, sealed.", many)
        tell(request, said % {"n": many})
    return HttpResponseRedirect(reverse("type-back"))


def _read(content: bytes, at: int) -> Picture:
    try:
        return cleaned(content)
    except Wrong as error:
        raise Wrong(
            error.code, "Photo %(at)s of these: %(why)s None was kept.", at=at, why=gettext(error.sentence)
        ) from error


@require_GET
@needs("conversations.write")
def photo(request: Request, sheet: int) -> HttpResponse:
    """The photo, for whoever brought it."""
    found = queries.photo(request.actor, sheet=sheet)
    headers = {"Content-Disposition": 'inline; filename="sheet.jpg"', "Cache-Control": "no-store"}
    return HttpResponse(found, content_type="image/jpeg", headers=headers)


@require_POST
@needs("conversations.write")
def done(request: Request, sheet: int) -> HttpResponse:
    """Its sheet is typed in."""
    actions.let_go(request.actor, sheet=sheet, now=request.now)
    tell(request, gettext("The photo is destroyed. Shred the sheet, or keep it where you keep sheets."))
    return HttpResponseRedirect(reverse("type-back"))
