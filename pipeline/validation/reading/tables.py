"""Reader of pipe tables: which cells are headers, that none of them is empty, and that there is a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from pipeline.model import codes, limits
from pipeline.model.document import Block, Cell, Table, plain
from pipeline.model.source import Source, Span
from pipeline.validation.reading.attributes import Attributes
from pipeline.validation.reading.merged_headers import (
    diagnose_head_lines,
    diagnose_merged_headers,
    suggest_for_empty,
)
from pipeline.validation.reading.openings import Opening
from pipeline.validation.reading.plain_words import check_plain_words
from pipeline.validation.reading.text_sizes import report_number

if TYPE_CHECKING:
    from pipeline.validation.reading.blocks import BlockReader

_BAR = re.compile(r"(?<!\\)\|")
_Header = Literal["", "row", "column"]
_Align = Literal["", "center", "right"]
_ALIGNS: Mapping[str, _Align] = {"AlignCenter": "center", "AlignRight": "right"}


def read_table(reader: BlockReader, opening: Opening, identity: str, nodes: list[Any], here: Span) -> Block | None:
    """The pipe table in a `::: {.table …}` block. `headers` says whether the first row, the first column or both hold
    header cells."""
    headers = _read_headers(reader, opening.attributes)
    caption = opening.attributes.values.get("caption", "").strip()
    if not caption:
        span = opening.attributes.at("caption")
        reader.report(codes.ATTRIBUTE, span, "a table needs a caption", 'write caption="What the table shows"')
    check_plain_words("a caption", caption, opening.attributes.at("caption"), reader.diagnostics)
    while len(nodes) == 1 and nodes[0]["t"] == "Div":
        nodes = nodes[0]["c"][1]
    if len(nodes) != 1 or nodes[0]["t"] != "Table":
        _report_no_table(reader, nodes, here)
        return None
    _report_row_lengths(reader, here, len(nodes[0]["c"][2]))
    head, bodies = nodes[0]["c"][3:5]
    head_rows = [row for row in head[1] if any(cell[4] for cell in row[1])]
    body_rows = [row for body in bodies for row in body[3]]
    report_number(limits.TABLE_ROWS, len(body_rows), here, reader.diagnostics)
    in_head = len(head_rows) if headers in ("row", "both") else 0
    side: _Header = "row" if headers in ("column", "both") else ""
    rows = tuple(
        _read_row(reader, row[1], ("column", "column") if number < in_head else (side, ""), here)
        for number, row in enumerate([*head_rows, *body_rows])
    )
    _report_empty_headers(reader, rows, headers)
    reader.diagnostics += diagnose_merged_headers(rows, in_head)
    if in_head == 0 and headers != "column":
        reader.report(codes.EMPTY_HEADER, here, "the table has no header row", "write the headers in the first line")
    if len(rows) == in_head:
        hint = "write a row under the line of dashes, or leave the table out"
        reader.report(codes.BLOCK_SHAPE, here, "the table has no rows", hint)
    aligns = _read_aligns(nodes[0]["c"][2])
    return Table(identity, caption, rows, in_head, span=here, aligns=aligns)


def _report_no_table(reader: BlockReader, nodes: list[Any], here: Span) -> None:
    """Say why a block holds no table that can be read."""
    before = len(reader.diagnostics)
    reader.diagnostics += diagnose_head_lines(reader.source, here)
    if any(node["t"] == "RawBlock" for node in nodes):
        reader.read(nodes, here)
    if len(reader.diagnostics) == before:
        hint = "write `| a | b |` and a line of `|---|---|`"
        reader.report(codes.BLOCK_SHAPE, here, "`table` holds one pipe table", hint)


def _read_aligns(columns: Sequence[Any]) -> tuple[_Align, ...]:
    """Where the words of each column stand; nothing where all of them begin at the start of the line."""
    aligns = tuple(_ALIGNS.get(column[0]["t"], "") for column in columns)
    return aligns if any(aligns) else ()


def _read_headers(reader: BlockReader, attributes: Attributes) -> str:
    headers = attributes.values.get("headers", "row")
    if headers not in ("row", "column", "both"):
        message = f"`{headers}` is not a place for headers"
        reader.report(codes.ATTRIBUTE, attributes.at("headers"), message, "write row, column or both")
    return headers


def _read_row(
    reader: BlockReader, cells: Sequence[Any], kinds: tuple[_Header, _Header], here: Span
) -> tuple[Cell, ...]:
    """A row of a table; `kinds` are those of its first cell and of the others."""
    first, others = kinds
    read = []
    for position, cell in enumerate(cells):
        blocks = [block for block in cell[4] if block["t"] in ("Plain", "Para")]
        kind = first if position == 0 else others
        read_words = reader.inlines.read if kind else partial(reader.inlines.read_to_write_on, in_cell=True)
        children = tuple(child for block in blocks for child in read_words(block["c"], here))
        read.append(Cell(children, kind, children[0].span if children else here))
    return tuple(_place_empty_cells(reader.source, read))


def _place_empty_cells(source: Source, cells: list[Cell]) -> Iterator[Cell]:
    """The cells of a row, the empty ones with their place too: they stand between the bars of the row's line."""
    line = next((cell.span.line for cell in cells if cell.children), 0)
    bars = [bar.start() + 1 for bar in _BAR.finditer(source.line(line))]
    if bars and source.line(line)[: bars[0] - 1].strip():
        bars.insert(0, 0)  # a row may begin without a bar
    for number, cell in enumerate(cells):
        if not cell.children and number + 1 < len(bars):
            cell = replace(cell, span=source.span(line, bars[number] + 1, bars[number + 1]))
        yield cell


def _report_row_lengths(reader: BlockReader, here: Span, wanted: int) -> None:
    """Report the rows of a table that have more cells than its header, which would be lost, or fewer, which would be
    filled up."""
    for number in range(here.line + 1, here.end_line):
        line = reader.source.line(number)
        cells = _split_row(line)
        if len(cells) > wanted:
            start = cells[wanted][0]
            words = line[start : cells[-1][1]].strip()
            span = reader.source.span(number, start + 1, cells[-1][1] + 1)
            message = f"“{words}” would be lost: this row has {len(cells)} cells, and its header {wanted}"
            hint = "write a header for each column; a `|` in the words is written `\\|`"
            reader.report(codes.LOST_WORDS, span, message, hint)
        elif 0 < len(cells) < wanted:
            message = f"this row has {len(cells)} of {wanted} cells; the rest is left empty"
            hint = "write what stands in each cell, or `| |` where it is meant to be empty"
            reader.report(codes.SHORT_ROW, reader.source.span(number), message, hint)


def _split_row(line: str) -> list[tuple[int, int]]:
    """Where the cells of a row begin and end; none where the line is blank. A last bar ends the last cell."""
    start = len(line) - len(line.lstrip())
    start += line[start : start + 1] == "|"
    bars = [bar.start() for bar in _BAR.finditer(line, start)]
    if line.strip() and not (bars and not line[bars[-1] + 1 :].strip()):
        bars.append(len(line))
    return list(zip([start, *(bar + 1 for bar in bars)], bars, strict=False))


def _report_empty_headers(reader: BlockReader, rows: Sequence[Sequence[Cell]], headers: str) -> None:
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell.header and not plain(cell.children).strip():
                reason, hint = suggest_for_empty(rows, number, column)
                if headers == "both" and number == column == 0:
                    hint = "say what the first column is"
                message = f"a header cell is empty: {reason}" if reason else "a header cell is empty"
                reader.report(codes.EMPTY_HEADER, cell.span, message, hint)
