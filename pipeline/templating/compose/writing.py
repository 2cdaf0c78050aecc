"""Names of what is written on: what a listener is told of each line and box, and the lines of a signature.

A line is named by its label, a row of an appointment or a cell by what heads it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pipeline.model.document import (
    Appointment,
    Blank,
    Cell,
    Definition,
    Signature,
    Table,
    Text,
    Tick,
    plain,
    rewrite,
    walk,
)

Labels = Mapping[str, str]


def name_by_own_words(node: Blank | Tick, labels: Labels) -> Blank | Tick:
    """A line or box that has a label, with its name; one that has none as it is."""
    return _name(node, plain(node.children), labels)


def _name(node: Blank | Tick, label: str, labels: Labels) -> Blank | Tick:
    label = " ".join(label.split()).rstrip(".,;:")
    if not label or node.spoken:
        return node
    if isinstance(node, Tick):
        return replace(node, spoken=labels["box_to_tick"].format(label=label))
    unit = plain(node.unit).rstrip(".,;:")
    label = labels["label_with_unit"].format(label=label, unit=unit) if unit else label
    name = "lines_to_write_on" if node.lines > 1 else "line_to_write_on"
    return replace(node, spoken=labels[name].format(label=label, lines=node.lines))


def _name_all(tree: Any, label: str, labels: Labels) -> Any:
    """A node, or tuple of nodes, whose lines and boxes without a name have this label."""
    return rewrite(tree, lambda node: _name(node, label, labels) if isinstance(node, Blank | Tick) else node)


def name_cells(table: Table, labels: Labels) -> Table:
    """The table with its lines and boxes named by the heads of their column and row; where there is no such head, by
    the number of the row or column."""
    if not any(isinstance(node, Blank | Tick) and not node.spoken for node in walk(table.rows)):
        return table
    heads = [plain(cell.children) for cell in table.rows[0]] if table.head else []
    rows = tuple(
        tuple(
            _name_all(cell, _label_cell(row, number - table.head, column, heads, labels), labels)
            for column, cell in enumerate(row)
        )
        for number, row in enumerate(table.rows, 1)
    )
    return replace(table, rows=rows)


def _label_cell(row: Sequence[Cell], number: int, column: int, heads: Sequence[str], labels: Labels) -> str:
    side = plain(row[0].children).strip() if column else ""
    above = heads[column].strip() if column < len(heads) else ""
    side = side or labels["row_number"].format(number=number)
    above = above or (labels["column_number"].format(number=column + 1) if len(row) > 2 or not column else "")
    return labels["row_and_column"].format(row=side, column=above) if above else side


def complete_signature(signature: Signature, labels: Labels) -> Signature:
    """The part of one who signs, with the lines for name, signature and date."""
    part = plain(signature.title)
    names = (labels[name] for name in ("signature_name", "signature", "signature_date"))
    return replace(signature, lines=tuple(_make_line(part, name, labels) for name in names))


def _make_line(part: str, label: str, labels: Labels) -> Blank:
    name = labels["row_and_column"].format(row=part, column=label)
    return Blank((Text(label),), spoken=labels["line_to_write_on"].format(label=name))


def complete_appointment(appointment: Appointment, labels: Labels) -> Appointment:
    """The appointment with its heading, and the lines of its rows named by them."""
    rows = tuple(_name_row(row, labels) for row in appointment.items)
    return replace(appointment, title=labels["appointment"], items=rows)


def _name_row(row: Definition, labels: Labels) -> Definition:
    blocks = _name_all(row.blocks, plain(row.term), labels)
    return replace(row, blocks=blocks)
