"""Repairs of the PDF tag tree: tables (ISO 14289-1, 7.5)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.conversion.print.tags import Node


def keep_one_table_head(root: Node) -> None:
    """A table over several pages has its head painted on each, and one head: the others are left to be artifacts."""
    for table in root.walk():
        if table.tag == "Table":
            first = next((part for part in table.nodes() if part.tag == "THead"), None)
            table.kids = [
                kid for kid in table.kids if kid is first or not (isinstance(kid, Node) and kid.tag == "THead")
            ]
            bodies = [part for part in table.nodes() if part.tag == "TBody"]
            for before, body in reversed(list(pairwise(bodies))):
                if before.is_same_element_as(body):
                    before.kids += body.kids
                    table.kids.remove(body)


def build_stacked_tables(root: Node) -> None:
    """A table whose rows are set as blocks is a table all the same. The labels of its first row are the heads of its
    columns; those of the others say them again, and are left to be artifacts."""
    for table in root.walk():
        if table.has_class("stacked-table"):
            rows = [part for part in table.nodes() if part.has_class("row-block")]
            heads = [_take_label(cell) for row in rows for cell in row.nodes()]
            for row in rows:
                row.tag = "TR"
                for cell in row.nodes():
                    cell.tag = "TH" if cell.has_class("row-header") else "TD"
            head = [
                Node("TH", label.page, label.kids, label.origin) for label in heads[: len(rows[0].nodes())] if label
            ]
            captions = [part for part in table.nodes() if part not in rows]
            for caption in captions:
                caption.tag = "Caption"
            row = Node("TR", table.page, [*head])
            parts = [Node("THead", table.page, [row])] if head else []
            table.tag, table.kids = "Table", [*captions, *parts, Node("TBody", rows[0].page, [*rows])]


def _take_label(cell: Node) -> Node | None:
    """The label before the words of a cell, taken out of it."""
    for holder in cell.walk():
        for part in holder.nodes():
            if part.has_class("row-label"):
                holder.kids.remove(part)
                return part
    return None


def link_cells_to_headers(root: Node) -> None:
    """Header cells say what they head, and every other cell names its headers (Matterhorn 15-003)."""
    for number, table in enumerate(node for node in root.walk() if node.tag == "Table"):
        columns: dict[int, str] = {}
        for row_number, (in_head, row) in enumerate(_list_rows(table)):
            row_header = ""
            for column, cell in enumerate(row.nodes()):
                if cell.tag == "TH":
                    cell.id = f"table-{number + 1}-{row_number + 1}-{column + 1}"
                    cell.attributes["Table"] = {"Scope": "Column" if in_head else "Row"}
                    if in_head:
                        columns[column] = cell.id
                    else:
                        row_header = cell.id
                else:
                    headers = [header for header in (row_header, columns.get(column, "")) if header]
                    cell.attributes["Table"] = {"Headers": headers} if headers else {}
                    cell.attributes = {owner: group for owner, group in cell.attributes.items() if group}


def _list_rows(table: Node) -> Iterator[tuple[bool, Node]]:
    for part in table.nodes():
        if part.tag == "TR":
            yield False, part
        elif part.tag in ("THead", "TBody", "TFoot"):
            yield from ((part.tag == "THead", row) for row in part.nodes() if row.tag == "TR")


def name_tables(root: Node) -> None:
    """A table without a caption says what it is in its summary (ISO 32000-1, table 349)."""
    for table in root.walk():
        name = table.origin.attributes.get("aria-label", "") if table.tag == "Table" and table.origin else ""
        if name:
            table.attributes["Table"] = {**table.attributes.get("Table", {}), "Summary": name}
