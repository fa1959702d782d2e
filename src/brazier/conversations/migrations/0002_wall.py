"""The second wall, on PostgreSQL: what was said and done is seen where the person is."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SEES = "(SELECT current_setting('brazier.sees', true))"


SEES_ONE = """
CREATE FUNCTION {name}(asked bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM {table} WHERE id = asked);
END $$
"""
OF_RECORD = f"{SEES} = 'all' OR people_sees_record(record_id)"
OF_TALK = f"{SEES} = 'all' OR conversations_sees_talk(conversation_id)"
WALLS = {
    "conversations_conversation": OF_RECORD,
    "conversations_act": OF_RECORD,
    "conversations_assessment": OF_RECORD,
    "conversations_followup": OF_RECORD,
    "conversations_concern": OF_TALK,
    "conversations_ask": OF_TALK,
    "conversations_withdrawal": f"{OF_TALK} OR conversations_sees_act(act_id)",
}


def build(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return
    for name, table in (
        ("conversations_sees_talk", "conversations_conversation"),
        ("conversations_sees_act", "conversations_act"),
    ):
        schema_editor.execute(SEES_ONE.format(name=name, table=table), None)
    for table, near in WALLS.items():
        schema_editor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY", None)
        schema_editor.execute(f"CREATE POLICY wall ON {table} USING ({near}) WITH CHECK ({near})", None)


class Migration(migrations.Migration):
    dependencies = [("conversations", "0001_initial"), ("people", "0002_wall")]
    operations = [migrations.RunPython(build, migrations.RunPython.noop)]
