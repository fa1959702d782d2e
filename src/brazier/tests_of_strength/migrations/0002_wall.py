"""The second wall, on PostgreSQL: that somebody took part is seen where they are."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SEES = "(SELECT current_setting('brazier.sees', true))"
TABLE = "tests_of_strength_result"
NEAR = f"{SEES} = 'all' OR people_sees_record(record_id)"


def build(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute(f"ALTER TABLE {TABLE} ENABLE ROW LEVEL SECURITY", None)
    schema_editor.execute(f"CREATE POLICY wall ON {TABLE} USING ({NEAR}) WITH CHECK ({NEAR})", None)


class Migration(migrations.Migration):
    dependencies = [("tests_of_strength", "0001_initial"), ("people", "0002_wall")]
    operations = [migrations.RunPython(build, migrations.RunPython.noop)]
