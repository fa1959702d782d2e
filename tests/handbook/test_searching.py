"""Find pages by words."""

from brazier.handbook.searching import flat, found

PAGES = [
    ("a", "The ask", "Ask for one thing."),
    ("b", "Café", "A talk at the café asks little."),
    ("c", "بطاقة", "بِطاقة"),
]


def test_words_are_found_without_accents_or_case_and_titles_come_first() -> None:
    assert [hit.name for hit in found("CAFE", PAGES)] == ["b"]
    assert [hit.name for hit in found("ask", PAGES)] == ["a", "b"]
    assert [hit.name for hit in found("بطاقة", PAGES)] == ["c"]
    assert found(" ", PAGES) == () == found("ask zebra", PAGES)


def test_flat_letters_have_no_marks() -> None:
    assert flat("Ñandú") == "nandu"
