"""Where the command starts."""

import os


def main() -> None:
    """Run `brazier`. Django must know its settings before any area is imported, hence the late import."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "brazier.web.settings")
    import django  # noqa: PLC0415

    django.setup()
    from brazier.cli.commands import brazier  # noqa: PLC0415

    brazier()
