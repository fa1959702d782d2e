"""Tools that read the source and the lock file: bandit, semgrep with our rules, pip-audit.

Each is shown a planted fault first. One that does not find it did not run, whatever it says of our code.
"""

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tools.security.verdict import Accepted, Finding, Verdict, judged, not_run

ROOT = Path(__file__).parents[2]
TOOLS = ROOT / ".venv-security/bin"
RULES = ROOT / "tools/semgrep"
HOLED = "import subprocess\n\n\ndef run(typed):\n    return subprocess.run(typed, shell=True)\n"
OLD = "django==3.2.0"
"""A version with holes everybody knows; an audit that calls it clean reached no list of holes."""


def call(command: Sequence[object], at: Path = ROOT, seconds: float = 300) -> subprocess.CompletedProcess[str]:
    """One tool, ended."""
    own = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    words = [str(part) for part in command]
    return subprocess.run(
        words, cwd=at, env=own, capture_output=True, text=True, check=False, timeout=seconds
    )  # fmt: skip


def bandit(known: Sequence[Accepted], work: Path) -> Verdict:
    """The usual slips of Python."""
    (work / "holed.py").write_text(HOLED)
    if not any(f.what == "B602" for f in _bandit(work / "holed.py", work)):
        return not_run("bandit", "it did not find the planted fault")
    findings = _bandit(Path("src/brazier"), ROOT)
    return judged("bandit", findings, known, f"{sum(1 for _ in (ROOT / 'src/brazier').rglob('*.py'))} files")


def _bandit(target: Path, at: Path) -> list[Finding]:
    # B101 is left out: an assert in src tells mypy what holds, and nothing that guards is one.
    done = call([TOOLS / "bandit", "-q", "-r", target, "-f", "json", "--skip", "B101"], at)
    told = json.loads(done.stdout)
    if told["errors"]:
        raise RuntimeError(f"bandit could not read: {told['errors']}")
    return [
        Finding("bandit", one["test_id"], one["filename"], f"line {one['line_number']}, {one['issue_text']}")
        for one in told["results"]
    ]


def rules() -> list[dict[str, Any]]:
    """Every rule of ours, as it stands in its file; only the environment of the tools reads YAML."""
    program = "import json, sys, yaml; print(json.dumps([yaml.safe_load(open(p)) for p in sys.argv[1:]]))"
    told = json.loads(call([TOOLS / "python", "-c", program, *sorted(RULES.glob("*.yaml"))]).stdout)
    return [rule for file in told for rule in file["rules"]]


def semgrep(known: Sequence[Accepted], work: Path) -> Verdict:
    """Our own rules. Each must find the fault that it carries, planted in a file of the place it is about."""
    for rule in rules():
        place = work / rule["id"] / rule["metadata"]["planted-at"]
        place.parent.mkdir(parents=True)
        place.write_text(rule["metadata"]["planted"])
    bitten = {(f.what, Path(f.where).parts[0]) for f in _semgrep(work, ".")[0]}
    blunt = [rule["id"] for rule in rules() if (rule["id"], rule["id"]) not in bitten]
    if blunt:
        return not_run("semgrep", f"these rules do not find the fault they carry: {', '.join(blunt)}")
    findings, looked = _semgrep(ROOT, "src/brazier")
    return judged("semgrep", findings, known, f"{len(rules())} rules, {looked} files")


def _semgrep(root: Path, target: str) -> tuple[list[Finding], int]:
    quiet = ["--metrics", "off", "--disable-version-check", "--no-git-ignore", "--quiet", "--json"]
    told = json.loads(call([TOOLS / "semgrep", "scan", *quiet, "--config", RULES, target], root).stdout)
    if told["errors"]:
        raise RuntimeError(f"semgrep stumbled: {[error['message'] for error in told['errors']]}")
    found = [
        Finding("semgrep", one["check_id"].rpartition(".")[2], one["path"], f"line {one['start']['line']}")
        for one in told["results"]
    ]
    return found, len(told["paths"]["scanned"])


def pip_audit(known: Sequence[Accepted], work: Path) -> Verdict:
    """Known holes in what Brazier is installed with. Needs the list of holes, which is not on this machine."""
    (work / "old.txt").write_text(f"{OLD}\n")
    try:
        old = _audited(["--no-deps", "-r", work / "old.txt"])
    except (ValueError, subprocess.TimeoutExpired):
        return not_run("pip-audit", "the list of known holes can not be reached from this machine")
    if not any(one.get("vulns") for one in old):
        return not_run("pip-audit", f"the list of known holes can not be reached: it knows nothing of {OLD}")
    audited = _audited(["--require-hashes", "-r", ROOT / "requirements-run.lock"])
    skipped = [one["name"] for one in audited if "skip_reason" in one]
    if skipped:
        return not_run("pip-audit", f"it looked up nothing for {', '.join(skipped)}")
    findings = [
        Finding("pip-audit", hole["id"], f"{one['name']} {one['version']}", f"fixed in {hole['fix_versions']}")
        for one in audited
        for hole in one["vulns"]
    ]
    return judged("pip-audit", findings, known, f"{len(audited)} packages")


def _audited(what: Sequence[object]) -> list[dict[str, Any]]:
    options = ["--disable-pip", "--progress-spinner", "off", "--format", "json", "--timeout", "8"]
    found: list[dict[str, Any]] = json.loads(call([TOOLS / "pip-audit", *options, *what]).stdout)["dependencies"]
    return found
