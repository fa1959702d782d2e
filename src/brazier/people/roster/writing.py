"""The statements that write many rows at once, on both databases. Pure.

Django's own bulk insert builds a model and a long statement for every portion; for a list of 300,000 rows
that is most of the time. Names of tables and columns come from the models, never from anybody's input.
"""

from collections.abc import Sequence

RESTAND = "UPDATE people_worker SET level = %s, basis = %s, assessed_on = %s, acted_on = %s WHERE id = %s"


def insert(
    table: str,
    columns: Sequence[str],
    *,
    json: Sequence[str] = (),
    over: Sequence[str] = (),
    postgresql: bool = False,
) -> str:
    """One row of a table, with a place for each column. json: columns that hold JSON text.

    over: the columns of the key whose row is overwritten if it is there.
    """
    places = ", ".join("%s::jsonb" if postgresql and c in json else "%s" for c in columns)
    statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608  # see above
    if not over:
        return statement
    fresh = ", ".join(f"{c} = excluded.{c}" for c in columns if c not in over)
    return f"{statement} ON CONFLICT ({', '.join(over)}) DO UPDATE SET {fresh}"


def note_standing(*, postgresql: bool) -> str:
    """Where one record stands, as JSON text or nothing."""
    return f"UPDATE people_record SET standing = {'%s::jsonb' if postgresql else '%s'} WHERE id = %s"  # noqa: S608


def move_records(*, postgresql: bool) -> str:
    """Worker, record, worker again: changes only rows that stand under another worker."""
    differs = "IS DISTINCT FROM" if postgresql else "IS NOT"
    return f"UPDATE people_record SET worker_id = %s WHERE id = %s AND worker_id {differs} %s"  # noqa: S608
