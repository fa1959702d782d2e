"""Make a campaign of story A2, in a process of its own: `python -m tests.journeys.a_big_drive <folder>`.

8,000 people, 2,301 of them known, 2,300 cards signed over nine months; two people are called Renata Dorado.
"""

import os
import sys
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "brazier.web.settings"

import django

django.setup()

from brazier.cards.models import Card  # noqa: E402
from brazier.lists import actions as lists  # noqa: E402
from brazier.people import actions as people  # noqa: E402
from brazier.people.models import Worker  # noqa: E402
from brazier.storage import actions as storage  # noqa: E402
from brazier.terms import Actor  # noqa: E402
from brazier.web import clock  # noqa: E402
from brazier.workplaces import actions as workplaces  # noqa: E402
from tests.journeys.one_evening import begin  # noqa: E402

FIRST = """
    Renata Kojo Amadou Mariela Hakim Tamara Luis Omar Fatou Walid Ines Kofi Olga Petra Jin Sana Denise Emeka Farida
    Gustavo Hodan Ibrahim Jorge Khadija Lucia Mamadou Nadia Oscar Paulina Quang Ramon Sofia Tariq Ursula Viktor
    Wanda Ximena Yara Zoltan Bintou Carlos Dalia Esteban Flora Gloria Henrik Ivana Joaquin Katia Leandro
"""
LAST = """
    Dorado Adjei Ndiaye Dubois Karim Perez Akter Silva Lopez Haddad Demir Duarte Mensah Petrova Novak Park Khan
    Okafor Bianchi Castillo Delgado Escobar Fontaine Gutierrez Hernandez Ivanov Jimenez Kowalski Laurent Mbeki
    Nakamura Oliveira Pacheco Quintero Ramirez Santos Tanaka Uribe Vasquez Wagner Xavier Yilmaz Zamora Bouchard
    Cisneros Drabek
"""
NAMES = [f"{first} {last}" for first, last in product(FIRST.split(), LAST.split())]
"""2,300 names of two words, each of one person but the first."""
MONTHS = 9
PLACES = ("Stow,Days", "Pick,Days", "Dock,Days")


def drive(folder: Path) -> None:
    """Everybody by the list, and a card of each but the second Renata."""
    amara, now = begin(folder), clock.now()
    workplaces.note_headcount(amara, cell_id=None, people=8000, source="company", as_of=now.date(), now=now)
    workplaces.change_campaign(amara, now=now, jurisdiction="us.nlra")
    everybody = [*NAMES, NAMES[0]]
    places = [*(PLACES[at % 3] for at in range(len(NAMES))), "Sort,Nights"]
    rows = [
        f"{name},{10_000 + at},718-{200 + at // 100}-{5000 + 37 * at % 5000},{place}"
        for at, (name, place) in enumerate(zip(everybody, places, strict=True))
    ]
    table = "\n".join(("Name,Employee ID,Cell phone,Department,Shift", *rows)).encode()
    brought, unread = lists.bring(amara, files=[("everybody.csv", table)], now=now)
    assert brought is not None, unread
    lists.take(amara, import_id=brought, now=now)
    sign(amara, now)
    storage.seal(Actor.keeper)


def sign(amara: Actor, now: datetime) -> None:
    """One card of each name on our list, as many in each month, the last not far from today."""
    rows = Worker.objects.filter(name__in=NAMES).order_by("-pk")  # of two of one name the first is kept last
    signers = {name: number for number, name in rows.values_list("pk", "name")}
    assert len(signers) == len(NAMES), set(NAMES) - signers.keys()
    records = people.anchors(amara, workers=signers.values(), now=now)
    Card.objects.bulk_create(
        Card(
            record_id=records[signers[name]],
            medium="paper",
            signed_on=now.date() - timedelta(days=30 * (at % MONTHS)),
            collected_by=amara.id,
            holder=amara.id,
            written_by=amara.id,
            written_at=now,
        )
        for at, name in enumerate(NAMES)
    )


if __name__ == "__main__":
    drive(Path(sys.argv[1]))
