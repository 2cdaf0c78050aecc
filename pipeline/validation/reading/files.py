"""Reader of text files: UTF-8 without control characters, or a diagnostic that says what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from pipeline.model import codes, limits
from pipeline.model.diagnostics import Diagnostics, Rule
from pipeline.model.source import CONTROL, INVISIBLE, Source, Span, compose_source, name_character
from pipeline.validation.source_files import Trouble, UnreadFileError, read_regular_file

_HINTS: Mapping[Trouble, str] = {
    "missing": "write it; or has it another name, or is it in another folder?",
    "large": "take out what is no text; a picture goes into `images`",
    "outside": "put the file itself here",
    "circle": "put the file itself here",
    "closed": "look at who may read it",
}
_RULES: Mapping[Trouble, Rule] = {"missing": codes.MISSING_FILE, "large": codes.TOO_LARGE}


def display_path(path: Path, base: Path) -> str:
    """A path as people read it: relative to the working folder `base`, or absolute outside it; with slashes."""
    absolute = path.absolute()
    return absolute.relative_to(base).as_posix() if absolute.is_relative_to(base) else absolute.as_posix()


def read_file(
    path: Path, folder: Path, base: Path, diagnostics: Diagnostics, most: int = limits.TEXT_SIZE.most
) -> Source | None:
    """A text file of the source in `folder`; nothing where it is no text, or has more than `most` bytes. Line ends
    become LF and a byte-order mark is dropped."""
    start = Span(display_path(path, base))
    data = _read_bytes(path, folder, start, diagnostics, most)
    text = None if data is None else _decode(data, start, diagnostics)
    if text is None:
        return None
    source = compose_source(start.path, text.replace("\r\n", "\n").replace("\r", "\n"))
    if not source.text.strip():
        diagnostics.report(codes.EMPTY_FILE, start, "the file is empty", "write it or take it away")
        return None
    if _report_control_characters(source, diagnostics):
        return None
    report_invisible_characters(source, diagnostics)
    return replace(source, is_looked_through=True)


def read_anyhow(path: Path, folder: Path) -> str:
    """What can be made out of a file of the source in `folder` that may be no text at all; nothing where it cannot be
    opened."""
    try:
        data = read_regular_file(path, folder, limits.TEXT_SIZE.most)
    except UnreadFileError:
        return ""
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in text if sign in "\n\t" or not CONTROL.match(sign))


def _read_bytes(path: Path, folder: Path, start: Span, diagnostics: Diagnostics, most: int) -> bytes | None:
    try:
        return read_regular_file(path, folder, most)
    except UnreadFileError as error:
        rule = _RULES.get(error.trouble, codes.UNREADABLE)
        missing = error.trouble == "missing" and not path.is_symlink()
        message = f"there is no file `{path.name}` here" if missing else f"`{path.name}` {error}"
        diagnostics.report(rule, start, message, _HINTS.get(error.trouble, "give it another name"))
    return None


def _decode(data: bytes, start: Span, diagnostics: Diagnostics) -> str | None:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", errors="replace")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        here = Span(start.path, line, column, line, column + 1)
        message = f"byte 0x{data[error.start]:02X} is not UTF-8"
        diagnostics.report(codes.NOT_UTF8, here, message, "save the file as UTF-8 in your editor")
        return None


def _report_control_characters(source: Source, diagnostics: Diagnostics) -> bool:
    """Whether there is one: each is reported once a line."""
    there = False
    for sign, place in _list_once_a_line(CONTROL, source):
        there = True
        message = f"a control character (U+{ord(sign):04X}) stands here, which nobody sees"
        diagnostics.report(codes.CONTROL_CHARACTER, place, message, "delete it, and look at the words beside it")
    return there


def report_invisible_characters(source: Source, diagnostics: Diagnostics) -> None:
    """Report the characters that nobody sees and that part or turn words, each once a line. Joiners and the marks of
    direction that a script needs are none of them."""
    for sign, place in _list_once_a_line(INVISIBLE, source):
        message = f"a character that nobody sees stands here ({name_character(sign)})"
        diagnostics.report(codes.INVISIBLE_CHARACTER, place, message, "delete it, here and in the rest of the line")


def _list_once_a_line(kind: re.Pattern[str], source: Source) -> Iterator[tuple[str, Span]]:
    """Each character of a kind with the first place in each line."""
    for number, line in enumerate(source.lines, 1) if kind.search(source.text) else ():
        first: dict[str, re.Match[str]] = {}
        for match in kind.finditer(line):
            first.setdefault(match.group(), match)
        for sign, match in first.items():
            yield sign, source.span(number, match.start() + 1, match.end() + 1)
