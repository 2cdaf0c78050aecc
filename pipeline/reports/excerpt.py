"""Excerpts of sources: the line that a diagnostic is about, with carets under the part that is meant."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.source import Source, Span
from pipeline.reports.terminal_text import count_cells, make_printable

WIDEST = 100
"""Cells of a line that are shown; a longer line is cut to the part round the carets."""
BEFORE = 30
"""Cells that are shown before the carets where the start of a line is cut off."""
CUT = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line as it is shown, the cells before the carets and the number of carets."""

    line: str
    offset: int
    carets: int


def cut_excerpt(source: Source | None, span: Span) -> Excerpt | None:
    """The excerpt for a span; of a span over several lines, the first. There is none where there is no text, and none
    for a diagnostic about a whole file, which says nothing of its first line."""
    if source is None or span.line > len(source.lines) or span == source.start:
        return None
    line = source.line(span.line)
    start = min(span.column - 1, len(line))
    end = min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line)
    if 0 < start < len(line) and count_cells(line[start]) == 0:
        start -= 1  # a combining mark stands in the cell of the letter before it
    first, last = _find_window(line, start, end)
    before = (CUT if first else "") + make_printable(line[first:start])
    after = make_printable(line[start:last]) + (CUT if last < len(line) else "")
    return Excerpt(before + after, count_cells(before), max(1, count_cells(line[start : min(end, last)])))


def _find_window(line: str, start: int, end: int) -> tuple[int, int]:
    """The part of a line to show: all of it where it fits, and else what is about the carets."""
    if count_cells(line) <= WIDEST:
        return 0, len(line)
    room = WIDEST - 2 * len(CUT)
    if count_cells(line[:end]) <= room:
        return 0, _step_forth(line, 0, room)
    first = _step_back(line, start, BEFORE)
    last = _step_forth(line, first, room)
    return (_step_back(line, last, room) if last == len(line) else first), last


def _step_back(line: str, position: int, room: int) -> int:
    while position and (room := room - count_cells(line[position - 1])) >= 0:
        position -= 1
    return position


def _step_forth(line: str, position: int, room: int) -> int:
    while position < len(line) and (room := room - count_cells(line[position])) >= 0:
        position += 1
    return position
