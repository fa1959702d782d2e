"""Which words stand, and for whom."""

from datetime import UTC, date, datetime

from brazier.reasons.facts import Version, Win, before, by_month, chosen, standing

AT = datetime(2026, 11, 20, tzinfo=UTC)


def version(number: int, language: str, text: str) -> Version:
    return Version(number, language, text, "1", AT)


ENGLISH, SPANISH, NEWER = (
    version(1, "en", "Our time."),
    version(2, "es", "Nuestro tiempo."),
    version(3, "en", "Ours."),
)


def test_the_newest_of_each_language_stands() -> None:
    assert standing([NEWER, ENGLISH, SPANISH]) == (NEWER, SPANISH)
    assert standing([ENGLISH, SPANISH, version(4, "es", "")]) == (ENGLISH,)


def test_each_reads_their_own_language_or_the_newest_words() -> None:
    assert chosen([NEWER, SPANISH], "es") == (SPANISH, (NEWER,))
    assert chosen([NEWER, SPANISH], "ar") == (NEWER, (SPANISH,))
    assert chosen([], "ar") == (None, ())


def test_what_stood_before_is_of_the_same_language() -> None:
    assert before([ENGLISH, SPANISH, NEWER], NEWER) == "Our time."
    assert before([ENGLISH, SPANISH, NEWER], SPANISH) == ""


def test_lines_are_told_apart_without_empty_ones() -> None:
    assert version(1, "en", "One.\n\n  Two. ").lines == ("One.", "Two.")


def test_wins_stand_by_month_the_newest_first() -> None:
    wins = [
        Win(n, str(n), day, "1") for n, day in enumerate([date(2026, 9, 3), date(2026, 11, 1), date(2026, 9, 9)])
    ]
    assert [(m, [w.id for w in group]) for m, group in by_month(wins)] == [
        (date(2026, 11, 1), [1]),
        (date(2026, 9, 1), [2, 0]),
    ]
