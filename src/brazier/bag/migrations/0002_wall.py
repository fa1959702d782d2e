"""The second wall, on PostgreSQL: a co-worker's words are seen where they are."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SEES = "(SELECT current_setting('brazier.sees', true))"
NEAR = f"{SEES} = 'all' OR people_sees_record(record_id)"


def build(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute("ALTER TABLE bag_word ENABLE ROW LEVEL SECURITY", None)
    schema_editor.execute(f"CREATE POLICY wall ON bag_word USING ({NEAR}) WITH CHECK ({NEAR})", None)


class Migration(migrations.Migration):
    dependencies = [("bag", "0001_leaflets"), ("people", "0002_wall")]
    operations = [migrations.RunPython(build, migrations.RunPython.noop)]
