"""Refusals, tried once more: which forms cannot hold the words of a leaflet, whatever a manifest says."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.build.executors import Execution
from pipeline.build.job_run import Standing, run_jobs
from pipeline.build.progress import Progress
from pipeline.build.store import Store
from pipeline.model.leaflet import Leaflet


def find_refused(leaflet: Leaflet, formats: Collection[str]) -> frozenset[str]:
    """The slots of these formats of which nothing can be made. Each is made for that, with
    nothing recalled and nothing kept."""
    if not formats:
        return frozenset()
    with TemporaryDirectory() as folder:
        serial, store = Execution("serial"), Store(Path(folder))
        run = run_jobs({leaflet.id: leaflet}, tuple(formats), store, serial, Standing(), Progress())
    return frozenset(run.refused)
