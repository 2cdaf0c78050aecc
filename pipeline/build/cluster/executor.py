"""The executor that has work done on a cluster, through its scheduler (Dask)."""

from __future__ import annotations

import logging
import pickle
import time
import warnings
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future
from typing import Any

from pipeline.build.cluster.batches import Batch, BatchSpreader, WorkersEndedError
from pipeline.build.cluster.kits import find_kit
from pipeline.build.cluster.worker import do_batch
from pipeline.build.lacking import LackingError, MissingExtraError
from pipeline.build.timed_work import TimedResult
from pipeline.build.tools import OtherToolsError

CONNECTING = 10.0
"""Seconds in which a scheduler has to answer, and then to have a worker."""
WITHOUT_WORKERS = 60.0
"""Seconds that a build waits where the last worker is gone: one may be started again."""
_LARGE = "500MB"
"""Of a batch, from which on Dask would warn: one holds the pictures of its leaflets."""


class ClusterError(LackingError):
    """The scheduler of a cluster cannot be reached, or nobody works for it."""


class ClusterExecutor(Executor):
    """Has work done by the workers of the scheduler at an address; its `spreader` gives them jobs in batches. Raises
    ClusterError where there is none, and OtherToolsError where a worker would make other bytes."""

    def __init__(self, address: str) -> None:
        try:
            import dask
            from distributed import Client
        except ImportError as error:
            raise MissingExtraError("`--executor dask`", "cluster", error) from error
        _silence()
        dask.config.set(
            {
                "distributed.comm.timeouts.connect": f"{CONNECTING}s",
                "distributed.admin.large-graph-warning-threshold": _LARGE,
            }
        )
        self._address, self._kit, self._seen = address, find_kit(), time.monotonic()
        try:
            make_client: Callable[..., Any] = Client
            self._client = make_client(address, timeout=CONNECTING, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            raise ClusterError(f"the scheduler at {address} cannot be reached") from error
        try:
            self._wait_for_workers()
        except BaseException:
            self.shutdown()
            raise
        self._dask = self._client.get_executor(pure=False)
        self.spreader = BatchSpreader(self)

    def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Any work as a future."""
        future: Future[Any] = self._dask.submit(work, *args, **kwargs)
        return future

    def submit_batch(self, batch: Batch) -> Future[list[TimedResult]]:
        """A batch as a future. Dask has another worker do what one that was ended had begun."""
        answered: Future[list[TimedResult]] = Future()
        packed = pickle.dumps(tuple(job.load() for job in batch), pickle.HIGHEST_PROTOCOL)
        self.submit(do_batch, self._kit, packed).add_done_callback(lambda asked: self._answer(asked, answered))
        return answered

    def count_workers(self) -> int:
        """How many workers the scheduler knows."""
        try:
            workers = len(self._client.nthreads())
        except (OSError, ValueError, CancelledError) as error:
            raise self._lost() from error
        if workers:
            self._seen = time.monotonic()
        return workers

    def check(self) -> None:
        """Raises ClusterError where the scheduler is lost, or had no worker for long."""
        if self._client.status != "running":
            raise self._lost()
        if not self.count_workers() and time.monotonic() - self._seen > WITHOUT_WORKERS:
            raise ClusterError(f"the scheduler at {self._address} has no worker any more")

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the cluster as it was; what was asked for and is not done is forgotten there."""
        self._client.close(timeout=3)

    def _answer(self, asked: Future[Any], answered: Future[list[TimedResult]]) -> None:
        from distributed.scheduler import KilledWorker

        try:
            answered.set_result(asked.result())
        except KilledWorker as error:
            answered.set_exception(WorkersEndedError(str(error)))
        except CancelledError:
            answered.set_exception(self._lost())
        except Exception as error:  # it belongs to whoever asks for the result
            answered.set_exception(error)

    def _wait_for_workers(self) -> None:
        """Wait for the first worker, and hold the kit of each against ours."""
        try:
            self._client.wait_for_workers(1, timeout=CONNECTING)
        except TimeoutError as error:
            raise ClusterError(f"the scheduler at {self._address} has no worker") from error
        for worker, kit in self._client.run(find_kit, on_error="return").items():
            if isinstance(kit, BaseException):
                reason = " ".join(str(kit).split()) or type(kit).__name__
                raise OtherToolsError(f"the worker {worker} cannot do the work of this build ({reason})")
            if difference := self._kit.explain_difference(kit):
                raise OtherToolsError(f"the worker {worker} {difference}")

    def _lost(self) -> ClusterError:
        return ClusterError(f"the scheduler at {self._address} was lost while its workers were at work")


def _silence() -> None:
    """Let Dask's own words, which are for those who run a cluster, stay out of what users read: they get a sentence.
    Versions are compared by us, as far as they have a hand in the bytes."""
    warnings.filterwarnings("ignore", module="distributed")
    for name in list(logging.root.manager.loggerDict):
        if name.split(".")[0] in ("distributed", "tornado", "asyncio"):
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
