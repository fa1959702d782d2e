"""The tables of a hub as one script, taken from a hub that got them step by step."""

from collections.abc import Callable

from django.db import connection, connections

from brazier.storage import sight


def script() -> list[tuple[str, list[object]]]:
    """What makes the open hub's tables, with the rows a new hub starts with; nothing on PostgreSQL."""
    if connection.vendor != "sqlite":
        return []
    with sight.seeing(sight.OWNER), connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' "
            "ORDER BY type = 'table' DESC, rowid"
        )
        made = cursor.fetchall()
        steps: list[tuple[str, list[object]]] = [(sql, []) for _, sql in made]
        for name in [name for name, sql in made if sql.startswith("CREATE TABLE")]:
            cursor.execute(f'SELECT * FROM "{name}"')
            rows = cursor.fetchall()
            holes = ", ".join(["%s"] * len(cursor.description))
            steps += [(f'INSERT INTO "{name}" VALUES ({holes})', list(row)) for row in rows]
    return steps


def in_one_go(step_by_step: Callable[[], None], steps: list[tuple[str, list[object]]]) -> Callable[[], None]:
    """Makes the tables by the script where there are none, and changes those there are as the program does."""

    def migrate() -> None:
        with sight.seeing(sight.OWNER):
            if steps and not connection.introspection.table_names():
                with connection.cursor() as cursor:
                    for sql, values in steps:
                        cursor.execute(sql, values) if values else cursor.execute(sql)
                connections.close_all()
                return
        step_by_step()

    return migrate
