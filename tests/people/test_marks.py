"""What recognizes somebody who asked to be left out tells nothing of her."""

from brazier.people.marks import marks_of

KEY = b"k" * 32
CLEO: dict[str, object] = {
    "name": "Cleo Diaz", "phones": ["+1 917 555 0148"], "emails": ["cleo@harbor.example"], "badge": "A-17",
}  # fmt: skip


def test_phone_mail_and_badge_are_sure_and_a_name_is_a_hint() -> None:
    marks = marks_of([CLEO], KEY)
    assert (len(marks.sure), len(marks.hints)) == (3, 1)


def test_the_same_phone_is_the_same_mark_however_it_is_typed() -> None:
    assert marks_of([{"phones": ["(917) 555-0148"]}], KEY).sure < marks_of([CLEO], KEY).sure


def test_the_same_name_is_the_same_hint_in_whatever_order() -> None:
    assert marks_of([{"first": "DIAZ", "last": "CLEO"}], KEY).hints == marks_of([CLEO], KEY).hints


def test_a_first_name_alone_and_a_short_number_say_nothing() -> None:
    marks = marks_of([{"name": "Cleo", "phones": ["0148"]}], KEY)
    assert (marks.sure, marks.hints) == (frozenset(), frozenset())


def test_a_mark_shows_nothing_and_means_nothing_under_another_key() -> None:
    marks = marks_of([CLEO], KEY)
    assert not any(word in mark for mark in marks.sure | marks.hints for word in ("cleo", "0148", "a-17"))
    assert marks.sure.isdisjoint(marks_of([CLEO], b"x" * 32).sure)
