"""The second wall, on PostgreSQL: vote plans, observers and challenged names are seen where the person is."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SEES = "(SELECT current_setting('brazier.sees', true))"
WALLS = {
    "election_voteplan": f"{SEES} = 'all' OR people_sees_record(record_id)",
    "election_observer": f"{SEES} = 'all' OR people_sees_record(record_id)",
    "election_challenge": f"{SEES} = 'all' OR record_id IS NULL OR people_sees_record(record_id)",
}


def build(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return
    for table, near in WALLS.items():
        schema_editor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY", None)
        schema_editor.execute(f"CREATE POLICY wall ON {table} USING ({near}) WITH CHECK ({near})", None)


class Migration(migrations.Migration):
    dependencies = [("election", "0003_the_vote"), ("people", "0002_wall")]
    operations = [migrations.RunPython(build, migrations.RunPython.noop)]
