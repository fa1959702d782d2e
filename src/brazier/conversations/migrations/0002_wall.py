"""The second wall, on PostgreSQL: what was said and done is seen where the person is."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SEES = "(SELECT current_setting('brazier.sees', true))"


def beside(*places: tuple[str, str]) -> str:
    near = " OR ".join(f"EXISTS (SELECT FROM {table} near WHERE near.id = {column})" for table, column in places)
    return f"{SEES} = 'all' OR {near}"


OF_RECORD = beside(("people_record", "record_id"))
OF_TALK = beside(("conversations_conversation", "conversation_id"))
WALLS = {
    "conversations_conversation": OF_RECORD,
    "conversations_act": OF_RECORD,
    "conversations_assessment": OF_RECORD,
    "conversations_followup": OF_RECORD,
    "conversations_concern": OF_TALK,
    "conversations_ask": OF_TALK,
    "conversations_withdrawal": beside(
        ("conversations_conversation", "conversation_id"), ("conversations_act", "act_id")
    ),
}


def build(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return
    for table, near in WALLS.items():
        schema_editor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY", None)
        schema_editor.execute(f"CREATE POLICY wall ON {table} USING ({near}) WITH CHECK ({near})", None)


class Migration(migrations.Migration):
    dependencies = [("conversations", "0001_initial"), ("people", "0002_wall")]
    operations = [migrations.RunPython(build, migrations.RunPython.noop)]
