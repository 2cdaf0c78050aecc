"""Header cells that are meant for several rows or columns. A cell stands in one row and one column: a screen reader
says its words before each cell, and nobody could hear for which ones they are meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Break, Cell, Emphasis, Strong, Text, plain
from pipeline.model.source import Source, Span

ONE_PLACE = "a cell stands in one row and one column: write the words in each head, or make two tables"
_SPANS = re.compile(r"\b(?:col|row)-?spans?\b", re.IGNORECASE)
_GRID = re.compile(r"\s*\+[-=:]{2,}(?:\+[-=:]{2,})*\+?\s*")
_DASHES = re.compile(r"[\s|]*:?-{2,}[-:|\s]*")
_MARK = re.compile(r"\^\^|<<|>>|\|\|")
_HEAD_MARK = re.compile(r"[\^<>\"”〃↑←→]|''|-\"-|(?i:ditto|same)")

Row = Sequence[Cell]


def is_merging(written: str) -> bool:
    """Whether something asks for cells over several rows or columns, as HTML does."""
    return bool(_SPANS.search(written))


def is_grid_line(line: str) -> bool:
    """Whether a line is an edge of a table that is drawn with plus signs."""
    return bool(_GRID.fullmatch(line))


def diagnose_merged_headers(rows: Sequence[Row], head: int) -> Iterator[Diagnostic]:
    """An error for each header that is meant for several rows or columns; the first `head` rows are the head."""
    for row in rows:
        yield from _diagnose_marks(row)
    misplaced = list(_diagnose_rows(rows, head))
    if head and not misplaced:
        yield from _diagnose_doubled(rows[0])
    yield from misplaced


def _diagnose_rows(rows: Sequence[Row], head: int) -> Iterator[Diagnostic]:
    """An error for each row that is a head below the head."""
    body = rows[head:]
    for number, row in enumerate(body):
        if all(_DASHES.fullmatch(_read(cell)) for cell in row):
            message = "this line of dashes would be printed: a table has one row of headers"
            yield codes.MERGED_HEADER.at(row[0].span, message, _suggest_heads(rows, head))
        elif number == 0 and head and len(body) > 1 and _is_second_head(row):
            message = "this is a second row of headers, and a table has one"
            yield codes.MERGED_HEADER.at(_find_first(row).span, message, _suggest_heads(rows, head))
        elif _is_band(row) and any(_read(cell) for other in body for cell in other[1:]):
            words = _read(row[0])
            hint = f"make a table of its own under “{words}”, or add a column that says it in each row"
            yield codes.MERGED_HEADER.at(row[0].span, f"the head “{words}” cannot stand over all columns", hint)


def diagnose_head_lines(source: Source, block: Span) -> Iterator[Diagnostic]:
    """An error where a block that is read as no table is one with several rows above its dashes, or one that is drawn
    with plus signs."""
    lines = [(number, source.line(number)) for number in range(block.line + 1, block.end_line)]
    for number, line in lines:
        if is_grid_line(line):
            yield diagnose_grid(replace(block, line=number, column=1))
            return
    above: list[int] = []
    for number, line in lines:
        if "|" in line and _DASHES.fullmatch(line) and len(above) > 1:
            message = f"{len(above)} rows of headers stand above the dashes, and a table has one"
            yield codes.MERGED_HEADER.at(replace(block, line=above[0], column=1), message, ONE_PLACE)
            return
        above = [*above, number] if "|" in line else []


def diagnose_grid(place: Span) -> Diagnostic:
    """The error for a table that is drawn with plus signs."""
    hint = f'write a pipe table in `::: {{.table #id caption="…"}}`; {ONE_PLACE}'
    return codes.NOT_SUPPORTED.at(place, "a table drawn with plus signs is not part of the source format", hint)


def suggest_for_empty(rows: Sequence[Row], row: int, column: int) -> tuple[str, str]:
    """What is said of an empty header cell, and what to write: it is meant as part of a filled one beside or above it,
    or it was forgotten."""
    left = [_read(cell) for cell in rows[row][:column]]
    above = [_read(line[column]) for line in rows[:row] if line[column].header == "row"]
    if rows[row][column].header == "column" and len(rows[row]) > 2 and any(left):
        words = next(words for words in reversed(left) if words)
        reason = f"“{words}” cannot stand over several columns"
        return reason, f"write the word in both heads (`{words}, morning | {words}, evening`), or make two tables"
    if rows[row][column].header == "row" and any(above):
        words = next(words for words in reversed(above) if words)
        return f"“{words}” cannot stand over several rows", f"write “{words}” in each of its rows, or make two tables"
    return "", "say what stands in this row or column"


def _diagnose_marks(row: Row) -> Iterator[Diagnostic]:
    for cell in row:
        words = _read(cell)
        if _MARK.fullmatch(words) or (cell.header and _HEAD_MARK.fullmatch(words)):
            message = f"`{words}` joins no cells, and would be printed"
            yield codes.MERGED_HEADER.at(cell.span, message, ONE_PLACE)


def _diagnose_doubled(head: Row) -> Iterator[Diagnostic]:
    for first, second in pairwise(head):
        words = _read(second)
        if words and words.casefold() == _read(first).casefold():
            hint = f"say in each what it is of, as in `{words}, morning | {words}, evening`, or make two tables"
            message = f"two columns have the head “{words}”, and nobody who listens can tell them apart"
            yield codes.MERGED_HEADER.at(second.span, message, hint)


def _is_second_head(row: Row) -> bool:
    """Whether all that stands in a row behind its first cell is bold or stressed, and is no figure."""
    filled = [cell for cell in row[1:] if _read(cell)]
    figures = all(any(sign.isdigit() for sign in _read(cell)) for cell in filled)
    return bool(filled) and not figures and all(map(_is_stressed, filled))


def _is_band(row: Row) -> bool:
    return len(row) > 1 and _is_stressed(row[0]) and not any(_read(cell) for cell in row[1:])


def _is_stressed(cell: Cell) -> bool:
    words = [node for node in cell.children if not isinstance(node, Text | Break) or plain((node,)).strip()]
    return bool(words) and all(isinstance(node, Strong | Emphasis) for node in words)


def _suggest_heads(rows: Sequence[Row], head: int) -> str:
    """What to write in the place of two rows of headers: both words in each head."""
    upper, lower = rows[0] if head else (), rows[head]
    joined: list[str] = []
    above = ""
    for one, other in zip(upper, lower, strict=False):
        above = _read(one) or above
        joined.append(", ".join(part for part in (above, _read(other)) if part and not _DASHES.fullmatch(part)))
    example = f" (`{' | '.join(joined)}`)" if any(joined) else ""
    return f"write both words in each head{example}, or make two tables"


def _find_first(row: Row) -> Cell:
    return next(cell for cell in row if _read(cell))


def _read(cell: Cell) -> str:
    """The words of a cell; a fact, or a line to write on, counts as one."""
    unseen = (node.kind for node in cell.children if node.kind not in ("text", "break"))
    return plain(cell.children).strip() or "".join(unseen)
