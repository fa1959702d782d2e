"""Lists that leave: two want it, only own people, marked, gone after a day; and people who are not."""

from datetime import timedelta
from pathlib import Path

import pyrage
import pytest
from tests.harbor.cast import DEV, NOW, TODAY, Harbor, due
from tests.upkeep.exports.out import ask, exported, rows_of
from tests.upkeep.organizers.party import again, at_level, cares, joined

from brazier.access.models import Organizer, Turf, Window
from brazier.ledger.models import Line
from brazier.people import queries as people
from brazier.people.roster import queries as roster
from brazier.press.watermark import name_of
from brazier.terms import Actor, Refused, Wrong
from brazier.upkeep import actions as upkeep
from brazier.upkeep.exports import actions, queries
from brazier.upkeep.models import Issued, Parcel
from brazier.upkeep.pairs import actions as pairs
from brazier.upkeep.sweeping import actions as sweeping
from brazier.wallchart import queries as wallchart


@pytest.fixture
def lead(harbor: Harbor) -> Actor:
    """Bo leads at committee level and has Cleo in care; Fatou is not."""
    cleo, _ = harbor.worker("Cleo Diaz", phone="917 555 0148"), harbor.worker("Fatou Ba")
    bo = joined(harbor, "Bo", "lead").id
    at_level("committee")
    Organizer.objects.filter(pk=harbor.amara.id).update(role="committee")
    cares(bo, "person", cleo)
    return again(bo)


def amara(harbor: Harbor) -> Actor:
    return again(harbor.amara.id)


def test_nobody_takes_a_list_out_alone_n15(harbor: Harbor, lead: Actor) -> None:
    asked = ask(lead)
    assert (asked.done, Issued.objects.count(), Parcel.objects.count()) == (False, 0, 0)
    with pytest.raises(Wrong, match="Somebody else"):
        pairs.agree(lead, proposal=asked.proposal, now=NOW)
    assert not Parcel.objects.exists()


def test_from_committee_level_on_one_is_never_enough_even_where_nobody_else_could_n15(harbor: Harbor) -> None:
    at_level("committee")
    Organizer.objects.filter(pk=harbor.amara.id).update(role="committee")
    assert not ask(amara(harbor)).done
    assert not Parcel.objects.exists()


def test_it_holds_the_people_of_whoever_asked_and_not_of_whoever_agreed(harbor: Harbor, lead: Actor) -> None:
    cares(harbor.amara.id, "person", harbor.worker("Omar Khan"))
    before = Line.objects.count()
    copy = pairs.agree(amara(harbor), proposal=ask(lead).proposal, now=NOW).result
    line, head, *rows = rows_of(copy)
    assert line == [f"copy {name_of(copy)}, for B., 20 Nov"]  # type: ignore[arg-type]
    assert [row[head.index("name")] for row in rows] == ["Cleo Diaz"]
    assert Line.objects.count() == before + 2  # asked; agreed and made
    assert queries.left(amara(harbor), now=NOW) == (("Bo", 1, name_of(copy)),)  # type: ignore[arg-type]


def test_nothing_that_came_after_the_asking_is_in_it_n16(harbor: Harbor, lead: Actor) -> None:
    asked = ask(lead)
    fatou = harbor.worker("Omar Khan")
    cares(lead.id, "person", fatou)
    copy = pairs.agree(amara(harbor), proposal=asked.proposal, now=NOW).result
    assert [row[1] for row in rows_of(copy)[2:]] == ["Cleo Diaz"]


def test_whoever_got_another_role_since_asks_anew_n16(harbor: Harbor, lead: Actor) -> None:
    asked = ask(lead)
    Organizer.objects.filter(pk=lead.id).update(role="registrar")
    with pytest.raises(Wrong, match="Ask anew"):
        pairs.agree(amara(harbor), proposal=asked.proposal, now=NOW)
    assert not Parcel.objects.exists()


def test_what_went_out_of_their_care_meanwhile_is_not_in_it(harbor: Harbor, lead: Actor) -> None:
    asked = ask(lead)
    Turf.objects.all().delete()
    copy = pairs.agree(amara(harbor), proposal=asked.proposal, now=NOW).result
    assert rows_of(copy)[2:] == []


def test_what_is_open_for_minutes_does_not_leave(harbor: Harbor, lead: Actor) -> None:
    Window.objects.create(
        organizer_id=int(lead.id), why="glass", kind="person", thing=harbor.worker("Omar Khan"), other="1",
        since=NOW, until=NOW + timedelta(hours=1),
    )  # fmt: skip
    copy = pairs.agree(amara(harbor), proposal=ask(again(lead.id)).proposal, now=NOW).result
    assert [row[1] for row in rows_of(copy)[2:]] == ["Cleo Diaz"]


def test_a_registrar_gets_no_ratings(harbor: Harbor, lead: Actor) -> None:
    Organizer.objects.filter(pk=lead.id).update(role="registrar")
    registrar = again(lead.id)
    assert not {"level", "rated on", "committee"} & set(queries.on_offer(registrar))
    asked = ask(registrar, wanted=["name", "level"])
    with pytest.raises(Wrong, match="Ask anew"):
        pairs.agree(amara(harbor), proposal=asked.proposal, now=NOW)


def test_only_whoever_asked_fetches_it_and_only_for_a_day(harbor: Harbor, lead: Actor) -> None:
    copy = int(str(pairs.agree(amara(harbor), proposal=ask(lead).proposal, now=NOW).result))
    later = NOW + timedelta(hours=24)
    assert queries.parcel(amara(harbor), copy=copy, now=NOW) is None
    assert queries.parcel(lead, copy=copy, now=later) is None
    with pytest.raises(Wrong, match="nothing here"):
        actions.seal(amara(harbor), copy=copy, passphrase="six words", now=NOW)
    actions.seal(lead, copy=copy, passphrase="six words", now=NOW)
    found = queries.parcel(lead, copy=copy, now=later - timedelta(seconds=1))
    assert found is not None
    assert b"Cleo" not in bytes(found.content)
    assert b"Cleo" in pyrage.passphrase.decrypt(bytes(found.content), "six words")
    with pytest.raises(Wrong, match="nothing here"):
        actions.seal(lead, copy=copy, passphrase="others", now=NOW)


def test_after_a_day_it_is_gone_and_who_had_it_is_known(harbor: Harbor) -> None:
    ask(harbor.amara)
    sweeping.end_exports(Actor.clock, due=due(1))
    assert Parcel.objects.exists()
    sweeping.end_exports(Actor.clock, due=due(1, today=TODAY + timedelta(days=2)))
    assert (Parcel.objects.count(), Issued.objects.count()) == (0, 1)


def test_nobody_who_asked_to_be_left_out_is_fetched(harbor: Harbor) -> None:
    cleo = harbor.worker("Cleo Diaz")
    ask(harbor.amara)
    upkeep.forget(harbor.amara, worker=cleo, now=NOW)
    assert not Parcel.objects.exists()


def test_a_list_says_whose_copy_it_is(harbor: Harbor) -> None:
    for n in range(60):
        harbor.worker(f"Ana {chr(97 + n % 26)}{chr(97 + n // 26)}ruz", phone=f"917 555 {n:04}", shift="Nights")
    copies = [ask(harbor.amara).result for _ in range(3)]
    rows = sorted(rows_of(copies[1])[2:])[:40]
    found = queries.traced(harbor.amara, rows=rows)
    assert found.made is not None
    assert (found.made.number, found.made.by) == (copies[1], harbor.amara.id)
    plain = [[str(c) for c in row] for row in roster.everybody(harbor.amara, today=TODAY)]
    assert queries.traced(harbor.amara, rows=plain).made is None


def test_invented_people_stand_in_lists_alone_and_tell_the_copy(harbor: Harbor) -> None:
    harbor.worker("Cleo Diaz", department="Stow")
    chart = wallchart.chart(harbor.amara, TODAY).whole
    for first in ("Inga", "Pavel", "Lupe"):
        actions.invent(harbor.amara, first=first, last="Nowak", start="917 555 01", now=NOW)
    assert wallchart.chart(harbor.amara, TODAY).whole == chart
    assert len(list(roster.everybody(harbor.amara, today=TODAY))) == 2
    copies = [ask(harbor.amara).result for _ in range(8)]
    for copy in copies:
        invented = [row for row in rows_of(copy) if "Nowak" in " ".join(row)]
        assert len(invented) == 3
        typed_anew = [[row[1].upper(), row[2].replace("-", "").replace(".", "")] for row in invented]
        found = queries.traced(harbor.amara, rows=typed_anew)
        assert len(found.canaries) == 3
        assert [made.number for made in found.by_canaries] == [copy]
        code = invented[0][0].upper().replace("-", "").replace(" ", "")
        with pytest.raises(Wrong):
            people.person(harbor.amara, worker=people.worker_of(harbor.amara, code), today=TODAY)


def test_somebody_real_of_that_name_accuses_nobody(harbor: Harbor) -> None:
    actions.invent(harbor.amara, first="Inga", last="Nowak", start="917 555 01", now=NOW)
    harbor.worker("Cleo Diaz")
    ask(harbor.amara)
    found = queries.traced(harbor.amara, rows=[["Inga B. Nowak", "646 333 0101"]])
    assert (found.canaries, found.made) == ((), None)


@pytest.mark.parametrize(
    ("first", "last", "start"), [("", "Nowak", "91755"), ("Inga", "12", "91755"), ("Inga", "Nowak", "call me")]
)
def test_nobody_is_invented_without_names_and_a_phone(harbor: Harbor, first: str, last: str, start: str) -> None:
    with pytest.raises(Wrong, match="two names"):
        actions.invent(harbor.amara, first=first, last=last, start=start, now=NOW)


def test_five_are_enough_and_each_can_end(harbor: Harbor) -> None:
    for first in ("Inga", "Pavel", "Lupe", "Bai", "Oda"):
        actions.invent(harbor.amara, first=first, last="Nowak", start="917 555 01", now=NOW)
    with pytest.raises(Wrong, match="enough"):
        actions.invent(harbor.amara, first="Six", last="Nowak", start="917 555 01", now=NOW)
    actions.uninvent(harbor.amara, canary=queries.invented(harbor.amara)[0].number, now=NOW)
    assert len(queries.invented(harbor.amara)) == 4
    with pytest.raises(Wrong, match="nothing here"):
        actions.uninvent(harbor.amara, canary=4711, now=NOW)


def test_a_file_is_written_once(harbor: Harbor, tmp_path: Path) -> None:
    harbor.worker("Cleo Diaz")
    written = exported(harbor.amara, target=tmp_path / "a.csv")
    assert b"Cleo" in written.read_bytes()
    assert not Parcel.objects.exists()
    with pytest.raises(Wrong, match="already"):
        exported(harbor.amara, target=tmp_path / "a.csv")


def test_dev_gets_none_of_it(harbor: Harbor) -> None:
    copy = int(str(ask(harbor.amara).result))
    for attempt in (
        lambda: queries.as_asked(DEV, wanted=["name"], kind="csv", reason="x"),
        lambda: queries.on_offer(DEV),
        lambda: queries.parcel(DEV, copy=copy, now=NOW),
        lambda: queries.made(DEV, now=NOW),
        lambda: queries.traced(DEV, rows=[]),
        lambda: queries.invented(DEV),
        lambda: actions.seal(DEV, copy=copy, passphrase="x", now=NOW),
        lambda: actions.invent(DEV, first="A", last="B", start="12345", now=NOW),
    ):
        with pytest.raises(Refused):
            attempt()
    assert queries.left(DEV, now=NOW) == ()
