"""One long job beside the pages."""

import threading

import pytest

from brazier.storage.jobs import Job, Jobs
from brazier.terms import Broken, Wrong


def done(job: Job) -> Job:
    assert job.thread is not None
    job.thread.join(10)
    return job


def fail(error: Exception) -> Job:
    def work(_report: object) -> None:
        raise error

    return done(Jobs().start("look:1", work, after=lambda: None))


def test_a_job_tells_how_far_it_is_and_hands_its_result_over_once() -> None:
    jobs = Jobs()

    def work(report: object) -> str:
        report("write", 3, 4)  # type: ignore[operator]
        return "312 same"

    job = done(jobs.start("look:1", work, after=lambda: None))
    assert (job.step, job.done, job.whole, job.result, job.is_over) == ("write", 3, 4, "312 same", True)
    assert jobs.fetch("look:1") is job
    assert jobs.fetch("look:1") is None


def test_a_second_job_waits_and_the_same_one_is_not_begun_twice() -> None:
    jobs, go = Jobs(), threading.Event()
    first = jobs.start("take:1", lambda _: go.wait(10), after=lambda: None)
    assert jobs.start("take:1", lambda _: None, after=lambda: None) is first
    with pytest.raises(Wrong, match="Something else is still being worked on"):
        jobs.start("take:2", lambda _: None, after=lambda: None)
    assert jobs.fetch("take:1") is None
    go.set()
    done(first)
    done(jobs.start("take:2", lambda _: None, after=lambda: None))


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (Wrong("lists.busy", "Others write at the same time."), "Others write at the same time."),
        (Broken("storage.disk_full", "The disk is full."), "The disk is full."),
        (OSError(28, "No space left on device"), "The disk or stick is full."),
        (KeyError("Cleo Diaz"), "This could not be finished (KeyError)."),
    ],
)
def test_a_job_that_fails_says_why_and_names_nobody(error: Exception, told: str) -> None:
    said = str(fail(error).error)
    assert told in said
    assert "Cleo" not in said


def test_sealing_forgets_results_nobody_fetched_and_keeps_what_runs() -> None:
    jobs, go = Jobs(), threading.Event()
    done(jobs.start("look:1", lambda _: "names", after=lambda: None))
    running = jobs.start("take:1", lambda _: go.wait(10), after=lambda: None)
    jobs.forget_all()
    assert jobs.find("look:1") is None
    assert jobs.find("take:1") is running
    go.set()
    done(running)
