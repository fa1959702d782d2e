"""Keep a picture, open it, destroy it; nothing of it lies anywhere in clear."""

import pytest
from django.db import connection
from tests.harbor.cast import DEV, NOW, Harbor

from brazier.ledger.models import Line
from brazier.storage.hub import here
from brazier.terms import Refused, Wrong
from brazier.vault import actions, queries
from brazier.vault.models import SealedPicture
from brazier.vault.pictures import Picture

CANARY = b"canary: Cleo Diaz, 51 Canary Street"
PICTURE = Picture(CANARY * 400, 100, 100, ("blurred",))


def raw() -> bytes:
    """All that the database holds of pictures, as a thief of its disk would read it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, key, content, digest FROM vault_sealedpicture")
        cells = [cell for row in cursor.fetchall() for cell in row]
    return b"".join(cell.encode() if isinstance(cell, str) else bytes(cell) for cell in cells)


def test_a_picture_is_kept_with_one_line_and_opens_again(harbor: Harbor) -> None:
    before = Line.objects.count()
    name = actions.keep(harbor.amara, picture=PICTURE, now=NOW)
    assert Line.objects.count() == before + 1
    assert queries.opened(harbor.amara, picture=name) == PICTURE.content
    assert queries.told(harbor.amara, pictures=[name, ""])[name].doubts == ("blurred",)


def test_nothing_of_a_picture_lies_in_a_row_or_in_the_folder(harbor: Harbor) -> None:
    actions.keep(harbor.amara, picture=PICTURE, now=NOW)
    lying = raw() + b"".join(f.read_bytes() for f in here.folder.iterdir() if f.is_file())
    assert len(lying) > len(PICTURE.content)
    assert b"canary" not in lying
    assert b"Cleo" not in lying


def test_a_destroyed_picture_is_gone_with_its_key(harbor: Harbor) -> None:
    name, other = (actions.keep(harbor.amara, picture=PICTURE, now=NOW) for _ in range(2))
    key = SealedPicture.objects.get(pk=name).key
    actions.destroy(harbor.amara, pictures=[name, ""], now=NOW)
    assert key.encode() not in raw()
    with pytest.raises(Wrong, match="nothing here"):
        queries.opened(harbor.amara, picture=name)
    assert queries.opened(harbor.amara, picture=other) == PICTURE.content


def test_destroying_nothing_leaves_no_line(harbor: Harbor) -> None:
    before = Line.objects.count()
    actions.destroy(harbor.amara, pictures=["", ""], now=NOW)
    assert Line.objects.count() == before


def test_the_end_of_the_campaign_takes_every_picture(harbor: Harbor) -> None:
    actions.keep(harbor.amara, picture=PICTURE, now=NOW)
    assert actions.shred(harbor.amara) == 1
    assert not SealedPicture.objects.exists()


def test_a_stranger_keeps_opens_and_destroys_nothing(harbor: Harbor) -> None:
    name = actions.keep(harbor.amara, picture=PICTURE, now=NOW)
    for ask in (
        lambda: actions.keep(DEV, picture=PICTURE, now=NOW),
        lambda: actions.destroy(DEV, pictures=[name], now=NOW),
        lambda: queries.opened(DEV, picture=name),
        lambda: queries.told(DEV, pictures=[name]),
        lambda: actions.shred(DEV),
    ):
        with pytest.raises(Refused):
            ask()
