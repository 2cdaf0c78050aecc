"""Reader of the blocks that are written on: lines with labels, places to sign, and an appointment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pipeline.model import codes
from pipeline.model.document import (
    Appointment,
    Blank,
    Blanks,
    Block,
    Blocks,
    Bullets,
    Definition,
    Definitions,
    Item,
    Paragraph,
    Signature,
    Signatures,
    Tick,
)
from pipeline.model.source import Span
from pipeline.validation.reading.block_ids import take_block_id
from pipeline.validation.reading.openings import Opening
from pipeline.validation.reading.writing import read_label, read_lines, refuse_writing

if TYPE_CHECKING:
    from pipeline.validation.reading.blocks import BlockReader

MOST_ROWS = 6
"""Rows of an appointment: more is no longer seen at a glance."""


def read_blanks(reader: BlockReader, opening: Opening, nodes: list[Any], here: Span) -> Block | None:
    """Lines to write on: plain items are labels, each with as many `lines` as the block says; an item that has lines or
    boxes of its own stays as it is."""
    outside = reader.inlines.lines
    lines = reader.inlines.lines = read_lines(opening.attributes, 1, reader.diagnostics)
    blocks = reader.read(nodes, here)
    reader.inlines.lines = outside
    paragraphs = _read_items(reader, blocks, here, "blanks")
    if paragraphs is None:
        return None
    return Blanks(take_block_id(reader, opening), tuple(_make_line(reader, one, lines) for one in paragraphs), here)


def _make_line(reader: BlockReader, item: Paragraph, lines: int) -> Paragraph:
    if any(isinstance(node, Blank | Tick) for node in item.children):
        return item
    label = read_label(item.children, reader.diagnostics)
    return Paragraph((Blank(label, lines=lines, span=item.span),), item.span)


def read_signatures(reader: BlockReader, opening: Opening, nodes: list[Any], here: Span) -> Block | None:
    """Where people sign: each item is the part of one."""
    blocks = reader.read(nodes, here)
    refuse_writing(blocks, "`signatures`, which makes its lines itself", reader.diagnostics)
    paragraphs = _read_items(reader, blocks, here, "signatures")
    if paragraphs is None:
        return None
    labels = ((read_label(one.children, reader.diagnostics), one.span) for one in paragraphs)
    return Signatures(
        take_block_id(reader, opening), tuple(Signature(label, span=span) for label, span in labels), here
    )


def _read_items(reader: BlockReader, blocks: Blocks, here: Span, name: str) -> list[Paragraph] | None:
    """The items of the one list in a block; nothing where it is no such list, which is reported."""
    hint = "write one list with `-`, an item for each label, and put all other words before or after the block"
    if len(blocks) != 1 or not isinstance(blocks[0], Bullets):
        reader.report(codes.BLOCK_SHAPE, here, f"`{name}` holds one list", hint)
        return None
    return [one for item in blocks[0].items for one in _read_item(reader, item, name)]


def _read_item(reader: BlockReader, item: Item, name: str) -> Iterator[Paragraph]:
    first, *others = item.blocks or (None,)
    if isinstance(first, Paragraph) and not others:
        yield first
    elif first is not None:
        message = f"an item of `{name}` holds one line of words"
        reader.report(codes.BLOCK_SHAPE, item.span, message, "make an item of each label")


def read_appointment(reader: BlockReader, opening: Opening, nodes: list[Any], here: Span) -> Block | None:
    """The next visit: a definition list of one to six rows. A row without words is a line to write on."""
    blocks = reader.read(nodes, here)
    if len(blocks) != 1 or not isinstance(blocks[0], Definitions):
        hint = "write each row as its name, on the next line `: ` and its words, and a blank line between the rows"
        reader.report(codes.BLOCK_SHAPE, here, "`appointment` holds one definition list", hint)
        return None
    rows = blocks[0].items
    if len(rows) > MOST_ROWS:
        hint = "write one to six; the rest goes into a paragraph below"
        reader.report(codes.BLOCK_SHAPE, here, f"there are {len(rows)} rows in this appointment", hint)
    return Appointment(take_block_id(reader, opening), tuple(map(_fill_row, rows)), span=here)


def _fill_row(row: Definition) -> Definition:
    line = Paragraph((Blank((), span=row.span),), row.span)
    return row if row.blocks else replace(row, blocks=(line,))
