"""What can not be drawn is printed as its code and reported; what would rearrange a line is gone."""

import pytest

from brazier.press.legible import legible


@pytest.mark.parametrize(
    ("typed", "shown", "missing"),
    [
        ("Cleo Diaz", "Cleo Diaz", ()),
        ("", "", ()),
        ("Cleo 🌙", "Cleo ⟨U+1F319⟩", ("U+1F319",)),
        ("👩‍👩‍👧", "⟨U+1F469⟩⟨U+1F469⟩⟨U+1F467⟩", ("U+1F467", "U+1F469")),
        ("nul\x00", "nul⟨U+0000⟩", ("U+0000",)),
        ("half a pair \ud800", "half a pair ⟨U+D800⟩", ("U+D800",)),
        ("\U0010ffff", "⟨U+10FFFF⟩", ("U+10FFFF",)),
        ("tab\there", "tab here", ()),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour", ()),
    ],
)
def test_a_character_outside_all_fonts_is_shown_as_its_code(
    typed: str, shown: str, missing: tuple[str, ...]
) -> None:
    found = legible(typed)
    assert (found.value, found.missing) == (shown, missing)


def test_signs_that_turn_a_line_around_are_left_out() -> None:
    assert legible("\u202a+1 555\u202c \u202egnitirw\u2069\ufeff").value == "+1 555 gnitirw"


@pytest.mark.parametrize("name", ["نیم‌فاصله", "র‍্যাব", "ශ්‍රී", "عمر\u200f"])
def test_invisible_joiners_inside_a_word_stay(name: str) -> None:
    assert legible(name) == legible(legible(name).value)
    assert legible(name).value == name


def test_letters_and_marks_typed_apart_become_one() -> None:
    assert legible("Jose\u0301 Nguye\u0302\u0303n").value == "José Nguyễn"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Щерби\u0301на", "Щерби\u0301на"),  # one font draws both
        ("مُحَمَّد", "مُحَمَّد"),
        ("שָׂרָה", "שָׂרָה"),
        ("ကြွေ", "ကြွေ"),
        ("x\u0591", "x⟨U+0591⟩"),  # no font draws both: the letter would go with the mark
        ("\u0591x", "⟨U+0591⟩x"),
        ("ქ\u0301", "ქ⟨U+0301⟩"),  # the Latin font has the mark and not the letter
        ("x\u0301\u0591\u0300", "x⟨U+0591⟩⟨U+0301⟩⟨U+0300⟩"),  # nor does a mark hang on a code
        ("🌙\u0301", "⟨U+1F319⟩⟨U+0301⟩"),
        ("line\n\u0591", "line\n⟨U+0591⟩"),
        ("ক\u09cd\u200dষ", "ক\u09cd\u200dষ"),
    ],
)
def test_a_mark_that_the_letters_font_lacks_is_shown_as_its_code(typed: str, shown: str) -> None:
    assert legible(typed).value == legible(shown).value
    assert ("⟨" in str(legible(typed).value)) == ("⟨" in shown)


def test_every_text_of_a_value_is_made_legible_and_nothing_else() -> None:
    value = {"rows": [{"name": "🌙", "level": 1, "share": 0.5, "none": None}, ("🌙",)], "is_open": True}
    found = legible(value)
    assert found.value == {
        "rows": [{"name": "⟨U+1F319⟩", "level": 1, "share": 0.5, "none": None}, ["⟨U+1F319⟩"]],
        "is_open": True,
    }
    assert found.missing == ("U+1F319",)


def test_a_translation_still_to_be_made_becomes_text() -> None:
    class Later:
        def __str__(self) -> str:
            return "Bring back"

        def __iter__(self) -> object:
            return iter("Bring back")

    assert legible([Later()]).value == ["Bring back"]


def test_characters_that_turned_out_to_have_no_glyph_can_be_named() -> None:
    found = legible("axb", also="x")
    assert (found.value, found.missing) == ("a⟨U+0078⟩b", ("U+0078",))
