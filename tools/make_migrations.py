"""Write the migrations that the models ask for. With --check: say whether any are missing, write nothing."""

import os
import sys
import tempfile
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "brazier.web.settings"

import django
from django.core.management import call_command

django.setup()

from brazier.storage import actions  # noqa: E402
from brazier.storage.keys import LEAST_MEMORY_KIB, Slowness  # noqa: E402
from brazier.terms import Actor  # noqa: E402

with tempfile.TemporaryDirectory() as folder:
    actions.use_folder(Actor.keeper, Path(folder) / "hub")
    actions.create(Actor.keeper, passphrase="only for this check", slowness=Slowness(LEAST_MEMORY_KIB))
    call_command("makemigrations", *sys.argv[1:])
    actions.seal(Actor.keeper)
