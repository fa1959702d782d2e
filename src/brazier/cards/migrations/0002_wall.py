"""The second wall, on PostgreSQL: a card is seen where its signer is."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SEES = "(SELECT current_setting('brazier.sees', true))"
SEES_CARD = """
CREATE FUNCTION cards_sees_card(asked bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM cards_card WHERE id = asked);
END $$
"""
WALLS = {
    "cards_card": f"{SEES} = 'all' OR people_sees_record(record_id)",
    "cards_cardturn": f"{SEES} = 'all' OR cards_sees_card(card_id)",
}


def build(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute(SEES_CARD, None)
    for table, near in WALLS.items():
        schema_editor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY", None)
        schema_editor.execute(f"CREATE POLICY wall ON {table} USING ({near}) WITH CHECK ({near})", None)


class Migration(migrations.Migration):
    dependencies = [("cards", "0001_initial"), ("people", "0002_wall")]
    operations = [migrations.RunPython(build, migrations.RunPython.noop)]
