"""The statements that write many rows."""

from brazier.people.roster import writing


def test_every_column_has_its_place() -> None:
    assert writing.insert("t", ("a", "b")) == "INSERT INTO t (a, b) VALUES (%s, %s)"


def test_text_becomes_json_only_where_the_server_needs_to_be_told() -> None:
    assert writing.insert("t", ("a", "b"), json=("b",), postgresql=True).endswith("VALUES (%s, %s::jsonb)")
    assert writing.insert("t", ("a", "b"), json=("b",)).endswith("VALUES (%s, %s)")


def test_a_row_that_is_there_is_overwritten_but_for_its_key() -> None:
    said = writing.insert("t", ("a", "b", "c"), over=("a", "b"))
    assert said.endswith("ON CONFLICT (a, b) DO UPDATE SET c = excluded.c")
