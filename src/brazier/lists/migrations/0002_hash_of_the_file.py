"""The sha256 of each file as it came, so that a list can be shown to be the one that was handed over."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lists", "0001_initial")]
    operations = [
        migrations.AddField("listfile", "digest", models.CharField(max_length=64, db_default="")),
    ]
