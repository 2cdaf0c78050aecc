"""Repairs of the PDF tag tree: lists and the list of contents (ISO 14289-1, 7.6)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.conversion.print.tags import Node


def repair_lists(root: Node) -> None:
    """A list holds items, an item a label and a body. Numbered lists say how they are numbered."""
    for node in root.walk():
        if node.came_from("li::before"):
            node.tag = "Lbl"
    for node in root.walk():
        if node.tag == "L" and node.came_from("dl"):
            node.kids = list(_pair_terms_with_bodies(node))
        if node.tag == "LI":
            _split_label_from_body(node)
        if node.tag == "L" and node.came_from("ol"):
            node.attributes["List"] = {"ListNumbering": "Decimal"}


def tag_contents(root: Node) -> None:
    """The list of contents is tagged as one."""
    names = {"L": "TOC", "LI": "TOCI", "LBody": "Reference"}
    for node in root.walk():
        if node.has_class("contents"):
            for part in node.walk():
                part.tag = names.get(part.tag, part.tag)


def say_that_bullets_are_not_numbered(root: Node) -> None:
    """Their marks are drawn, so no label stands in the tags (ISO 32000-1, 14.8.5.5)."""
    for node in root.walk():
        if node.tag == "L" and node.came_from("ul"):
            node.attributes["List"] = {"ListNumbering": "None"}


def set_list_numbering(root: Node) -> None:
    """A list with labels says of what kind they are (ISO 14289-2, 8.2.5.25)."""
    for node in root.walk():
        if node.tag == "L" and "List" not in node.attributes:
            node.attributes["List"] = {"ListNumbering": "Description" if node.came_from("dl") else "Unordered"}


def _split_label_from_body(item: Node) -> None:
    """The engine puts the label of an item into its first line, or beside what it takes for the whole body."""
    bodies = [kid for kid in item.nodes() if kid.tag == "LBody"]
    body = bodies[0] if bodies else Node("LBody", item.page, [], item.origin)
    body.kids = [part for kid in item.kids for part in (kid.kids if kid in bodies else [kid])]
    item.kids = [*_take_labels(body), body]


def _take_labels(body: Node) -> list[Node]:
    """The labels in the body of an item, taken out of it; those of a list inside stay with their own items."""
    labels = [part for part in body.nodes() if part.tag == "Lbl"]
    body.kids = [part for part in body.kids if part not in labels]
    for part in body.nodes():
        if part.tag not in ("L", "LI"):
            labels += _take_labels(part)
    return labels


def _pair_terms_with_bodies(definitions: Node) -> Iterator[Node]:
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
