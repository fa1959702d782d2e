"""One long job at a time beside the pages, with its progress in words. Pure but for the thread.

A job lives in memory only: if the machine stops, its transaction was never finished and nothing is half done.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from brazier.storage import disk, sight
from brazier.terms import BrazierError, Wrong

Report = Callable[[str, int, int], None]
"""Told by a job: a short code for what it is doing, how much is done, of how much."""


def nobody_listens(_step: str, _done: int, _whole: int) -> None:
    """A report to nobody."""


@dataclass(slots=True)
class Job:
    """name: what it is about, so that a page finds its own job. error: the sentence if it failed."""

    name: str
    step: str = ""
    done: int = 0
    whole: int = 0
    result: object = None
    error: BrazierError | None = None
    is_over: bool = False
    thread: threading.Thread | None = field(default=None, repr=False)

    def report(self, step: str, done: int, whole: int) -> None:
        """Note how far it is."""
        self.step, self.done, self.whole = step, done, whole

    def wait(self, seconds: float) -> None:
        """Give it so long to be done."""
        if self.thread is not None:
            self.thread.join(seconds)


class Jobs:
    """The jobs of this process: the one that runs and those whose result nobody has fetched."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()

    def start(self, name: str, work: Callable[[Report], object], after: Callable[[], None]) -> Job:
        """Begin a job. after: runs when it is over, in its thread.

        Errors: Wrong if another one is running.
        """
        with self._lock:
            running = next((job for job in self._jobs.values() if not job.is_over), None)
            if running is not None and running.name == name:
                return running
            if running is not None:
                raise Wrong(
                    "storage.one_job",
                    "Something else is still being worked on. Wait until it is done, then try again. "
                    "Nothing was lost.",
                )
            job = Job(name)
            self._jobs[name] = job
            job.thread = threading.Thread(target=_run, args=(job, work, after, sight.current()), daemon=True)
        job.thread.start()
        return job

    def find(self, name: str) -> Job | None:
        """The job of this name, running or over."""
        return self._jobs.get(name)

    def fetch(self, name: str) -> Job | None:
        """The job of this name if it is over, and forget it."""
        job = self._jobs.get(name)
        return self._jobs.pop(name) if job is not None and job.is_over else None

    def forget_all(self) -> None:
        """Drop results nobody fetched; a running job ends by losing its connection."""
        with self._lock:
            self._jobs = {name: job for name, job in self._jobs.items() if not job.is_over}


def _run(job: Job, work: Callable[[Report], object], after: Callable[[], None], seen: sight.Sight) -> None:
    try:
        with sight.seeing(seen):
            job.result = work(job.report)
    except BrazierError as error:
        job.error = error
    except OSError as error:
        job.error = disk.told(error)
    except Exception as error:  # a thread has nobody above it to tell
        job.error = Wrong(
            "storage.job",
            "This could not be finished (%(kind)s). Nothing was half done. Try once more.",
            kind=type(error).__name__,
        )
    finally:
        after()
        job.is_over = True
