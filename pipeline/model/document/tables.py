"""Nodes of a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from pipeline.model.document.inlines import Inlines, look_field, span_field
from pipeline.model.source import Span


@dataclass(frozen=True)
class Cell:
    """A cell of a table; `header` is `column`, `row` or empty."""

    kind: ClassVar[str] = "cell"
    children: Inlines
    header: Literal["", "row", "column"] = ""
    span: Span = span_field()


@dataclass(frozen=True)
class Table:
    """A table: rows of cells, the first `head` rows being its head. `aligns` says for each column where its words
    stand, empty for the start of the line: a look, which no reviewer signs for."""

    kind: ClassVar[str] = "table"
    id: str
    caption: str
    rows: tuple[tuple[Cell, ...], ...]
    head: int = 1
    span: Span = span_field()
    aligns: tuple[Literal["", "center", "right"], ...] = look_field(())
