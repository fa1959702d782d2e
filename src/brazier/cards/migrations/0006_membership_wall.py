"""The second wall, on PostgreSQL: a membership is seen where its member is."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

NEAR = "(SELECT current_setting('brazier.sees', true)) = 'all' OR people_sees_record(record_id)"


def build(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute("ALTER TABLE cards_membership ENABLE ROW LEVEL SECURITY", None)
    schema_editor.execute(f"CREATE POLICY wall ON cards_membership USING ({NEAR}) WITH CHECK ({NEAR})", None)


class Migration(migrations.Migration):
    dependencies = [("cards", "0005_membership"), ("people", "0002_wall")]
    operations = [migrations.RunPython(build, migrations.RunPython.noop)]
