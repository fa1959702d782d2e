"""People are written down, edited, joined, parted, tied, moved and left out."""

import pytest
from tests.harbor.cast import DEV, NOW, TODAY, Harbor, days_ago

from brazier.conversations import actions as conversations_write
from brazier.conversations import queries as conversations
from brazier.ledger import queries as ledger
from brazier.people import actions, queries
from brazier.people.committee import queries as committee
from brazier.people.models import LeftOutMark, Record, SearchKey, SeenAs, Statement, Worker
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


def test_a_name_written_down_by_mistake_is_taken_back_as_if_it_had_never_been(harbor: Harbor) -> None:
    cleo = harbor.worker("Cleo Diaz", department="Stow")
    before = ledger.head(harbor.amara)
    conversations_write.unadd(harbor.amara, worker=cleo, now=NOW)
    assert not Worker.objects.exists()
    assert not Record.objects.exists()
    assert not SearchKey.objects.exists()
    assert not LeftOutMark.objects.exists()
    assert ledger.head(harbor.amara) == before + 1


@pytest.mark.parametrize("more", ["talk", "act", "tie", "seat", "seen", "joined"])
def test_but_not_once_anything_hangs_on_her(harbor: Harbor, more: str) -> None:
    cleo, mei = harbor.worker("Cleo Diaz"), harbor.worker("Mei-Lin")
    {
        "talk": lambda: harbor.talk(cleo, 0, quote="Ask me again after peak."),
        "act": lambda: harbor.act(cleo, is_public=False),
        "tie": lambda: actions.tie(harbor.amara, one=cleo, other=mei, kind="gym", now=NOW),
        "seat": lambda: actions.seat(harbor.amara, worker=cleo, since=TODAY, now=NOW),
        "seen": lambda: actions.see_as(harbor.amara, worker=cleo, kind="leader", basis="did", now=NOW),
        "joined": lambda: actions.say(harbor.amara, one=cleo, other=mei, kind="same", now=NOW),
    }[more]()
    with pytest.raises(Wrong, match="Take that back first"):
        conversations_write.unadd(harbor.amara, worker=cleo, now=NOW)
    assert harbor.person(cleo).number == cleo


def test_joining_by_hand_is_undone_to_the_letter(harbor: Harbor) -> None:
    one, other, third = (harbor.worker(name) for name in ("Rosa Diaz", "Rosa Dias", "R. Diaz"))
    actions.say(harbor.amara, one=one, other=third, kind="same", now=NOW)
    before = list(Statement.objects.values_list("a", "b", "kind"))
    actions.say(harbor.amara, one=one, other=other, kind="same", now=NOW)
    assert len(harbor.person(one).records) == 3
    actions.unjoin(harbor.amara, worker=one, records=[other], now=NOW)
    assert list(Statement.objects.values_list("a", "b", "kind")) == before
    assert [len(harbor.person(n).records) for n in (one, other)] == [2, 1]


def test_a_tie_taken_back_counts_no_more_and_stays_with_who_and_when(harbor: Harbor) -> None:
    cleo, mei = harbor.worker("Cleo", department="Stow"), harbor.worker("Mei-Lin", department="Pick")
    actions.seat(harbor.amara, worker=mei, since=TODAY, now=NOW)
    tie = actions.tie(harbor.amara, one=cleo, other=mei, kind="gym", now=NOW)
    actions.end_tie(harbor.amara, tie=tie, state="taken_back", now=NOW)
    assert queries.ties_of(harbor.amara, worker=cleo) == ()
    assert committee.bridges(harbor.amara, cells=[harbor.person(cleo).cell]) == {}
    [ended] = queries.ties_of(harbor.amara, worker=cleo, ended=True)
    assert (ended.state, ended.ended_on) == ("taken_back", TODAY)
    with pytest.raises(Wrong):
        actions.end_tie(harbor.amara, tie=tie, state="taken_back", now=NOW)
    actions.tie(harbor.amara, one=cleo, other=mei, kind="gym", now=NOW)
    assert len(queries.ties_of(harbor.amara, worker=cleo)) == 1


def test_a_leader_is_no_rating_and_the_note_can_be_taken_back(harbor: Harbor) -> None:
    cleo = harbor.worker()
    note = actions.see_as(harbor.amara, worker=cleo, kind="leader", basis="reported", now=NOW)
    person = harbor.person(cleo)
    assert [(s.kind, s.basis) for s in person.seen_as] == [("leader", "reported")]
    assert person.standing.level == 0
    actions.unsee(harbor.amara, note=note, now=NOW)
    assert harbor.person(cleo).seen_as == ()
    with pytest.raises(Wrong):
        actions.unsee(harbor.amara, note=note, now=NOW)


def test_one_more_phone_replaces_none(harbor: Harbor) -> None:
    cleo = harbor.worker(phone="917 555 0148")
    actions.note_phone(harbor.amara, worker=cleo, phone="917 555 0199", now=NOW)
    assert harbor.person(cleo).portrait.phones == ("917 555 0199", "917 555 0148")
    actions.note_phone(harbor.amara, worker=cleo, phone="(917) 555-0148", now=NOW)
    assert len(harbor.person(cleo).portrait.phones) == 2


@pytest.mark.parametrize("typed", [{"name": "Cleo Diaz"}, {"name": "C.", "phone": "917-555-0148"}])
def test_only_she_can_ask_to_be_written_down_again(harbor: Harbor, typed: dict[str, str]) -> None:
    upkeep.forget(harbor.amara, worker=harbor.worker("Cleo Diaz", phone="917 555 0148"), now=NOW)
    with pytest.raises(Wrong, match="asked to be left out") as refused:
        harbor.worker(**typed)
    assert refused.value.code == actions.LEFT_OUT
    assert queries.count(harbor.amara) == 0
    name, phone = typed["name"], {k: v for k, v in typed.items() if k != "name"}
    actions.add(harbor.amara, name=name, typed=phone, left_out="back", now=NOW)
    assert queries.recognized(harbor.amara, [{"name": "Cleo Diaz", "phones": ["917 555 0148"]}]) == [""]


def test_somebody_else_of_that_name_leaves_her_left_out(harbor: Harbor) -> None:
    upkeep.forget(harbor.amara, worker=harbor.worker("Cleo Diaz", phone="917 555 0148"), now=NOW)
    actions.add(harbor.amara, name="Cleo Diaz", left_out="other", now=NOW)
    assert queries.recognized(harbor.amara, [{"name": "Cleo Diaz"}, {"phones": ["917 555 0148"]}]) == [
        "hint",
        "sure",
    ]


def test_coming_back_by_a_name_two_share_takes_nobody_elses_mark(harbor: Harbor) -> None:
    for phone in ("917 555 0148", "917 555 0149"):
        number = actions.add(harbor.amara, name="Rosa Diaz", typed={"phone": phone}, left_out="other", now=NOW)
        upkeep.forget(harbor.amara, worker=number, now=NOW)
    actions.add(harbor.amara, name="Rosa Diaz", left_out="back", now=NOW)
    phones: list[dict[str, object]] = [{"phones": ["917 555 0148"]}, {"phones": ["917 555 0149"]}]
    assert queries.recognized(harbor.amara, phones) == ["sure", "sure"]


def test_left_out_takes_what_she_is_seen_as_along(harbor: Harbor) -> None:
    cleo = harbor.worker()
    actions.see_as(harbor.amara, worker=cleo, kind="activist", basis="did", now=NOW)
    upkeep.forget(harbor.amara, worker=cleo, now=NOW)
    assert not SeenAs.objects.exists()


def test_left_out_takes_along_what_was_taken_back(harbor: Harbor) -> None:
    cleo = harbor.worker()
    conversations_write.take_back_talk(harbor.amara, talk=harbor.talk(cleo, 2), now=NOW)
    conversations_write.take_back_act(harbor.amara, act=harbor.act(cleo), now=NOW)
    upkeep.forget(harbor.amara, worker=cleo, now=NOW)
    assert conversations.history(harbor.amara, records=[cleo]).taken_back == ()
    assert not Record.objects.exists()
