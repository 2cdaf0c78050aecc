"""What has to be mended in the tags that WeasyPrint writes, each by one function on the tree.

PDF/UA-1 (ISO 14289-1) with the Matterhorn protocol and PDF/UA-2 (ISO 14289-2) say what is asked; the order matters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TypeAlias

from pipeline.conversion.print.tags import Kid, Linked, Marked, Node


def join_parts(root: Node) -> None:
    """An element that goes on over a line or a page becomes one again."""
    joined: list[Kid] = []
    for kid in _without_columns(root):
        if isinstance(kid, Node):
            last = next((one for one in reversed(joined) if isinstance(one, Node)), None)
            if last is not None and last is joined[-1] and _same(last, kid):
                last.kids += kid.kids
                continue
        joined.append(kid)
    root.kids = joined
    for node in root.nodes():
        join_parts(node)


def one_annotation_a_link(root: Node) -> None:
    """Words inside a link that are set differently get an annotation of their own from the engine, outside the link's
    tag. Those of the link cover the same place and are enough."""
    for link in root.walk():
        if link.tag == "Link":
            for node in link.walk():
                if node is not link:
                    node.kids = [kid for kid in node.kids if not isinstance(kid, Linked)]
                    node.tag = "Span" if node.tag == "Link" else node.tag


def lists(root: Node) -> None:
    """A list holds items, an item a label and a body. Numbered lists say how they are numbered."""
    for node in root.walk():
        if node.tag == "L" and node.came_from("dl"):
            node.kids = list(_term_items(node))
        if node.tag == "LI":
            _labelled(node)
        if node.came_from("ol"):
            node.attributes["List"] = {"ListNumbering": "Decimal"}


def contents(root: Node) -> None:
    """The list of contents is tagged as one."""
    names = {"L": "TOC", "LI": "TOCI", "LBody": "Reference"}
    for node in root.walk():
        if node.origin is not None and node.origin.attributes.get("class") == "contents":
            for part in node.walk():
                part.tag = names.get(part.tag, part.tag)


def heads(root: Node) -> None:
    """A table over several pages has its head painted on each, and one head: the others are left to be artifacts."""
    for table in root.walk():
        if table.tag == "Table":
            first = next((part for part in table.nodes() if part.tag == "THead"), None)
            table.kids = [
                kid for kid in table.kids if kid is first or not (isinstance(kid, Node) and kid.tag == "THead")
            ]
            bodies = [part for part in table.nodes() if part.tag == "TBody"]
            for before, body in reversed(list(pairwise(bodies))):
                if _same(before, body):
                    before.kids += body.kids
                    table.kids.remove(body)


def tables(root: Node) -> None:
    """Header cells say what they head, and every other cell names its headers (Matterhorn 15-003)."""
    for number, table in enumerate(node for node in root.walk() if node.tag == "Table"):
        columns: dict[int, str] = {}
        for row_number, (in_head, row) in enumerate(_rows(table)):
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


def decoration(root: Node) -> None:
    """A picture without a description is decoration: it leaves the tree and becomes an artifact."""
    for node in root.walk():
        node.kids = [kid for kid in node.kids if not (isinstance(kid, Node) and kid.tag == "Figure" and not kid.alt)]


def languages(root: Node) -> None:
    """Words in another language say in which (WCAG 3.1.2)."""
    for node in root.walk():
        if node.origin is not None and not node.came_from("html", "body"):
            node.language = node.origin.attributes.get("lang", "")


def abbreviations(root: Node) -> None:
    """An abbreviation says what it stands for (ISO 14289-1, 7.2; ISO 32000-1, 14.9.5)."""
    for node in root.walk():
        if node.origin is not None and node.came_from("abbr"):
            node.tag = "Span"
            node.expansion = node.origin.attributes.get("title", "")


def figures(root: Node) -> None:
    """A figure with its caption is a group: PDF 1.7 has no tag for both together, and words inside a `Figure` are
    hidden behind its description."""
    for node in root.walk():
        if node.tag == "NonStruct" and node.came_from("figure"):
            node.tag = "Div"


def captions(root: Node) -> None:
    """PDF 2.0 wants the caption as the last part of its figure (ISO 14289-2, 8.2.5.27)."""
    for node in root.walk():
        if node.came_from("figure"):
            pictures = [part for part in node.nodes() if part.tag == "Figure"]
            for caption in [part for part in node.nodes() if part.tag == "Caption"]:
                if pictures:
                    node.kids.remove(caption)
                    pictures[0].kids.append(caption)


def numbering(root: Node) -> None:
    """A list with labels says of what kind they are (ISO 14289-2, 8.2.5.25)."""
    for node in root.walk():
        if node.tag == "L" and "List" not in node.attributes:
            node.attributes["List"] = {"ListNumbering": "Description" if node.came_from("dl") else "Unordered"}


def sections(root: Node) -> None:
    """A care card is a part of its section with a heading of its own; on the page it is a group."""
    for node in root.walk():
        if node.origin is not None and node.origin.attributes.get("role") == "group":
            node.tag = "Sect"


def lean(root: Node) -> None:
    """Elements that hold nothing go, and those that say nothing hand their kids to their parent."""
    kids: list[Kid] = []
    for kid in root.kids:
        if not isinstance(kid, Node):
            kids.append(kid)
            continue
        lean(kid)
        groups_only = kid.tag in ("Span", "NonStruct") or (kid.tag == "Div" and not kid.came_from("figure"))
        if groups_only and not (kid.language or kid.alt or kid.expansion):
            kids += kid.kids
        elif kid.kids or kid.tag in ("TD", "TH"):
            kids.append(kid)
    root.kids = kids


def in_order(root: Node) -> None:
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


Cures: TypeAlias = tuple[Callable[[Node], None], ...]
_WORDS: Cures = (languages, abbreviations)
_FIRST: Cures = (join_parts, one_annotation_a_link, lists, contents, heads, tables, decoration, *_WORDS, sections)
CURES: Cures = (*_FIRST, figures, lean, in_order)
"""For tags as PDF 1.7 has them."""
CURES_2: Cures = (*_FIRST, captions, numbering, lean, in_order)
"""For tags as PDF 2.0 has them."""


def _without_columns(node: Node) -> Iterator[Kid]:
    """The kids of an element; boxes that only hold a column of the same element hand their kids on."""
    for kid in node.kids:
        if isinstance(kid, Node) and _same(node, kid):
            yield from _without_columns(kid)
        else:
            yield kid


def _same(one: Node, other: Node) -> bool:
    if one.origin is None or other.origin is None:
        return False
    return (one.tag, one.origin.number, one.origin.tag) == (other.tag, other.origin.number, other.origin.tag)


def _labelled(item: Node) -> None:
    """The engine puts the label of an item into its first line, or beside what it takes for the whole body."""
    bodies = [kid for kid in item.nodes() if kid.tag == "LBody"]
    body = bodies[0] if bodies else Node("LBody", item.page, [], item.origin)
    parts = [part for kid in item.kids for part in (kid.kids if kid in bodies else [kid])]
    labels = [part for part in parts if isinstance(part, Node) and part.tag == "Lbl"]
    body.kids = [part for part in parts if part not in labels]
    item.kids = [*labels, body]


def _term_items(definitions: Node) -> Iterator[Node]:
    """A term is the label of what is said of it; WeasyPrint makes an item of each, and a `Div` of what holds both."""
    parts = [part for node in definitions.nodes() for part in (node.nodes() if node.tag == "Div" else [node])]
    item: Node | None = None
    for part, following in pairwise([*parts, None]):
        assert part is not None
        body = part.nodes()[0] if part.tag == "LI" and part.nodes() else part
        if part.came_from("dt"):
            item = Node("LI", part.page, [Node("Lbl", part.page, body.kids, part.origin)], part.origin)
        elif item is None:
            item = part
        elif len(item.kids) == 1:
            item.kids.append(Node("LBody", part.page, body.kids, part.origin))
        else:
            item.nodes()[-1].kids += body.kids
        if item is not None and (following is None or following.came_from("dt")):
            yield item
            item = None


def _rows(table: Node) -> Iterator[tuple[bool, Node]]:
    for part in table.nodes():
        if part.tag == "TR":
            yield False, part
        elif part.tag in ("THead", "TBody", "TFoot"):
            yield from ((part.tag == "THead", row) for row in part.nodes() if row.tag == "TR")
