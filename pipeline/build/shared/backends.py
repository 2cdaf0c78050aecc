"""Backends of shared stores: where entries are kept. This one is a folder, of this machine or of a server."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pipeline.build.whole_files import read_regular, write_whole


@dataclass(frozen=True)
class ListedEntry:
    """An entry as it is listed: its name, when it was written (seconds, as the system counts them), and its size."""

    name: str
    written: float
    size: int


class Backend(Protocol):
    """Keeps entries by name (`kind/key`). Each method raises whatever its library does where the place is not to be
    reached; what is not there is no error."""

    def read(self, name: str) -> bytes | None:
        """The bytes of an entry, or nothing."""

    def write(self, name: str, data: bytes) -> None:
        """Keep an entry. Whoever reads it meanwhile gets the older one, the newer one, or one whose seal is broken."""

    def list_entries(self, kind: str) -> Iterator[ListedEntry]:
        """All entries of a kind."""

    def remove(self, name: str) -> None:
        """Take an entry away, if it is there."""


@dataclass(frozen=True)
class FolderBackend:
    """Entries as files in a folder. They appear whole; links are not followed."""

    folder: Path

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; nothing where there is none, or something else."""
        try:
            return read_regular(self.folder / name)
        except FileNotFoundError:
            return None
        except OSError as error:
            if error.errno in (None, errno.EISDIR, errno.ELOOP, errno.ENXIO):  # it is no file
                return None
            raise

    def write(self, name: str, data: bytes) -> None:
        """Write the file, beside what is there, and then in its place."""
        write_whole(self.folder / name, data, beside=self.folder / "unfinished")

    def list_entries(self, kind: str) -> Iterator[ListedEntry]:
        """The files of a kind."""
        folder = self.folder / kind
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            with contextlib.suppress(FileNotFoundError):
                state = path.lstat()
                yield ListedEntry(f"{kind}/{path.name}", state.st_mtime, state.st_size)

    def remove(self, name: str) -> None:
        """Take the file away."""
        (self.folder / name).unlink(missing_ok=True)
