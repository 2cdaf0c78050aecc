"""Renderer of fixes: what would be written into the source, as a unified diff, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import unified_diff

from pipeline.desk.fixing import Fixing
from pipeline.reports.command_result import CommandResult
from pipeline.reports.terminal_text import make_printable

NOTHING = "There is nothing that can be fixed without a person."
REFUSED = "Nothing was written."
NOBODY_TO_ASK = "Nothing was written, because there is no terminal to ask at; --yes writes it."
_SIGNED = "Who signed words or pinned messages has to look at the new ones: `plainleaf check` says where."


def render_fixes(fixing: Fixing) -> str:
    """A unified diff of the files, with the lines as they are now and as they would be."""
    lines: list[str] = []
    for file in fixing.files:
        path = make_printable(file.source.path)
        before, after = (_list_lines(some) for some in (file.source.lines, file.after))
        lines += unified_diff(before, after, path, f"{path} as fixed", lineterm="")
    return "\n".join(lines)


def _list_lines(lines: Sequence[str]) -> list[str]:
    """Lines fit for a terminal, without what stands behind the last line end where that is nothing."""
    return [make_printable(line) for line in (lines if lines[-1] else lines[:-1])]


def name_places(fixing: Fixing) -> str:
    """How much is fixed, as in "3 places in 1 file"."""
    files = len(fixing.files)
    return f"{_count(fixing.places, 'place')} in {_count(files, 'file')}"


def render_written(fixing: Fixing) -> str:
    """What was written, and what follows from it for those who looked at the old words."""
    return "\n".join(_say_written(fixing))


def _say_written(fixing: Fixing) -> Iterator[str]:
    yield f"Fixed {name_places(fixing)}."
    if fixing.is_signed:
        yield _SIGNED


def render_apart(text: str, report: str) -> CommandResult:
    """Text beside a report: before one for people, and on standard error beside one for programs."""
    return CommandResult(f"{text}\n") if report == "text" else CommandResult(None, text)


def _count(number: int, kind: str) -> str:
    return f"{number} {kind}" if number == 1 else f"{number} {kind}s"
