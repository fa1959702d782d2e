"""Commands about the bag: list its forms; build one for a language, a paper and a place. No hub is opened."""

import secrets
from collections import Counter
from dataclasses import replace
from pathlib import Path

import click
from django.utils import translation
from django.utils.translation import gettext

from brazier.bag import printing, texts
from brazier.bag.message import Message, checked
from brazier.bag.numbers import drawn
from brazier.bag.shapes import FORMS, LARGE, PAPERS
from brazier.cli import desk
from brazier.handbook.filled import Where
from brazier.rules.loading import packaged
from brazier.terms import Wrong
from brazier.web import clock


@click.group()
def bag() -> None:
    """Leaflets, posters, cards and sheets to print.

    \b
    brazier bag list
    brazier bag build --form incident --lang es --paper a5 --jurisdiction US-NLRA --out DIR
    """


@bag.command(name="list")
@desk.json_option
@desk.sentences
def list_forms(as_json: bool) -> None:
    """Say which forms there are, in which languages and on which papers, and how far each language is."""
    said = texts.packaged("en").parts
    forms = {form: said[form]["title"] for form in FORMS}
    state = {one: {form: texts.packaged(one).state_of(form) for form in FORMS} for one in texts.languages()}
    told = {"forms": forms, "papers": list(PAPERS), "languages": state}

    def plain() -> None:
        for form, title in forms.items():
            click.echo(f"{form:16}{title}")
        click.echo(f"\nPapers: {', '.join(PAPERS)}")
        for language, states in state.items():
            counted = ", ".join(f"{n} {state}" for state, n in Counter(states.values()).items())
            click.echo(f"{language:16}{counted}")

    desk.tell(told, as_json, plain)


@bag.command(name="build")
@click.option("--form", required=True, type=click.Choice(FORMS), help="Which form: see brazier bag list.")
@click.option("--lang", "language", required=True, help="en, es, ar, ...: see brazier bag list.")
@click.option("--paper", required=True, type=click.Choice(list(PAPERS)), help="Which paper it is printed on.")
@click.option("--jurisdiction", default="", help="Whose law: US-NLRA, UK-GB, ... Without it no law is told.")
@click.option("--message", default="", help="Of a leaflet or poster: what it says, in few words.")
@click.option("--more", default="", help="Why it matters, in a sentence or two.")
@click.option("--ask", default="", help="The one thing it asks for.")
@click.option("--link", default="", help="What its square code opens: an address with https://.")
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder to write to.")
@desk.json_option
@desk.sentences
def build_form(
    form: str,
    language: str,
    paper: str,
    jurisdiction: str,
    message: str,
    more: str,
    ask: str,
    link: str,
    out: Path,
    as_json: bool,
) -> None:
    """Make one form. A leaflet or poster without a message has room to write it by hand."""
    law = packaged()
    place = law.place(jurisdiction) if jurisdiction else None
    where = Where(law, place.campaign if place else "", clock.today())
    texts.packaged(language)
    filled = printing.EMPTY
    if message or more or ask or link:
        if form not in LARGE or form == "rights-poster":
            raise Wrong("bag.no_message", "Only a leaflet or a poster holds a message. Nothing was made.")
        filled = printing.Filled(message=checked(Message(message, more, ask, link), language))
    elif form == "hardship":
        filled = replace(filled, number=drawn(secrets.randbelow))
    with translation.override(language):
        made = printing.made(printing.Sheet(form, language, paper, where, gettext, filled))
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{form}-{language}-{paper}.pdf"
    path.write_bytes(made.pdf)
    told = {"file": str(path), "pages": made.pages, "not_drawn": list(made.missing)}

    def plain() -> None:
        click.echo(f"Written: {path}")
        if made.missing:
            click.echo(f"No font of ours draws these signs; they are printed as codes: {' '.join(made.missing)}")

    desk.tell(told, as_json, plain)
