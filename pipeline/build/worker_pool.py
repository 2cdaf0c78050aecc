"""A pool of worker processes (concurrent.futures) that do not outlive the build."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from threading import Thread
from typing import Any

from pipeline.build.exchange.signals import hold_signals
from pipeline.build.memory import collect_seldom


class WorkerPool(ProcessPoolExecutor):
    """A pool whose processes are all known at every moment: a request to stop waits while one starts."""

    def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The work as a future; a worker is started where there are fewer than there may be. BrokenProcessPool where
        that cannot be done because the server that makes workers was ended, of which multiprocessing only says that a
        file has come to its end: a command takes that for the end of what its user types."""
        with hold_signals():
            try:
                return super().submit(work, *args, **kwargs)
            except (EOFError, ConnectionError) as error:
                raise BrokenProcessPool("no worker can be started") from error


def start_worker() -> None:
    """Make this process a worker: it leaves it to the parent to be stopped by the user, and ends with it, whatever it
    does then."""
    from multiprocessing import parent_process

    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    from multiprocessing.connection import wait

    wait([sentinel])
    os._exit(1)
