"""Pipe tables: which cells are headers, and that none of them is empty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from pipeline.model import codes
from pipeline.model.document import Block, Cell, Table, plain
from pipeline.model.source import Source, Span
from pipeline.validation.reading.outline import Opening

if TYPE_CHECKING:
    from pipeline.validation.reading.blocks import BlockReader

_BAR = re.compile(r"(?<!\\)\|")


def _placed(source: Source, cells: list[Cell]) -> Iterator[Cell]:
    """The cells of a row, the empty ones with their place too: they stand between the bars of the row's line."""
    line = next((cell.span.line for cell in cells if cell.children), 0)
    bars = [found.start() + 1 for found in _BAR.finditer(source.line(line))]
    if bars and source.line(line)[: bars[0] - 1].strip():
        bars.insert(0, 0)  # a row may begin without a bar
    for number, cell in enumerate(cells):
        if not cell.children and number + 1 < len(bars):
            cell = replace(cell, span=source.span(line, bars[number] + 1, bars[number + 1]))
        yield cell


def read_table(reader: BlockReader, opening: Opening, identity: str, nodes: list[Any], here: Span) -> Block | None:
    """The pipe table in a `::: {.table …}` block. `headers` says whether the first row, the first column or both hold
    header cells."""
    values = opening.attributes.values
    headers = values.get("headers", "row")
    if headers not in ("row", "column", "both"):
        span = opening.attributes.at("headers")
        reader.say(codes.ATTRIBUTE, span, f"`{headers}` is not a place for headers", "write row, column or both")
    caption = values.get("caption", "").strip()
    if not caption:
        span = opening.attributes.at("caption")
        reader.say(codes.ATTRIBUTE, span, "a table needs a caption", 'write caption="What the table shows"')
    while len(nodes) == 1 and nodes[0]["t"] == "Div":
        nodes = nodes[0]["c"][1]
    if len(nodes) != 1 or nodes[0]["t"] != "Table":
        hint = "write `| a | b |` and a line of `|---|---|`"
        reader.say(codes.BLOCK_SHAPE, here, "`table` holds one pipe table", hint)
        return None
    head, bodies = nodes[0]["c"][3:5]
    head_rows = [row for row in head[1] if any(cell[4] for cell in row[1])]
    body_rows = [row for body in bodies for row in body[3]]
    rows = []
    for number, row in enumerate([*head_rows, *body_rows]):
        cells = []
        for position, cell in enumerate(row[1]):
            is_head = number < len(head_rows) and headers in ("row", "both")
            kind: Literal["", "row", "column"] = "column" if is_head else ""
            if not is_head and position == 0 and headers in ("column", "both"):
                kind = "row"
            blocks = [block for block in cell[4] if block["t"] in ("Plain", "Para")]
            children = tuple(child for block in blocks for child in reader.inlines.read(block["c"], here))
            cells.append(Cell(children, kind, children[0].span if children else here))
        rows.append(tuple(_placed(reader.source, cells)))
    for row_cells in rows:
        for cell_node in row_cells:
            corner = headers == "both" and cell_node is rows[0][0]
            if cell_node.header and not plain(cell_node.children).strip():
                hint = "say what the first column is" if corner else "say what stands in this row or column"
                reader.say(codes.EMPTY_HEADER, cell_node.span, "a header cell is empty", hint)
    in_head = len(head_rows) if headers in ("row", "both") else 0
    if in_head == 0 and headers != "column":
        reader.say(codes.EMPTY_HEADER, here, "the table has no header row", "write the headers in the first line")
    return Table(identity, caption, tuple(rows), in_head, here)
