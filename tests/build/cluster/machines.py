"""A cluster on this machine: a scheduler, and workers that share nothing with the checkout."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from measuring.companions import WORKER, Companions
from tests.build.cluster.environments import build_wheel, hide_checkout, make_environment


class Machines(Companions):
    """A scheduler and its workers, each a process in a folder of its own; after `stop`, none of them is left."""

    def __init__(self) -> None:
        super().__init__()
        self.wheel = build_wheel(self.place)
        around = {**os.environ, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
        self.scheduler, self.address = self.start_scheduler(around)

    def start_worker(self, name: str) -> subprocess.Popen[bytes]:
        """Start a worker in the environment of this name, which is made."""
        words = hide_checkout(str(self.find_environment(name)), *WORKER, self.address)
        process, _ = self.start(name, words, {"PATH": "/usr/bin:/bin", "HOME": "."}, "(Registered to)")
        return process

    def find_environment(self, name: str) -> Path:
        """The Python of the environment of this name."""
        folder = self.place / f"environment-{name}"
        return folder / "bin/python" if folder.exists() else make_environment(folder, self.wheel)
