"""Runs one tool on one world in a process of its own and keeps what it cost."""

import os
import platform
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock, seconds of processor, most memory in MB; said: what the tool printed."""

    seconds: float
    processor: float
    peak_mb: int
    said: str


def measured(command: list[str], cwd: Path, source: Path, *, quiet: bool = False) -> Cost:
    """The command run to its end, by the system's own account of the child. Errors: RuntimeError if it failed."""
    reader, writer = os.pipe()
    began = time.perf_counter()
    pid = os.fork()
    if not pid:
        os.close(reader)
        os.dup2(writer, 1)
        if quiet:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        os.chdir(cwd)
        os.environ["PYTHONPATH"] = f"{source / 'src'}{os.pathsep}{source}"
        try:
            os.execvp(command[0], command)
        finally:
            os._exit(127)  # not to be reached, unless there is no such program
    os.close(writer)
    with os.fdopen(reader) as told:
        said = told.read()
    _, status, used = os.wait4(pid, 0)
    if status:
        raise RuntimeError(f"{command[:4]} failed with {status}")
    seconds = time.perf_counter() - began
    return Cost(round(seconds, 2), round(used.ru_utime + used.ru_stime, 2), used.ru_maxrss // 1024, said)


def machine() -> dict[str, object]:
    """What this was measured on."""
    model = ""
    if Path("/proc/cpuinfo").exists():
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        model = next((line.partition(": ")[2] for line in lines if line.startswith("model name")), "")
    return {"processor": model or platform.machine(), "cores": os.cpu_count(), "python": platform.python_version()}


def commit(source: Path) -> str:
    """The short hash of the source measured."""
    asked = ["git", "-C", str(source), "rev-parse", "--short", "HEAD"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
