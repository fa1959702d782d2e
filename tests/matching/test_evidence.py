"""What speaks for and against a pair, as numbers."""

from tests.matching.rows import entry, ground, pairs

from brazier.matching.entry import Entry
from brazier.matching.evidence import COLUMNS, SCALES


def of(one: Entry, other: Entry) -> dict[str, int]:
    steps = ground(one, other).steps(pairs((0, 1)))
    return dict(zip(COLUMNS, steps[:, 0].tolist(), strict=True))


def test_there_is_one_line_and_one_scale_a_kind() -> None:
    assert len(COLUMNS) == len(set(COLUMNS)) == len(SCALES) == len(of(entry("1"), entry("2")))


def test_the_same_phone_speaks_and_another_one_clashes() -> None:
    one = entry("1", "Ana", phones=("718 555 0148",))
    assert of(one, entry("2", "Ana", phones=("718-555-0148",)))["phone_same"] == 1
    assert of(one, entry("2", "Ana", phones=("718-555-0149",)))["phone_near"] == 1
    assert of(one, entry("2", "Ana", phones=("347-555-9999",)))["phone_clash"] == 1
    assert of(one, entry("2", "Ana"))["phone_clash"] == 0


def test_a_date_in_either_order_is_the_same_date() -> None:
    found = of(entry("1", birth="3/4/1985"), entry("2", birth="4/3/1985"))
    assert (found["birth_same"], found["birth_clash"]) == (1, 0)
    assert of(entry("1", birth="3/17/1985"), entry("2", birth="3/17/1986"))["birth_near"] == 1


def test_father_and_son_clash() -> None:
    assert of(entry("1", "John Smith Sr"), entry("2", "John Smith Jr"))["generation_clash"] == 1
    assert of(entry("1", "John Smith"), entry("2", "John Smith Jr"))["generation_one"] == 1


def test_a_mailbox_that_spells_the_other_name_fits() -> None:
    one = entry("1", "", emails=("ottolinezubizarreta@x.org",))
    assert (
        of(one, entry("2", "Ottoline Zubizarreta"))["mail_fits"] > of(one, entry("2", "Li Wei"))["mail_fits"] == 0
    )


def test_a_work_word_in_a_name_may_fit_the_department() -> None:
    assert of(entry("1", "Rosa Inbound"), entry("2", "Rosa Diaz", department="Inbound"))["aside_fits"] == 1


def test_which_row_comes_first_does_not_matter() -> None:
    one = entry("1", "Bill Smith", phones=("718 555 0148",), emails=("billsmith@x.org",), address="12 Oak St #2")
    two = entry("2", "SMITH, WILLIAM J", source="other", address="12 Oak Street", birth="1985", department="Pack")
    assert of(one, two) == of(two, one)
