"""Results that outlive a bench that was cut short: one JSON file, with the commit and the machine."""

import json
import os
import platform
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "bench" / "results"


def commit() -> str:
    """The commit of this tree; marked when files differ from it."""
    told = subprocess.run(
        ["git", "describe", "--always", "--abbrev=12", "--dirty=+changed", "--exclude=*"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return told.stdout.strip() or "unknown"


def machine() -> dict[str, object]:
    """What the figures were made on."""
    return {"system": platform.platform(), "cores": os.cpu_count(), "python": platform.python_version()}


class Results:
    """Parts of one bench, each under its name, kept as they come."""

    def __init__(self, name: str, *, fresh: bool) -> None:
        self.path = FOLDER / f"{name}.json"
        self.content: dict[str, Any] = {"commit": commit(), "machine": machine(), "parts": {}}
        if self.path.exists() and not fresh:
            self.content = json.loads(self.path.read_text())

    @property
    def parts(self) -> dict[str, Any]:
        """What is known so far, by name."""
        found: dict[str, Any] = self.content["parts"]
        return found

    def keep(self, name: str, part: object) -> None:
        """Keep one more part, at once."""
        self.parts[name] = part
        self.write()

    def write(self, **more: object) -> None:
        """Put the file in place whole."""
        self.content |= more
        FOLDER.mkdir(exist_ok=True)
        draft = self.path.with_suffix(".part")
        draft.write_text(json.dumps(self.content, indent=1, ensure_ascii=False) + "\n")
        draft.replace(self.path)
