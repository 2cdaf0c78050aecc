"""Files as texts: UTF-8 without control characters, or a diagnostic that says what is wrong."""

from __future__ import annotations

from pathlib import Path
from stat import S_ISDIR, S_ISREG

from pipeline.model import codes
from pipeline.model.diagnostics import Checked
from pipeline.model.source import CONTROL, Source, Span

LARGEST = 2_000_000
"""Bytes that a text of the source may have; a long leaflet has 50,000."""
_SMALLER = "take out what is no text; a picture goes into `images`"
_MISSING = "write it; or has it another name, or is it in another folder?"


def shown(path: Path, base: Path) -> str:
    """A path as it is shown: relative to the working folder `base`, or absolute outside it; with slashes."""
    absolute = path.absolute()
    return absolute.relative_to(base).as_posix() if absolute.is_relative_to(base) else absolute.as_posix()


def read_file(path: Path, base: Path) -> Checked[Source]:
    """A text file. Line ends become LF and a byte-order mark is dropped."""
    name = shown(path, base)
    start = Span(name)
    try:
        mode = path.stat().st_mode
        if not S_ISREG(mode):
            what = "a folder, not a file" if S_ISDIR(mode) else "not a file that can be read"
            return Checked(None, (codes.UNREADABLE.at(start, f"`{path.name}` is {what}", "give it another name"),))
        if path.stat().st_size > LARGEST:
            return Checked(None, (codes.TOO_LARGE.at(start, f"the file has more than {LARGEST:,} bytes", _SMALLER),))
        data = path.read_bytes()
    except FileNotFoundError:
        return Checked(None, (codes.MISSING_FILE.at(start, f"there is no file `{path.name}` here", _MISSING),))
    except OSError as fault:
        said = codes.UNREADABLE.at(start, f"the file cannot be read: {fault.strerror}", "look at who may read it")
        return Checked(None, (said,))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = data[: fault.start].decode("utf-8-sig", errors="replace")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        here = Span(name, line, column, line, column + 1)
        message = f"byte 0x{data[fault.start]:02X} is not UTF-8"
        return Checked(None, (codes.NOT_UTF8.at(here, message, "save the file as UTF-8 in your editor"),))
    source = Source(name, text.replace("\r\n", "\n").replace("\r", "\n"))
    if not source.text.strip():
        return Checked(None, (codes.EMPTY_FILE.at(start, "the file is empty", "write it or take it away"),))
    found = []
    for match in CONTROL.finditer(source.text):
        line = source.text.count("\n", 0, match.start()) + 1
        column = match.start() - source.text.rfind("\n", 0, match.start())
        here = source.span(line, column, column + 1)
        message = f"a control character (U+{ord(match.group()):04X}) stands here, which nobody sees"
        found.append(codes.CONTROL_CHARACTER.at(here, message, "delete it, and look at the words beside it"))
    return Checked(None if found else source, tuple(found))
