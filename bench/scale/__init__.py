"""What `bench/wallchart` and `bench/import` are made of. A process that measures is a Brazier process."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "brazier.web.settings")
django.setup()
