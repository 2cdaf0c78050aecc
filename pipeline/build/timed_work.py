"""Work of a worker with the time that it took, which goes to whoever watches, and neither into a key nor into the
store."""

from __future__ import annotations

import time
from dataclasses import dataclass

from pipeline.build.jobs import Job, make
from pipeline.build.result import Result


@dataclass(frozen=True)
class TimedResult:
    """What a job gave, and how many seconds it took where it was done."""

    result: Result
    seconds: float


def make_timed(job: Job) -> TimedResult:
    """Do a job, and measure it by the clock of the worker."""
    start = time.perf_counter()
    result = make(job)
    return TimedResult(result, time.perf_counter() - start)
