"""Edits of a few lines of a source file, and of nothing else in it: not its line ends, nor its byte-order mark. And new
files of the source."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.build.whole_files import write_whole
from pipeline.model.source import Source, compose_source
from pipeline.validation.source_files import is_there

_LINE_END = re.compile(r"(\r\n|\r|\n)")


class SourceChangedError(RuntimeError):
    """A file is not the one that was read. `path` is as it is shown."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"{self.path} was changed while it was being read; nothing was written to it"


@dataclass(frozen=True)
class Edited:
    """A file with some lines replaced: where it is, its text as it was read, and its new bytes and text."""

    path: Path
    before: Source
    after: Source
    data: bytes

    def write(self) -> None:
        """Put the new bytes in the place of the old ones. What a link points to is written, and may be done by the same
        people as before."""
        there = self.path.resolve()
        mode = there.stat().st_mode
        write_whole(there, self.data)
        there.chmod(mode)


@dataclass(frozen=True)
class NewFile:
    """A file that is not there yet: where it will be, and its text."""

    path: Path
    after: Source

    def write(self) -> None:
        """Make the file, and its folder. Raises SourceChangedError where something has come to stand there since."""
        folder = self.path.parent
        if is_there(self.path) or folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise SourceChangedError(self.after.path)
        write_whole(self.path, self.after.as_typed.text.encode())


def edit_lines(path: Path, source: Source, lines: Mapping[tuple[int, int], Sequence[str]]) -> Edited:
    """The file with new lines in the place of each stretch (the first and the last line, counted from 1). Raises
    SourceChangedError where it is not the text that was read, or has been taken away."""
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        raise SourceChangedError(source.path) from None
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    pieces = _LINE_END.split(text.removeprefix("\ufeff"))
    held, ends = pieces[::2], [*pieces[1::2], ""]
    if "\n".join(held) != source.as_typed.text:
        raise SourceChangedError(source.path)
    for (first, last), new in sorted(lines.items(), reverse=True):
        end, usual = ends[last - 1], next((other for other in ends if other), "\n")
        held[first - 1 : last] = new
        ends[first - 1 : last] = [usual] * (len(new) - 1) + [end] if new else []
    written = mark + "".join(line + end for line, end in zip(held, ends, strict=True))
    return Edited(path, source, compose_source(source.path, "\n".join(held)), written.encode())
