"""New files of the source that are there together or not at all."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path

from pipeline.desk.reviewing.source_lines import NewFile


def write_together(files: Sequence[NewFile]) -> None:
    """Write new files of one folder, in their order; where one cannot be written, those before it are taken away again,
    and the folder, where it is new. Raises SourceChangedError where something has come to stand there, and an
    OSError."""
    folders = {file.path.parent for file in files if not file.path.parent.exists()}
    written: list[Path] = []
    try:
        for file in files:
            file.write()
            written.append(file.path)
    except BaseException:
        with contextlib.suppress(OSError):
            for path in written:
                path.unlink()
            for folder in folders:
                folder.rmdir()
        raise
