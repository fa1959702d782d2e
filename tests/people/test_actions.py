"""People are written down, edited, joined, parted, tied, moved and left out."""

import pytest
from tests.harbor.cast import DEV, NOW, TODAY, Harbor, days_ago

from brazier.conversations import queries as conversations
from brazier.ledger import queries as ledger
from brazier.people import actions, queries
from brazier.people.models import LeftOutMark, Record, SearchKey, Statement, Worker
from brazier.terms import Refused, Wrong
from brazier.upkeep import actions as upkeep


def test_a_name_alone_is_enough(harbor: Harbor) -> None:
    cleo = harbor.person(harbor.worker("cleo diaz"))
    assert (cleo.portrait.name, cleo.standing.level, cleo.state) == ("Cleo Diaz", 0, "here")


@pytest.mark.parametrize("name", ["", "   ", "\x00\x1f"])
def test_without_a_name_nothing_is_written_and_the_sentence_says_so(harbor: Harbor, name: str) -> None:
    with pytest.raises(Wrong, match="Nothing was lost"):
        harbor.worker(name)
    assert queries.count(harbor.amara) == 0


def test_one_line_in_the_ledger_for_one_person(harbor: Harbor) -> None:
    before = ledger.head(harbor.amara)
    harbor.worker(department="Stow", shift="Nights")
    assert ledger.head(harbor.amara) == before + 1


def test_dev_reads_and_writes_nobody(harbor: Harbor) -> None:
    cleo = harbor.worker()
    for attempt in (
        lambda: actions.add(DEV, name="Eve", now=NOW),
        lambda: actions.edit(DEV, worker=cleo, typed={"name": "Eve"}, now=NOW),
        lambda: actions.forget(DEV, worker=cleo, now=NOW),
        lambda: queries.person(DEV, worker=cleo, today=TODAY),
        lambda: queries.search(DEV, text="Cleo", today=TODAY),
        lambda: queries.code_of(DEV, cleo),
        lambda: list(queries.roster(DEV)),
    ):
        with pytest.raises(Refused, match="nothing here"):
            attempt()
    assert harbor.person(cleo).portrait.name == "Cleo Diaz"


def test_what_the_desk_changes_stands_and_what_it_leaves_stays(harbor: Harbor) -> None:
    cleo = harbor.worker(phone="917 555 0148", department="Stow", shift="Nights")
    actions.edit(harbor.amara, worker=cleo, typed={"name": "Cleo M. Diaz", "department": "Pick"}, now=NOW)
    person = harbor.person(cleo)
    assert person.portrait.name == "Cleo M. Diaz"
    assert (person.portrait.department, person.portrait.shift) == ("Pick", "Nights")
    assert person.portrait.phones == ("917 555 0148",)


def test_two_taken_for_two_are_joined_and_carry_everything_with_them(harbor: Harbor) -> None:
    one, other = harbor.worker("Abdoulaye Ndiaye"), harbor.worker("Abdou N'Diaye", phone="917 555 0148")
    harbor.talk(one, 3)
    harbor.act(other)
    actions.say(harbor.amara, one=one, other=other, kind="same", now=NOW)
    person = harbor.person(other)
    assert person.number == one
    assert len(person.records) == 2
    assert (person.standing.level, person.standing.acted) == (3, days_ago(0))
    assert queries.count(harbor.amara) == 1


def test_and_can_be_parted_again_each_with_what_was_said_of_it(harbor: Harbor) -> None:
    one, other = harbor.worker("Abdoulaye Ndiaye"), harbor.worker("Abdou N'Diaye")
    harbor.talk(one, 3)
    actions.say(harbor.amara, one=one, other=other, kind="same", now=NOW)
    harbor.talk(one, 2)
    actions.part(harbor.amara, worker=one, records=[other], now=NOW)
    assert harbor.person(one).standing.level == 2
    assert harbor.person(other).standing.level == 0
    assert queries.count(harbor.amara) == 2


def test_parting_needs_some_lines_but_not_all(harbor: Harbor) -> None:
    cleo = harbor.worker()
    for chosen in ([], [cleo], [4711]):
        with pytest.raises(Wrong, match="leave at least one"):
            actions.part(harbor.amara, worker=cleo, records=chosen, now=NOW)


def test_an_answer_can_be_taken_back(harbor: Harbor) -> None:
    one, other = harbor.worker("Rosa Diaz"), harbor.worker("Rosa Dias")
    actions.say(harbor.amara, one=one, other=other, kind="same", now=NOW)
    actions.unsay(harbor.amara, record=other, other=one, kind="same", waits=False, now=NOW)
    assert queries.count(harbor.amara) == 2
    assert not Statement.objects.exists()


def test_saying_twice_that_they_are_one_changes_nothing(harbor: Harbor) -> None:
    one, other = harbor.worker("Rosa Diaz"), harbor.worker("Rosa Dias")
    for _ in range(2):
        actions.say(harbor.amara, one=one, other=other, kind="same", now=NOW)
    assert Statement.objects.count() == 1


def test_a_seat_on_the_committee_follows_her_through_joining_and_parting(harbor: Harbor) -> None:
    one, other = harbor.worker("Rosa Diaz"), harbor.worker("Rosa Dias")
    actions.seat(harbor.amara, worker=other, since=TODAY, now=NOW)
    actions.say(harbor.amara, one=one, other=other, kind="same", now=NOW)
    assert harbor.person(one).committee_since == TODAY
    actions.part(harbor.amara, worker=one, records=[other], now=NOW)
    assert harbor.person(one).committee_since is None
    actions.seat(harbor.amara, worker=other, since=None, now=NOW)
    assert queries.committee(harbor.amara, today=TODAY) == ()


def test_whoever_left_is_not_counted_and_keeps_her_history(harbor: Harbor) -> None:
    cleo = harbor.worker()
    harbor.talk(cleo, 2)
    actions.move(harbor.amara, worker=cleo, state="left", now=NOW)
    assert queries.count(harbor.amara) == 0
    assert harbor.person(cleo).standing.level == 2
    actions.move(harbor.amara, worker=cleo, state="here", now=NOW)
    assert queries.count(harbor.amara) == 1
    with pytest.raises(Wrong):
        actions.move(harbor.amara, worker=cleo, state="fired", now=NOW)


def test_who_knows_whom_is_seen_from_both_sides_once(harbor: Harbor) -> None:
    cleo, mei = harbor.worker("Cleo"), harbor.worker("Mei-Lin")
    for _ in range(2):
        actions.tie(harbor.amara, one=cleo, other=mei, kind="carpool", now=NOW)
    assert [t.name for t in queries.ties_of(harbor.amara, worker=mei)] == ["Cleo"]
    assert [t.name for t in queries.ties_of(harbor.amara, worker=cleo)] == ["Mei-Lin"]
    with pytest.raises(Wrong):
        actions.tie(harbor.amara, one=cleo, other=cleo, kind="carpool", now=NOW)


def test_she_is_found_by_four_digits_and_by_code(harbor: Harbor) -> None:
    cleo = harbor.worker(phone="+1 (917) 555-0148")
    harbor.worker("Somebody Else", phone="917 555 0149")
    for asked in ("0148", "917-555-0148", queries.code_of(harbor.amara, cleo)):
        assert [row.number for row in queries.search(harbor.amara, text=asked, today=TODAY)] == [cleo]


@pytest.mark.parametrize("asked", ["", "   ", "%", "'; DROP TABLE", "\x00", "a" * 5000, "🌙", "\ud800"])
def test_a_strange_search_finds_nobody_and_breaks_nothing(harbor: Harbor, asked: str) -> None:
    harbor.worker()
    assert queries.search(harbor.amara, text=asked, today=TODAY) == ()


def test_an_older_code_of_hers_still_leads_to_her(harbor: Harbor) -> None:
    one, other = harbor.worker("Rosa Diaz"), harbor.worker("Rosa Dias")
    code = queries.code_of(harbor.amara, other)
    actions.say(harbor.amara, one=one, other=other, kind="same", now=NOW)
    assert queries.worker_of(harbor.amara, code) == one


def test_a_code_of_nobody_looks_like_a_code_that_never_was(harbor: Harbor) -> None:
    with pytest.raises(Wrong, match="nothing here"):
        queries.worker_of(harbor.amara, queries.code_of(harbor.amara, 4711))


def test_left_out_means_gone_from_every_table(harbor: Harbor) -> None:
    cleo, mei = harbor.worker("Cleo Diaz", phone="917 555 0148"), harbor.worker("Mei-Lin Zhao")
    harbor.talk(cleo, 2, quote="I sign when my line signs.", ask="wear", answer="yes")
    harbor.act(cleo)
    actions.tie(harbor.amara, one=cleo, other=mei, kind="carpool", now=NOW)
    upkeep.forget(harbor.amara, worker=cleo, now=NOW)
    assert Worker.objects.get().name == "Mei-Lin Zhao"
    assert not Record.objects.filter(said__name="Cleo Diaz").exists()
    assert not SearchKey.objects.filter(worker=cleo).exists()
    assert conversations.history(harbor.amara, records=[cleo]).said == ()
    assert queries.ties_of(harbor.amara, worker=mei) == ()
    assert LeftOutMark.objects.exists()


def test_a_later_list_recognizes_her_by_phone_and_asks_when_only_the_name_fits(harbor: Harbor) -> None:
    upkeep.forget(harbor.amara, worker=harbor.worker("Cleo Diaz", phone="917 555 0148"), now=NOW)
    rows: list[dict[str, object]] = [
        {"name": "C. D.", "phones": ["+1-917-555-0148"]},
        {"first": "DIAZ", "last": "CLEO"},
        {"name": "Cleo Diaz-Perez", "phones": ["917 555 0149"]},
        {"name": "Cleo"},
    ]
    assert queries.recognized(harbor.amara, rows) == ["sure", "hint", "", ""]


def test_before_anybody_is_left_out_nobody_is_recognized(harbor: Harbor) -> None:
    assert queries.recognized(harbor.amara, [{"name": "Cleo Diaz"}]) == [""]


def test_leaving_out_somebody_unknown_is_nothing_here(harbor: Harbor) -> None:
    with pytest.raises(Wrong, match="nothing here"):
        upkeep.forget(harbor.amara, worker=4711, now=NOW)
