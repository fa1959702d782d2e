"""One slip in a process of its own, for what only a fresh start reads: python -m bench.mutating.anew FILE SLIP."""

import importlib.abc
import importlib.machinery
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import hypothesis
import pytest
from bench.mutating import noticing, slips


class WithSlip(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds one module with a slip in it."""

    def __init__(self, path: Path, slip: slips.Slip) -> None:
        self.path, self.slip = path, slip

    def find_spec(self, name: str, path: object, target: object = None) -> importlib.machinery.ModuleSpec | None:
        """That module and no other."""
        if name != f"brazier.rules.{self.path.stem}":
            return None
        return importlib.util.spec_from_file_location(name, self.path, loader=self)  # type: ignore[arg-type]

    def exec_module(self, module: ModuleType) -> None:
        """Run it as the slip has it."""
        exec(self.slip.code(str(self.path)), vars(module))


def main() -> None:
    """End with 1 if the tests notice it."""
    path, name = Path(sys.argv[1]), sys.argv[2]
    slip = next(found for found in slips.slips(path.read_text("utf-8")) if found.name == name)
    sys.meta_path.insert(0, WithSlip(path, slip))
    hypothesis.settings.register_profile("slips", database=None, derandomize=True, deadline=None, max_examples=60)
    hypothesis.settings.load_profile("slips")
    code = pytest.main(["-x", *noticing.OPTIONS, *noticing.TESTS])
    sys.exit(noticing.SURVIVED if code == pytest.ExitCode.OK else noticing.KILLED)


if __name__ == "__main__":
    main()
