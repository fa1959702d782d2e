"""What waits, what was taken, what is doubtful: read without writing, and only by who may."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.harbor.cast import DEV, NOW, Harbor

from brazier.lists import actions, queries
from brazier.lists.models import ListFile
from brazier.terms import Refused, Wrong

LIST = b"Name,Phone\nRosa Diaz,917 555 0148\nKwame Asante,347 555 0199\n"


def bring(harbor: Harbor, name: str = "list.csv") -> int:
    number, _ = actions.bring(harbor.amara, files=[(name, LIST)], now=NOW)
    assert number is not None
    return number


def test_imports_come_newest_first_and_dropped_ones_are_gone(harbor: Harbor) -> None:
    first, second, third = (bring(harbor, f"{n}.csv") for n in range(3))
    actions.drop(harbor.amara, import_id=second, now=NOW)
    assert [each.id for each in queries.imports(harbor.amara)] == [third, first]
    assert queries.brought(harbor.amara, import_id=second).state == "dropped"


def test_an_import_that_waits_says_until_when(harbor: Harbor) -> None:
    told = queries.brought(harbor.amara, import_id=bring(harbor))
    assert (told.state, told.ends_at, told.undone) == ("columns", NOW + timedelta(days=30), None)


def test_what_waits_comes_back_as_it_was_read(harbor: Harbor) -> None:
    [table] = queries.waiting(harbor.amara, import_id=bring(harbor))
    assert (table.name, table.table.header, len(table.table.rows)) == ("list.csv", ("Name", "Phone"), 2)
    assert [c.field for c in table.columns.columns] == ["name", "phone"]


def test_what_was_taken_waits_no_more(harbor: Harbor) -> None:
    number = bring(harbor)
    actions.take(harbor.amara, import_id=number, now=NOW)
    with pytest.raises(Wrong):
        queries.waiting(harbor.amara, import_id=number)
    assert queries.file_names(harbor.amara) == {ListFile.objects.get(brought=number).pk: "list.csv"}


def test_a_list_of_imports_does_not_open_their_tables(harbor: Harbor) -> None:
    bring(harbor)
    with CaptureQueriesContext(connection) as seen:
        queries.imports(harbor.amara)
    assert not any('"lists_listfile"."table"' in query["sql"] for query in seen)


def test_nothing_is_asked_while_nothing_is_doubtful(harbor: Harbor) -> None:
    assert queries.questions(harbor.amara) == (0, 0)
    assert queries.next_question(harbor.amara) is None
    assert queries.last_answered(harbor.amara) is None
    with pytest.raises(Wrong):
        queries.question(harbor.amara, doubt=1)


def test_before_an_import_is_taken_undoing_it_would_take_nothing_back(harbor: Harbor) -> None:
    told = queries.undoing(harbor.amara, import_id=bring(harbor))
    assert (told.rows, told.gone, told.stay) == (0, 0, ())


def test_there_is_no_import_of_that_number(harbor: Harbor) -> None:
    with pytest.raises(Wrong):
        queries.brought(harbor.amara, import_id=4711)


def test_dev_reads_nothing(harbor: Harbor) -> None:
    number = bring(harbor)
    for read in (
        lambda: queries.imports(DEV),
        lambda: queries.brought(DEV, import_id=number),
        lambda: queries.waiting(DEV, import_id=number),
        lambda: queries.undoing(DEV, import_id=number),
        lambda: queries.questions(DEV),
        lambda: queries.next_question(DEV),
        lambda: queries.question(DEV, doubt=1),
        lambda: queries.last_answered(DEV),
        lambda: queries.file_names(DEV),
    ):
        with pytest.raises(Refused):
            read()
