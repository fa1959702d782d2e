"""The second wall, on PostgreSQL: who was tried and who was told beforehand is seen where the person is."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SEES = "(SELECT current_setting('brazier.sees', true))"
NEAR = f"{SEES} = 'all' OR people_sees_record(record_id)"
TABLES = ("conversations_tried", "conversations_foretold")


def build(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return
    for table in TABLES:
        schema_editor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY", None)
        schema_editor.execute(f"CREATE POLICY wall ON {table} USING ({NEAR}) WITH CHECK ({NEAR})", None)


class Migration(migrations.Migration):
    dependencies = [("conversations", "0009_phone_bank"), ("people", "0002_wall")]
    operations = [migrations.RunPython(build, migrations.RunPython.noop)]
