"""Run the tests of the rules on one slip after the other, each in a child of a process that has collected them."""

import os
import resource
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import hypothesis
import pytest
from _pytest.runner import runtestprotocol

TESTS = ("tests/rules", "tests/spec/test_cases.py")
OPTIONS = (
    "-q", "--noconftest", "-p", "no:django", "-p", "no:cacheprovider", "-p", "no:randomly", "-o",
    "addopts=--import-mode=importlib", "-W", "ignore",
)  # fmt: skip
KILLED, SURVIVED, STARTS_ANEW = 1, 0, 3
SECONDS, BYTES = 40, 3 << 30
"""Of processor; all tests together take five."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One slip to try. put: changes the running program. first: which tests notice it soonest."""

    name: str
    put: Callable[[], None]
    first: tuple[str, ...] = ()


class Trials:
    """A plugin: instead of running the tests once, it runs them once for each trial."""

    def __init__(self, trials: Iterable[Trial], keep: Callable[[str, int], None]) -> None:
        self.trials, self.keep = trials, keep

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Nothing means anything unless the tests pass where there is no slip."""
        if session.testsfailed or _in_child(session, Trial("none", lambda: None)) != SURVIVED:
            raise SystemExit("Without any slip the tests fail already, so nothing can be said.")
        for trial in self.trials:
            self.keep(trial.name, _in_child(session, trial))
        return True


def run(trials: Iterable[Trial], keep: Callable[[str, int], None]) -> None:
    """Try all of them; what came of each goes to `keep` at once."""
    hypothesis.settings.register_profile("slips", database=None, derandomize=True, deadline=None, max_examples=60)
    hypothesis.settings.load_profile("slips")
    code = pytest.main([*OPTIONS, *TESTS], plugins=[Trials(trials, keep)])
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        raise SystemExit(f"The tests could not be collected: {code}")


def _in_child(session: pytest.Session, trial: Trial) -> int:
    """What comes of one trial. A child that never ends, or eats the memory, has noticed it too."""
    child = os.fork()
    if child == 0:
        os._exit(_outcome(session, trial))
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) if os.WIFEXITED(status) else KILLED


def _outcome(session: pytest.Session, trial: Trial) -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115  a child ends without closing anything
    try:
        trial.put()
        return KILLED if any(_fails(item) for item in _ordered(session.items, trial.first)) else SURVIVED
    except StartsAnew:
        return STARTS_ANEW
    except BaseException:
        return KILLED


class StartsAnew(Exception):
    """This slip can only be tried in a process of its own."""


def _fails(item: pytest.Item) -> bool:
    return any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))


def _ordered(items: list[pytest.Item], first: tuple[str, ...]) -> Iterator[pytest.Item]:
    rank = {name: place for place, name in enumerate(first)}
    return iter(sorted(items, key=lambda item: rank.get(item.path.stem, len(rank))))
