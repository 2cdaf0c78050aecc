"""Repairs of the PDF tag tree: what WeasyPrint writes in another way than the standards ask, one function each.

PDF/UA-1 (ISO 14289-1) with the Matterhorn protocol and PDF/UA-2 (ISO 14289-2) say what is asked; the order matters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from pipeline.conversion.print.link_notes import drop_notes
from pipeline.conversion.print.list_tag_repairs import (
    repair_lists,
    say_that_bullets_are_not_numbered,
    set_list_numbering,
    tag_contents,
)
from pipeline.conversion.print.table_tag_repairs import (
    build_stacked_tables,
    keep_one_table_head,
    link_cells_to_headers,
    name_tables,
)
from pipeline.conversion.print.tags import Kid, Linked, Marked, Node


def join_split_elements(root: Node) -> None:
    """An element that goes on over a line or a page becomes one again."""
    joined: list[Kid] = []
    for kid in _join_columns(root):
        if isinstance(kid, Node):
            last = next((one for one in reversed(joined) if isinstance(one, Node)), None)
            if last is not None and last is joined[-1] and last.is_same_element_as(kid):
                last.kids += kid.kids
                continue
        joined.append(kid)
    root.kids = joined
    for node in root.nodes():
        join_split_elements(node)


def join_split_rows(root: Node) -> None:
    """A row that goes on overleaf has its cells on both pages: they become one row, with as many cells as the others
    (ISO 14289-1, 7.5; veraPDF 7.2-42)."""
    for body in root.walk():
        if body.tag == "TBody":
            rows: list[Kid] = []
            for row in body.kids:
                last = rows[-1] if rows else None
                if isinstance(row, Node) and isinstance(last, Node) and last.is_same_element_as(row):
                    _join_cells(last, row)
                    join_split_elements(last)
                else:
                    rows.append(row)
            body.kids = rows


def _join_cells(row: Node, more: Node) -> None:
    """Each cell of a row with what is left of it overleaf. One of which nothing fitted is there alone."""
    cells = row.nodes()
    for at, rest in enumerate(more.nodes()):
        cell = next((one for one in cells if one.is_same_element_as(rest)), None)
        if cell is None:
            row.kids.insert(at, rest)
        else:
            cell.kids += rest.kids


def keep_one_annotation_per_link(root: Node) -> None:
    """Words inside a link that are set differently get an annotation of their own from the engine, outside the link's
    tag. Those of the link cover the same place and are enough."""
    for link in root.walk():
        if link.tag == "Link":
            for node in link.walk():
                if node is not link:
                    node.kids = [kid for kid in node.kids if not isinstance(kid, Linked)]
                    node.tag = "Span" if node.tag == "Link" else node.tag


def drop_decoration(root: Node) -> None:
    """A picture without a description is decoration: it leaves the tree and becomes an artifact."""
    for node in root.walk():
        node.kids = [kid for kid in node.kids if not (isinstance(kid, Node) and kid.tag == "Figure" and not kid.alt)]


def set_languages(root: Node) -> None:
    """Words in another language say in which (WCAG 3.1.2)."""
    for node in root.walk():
        if node.origin is not None and not node.came_from("html", "body"):
            node.language = node.origin.attributes.get("lang", "")


def set_expansions(root: Node) -> None:
    """An abbreviation says what it stands for (ISO 14289-1, 7.2; ISO 32000-1, 14.9.5)."""
    for node in root.walk():
        if node.origin is not None and node.came_from("abbr"):
            node.tag = "Span"
            node.expansion = node.origin.attributes.get("title", "")


def group_figures(root: Node) -> None:
    """A figure with its caption is a group: PDF 1.7 has no tag for both together, and words inside a `Figure` are
    hidden behind its description."""
    for node in root.walk():
        if node.tag == "NonStruct" and node.came_from("figure"):
            node.tag = "Div"


def move_captions_into_figures(root: Node) -> None:
    """PDF 2.0 wants the caption as the last part of its figure (ISO 14289-2, 8.2.5.27)."""
    for node in root.walk():
        if node.came_from("figure"):
            pictures = [part for part in node.nodes() if part.tag == "Figure"]
            for caption in [part for part in node.nodes() if part.tag == "Caption"]:
                if pictures:
                    node.kids.remove(caption)
                    pictures[0].kids.append(caption)


def tag_care_cards_as_sections(root: Node) -> None:
    """A care card is a part of its section with a heading of its own; on the page it is a group."""
    for node in root.walk():
        if node.has_class("care-card"):
            node.tag = "Sect"


def drop_needless_elements(root: Node) -> None:
    """Elements that hold nothing go, and those that say nothing hand their kids to their parent."""
    kids: list[Kid] = []
    for kid in root.kids:
        if not isinstance(kid, Node):
            kids.append(kid)
            continue
        drop_needless_elements(kid)
        groups_only = kid.tag in ("Span", "NonStruct") or (kid.tag == "Div" and not kid.came_from("figure"))
        if groups_only and not (kid.language or kid.alt or kid.expansion):
            kids += kid.kids
        elif kid.kids or kid.tag in ("TD", "TH"):
            kids.append(kid)
    root.kids = kids


def wrap_loose_words(root: Node) -> None:
    """Words between elements are elements too: tools that read an element's own words first keep them in order. A
    figure comes before its caption as it is."""
    for node in list(root.walk()):
        if node.tag != "Figure" and node.nodes() and len(node.nodes()) < len(node.kids):
            kids: list[Kid] = []
            for kid in node.kids:
                last = kids[-1] if kids else None
                if not isinstance(kid, Marked):
                    kids.append(kid)
                elif isinstance(last, Node) and last.tag == "Span" and last.origin is None:
                    last.kids.append(kid)
                else:
                    kids.append(Node("Span", kid.page, [kid]))
            node.kids = kids


Repairs: TypeAlias = tuple[Callable[[Node], None], ...]
_FIRST: Repairs = (
    drop_notes,
    join_split_elements,
    keep_one_annotation_per_link,
    repair_lists,
    tag_contents,
    keep_one_table_head,
    join_split_rows,
    build_stacked_tables,
    link_cells_to_headers,
    name_tables,
    drop_decoration,
    set_languages,
    set_expansions,
    tag_care_cards_as_sections,
)
_LAST: Repairs = (drop_needless_elements, wrap_loose_words)
REPAIRS_PDF_1: Repairs = (*_FIRST, group_figures, say_that_bullets_are_not_numbered, *_LAST)
"""For tags as PDF 1.7 has them."""
REPAIRS_PDF_2: Repairs = (*_FIRST, move_captions_into_figures, set_list_numbering, *_LAST)
"""For tags as PDF 2.0 has them."""


def _join_columns(node: Node) -> Iterator[Kid]:
    """The kids of an element; boxes that only hold a column of the same element hand their kids on."""
    for kid in node.kids:
        if isinstance(kid, Node) and node.is_same_element_as(kid):
            yield from _join_columns(kid)
        else:
            yield kid
