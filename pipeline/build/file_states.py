"""States of files on the disk, cheap to compare: sources by their bytes, outputs by size and time, and by their bytes
where the time is another."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

MANIFEST = "manifest.json"
"""The list of everything in the outputs folder."""


@dataclass(frozen=True)
class FileState:
    """A file as it was left: its size in bytes, its time of change in nanoseconds, and the sha256 of its bytes."""

    size: int
    time: int
    sha256: str

    def holds(self, path: Path) -> bool:
        """True when the file at a path is still so; the time may be another where the bytes are the same."""
        try:
            now = path.stat()
        except OSError:
            return False
        return now.st_size == self.size and (now.st_mtime_ns == self.time or _digest(path) == self.sha256)


def list_files(folder: Path, left_out: Collection[str] = ()) -> Iterator[Path]:
    """The files of a folder in order, but for those in hidden folders and in folders of the names that are left out."""
    for place, folders, names in os.walk(folder, followlinks=True):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in left_out)
        for name in sorted(names):
            yield Path(place) / name


def digest_folder(folder: Path, only: Collection[str] | None = None) -> dict[str, str]:
    """Every file of a source folder (in folders of these names `only`, and under "" its own), by its path below it,
    with what tells whether it has changed."""
    from pipeline.model import limits
    from pipeline.validation.source_files import digest_source

    return digest_source(folder, max(limits.TEXT_SIZE.most, limits.PICTURE_SIZE.most, limits.RELEASES_SIZE.most), only)


def read_states(folder: Path, digests: Mapping[str, str]) -> dict[str, FileState]:
    """The states of files whose sha256 is known, by their path below a folder, without those that are not there."""
    states = {}
    for path, digest in digests.items():
        try:
            now = (folder / path).stat()
        except OSError:
            continue
        states[path] = FileState(now.st_size, now.st_mtime_ns, digest)
    return states


def _digest(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
