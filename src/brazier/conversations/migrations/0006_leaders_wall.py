"""The second wall, on PostgreSQL: who named whom is seen where either of the two is."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SEES = "(SELECT current_setting('brazier.sees', true))"
NEAR = f"{SEES} = 'all' OR people_sees_record(record_id) OR people_sees_record(namer_id)"


def build(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute("ALTER TABLE conversations_naming ENABLE ROW LEVEL SECURITY", None)
    schema_editor.execute(f"CREATE POLICY wall ON conversations_naming USING ({NEAR}) WITH CHECK ({NEAR})", None)


class Migration(migrations.Migration):
    dependencies = [("conversations", "0005_leaders"), ("people", "0002_wall")]
    operations = [migrations.RunPython(build, migrations.RunPython.noop)]
