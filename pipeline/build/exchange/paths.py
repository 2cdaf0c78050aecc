"""Exchange of two paths in one step: renameat2(2) of Linux, renamex_np(2) of macOS."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux, and RENAME_SWAP of macOS."""
_HERE = -100
"""AT_FDCWD of Linux: paths are relative to the working folder."""
_CANNOT = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)


def exchange_paths(one: Path, other: Path) -> bool:
    """Exchange two paths of one file system, so that at no moment either is missing. False where the system or the file
    system cannot do that, and nothing has been done; an OSError where it should, and did not."""
    call = _find_call()
    if call is None:
        return False
    number = call(os.fsencode(one), os.fsencode(other))
    if number in _CANNOT:
        return False
    if number:
        raise OSError(number, os.strerror(number), str(one), None, str(other))
    return True


@cache
def _find_call() -> Callable[[bytes, bytes], int] | None:
    """The system's call, which gives 0 or the number of an error; None where there is none."""
    if sys.platform not in ("linux", "darwin"):
        return None
    import ctypes

    library = ctypes.CDLL(None, use_errno=True)
    try:
        rename = library.renameat2 if sys.platform == "linux" else library.renamex_np
    except AttributeError:
        return None

    def call(one: bytes, other: bytes) -> int:
        if sys.platform == "linux":
            failed = rename(_HERE, one, _HERE, other, _EXCHANGE)
        else:
            failed = rename(one, other, _EXCHANGE)
        return ctypes.get_errno() if failed else 0

    return call
