"""Files that were made and are kept in the store until they are published: so a build of any size holds the bytes of
one at a time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from pipeline.build.lacking import LackingError
from pipeline.build.whole_files import open_regular
from pipeline.model.artifact import Artifact, MadeFile


class LostFileError(LackingError):
    """What was kept of a file cannot be read any more, or is not as it was."""


@dataclass(frozen=True, kw_only=True)
class StoredFile(MadeFile):
    """A file whose bytes stand in an `entry` of the store and begin so many before its `end`."""

    entry: Path
    from_end: int

    def read(self) -> bytes:
        """Its bytes. Raises LostFileError where they are not there as they were."""
        try:
            with open_regular(self.entry) as opened:
                end = opened.seek(0, os.SEEK_END)
                opened.seek(max(0, end - self.from_end))
                data = opened.read(self.size)
        except OSError as error:
            raise self._report_loss(error.strerror or str(error)) from error
        if sha256(data).hexdigest() != self.sha256:
            raise self._report_loss("its bytes were changed")
        return data

    def _report_loss(self, reason: str) -> LostFileError:
        lost = f"what the store kept of {self.path} cannot be read ({reason})"
        return LostFileError(f"{lost}: build again, and it is made anew")


FinishedFile: TypeAlias = Artifact | StoredFile
"""A file that can be published: its bytes are held, or kept in the store."""
FileOfJob: TypeAlias = MadeFile | Artifact
"""A file that a job is told of, or, where it opens it, gets: a StoredFile until it is loaded."""


def find_files(files: Iterable[FinishedFile], entry: Path) -> Iterator[StoredFile]:
    """The same files as an entry keeps them, one after the other up to its end."""
    known = [file.describe() for file in files]
    left = sum(file.size for file in known)
    for file in known:
        yield StoredFile(file.path, file.media_type, file.size, file.sha256, file.measured, entry=entry, from_end=left)
        left -= file.size


def load(file: FileOfJob) -> FileOfJob:
    """The file with its bytes, where it is one that is opened."""
    if isinstance(file, StoredFile):
        return Artifact(file.path, file.media_type, file.read(), file.measured)
    return file
