"""Rule 10: what is installed is what stands in the tree, to the byte."""

import hashlib
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LEFT_OUT = {"__pycache__"}


def _wheel(root: Path, out: Path) -> Path:
    builder = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(builder, cwd=root, check=True, capture_output=True)
    return next(out.glob("*.whl"))


def _in_tree(root: Path) -> dict[str, str]:
    return {
        str(path.relative_to(root / "src")): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (root / "src/brazier").rglob("*")
        if path.is_file() and not LEFT_OUT & set(path.parts)
    }


def _in_wheel(wheel: Path) -> dict[str, str]:
    with zipfile.ZipFile(wheel) as archive:
        return {
            name: hashlib.sha256(archive.read(name)).hexdigest()
            for name in archive.namelist()
            if name.startswith("brazier/")
        }


def _missing(root: Path, out: Path) -> set[str]:
    wheel, tree = _in_wheel(_wheel(root, out)), _in_tree(root)
    return {name for name, digest in tree.items() if wheel.get(name) != digest}


@pytest.mark.slow
def test_the_wheel_holds_every_file_by_hash(tmp_path: Path) -> None:
    assert _missing(ROOT, tmp_path) == set()


@pytest.mark.slow
def test_a_rule_file_left_out_of_the_wheel_is_noticed(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(ROOT / "src", copy / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "hatch_build.py"):
        shutil.copy(ROOT / name, copy / name)
    project = copy / "pyproject.toml"
    project.write_text(
        project.read_text().replace(
            'packages = ["src/brazier"]', 'packages = ["src/brazier"]\nexclude = ["policy.toml"]'
        )
    )
    assert _missing(copy, tmp_path / "out") == {"brazier/access/policy.toml"}
