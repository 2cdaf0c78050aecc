"""The lock that lets one command at a time change a folder of outputs (flock)."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline.build.whole_files import remove_irregular

Tell = Callable[[str], None]
"""Takes a sentence for the user, at once."""
WAITING = "another build is publishing here; waiting for it to finish"


def tell_nobody(sentence: str) -> None:
    """Keep it."""


@contextlib.contextmanager
def hold_lock(path: Path, tell: Tell = tell_nobody, *, wait: bool = True) -> Iterator[bool]:
    """Hold the lock in a file, which is made. Another holder is waited for, and that is said; without `wait` it is not,
    and False comes. A file system without locks is used without them."""
    number = _open_locked(path, tell, wait)
    try:
        yield number is not None
    finally:
        if number is not None:
            os.close(number)


def _open_locked(path: Path, tell: Tell, wait: bool) -> int | None:
    waited = False
    while True:
        path.parent.mkdir(parents=True, exist_ok=True)  # whoever held it may have taken the folder away
        remove_irregular(path)
        try:
            number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o666)
        except FileNotFoundError:
            continue
        try:
            locked = _lock(number, block=waited)
            if locked and _is_at(number, path):
                return number
        except BaseException:
            os.close(number)
            raise
        os.close(number)  # it is held, or whoever held it has taken the file away
        if not locked:
            if not wait:
                return None
            tell(WAITING)
            waited = True


def _lock(number: int, block: bool) -> bool:
    try:
        fcntl.flock(number, fcntl.LOCK_EX | (0 if block else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno not in (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL):
            raise
    return True


def _is_at(number: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(number), path.lstat())
    except OSError:
        return False
