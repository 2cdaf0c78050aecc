"""Child processes that do not outlive us, however we end (prctl of Linux; elsewhere a child ends with its standard
input)."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from functools import cache
from typing import Any

_PDEATHSIG = 1
"""PR_SET_PDEATHSIG: the signal that the system sends a process when the thread that started it ends."""


def make_child_guard() -> Callable[[], None] | None:
    """A function for `preexec_fn` of a process, which ends it when this thread ends; None where the system has no such
    thing."""
    control = _find_control()
    if control is None:
        return None
    parent = os.getpid()

    def bind() -> None:
        control(_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it has ended already
            os._exit(1)

    return bind


@cache
def _find_control() -> Any:
    if sys.platform != "linux":
        return None
    import ctypes

    try:
        return ctypes.CDLL(None).prctl
    except AttributeError:
        return None
