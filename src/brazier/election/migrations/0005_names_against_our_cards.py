"""Names against our cards. The second wall, on PostgreSQL: a name that nobody is known by yet is seen by those who
may reach everybody, any other where the person is."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SEES = "(SELECT current_setting('brazier.sees', true))"
NEAR = f"{SEES} = 'all' OR people_sees_record(record_id)"


def build(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute("ALTER TABLE election_contestedname ENABLE ROW LEVEL SECURITY", None)
    schema_editor.execute(
        f"CREATE POLICY wall ON election_contestedname USING ({NEAR}) WITH CHECK ({NEAR})", None
    )


class Migration(migrations.Migration):

    dependencies = [
        ('election', '0004_wall'),
        ('people', '0003_told'),
    ]

    operations = [
        migrations.CreateModel(
            name='ContestedList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('papers', models.JSONField()),
                ('why', models.CharField(max_length=12)),
                ('noted_by', models.CharField(max_length=40)),
                ('noted_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('why__in', ['not_listed', 'supervisor', 'left', 'other_job', 'hired_late', 'other'])), name='contested_why_known')],
            },
        ),
        migrations.CreateModel(
            name='ContestedName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('paper', models.PositiveSmallIntegerField()),
                ('line', models.PositiveIntegerField()),
                ('name', models.CharField(default='', max_length=200)),
                ('beside', models.CharField(default='', max_length=200)),
                ('maybe', models.JSONField()),
                ('state', models.CharField(max_length=8)),
                ('by_hand', models.BooleanField(default=False)),
                ('card', models.BigIntegerField(null=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('handed_in', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='election.contestedlist')),
                ('record', models.ForeignKey(null=True, on_delete=django.db.models.deletion.DO_NOTHING, to='people.record')),
            ],
            options={
                'indexes': [models.Index(fields=['state'], name='contested_by_state')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['found', 'asked', 'unfound', 'twice', 'left_out'])), name='contested_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'found'), _negated=True), ('record__isnull', False), _connector='OR'), name='contested_found_somebody'), models.CheckConstraint(condition=models.Q(('card', None), ('state', 'found'), _connector='OR'), name='contested_card_of_somebody')],
            },
        ),
        migrations.RunPython(build, migrations.RunPython.noop),
    ]
