"""What has to be mended in the tags that WeasyPrint writes, each by one function on the tree.

PDF/UA-1 (ISO 14289-1) and the Matterhorn protocol say what is asked; the order of `CURES` matters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from pipeline.formats.leaflet.tags import Kid, Linked, Marked, Node


def join_parts(root: Node) -> None:
    """An element that goes on over a line or a page becomes one again. A table stays in two: its head stands on both
    pages, and each part can be read with its own."""
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


def figures(root: Node) -> None:
    """A figure with its caption is a group: PDF has no tag for both together, and words inside a `Figure` are hidden
    behind its description."""
    for node in root.walk():
        if node.tag == "NonStruct" and node.came_from("figure"):
            node.tag = "Div"


def lean(root: Node) -> None:
    """Elements that hold nothing go, and those that say nothing hand their kids to their parent."""
    kids: list[Kid] = []
    for kid in root.kids:
        if not isinstance(kid, Node):
            kids.append(kid)
            continue
        lean(kid)
        groups_only = kid.tag in ("Span", "NonStruct") or (kid.tag == "Div" and not kid.came_from("figure"))
        if groups_only and not (kid.language or kid.alt):
            kids += kid.kids
        elif kid.kids or kid.tag in ("TD", "TH"):
            kids.append(kid)
    root.kids = kids


def in_order(root: Node) -> None:
    """Words between elements are elements too: tools that read an element's own words first keep them in order."""
    for node in list(root.walk()):
        if node.nodes() and len(node.nodes()) < len(node.kids):
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


CURES: tuple[Callable[[Node], None], ...] = (
    join_parts,
    one_annotation_a_link,
    lists,
    contents,
    tables,
    decoration,
    languages,
    figures,
    lean,
    in_order,
)


def _without_columns(node: Node) -> Iterator[Kid]:
    """The kids of an element; boxes that only hold a column of the same element hand their kids on."""
    for kid in node.kids:
        if isinstance(kid, Node) and _same(node, kid):
            yield from _without_columns(kid)
        else:
            yield kid


def _same(one: Node, other: Node) -> bool:
    if one.origin is None or other.origin is None or one.tag == "Table":
        return False
    return (one.tag, one.origin.number, one.origin.tag) == (other.tag, other.origin.number, other.origin.tag)


def _labelled(item: Node) -> None:
    if any(isinstance(kid, Node) and kid.tag == "LBody" for kid in item.kids):
        return
    labels: list[Kid] = [kid for kid in item.kids if isinstance(kid, Node) and kid.tag == "Lbl"]
    rest = [kid for kid in item.kids if kid not in labels]
    item.kids = [*labels, Node("LBody", item.page, rest, item.origin)]


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
