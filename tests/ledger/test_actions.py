"""One transaction and one line for each thing that is done."""

import pytest
from tests.harbor.cast import NOW, Harbor

from brazier.access.models import Organizer
from brazier.ledger import queries
from brazier.ledger.actions import entry
from brazier.ledger.models import Line
from brazier.terms import Wrong


def verbs() -> list[str]:
    return list(Line.objects.order_by("number").values_list("verb", flat=True))


def test_an_inner_entry_joins_the_outer_one(harbor: Harbor) -> None:
    before = len(verbs())
    with entry(harbor.amara, "test.outer", "", NOW), entry(harbor.amara, "test.inner", "", NOW):
        pass
    assert verbs()[before:] == ["test.outer"]


def test_when_anything_fails_nothing_is_kept_and_there_is_no_line(harbor: Harbor) -> None:
    before = verbs()
    with pytest.raises(Wrong), entry(harbor.amara, "test.outer", "", NOW):
        Organizer.objects.create(handle="Half done", role="organizer", since=NOW)
        raise Wrong("test", "This can not be.")
    assert verbs() == before
    assert not Organizer.objects.filter(handle="Half done").exists()


def test_after_a_failure_the_next_thing_has_a_line_of_its_own_again(harbor: Harbor) -> None:
    with pytest.raises(Wrong), entry(harbor.amara, "test.failed", "", NOW):
        raise Wrong("test", "This can not be.")
    with entry(harbor.amara, "test.next", "", NOW):
        pass
    assert verbs()[-1] == "test.next"


def test_a_line_names_nobody(harbor: Harbor) -> None:
    cleo = harbor.worker("Cleo Diaz")
    harbor.talk(cleo, 2, quote="I sign when my line signs.")
    text = " ".join(str(row) for row in Line.objects.values_list())
    assert "Cleo" not in text and "sign" not in text and "founder" not in text and f"worker:{cleo}" not in text


def test_a_ledger_that_was_changed_behind_our_back_says_where(harbor: Harbor) -> None:
    harbor.worker("Cleo Diaz")
    assert queries.broken_at(harbor.amara) is None
    assert queries.head(harbor.amara) == Line.objects.count()
    Line.objects.filter(number=2).update(verb="people.nothing")
    assert queries.broken_at(harbor.amara) == 2


def test_a_ledger_without_its_first_line_is_broken_there(harbor: Harbor) -> None:
    Line.objects.filter(number=1).delete()
    assert queries.broken_at(harbor.amara) == 1
