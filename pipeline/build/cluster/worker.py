"""Work of a worker of a cluster. What it is asked comes as bytes, which are only unpacked where its tools are those of
the build: with other code, they might mean something else."""

from __future__ import annotations

import pickle
from threading import Lock

from pipeline.build.cluster.kits import Kit, find_kit
from pipeline.build.timed_work import TimedResult, make_timed
from pipeline.build.tools import OtherToolsError

_ONE_AT_A_TIME = Lock()
"""A worker may have several threads; the engines are used by one."""


def do_batch(kit: Kit, packed: bytes) -> list[TimedResult]:
    """Do the jobs that are packed, one after the other. An OtherToolsError where this machine would make other bytes
    than the build's."""
    difference = kit.explain_difference(find_kit())
    if difference:
        raise OtherToolsError(f"a worker {difference}")
    with _ONE_AT_A_TIME:
        return [make_timed(job) for job in pickle.loads(packed)]
