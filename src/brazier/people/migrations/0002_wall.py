"""The second wall, on PostgreSQL: a role that owns nothing, and rows it sees only by what `storage.sight` says."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from brazier.storage.postgresql.base import READER

ROLE = f"""
DO $$
DECLARE reader text := {READER};
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = reader) THEN
    EXECUTE format('CREATE ROLE %I NOLOGIN NOBYPASSRLS NOINHERIT', reader);
  END IF;
  EXECUTE format('GRANT %I TO %I', reader, session_user);
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), reader);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I', current_schema(), reader);
  EXECUTE format('GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA %I TO %I', current_schema(), reader);
  EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM %I', reader);
  EXECUTE format(
    'ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I',
    current_schema(), reader);
  EXECUTE format(
    'ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO %I', current_schema(), reader);
END $$
"""

# What runs with the owner's rights looks for tables in our schema alone: a table of the same name elsewhere is not it.
OWN_PATH = """
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION {function} SET search_path = %I, pg_temp', current_schema());
END $$
"""

CARED = """
CREATE FUNCTION people_cared() RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT coalesce(array_agg(worker_id), '{}'::bigint[]) FROM people_record
  WHERE id = ANY (string_to_array(current_setting('brazier.records', true), ',')::bigint[]) AND worker_id IS NOT NULL
$$
"""

# Numbers without names, by cell and level. Of a cell under 5 outside one's care only how many there are.
TOTALS = """
CREATE FUNCTION people_totals(fresh_from date, acts_from date) RETURNS TABLE (
  cell bigint, level int, people bigint, fresh bigint, acted bigint, did bigint, said bigint, seated bigint
) LANGUAGE sql STABLE SECURITY DEFINER AS $$
  WITH everybody AS (
    SELECT w.cell_id AS cell, count(*) AS n FROM people_worker w WHERE w.state = 'here' GROUP BY 1
  ), open AS (
    SELECT e.cell, e.n, s.sees IN ('all', 'owner') OR e.n >= 5
      OR e.cell = ANY (string_to_array(current_setting('brazier.cells', true), ',')::bigint[]) AS split
    FROM everybody e, (SELECT coalesce(current_setting('brazier.sees', true), '') AS sees) s
    WHERE s.sees IN ('all', 'care', 'owner')
  ), rated AS (
    SELECT w.cell_id AS cell, w.level, count(*) AS people,
      count(*) FILTER (WHERE w.assessed_on >= fresh_from) AS fresh,
      count(*) FILTER (WHERE w.assessed_on >= fresh_from AND w.acted_on >= acts_from) AS acted,
      count(*) FILTER (WHERE w.assessed_on >= fresh_from AND w.basis = 'did') AS did,
      count(*) FILTER (WHERE w.assessed_on >= fresh_from AND w.basis = 'said') AS said
    FROM people_worker w WHERE w.state = 'here' AND w.assessed_on IS NOT NULL GROUP BY 1, 2
  ), seats AS (
    SELECT w.cell_id AS cell, w.level, count(*) AS n
    FROM people_worker w WHERE w.state = 'here' AND w.on_committee GROUP BY 1, 2
  )
  SELECT o.cell, r.level, r.people, r.fresh, r.acted, r.did, r.said, coalesce(s.n, 0)
  FROM open o JOIN rated r ON r.cell = o.cell LEFT JOIN seats s ON s.cell = r.cell AND s.level = r.level
  WHERE o.split
  UNION ALL
  SELECT o.cell, 0, o.n - coalesce(r.n, 0), 0, 0, 0, 0, CASE WHEN o.split THEN coalesce(s.n, 0) ELSE 0 END
  FROM open o
  LEFT JOIN (SELECT cell, sum(people)::bigint AS n FROM rated GROUP BY 1) r ON r.cell = o.cell AND o.split
  LEFT JOIN seats s ON s.cell = o.cell AND s.level = 0
  WHERE o.n > coalesce(r.n, 0)
  ORDER BY 1, 2
$$
"""

SEES = "(SELECT current_setting('brazier.sees', true))"
WORKER = f"""
{SEES} = 'all' OR ({SEES} = 'care' AND (
  cell_id = ANY ((SELECT string_to_array(current_setting('brazier.cells', true), ',')::bigint[])::bigint[])
  OR id = ANY ((SELECT people_cared())::bigint[])
  OR ((SELECT current_setting('brazier.languages', true)) <> ''
      AND languages ~* (SELECT current_setting('brazier.languages', true)))
))
"""


# Whoever asks runs it, so the wall of that table counts inside. In one text with the policies the server would plan wall
# within wall for each statement, which takes longer than reading.
SEES_ONE = """
CREATE FUNCTION {name}(asked bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM {table} WHERE id = asked);
END $$
"""

WALLS = {
    "people_worker": WORKER,
    "people_record": f"{SEES} = 'all' OR people_sees_worker(worker_id)",
    "people_searchkey": f"{SEES} = 'all' OR people_sees_worker(worker_id)",
    "people_seenas": f"{SEES} = 'all' OR people_sees_record(record_id)",
    "people_tie": f"{SEES} = 'all' OR people_sees_record(a_id) OR people_sees_record(b_id)",
}


def wall(schema_editor: BaseDatabaseSchemaEditor, table: str, near: str) -> None:
    schema_editor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY", None)
    schema_editor.execute(f"CREATE POLICY wall ON {table} USING ({near}) WITH CHECK ({near})", None)


def build(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return
    for text in (
        ROLE,
        CARED,
        OWN_PATH.format(function="people_cared()"),
        TOTALS,
        OWN_PATH.format(function="people_totals(date, date)"),
        SEES_ONE.format(name="people_sees_worker", table="people_worker"),
        SEES_ONE.format(name="people_sees_record", table="people_record"),
    ):
        schema_editor.execute(text, None)
    for table, near in WALLS.items():
        wall(schema_editor, table, near)


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunPython(build, migrations.RunPython.noop)]
