"""Compiles the message catalogs when the wheel is built, so that only their sources are kept in the repository."""

from pathlib import Path
from typing import Any

from babel.messages import mofile, pofile
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogs(BuildHookInterface):  # type: ignore[misc]
    """Writes each .mo beside its .po."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Before anything is packed."""
        for path in Path(self.root, "src/brazier/web/locale").glob("*/LC_MESSAGES/*.po"):
            with path.open("rb") as body:
                catalog = pofile.read_po(body, locale=path.parts[-3])
            with path.with_suffix(".mo").open("wb") as out:
                mofile.write_mo(out, catalog)
