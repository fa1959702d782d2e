"""Start, end and kill hubs: real programs, each in a folder of its own, known from outside only."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.faults.browser import Browser

ROOT = Path(__file__).parents[2]
WORDS = "abacus abdomen abdominal abide abiding ability"
PATIENCE = 60.0


class Born:
    """One child: a hub that serves, or a command."""

    def __init__(self, zygote: "Zygote", pid: int, out: Path, err: Path) -> None:
        self._zygote, self.pid, self._out, self._err = zygote, pid, out, err
        self.code: int | None = None

    def kill(self) -> None:
        """End it by force, as the power does; wait until it is gone."""
        if self.code is None:
            os.kill(self.pid, signal.SIGKILL)
            self.wait()

    def stop(self) -> None:
        """Ask it to end, as Ctrl-C does."""
        if self.code is None:
            os.kill(self.pid, signal.SIGINT)
            self.wait()

    def is_over(self) -> bool:
        """Whether it has ended, without waiting."""
        try:
            state = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except OSError:
            return True
        return state == "Z"

    def wait(self) -> int:
        """Its exit code; negative for a signal."""
        if self.code is None:
            self.code = self._zygote.ask({"wait": self.pid})["code"]
        return self.code

    @property
    def said(self) -> str:
        """What it printed."""
        return self._out.read_text("utf-8", "replace")

    @property
    def complained(self) -> str:
        """What it printed to stderr."""
        return self._err.read_text("utf-8", "replace")

    def open_files(self, ending: str) -> int:
        """How many handles it holds on files whose name ends so."""
        found = 0
        for handle in Path(f"/proc/{self.pid}/fd").iterdir():
            try:
                found += str(handle.readlink()).endswith(ending)
            except OSError:
                continue
        return found


class Zygote:
    """The loaded program that gives birth to children."""

    def __init__(self, notes: Path) -> None:
        notes.mkdir(parents=True, exist_ok=True)
        environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
        self._notes, self._count, self._lock = notes, 0, threading.Lock()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.zygote"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment,
        )  # fmt: skip

    def ask(self, order: dict[str, Any]) -> dict[str, Any]:
        """Hand one order over and give the answer."""
        with self._lock:
            assert self._process.stdin is not None
            assert self._process.stdout is not None
            self._process.stdin.write(json.dumps(order) + "\n")
            self._process.stdin.flush()
            answer: dict[str, Any] = json.loads(self._process.stdout.readline())
            return answer

    def _bear(self, order: dict[str, Any]) -> Born:
        with self._lock:
            self._count += 1
            out, err = (self._notes / f"{self._count}.{kind}" for kind in ("out", "err"))
        order = {"cwd": order["env"].get("TMPDIR", str(self._notes)), **order, "out": str(out), "err": str(err)}
        return Born(self, self.ask(order)["pid"], out, err)

    def command(self, *args: object, env: dict[str, str] | None = None) -> Born:
        """`brazier ARGS...`, running."""
        return self._bear({"args": [str(a) for a in args], "env": env or {}})

    def run(self, *args: object) -> Born:
        """`brazier ARGS...`, ended."""
        born = self.command(*args)
        born.wait()
        return born

    def begin(self, name: str, *args: object, env: dict[str, str] | None = None) -> Born:
        """A function of `tests.faults.inside`, running in a child of its own."""
        return self._bear({"call": name, "with": list(args), "env": env or {}})

    def call(self, name: str, *args: object) -> Any:
        """The same, ended; gives what it returned."""
        born = self.begin(name, *args)
        if born.wait() != 0:
            raise AssertionError(f"{name}: {born.complained}")
        return json.loads(born.said.splitlines()[-1])

    def close(self) -> None:
        """End the zygote."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=20)
        assert self._process.stdout is not None
        self._process.stdout.close()


@dataclass
class Folder:
    """A campaign's folder, with the words that open it in a file beside it and a stick."""

    at: Path
    zygote: Zygote
    words: str = WORDS
    serving: list[Born] = field(default_factory=list)

    @classmethod
    def made(cls, at: Path, zygote: Zygote, names: Iterable[str] = ()) -> "Folder":
        """A new campaign, sealed."""
        folder = cls.beside(at, zygote)
        zygote.call("make", str(folder.at), list(names))
        return folder

    @classmethod
    def beside(cls, at: Path, zygote: Zygote) -> "Folder":
        """A folder for one, with a stick, a temporary folder and the words."""
        for name in ("stick", "temp"):
            (at / name).mkdir(parents=True, exist_ok=True)
        (at / "words").write_text(WORDS)
        return cls(at / "hub", zygote)

    def copied_to(self, at: Path) -> "Folder":
        """The same sealed campaign somewhere else; making one anew takes seconds."""
        folder = Folder.beside(at, self.zygote)
        shutil.copytree(self.at, folder.at)
        return folder

    @property
    def stick(self) -> Path:
        """Where copies go."""
        return self.at.parent / "stick"

    @property
    def options(self) -> list[str]:
        """The options that name it on the command line."""
        return ["--data", str(self.at), "--passphrase-file", str(self.at.parent / "words")]

    def serve(self, *, look: str = "") -> tuple[Born, Browser]:
        """Serve it, sealed; or with `look` opened and looked through first. Gives the program and a browser."""
        env = {"TMPDIR": str(self.at.parent / "temp")}
        (self.at / "hub.serving").unlink(missing_ok=True)
        born = (
            self.zygote.begin("look_and_serve", str(self.at), self.words, look, env=env)
            if look
            else self.zygote.command("serve", "--data", self.at, "--no-browser", env=env)
        )
        self.serving.append(born)
        return born, Browser(*self._served(born))

    def _served(self, born: Born) -> tuple[int, str]:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                found = json.loads((self.at / "hub.serving").read_text())
            except (OSError, ValueError):
                if born.is_over():
                    raise AssertionError(f"it did not come up: {born.complained}") from None
                time.sleep(0.005)
                continue
            return found["port"], found["token"]
        raise AssertionError("it did not come up in time")

    def open(self) -> tuple[Born, Browser]:
        """Serve it and open it with the words in a browser."""
        born, browser = self.serve()
        browser.unseal(self.words)
        return born, browser

    def end(self) -> None:
        """End whatever still serves it."""
        for born in self.serving:
            born.kill()
