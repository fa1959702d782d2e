"""Lists come in, are corrected, taken, undone, dropped; nothing is written before somebody says so."""

from datetime import timedelta

import pytest
from tests.harbor.cast import DEV, NOW, TODAY, Harbor, due

from brazier.lists import actions, queries, rows
from brazier.lists.ending import actions as ending
from brazier.lists.facts import Correction, Counted
from brazier.lists.models import Doubt, Import, ListFile, Remembered
from brazier.lists.packing import unpack
from brazier.people import queries as people
from brazier.people.models import Record, Worker
from brazier.terms import Actor, Refused, Wrong
from brazier.upkeep import actions as upkeep

LIST = b"Name,Phone,Dept,Shift,Address,DOB\n" + b"".join(
    f"{name},917 555 01{n:02},Stow,Nights,{n} Main St,3/{n}/1990\n".encode()
    for n, name in enumerate(["Rosa Diaz", "Kwame Asante", "Mei-Lin Zhao", "Abdou Ndiaye", "Marie Baptiste"], 10)
)
PRICES = b"item,price\nsoap,2.50\nbread,1.20\n"


def bring(harbor: Harbor, *files: tuple[str, bytes]) -> int:
    """Bring files in; gives the import."""
    number, unread = actions.bring(harbor.amara, files=files, now=NOW)
    assert number is not None, unread
    return number


def taken(harbor: Harbor, *files: tuple[str, bytes]) -> int:
    """Bring files in and take them."""
    number = bring(harbor, *files)
    actions.take(harbor.amara, import_id=number, now=NOW)
    return number


def counted(harbor: Harbor, number: int) -> list[tuple[int, int, int, int]]:
    return [(c.rows, c.new, c.same, c.review) for c in actions.preview(harbor.amara, import_id=number)]


def test_bringing_and_looking_write_nobody_down(harbor: Harbor) -> None:
    number = bring(harbor, ("list.csv", LIST))
    assert counted(harbor, number) == [(5, 5, 0, 0)]
    assert not Record.objects.exists()
    assert not Worker.objects.exists()


def test_taking_writes_everybody_down_and_keeps_the_counts(harbor: Harbor) -> None:
    number = taken(harbor, ("list.csv", LIST))
    assert people.count(harbor.amara) == 5
    told = queries.brought(harbor.amara, import_id=number)
    [file] = told.files
    assert (told.state, file) == ("taken", Counted("list.csv", 5, 5, says=file.says))
    assert (file.says["name"], file.says["phone"], file.says["email"]) == (5, 5, 0)
    assert ListFile.objects.get().table is None


def test_the_same_file_twice_is_all_the_same(harbor: Harbor) -> None:
    taken(harbor, ("list.csv", LIST))
    again = bring(harbor, ("list.csv", LIST))
    assert counted(harbor, again) == [(5, 0, 5, 0)]
    actions.take(harbor.amara, import_id=again, now=NOW)
    assert people.count(harbor.amara) == 5


def test_what_was_taken_can_not_be_taken_again(harbor: Harbor) -> None:
    number = taken(harbor, ("list.csv", LIST))
    with pytest.raises(Wrong):
        actions.take(harbor.amara, import_id=number, now=NOW)
    assert people.count(harbor.amara) == 5


def test_several_bad_files_are_each_kept_with_their_reason(harbor: Harbor) -> None:
    number = bring(
        harbor,
        ("photo.csv", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(256) * 9),
        ("list.csv", LIST),
        ("empty.csv", b""),
    )
    told = queries.brought(harbor.amara, import_id=number)
    assert [fault.file for fault in told.unread] == ["photo.csv", "empty.csv"]
    assert all("othing was lost" in fault.sentence for fault in told.unread)
    assert told.unread[0].sentence != told.unread[1].sentence


def test_if_no_file_can_be_read_there_is_no_import_and_every_file_says_why(harbor: Harbor) -> None:
    number, unread = actions.bring(harbor.amara, files=[("a.csv", b""), ("b.pdf", b"%PDF-1.4 x")], now=NOW)
    assert number is None
    assert [fault.file for fault in unread] == ["a.csv", "b.pdf"]
    assert not Import.objects.exists()


def test_a_list_that_names_nobody_is_set_aside_and_alone_it_is_refused(harbor: Harbor) -> None:
    number = bring(harbor, ("prices.csv", PRICES))
    assert [a.why for a in queries.brought(harbor.amara, import_id=number).aside] == ["names_nobody"]
    with pytest.raises(Wrong, match="Not one line"):
        actions.preview(harbor.amara, import_id=number)
    with pytest.raises(Wrong, match="Not one line"):
        actions.take(harbor.amara, import_id=number, now=NOW)
    assert not Record.objects.exists()


def test_beside_a_true_list_it_is_left_where_it_is(harbor: Harbor) -> None:
    number = taken(harbor, ("prices.csv", PRICES), ("list.csv", LIST))
    told = queries.brought(harbor.amara, import_id=number)
    assert [c.file for c in told.files] == ["list.csv"]
    assert [a.file for a in told.aside] == ["prices.csv"]
    assert people.count(harbor.amara) == 5


def correct(harbor: Harbor, number: int, chosen: dict[int, str], *, left_aside: bool = False) -> None:
    [table] = queries.waiting(harbor.amara, import_id=number)
    said = Correction(table.id, chosen, table.official, left_aside)
    actions.correct(harbor.amara, import_id=number, corrections=[said], now=NOW)


def test_a_correction_is_kept_counted_with_and_remembered(harbor: Harbor) -> None:
    number = bring(harbor, ("list.csv", LIST))
    assert counted(harbor, number) == [(5, 5, 0, 0)]
    correct(harbor, number, {2: "ignore"})
    actions.take(harbor.amara, import_id=number, now=NOW)
    taken_in = people.records(harbor.amara, Worker.objects.values_list("pk", flat=True))
    assert {p.said_plain.get("department") for p in taken_in.values()} == {None}
    [table] = queries.waiting(harbor.amara, import_id=bring(harbor, ("next.csv", LIST)))
    assert (table.columns.columns[2].field, table.columns.columns[2].why) == ("ignore", "chosen")


def test_what_nobody_changed_is_not_remembered_so_that_our_guess_can_get_better(harbor: Harbor) -> None:
    number = bring(harbor, ("list.csv", LIST))
    [table] = queries.waiting(harbor.amara, import_id=number)
    correct(harbor, number, {c.index: c.field for c in table.columns.columns})
    assert not Remembered.objects.exists()
    assert queries.brought(harbor.amara, import_id=number).corrected == 0


def test_who_says_where_the_names_are_brings_a_list_back_that_was_set_aside(harbor: Harbor) -> None:
    number = bring(harbor, ("prices.csv", PRICES))
    correct(harbor, number, {0: "name"}, left_aside=True)  # the page still had it ticked
    assert queries.brought(harbor.amara, import_id=number).aside == ()
    assert counted(harbor, number) == [(2, 2, 0, 0)]
    correct(harbor, number, {}, left_aside=True)
    assert [a.why for a in queries.brought(harbor.amara, import_id=number).aside] == ["put_aside"]


def test_a_list_nobody_takes_is_thrown_away_after_thirty_days_and_not_before(harbor: Harbor) -> None:
    number = bring(harbor, ("list.csv", LIST))
    ending.end_waiting(Actor.clock, due=due(30, today=TODAY + timedelta(days=30)))
    assert ListFile.objects.get().table is not None
    assert queries.brought(harbor.amara, import_id=number).ends_at == NOW + timedelta(days=30)
    ending.end_waiting(Actor.clock, due=due(30, today=TODAY + timedelta(days=31)))
    assert ListFile.objects.get().table is None
    assert queries.brought(harbor.amara, import_id=number).state == "dropped"


def test_a_list_that_was_taken_stays_taken_however_old_it_is(harbor: Harbor) -> None:
    number = taken(harbor, ("list.csv", LIST))
    assert ending.end_waiting(Actor.clock, due=due(30, today=TODAY + timedelta(days=400))).gone == 0
    assert queries.brought(harbor.amara, import_id=number).state == "taken"


def test_who_asks_to_be_left_out_goes_out_of_lists_that_wait_too(harbor: Harbor) -> None:
    rosa = harbor.worker("Rosa Diaz", phone="(917) 555-0110")
    number = bring(harbor, ("list.csv", LIST))
    actions.preview(harbor.amara, import_id=number)
    upkeep.forget(harbor.amara, worker=rosa, now=NOW)
    left = unpack(bytes(ListFile.objects.get().table or b""))
    assert "Rosa" not in repr(left)
    assert len(left.rows) == 4
    assert counted(harbor, number) == [(4, 4, 0, 0)]


def test_dropping_throws_the_rows_away_at_once(harbor: Harbor) -> None:
    number = bring(harbor, ("list.csv", LIST))
    actions.drop(harbor.amara, import_id=number, now=NOW)
    assert ListFile.objects.get().table is None
    with pytest.raises(Wrong):
        actions.take(harbor.amara, import_id=number, now=NOW)
    with pytest.raises(Wrong):
        actions.drop(harbor.amara, import_id=number, now=NOW)


def test_undo_says_beforehand_who_goes_and_who_stays_and_keeps_to_it(harbor: Harbor) -> None:
    harbor.worker("Rosa Diaz", phone="(917) 555-0110")
    number = taken(harbor, ("list.csv", LIST))
    kwame = Worker.objects.get(name="Kwame Asante").pk
    harbor.talk(kwame, 2)
    before = queries.undoing(harbor.amara, import_id=number)
    assert (before.rows, before.gone, len(before.stay)) == (5, 3, 2)
    after = actions.undo(harbor.amara, import_id=number, now=NOW)
    names = [row.name for row in people.listed(harbor.amara, workers=after.stay, today=TODAY)]
    assert (after.rows, after.gone, names) == (5, 3, ["Kwame Asante", "Rosa Diaz"])
    assert queries.brought(harbor.amara, import_id=number).undone == after
    assert people.count(harbor.amara) == 2


def test_an_import_is_undone_once(harbor: Harbor) -> None:
    number = taken(harbor, ("list.csv", LIST))
    actions.undo(harbor.amara, import_id=number, now=NOW)
    with pytest.raises(Wrong, match="undone already"):
        actions.undo(harbor.amara, import_id=number, now=NOW)


def test_progress_tells_what_is_done_and_of_how_much(harbor: Harbor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "AT_ONCE", 2)
    said: list[tuple[str, int, int]] = []
    number, _ = actions.bring(
        harbor.amara, files=[("list.csv", LIST)], now=NOW, report=lambda *told: said.append(told)
    )
    assert number is not None
    actions.take(harbor.amara, import_id=number, now=NOW, report=lambda *told: said.append(told))
    assert list(dict.fromkeys(step for step, _, _ in said)) == ["read", "describe", "compare", "write", "settle"]
    assert [told for told in said if told[0] == "write"] == [("write", 0, 5), ("write", 2, 5), ("write", 4, 5)]
    assert [told for told in said if told[0] == "describe"] == [
        ("describe", 0, 5),
        ("describe", 2, 5),
        ("describe", 4, 5),
    ]


def test_dev_brings_corrects_takes_undoes_and_drops_nothing(harbor: Harbor) -> None:
    number = bring(harbor, ("list.csv", LIST))
    for deed in (
        lambda: actions.bring(DEV, files=[("list.csv", LIST)], now=NOW),
        lambda: actions.correct(DEV, import_id=number, corrections=[], now=NOW),
        lambda: actions.preview(DEV, import_id=number),
        lambda: actions.take(DEV, import_id=number, now=NOW),
        lambda: actions.undo(DEV, import_id=number, now=NOW),
        lambda: actions.drop(DEV, import_id=number, now=NOW),
        lambda: actions.answer(DEV, doubt=1, answer="same", now=NOW),
        lambda: actions.undo_answer(DEV, now=NOW),
        lambda: actions.forget(DEV, records=[], now=NOW),
        lambda: ending.end_waiting(DEV, due=due(30)),
    ):
        with pytest.raises(Refused):
            deed()


def doubt(harbor: Harbor) -> int:
    """A row that waits because it may be either of two Rosas; gives the import."""
    harbor.worker("Rosa Diaz", phone="(917) 555-0110", department="Stow", shift="Nights")
    harbor.worker("Rosa Diaz", phone="(347) 555-0199", department="Pick", shift="Days")
    number = taken(harbor, ("pasted.csv", b"Name\nRosa Diaz\n"))
    assert queries.questions(harbor.amara) == (0, 2)
    asked = queries.next_question(harbor.amara)
    assert asked is not None and asked.rivals == 1
    return number


def asked(harbor: Harbor) -> int:
    """The question that comes next."""
    question = queries.next_question(harbor.amara)
    assert question is not None
    return question.id


def answered(harbor: Harbor, answer: str) -> tuple[int, int]:
    """Answer the next question; gives how many count, and how many rows wait."""
    actions.answer(harbor.amara, doubt=asked(harbor), answer=answer, now=NOW)
    return people.count(harbor.amara), people.in_review(harbor.amara)


def test_a_doubtful_row_counts_nowhere_until_somebody_answers(harbor: Harbor) -> None:
    doubt(harbor)
    assert (people.count(harbor.amara), people.in_review(harbor.amara)) == (2, 1)
    assert answered(harbor, "same") == (2, 0)
    assert queries.next_question(harbor.amara) is None  # she can not be the other one too


def test_two_people_twice_makes_a_third_one_and_the_answer_can_be_taken_back(harbor: Harbor) -> None:
    doubt(harbor)
    assert answered(harbor, "apart") == (2, 1)
    assert answered(harbor, "apart") == (3, 0)
    actions.undo_answer(harbor.amara, now=NOW)
    assert (people.count(harbor.amara), people.in_review(harbor.amara)) == (2, 1)


def test_that_it_is_somebody_else_than_who_was_left_out_can_be_taken_back_too(harbor: Harbor) -> None:
    upkeep.forget(harbor.amara, worker=harbor.worker("Rosa Diaz"), now=NOW)
    taken(harbor, ("list.csv", b"Name,Phone\nRosa Diaz,(917) 555-0199\n"))
    assert (people.count(harbor.amara), people.in_review(harbor.amara)) == (0, 1)
    assert answered(harbor, "apart") == (1, 0)
    actions.undo_answer(harbor.amara, now=NOW)
    assert (people.count(harbor.amara), people.in_review(harbor.amara)) == (0, 1)
    assert answered(harbor, "same") == (0, 0)


def test_not_sure_puts_the_question_at_the_end(harbor: Harbor) -> None:
    doubt(harbor)
    first = asked(harbor)
    answered(harbor, "unsure")
    second = asked(harbor)
    assert second != first
    assert answered(harbor, "apart") == (2, 1)
    assert asked(harbor) == first


def test_an_answer_that_is_none_or_comes_twice_is_refused(harbor: Harbor) -> None:
    doubt(harbor)
    first = asked(harbor)
    with pytest.raises(Wrong):
        actions.answer(harbor.amara, doubt=first, answer="maybe", now=NOW)
    answered(harbor, "same")
    with pytest.raises(Wrong):
        actions.answer(harbor.amara, doubt=first, answer="apart", now=NOW)


def test_undoing_an_import_takes_its_questions_along(harbor: Harbor) -> None:
    number = doubt(harbor)
    actions.undo(harbor.amara, import_id=number, now=NOW)
    assert not Doubt.objects.exists()
    assert (people.count(harbor.amara), people.in_review(harbor.amara)) == (2, 0)


def test_undoing_the_list_an_answer_was_about_opens_the_other_questions_again(harbor: Harbor) -> None:
    first = taken(harbor, ("a.csv", b"Name,Phone,Dept\nRosa Diaz,917 555 0110,Stow\n"))
    harbor.worker("Rosa Diaz", phone="(347) 555-0199", department="Pick", shift="Days")
    taken(harbor, ("pasted.csv", b"Name\nRosa Diaz\n"))
    listed = Record.objects.order_by("pk")[0]
    about = Doubt.objects.get(other=listed)
    actions.answer(harbor.amara, doubt=about.pk, answer="same", now=NOW)
    assert (people.count(harbor.amara), people.in_review(harbor.amara)) == (2, 0)
    actions.undo(harbor.amara, import_id=first, now=NOW)
    assert (people.count(harbor.amara), people.in_review(harbor.amara)) == (1, 1)
    assert answered(harbor, "same") == (1, 0)
