"""Files that are there whole or not at all, texts that carry their own digest, and reading that cannot hang."""

from __future__ import annotations

import contextlib
import os
import stat
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

_HOUR = 3600


def write_whole(path: Path, data: bytes, beside: Path | None = None) -> None:
    """Write a file so that it is there whole or not at all; its folder is made. Until then the bytes stand in another
    folder of the same file system (`beside`), or in its own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if beside is not None:
        beside.mkdir(parents=True, exist_ok=True)
    unfinished = name_unfinished(beside or path.parent, path.name)
    try:
        with unfinished.open("xb") as opened:
            opened.write(data)
        if path.is_dir() and not path.is_symlink():
            path.rmdir()  # an empty one is in the way by mistake
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def name_unfinished(folder: Path, name: str) -> Path:
    """A path for what this process needs for a while, and by which it is known once the process is gone."""
    return folder / f".{name[:100]}.{os.getpid()}-{os.urandom(4).hex()}"


def remove_unfinished(folder: Path) -> None:
    """Take away what processes that are gone have begun to write into a folder."""
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        return
    for path in paths:
        number = path.name.rpartition(".")[2].partition("-")[0]
        if path.name.startswith(".") and number.isascii() and number.isdigit() and not _is_running(int(number)):
            with contextlib.suppress(OSError):
                path.unlink()


def remove_irregular(path: Path) -> None:
    """Take away what stands in the place of a file and is none: a link, a pipe, an empty folder. An OSError where a
    folder is not empty."""
    try:
        mode = path.lstat().st_mode
    except OSError:
        return
    if stat.S_ISDIR(mode):
        path.rmdir()
    elif not stat.S_ISREG(mode):
        path.unlink()


def read_regular(path: Path) -> bytes:
    """The bytes of a regular file; an OSError where there is none."""
    with open_regular(path) as opened:
        return opened.read()


@contextlib.contextmanager
def open_regular(path: Path) -> Iterator[BinaryIO]:
    """A regular file, to be read. An OSError where there is none: links are not followed, and pipes not waited for."""
    number = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(number, "rb") as opened:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise OSError(f"{path} is not a file")
        yield opened


def note_use(path: Path) -> None:
    """Let the time of a file say when it was last used, to an hour: nobody needs it nearer, and writing costs more."""
    with contextlib.suppress(OSError):
        if time.time() - path.lstat().st_mtime > _HOUR:
            os.utime(path, follow_symlinks=False)


def find_absolute(path: Path) -> Path:
    """A path from the root on, without `..` and without links on its way; it may be a link itself."""
    whole = path.absolute()
    return whole.resolve() if whole.name in ("", "..") else whole.parent.resolve() / whole.name


def is_safe(path: str) -> bool:
    """True for a path that leads to a file below a folder, whatever the system."""
    parts = path.split("/")
    return not ("\\" in path or "\0" in path or ":" in path) and all(part not in ("", ".", "..") for part in parts)


def seal(text: str) -> bytes:
    """A text after a line with its digest (sha256)."""
    data = text.encode("utf-8", "surrogatepass")
    return sha256(data).hexdigest().encode() + b"\n" + data


def open_sealed(data: bytes) -> str:
    """The text of what was sealed; a ValueError where it is not as it was."""
    digest, _, text = data.partition(b"\n")
    if sha256(text).hexdigest().encode() != digest:
        raise ValueError("damaged")
    return text.decode("utf-8", "surrogatepass")


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # it is somebody else's, or no number of a process
        return True
    return True
