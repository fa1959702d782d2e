"""Name words hidden in e-mail addresses."""

from tests.matching.rows import entry, traits

from brazier.matching.columns import columns
from brazier.matching.mailboxes import words_in_mailboxes


def test_the_longest_names_in_a_mailbox_are_found() -> None:
    rows = columns(traits(entry("1", "Maria Garcia"), entry("2", "Mari", emails=("mariagarcia85@yahoo.com",))))
    found = words_in_mailboxes(rows)
    assert {rows.vocabulary[at] for at in found[1] if at >= 0} == {"maria", "garcia"}
    assert (found[0] == -1).all()
