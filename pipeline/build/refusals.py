"""Refusals, tried once more: which forms cannot hold the words of a leaflet, whatever a manifest says."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.build.executors import Execution
from pipeline.build.job_run import Standing, run_jobs
from pipeline.build.progress import Progress
from pipeline.build.running import open_runner
from pipeline.build.store import Store
from pipeline.model.leaflet import Leaflet


def find_refused(leaflet: Leaflet, formats: Collection[str]) -> frozenset[str]:
    """The slots of these formats of which nothing can be made. Each is made for that, with
    nothing recalled and nothing kept."""
    if not formats:
        return frozenset()
    serial, asked = Execution("serial"), tuple(formats)
    with TemporaryDirectory() as folder, open_runner(serial, Store(Path(folder)), asked) as runner:
        run = run_jobs([leaflet], runner, Standing(), Progress())
    return frozenset(run.refused)
