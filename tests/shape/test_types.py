"""What our pages run is typed by comments, and a compiler agrees."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent / "types"
MODULES = HERE.parents[2] / "src" / "brazier"
TSC = shutil.which("tsc")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not TSC, reason="not run: no TypeScript compiler; type: sudo apt install node-typescript"),
]


def faults(config: Path) -> list[str]:
    """What the compiler says against it, line by line."""
    said = subprocess.run([TSC or "", "-p", config], capture_output=True, text=True, check=False, timeout=120)
    return said.stdout.splitlines()


@pytest.mark.parametrize("config", ["tsconfig.json", "tsconfig.worker.json"])
def test_the_compiler_has_nothing_against_it(config: str) -> None:
    assert faults(HERE / config) == []


def test_every_module_is_looked_at() -> None:
    listed = subprocess.run(
        [TSC or "", "-p", HERE / "tsconfig.json", "--listFilesOnly"], capture_output=True, text=True, check=False
    ).stdout.splitlines()
    ours = {str(path) for path in MODULES.rglob("*.js") if "vendor" not in path.parts and path.name != "worker.js"}
    assert len(ours) > 30
    assert ours <= set(listed)


WRONG = {
    "a word where a number belongs": 'import { momentOf } from "./person.js";\nmomentOf("Monday");\n',
    "something that is not there": 'import { dropAll } from "./store.js";\ndropAll();\n',
    "too little": 'import { keep } from "./outbox.js";\nawait keep("talk");\n',
    "a name mistyped": 'document.querySelector("p").hiden = true;\n',
    "a fact that holds no lists": 'import { keep } from "./outbox.js";\nawait keep("talk", { who: "Rosa" });\n',
    "a kind nobody knows": 'import { keep } from "./outbox.js";\nawait keep("tlak", {});\n',
    "no type at all": "export const twice = (what) => what + what;\n",
}


def test_every_slip_is_noticed(tmp_path: Path) -> None:
    there = tmp_path / "phone"
    there.mkdir()
    for name, said in WRONG.items():
        (there / f"{name}.js").write_text(said)
    own = json.loads((HERE / "tsconfig.json").read_text())["compilerOptions"]
    roots = [str((HERE / root).resolve()) for root in own["rootDirs"]]
    config = {
        "extends": str(HERE / "tsconfig.json"),
        "compilerOptions": {"rootDirs": [*roots, str(tmp_path)]},
        "include": [str(there / "*.js"), str(HERE / "pages.d.ts")],
    }
    (tmp_path / "tsconfig.json").write_text(json.dumps(config))
    found = {Path(line.split("(")[0]).stem for line in faults(tmp_path / "tsconfig.json") if ": error TS" in line}
    assert found == WRONG.keys()
