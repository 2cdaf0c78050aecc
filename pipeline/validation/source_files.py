"""The way into the source: a regular file that lies inside it is read, and nothing else is opened.

Whoever sends a source folder may have put into it pipes and devices, which are waited for without end, and links to
files elsewhere, which nobody meant to publish. So a path is resolved first, and what it then names is opened step by
step from the folder down, following no link and waiting for nothing: what changes between the two is refused too.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterator
from hashlib import sha256
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG
from typing import Literal

Trouble = Literal["missing", "folder", "special", "circle", "outside", "large", "closed"]
"""Why a file is not read: `special` is a pipe, a device or a socket, `circle` a link that leads to itself, `outside` a
link that leads out of its folder, `closed` what the system does not let us read."""

_CAREFULLY = os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY


class UnreadFileError(Exception):
    """A file that is not read. The message is a phrase for people, without the file's name."""

    def __init__(self, trouble: Trouble, message: str) -> None:
        super().__init__(message)
        self.trouble: Trouble = trouble


def read_regular_file(path: Path, inside: Path, most: int) -> bytes:
    """The bytes of a regular file that lies in the folder `inside`, however many links lead to it. Raises
    UnreadFileError, also where it has more than `most` bytes."""
    return _read_below(_resolve(inside), path, most)


def _read_below(folder: Path, path: Path, most: int) -> bytes:
    """As above, in a folder that no link leads to."""
    real = _resolve(path)
    if not real.is_relative_to(folder):
        raise UnreadFileError("outside", "is a link that leads out of its folder")
    if any(part.startswith(".") for part in real.relative_to(folder).parts[:-1]):
        raise UnreadFileError("outside", "lies in a hidden folder")
    try:
        with os.fdopen(_open_below(folder, real), "rb") as file:
            data = file.read(most + 1) if os.fstat(file.fileno()).st_size <= most else None
    except FileNotFoundError:
        raise UnreadFileError("missing", "is not there") from None
    except OSError as error:
        raise UnreadFileError("closed", f"cannot be read: {error.strerror}") from None
    if data is None or len(data) > most:
        raise UnreadFileError("large", f"has more than {most:,} bytes")
    return data


def _resolve(path: Path) -> Path:
    """Where a path leads in the end."""
    try:
        return path.resolve(strict=True)
    except (FileNotFoundError, NotADirectoryError):
        raise UnreadFileError("missing", "is not there") from None
    except RuntimeError:  # as Python tells it before 3.13
        raise UnreadFileError("circle", "is a link that leads in a circle") from None
    except (OSError, ValueError) as error:
        circle = isinstance(error, OSError) and error.errno == errno.ELOOP
        if circle:
            raise UnreadFileError("circle", "is a link that leads in a circle") from None
        raise UnreadFileError("closed", f"cannot be read: {getattr(error, 'strerror', None) or error}") from None


def _open_below(folder: Path, real: Path) -> int:
    """A descriptor of the regular file at a path without links, opened from the folder down. Raises OSError and
    UnreadFileError."""
    *between, name = real.relative_to(folder).parts or (".",)
    here = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        for part in between:
            below = os.open(part, os.O_RDONLY | os.O_DIRECTORY | _CAREFULLY, dir_fd=here)
            os.close(here)
            here = below
        _check_regular(os.stat(name, dir_fd=here, follow_symlinks=False).st_mode)  # a device may act when it is opened
        file = os.open(name, os.O_RDONLY | _CAREFULLY, dir_fd=here)
    finally:
        os.close(here)
    try:
        _check_regular(os.fstat(file).st_mode)
    except UnreadFileError:
        os.close(file)
        raise
    return file


def _check_regular(mode: int) -> None:
    if S_ISDIR(mode):
        raise UnreadFileError("folder", "is a folder, not a file")
    if not S_ISREG(mode):
        raise UnreadFileError("special", "is not a file that can be read")


def is_there(path: Path) -> bool:
    """Whether something has this name, be it a link that leads nowhere."""
    try:
        path.lstat()
    except (OSError, ValueError):
        return False
    return True


def digest_source(folder: Path, most: int, only: Collection[str] | None = None) -> dict[str, str]:
    """What tells whether a file of a source folder has changed, by its path below it: the sha256 of its bytes, and for
    a link where it leads. Of the folders in it, `only` those with these names are looked at, and "" stands for its own
    files. What is larger than `most` bytes, and so is never read, is known by its size and time; what is no regular
    file, by what it is. Nothing outside the folder is looked at, nor what lies in a hidden folder of it; hidden files
    are."""
    real = folder.resolve()
    return {path.relative_to(folder).as_posix(): _describe(path, real, most) for path in _walk(folder, only)}


def _walk(folder: Path, only: Collection[str] | None) -> Iterator[Path]:
    """Everything below a folder but folders, in order. Links are followed to no folder, so that none is walked twice or
    lies elsewhere; they are listed themselves."""
    for place, folders, names in os.walk(folder):
        if only is not None and place == str(folder):
            folders[:] = [name for name in folders if name in only or (Path(place) / name).is_symlink()]
            names = names if "" in only else []
        linked = [name for name in folders if (Path(place) / name).is_symlink()]
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in linked)
        for name in sorted((*names, *linked)):
            yield Path(place) / name


def _describe(path: Path, folder: Path, most: int) -> str:
    try:
        state = path.lstat()
        link = f"link to {path.readlink()} " if S_ISLNK(state.st_mode) else ""
        return link + sha256(_read_below(folder, path, most)).hexdigest()
    except UnreadFileError as error:
        known = f" {state.st_size} {state.st_mtime_ns}" if error.trouble in ("large", "closed") else ""
        return f"{link}{error.trouble}{known}"
    except OSError:
        return ""
