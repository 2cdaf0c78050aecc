"""A build on a cluster of its own: `cluster_build.py WORKERS WORDS…` starts a scheduler and so many workers, each a
process of this Python at a free loopback port, runs `plainleaf build WORDS…` on them, ends them, and writes what each
took, as JSON in its last line."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1])]

from measuring.companions import WORKER, Companions  # noqa: E402


def main() -> int:
    """The exit code of the build."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # so that nothing is left
    workers, words = int(sys.argv[1]), sys.argv[2:]
    with Companions() as companions:
        scheduler, address = companions.start_scheduler(os.environ)
        running = {"scheduler": scheduler}
        for number in range(1, workers + 1):
            name = f"worker-{number}"
            started = companions.start(name, [sys.executable, *WORKER, address], os.environ, "(Registered to)")
            running[name] = started[0]
        command = [sys.executable, "-m", "pipeline.cli", "build", *words, "--executor", "dask", "--scheduler", address]
        codes: list[int] = []
        start = time.perf_counter()
        cpu = {"client": count_cpu(lambda: codes.append(subprocess.call(command)))}
        clock = time.perf_counter() - start
        for name, process in reversed(running.items()):
            cpu[name] = count_cpu(partial(companions.end, process))
    print(json.dumps({"clock": clock, "cpu": cpu}))
    return codes[0]


def count_cpu(wait: Callable[[], None]) -> float:
    """CPU seconds of the child processes for whose end something waits, and of theirs."""
    before = _take_cpu()
    wait()
    return _take_cpu() - before


def _take_cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    sys.exit(main())
