"""Extents of blocks: the lines on which each block of a text begins and ends, as pandoc sees them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.model.source import Source, Span
from pipeline.validation.reading.inlines import read_ranges


def find_block_extents(source: Source, nodes: Sequence[Any]) -> Mapping[int, Span]:
    """The whole lines of each block, by the line on which it begins: of paragraphs, lists, tables and headings, and of
    typed blocks and what stands in them. What stands in a list or a table is a part of it."""
    extents: dict[int, Span] = {}
    for extent in _list_extents(source, nodes, len(source.lines)):
        extents.setdefault(extent.line, extent)  # the outer one comes first
    return extents


def _list_extents(source: Source, nodes: Sequence[Any], last: int) -> Iterator[Span]:
    """The extents of some blocks side by side, the last of which ends at line `last` or before."""
    begins = [_find_lines(node) for node in nodes]
    for number, (node, lines) in enumerate(zip(nodes, begins, strict=True)):
        if lines is None:
            continue
        following = next((after[0] for after in begins[number + 1 :] if after is not None), last + 1)
        end = min(lines[1], max(following - 1, lines[0]))  # pandoc lets a list end where the next block begins
        while end > lines[0] and not source.line(end).strip():
            end -= 1
        yield Span(source.path, lines[0], 1, end, len(source.line(end)) + 1)
        if node["t"] == "Div":
            yield from _list_extents(source, node["c"][1], end)


def _find_lines(node: Any) -> tuple[int, int] | None:
    """The first and the last line of a block; nothing of one that has no place of its own."""
    if node["t"] not in ("Div", "Header"):
        return None
    ranges = read_ranges(node["c"][0 if node["t"] == "Div" else 1])
    if not ranges:
        return None
    end_line, end_column = max((end_line, end_column) for _, _, end_line, end_column in ranges)
    return ranges[0][0], end_line - 1 if end_column == 1 and end_line > ranges[0][0] else end_line
