"""Destinations of the PDF: links and bookmarks lead to parts of the structure, not to places (ISO 14289-2, 8.8)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from pipeline.conversion.print.origins import Origins
from pipeline.conversion.print.tag_writing import Elements
from pipeline.conversion.print.tags import Linked, Node, find_annotation

if TYPE_CHECKING:
    from pikepdf import Pdf

HEADING = re.compile(r"H[1-6]")


def lead_into_structure(pdf: Pdf, root: Node, elements: Elements, origins: Origins) -> None:
    """Every link inside the file, every bookmark and every entry of the contents gets the element that it leads to.
    Named places go: what leads to one is said where it starts."""
    places = dict(_read_named_places(pdf))
    targets = _find_targets(root, origins)
    for node in root.walk():
        for kid in node.kids:
            link = find_annotation(pdf, kid) if isinstance(kid, Linked) else None
            if link is not None and "/Dest" in link:
                _point_to(link, places[str(link.Dest)], elements[targets[str(link.Dest)]])
        if node.tag == "TOCI":
            _refer_to_targets(node, elements, targets)
    headings = [elements[node] for node in root.walk() if HEADING.fullmatch(node.tag) and not _is_unlisted(node)]
    for item, heading in zip(_walk_bookmarks(pdf.Root.get("/Outlines", {})), headings, strict=True):
        _point_to(item, item.Dest, heading)
    if "/Names" in pdf.Root:
        del pdf.Root.Names


def _is_unlisted(heading: Node) -> bool:
    """Whether a heading is no bookmark, as the style sheet has it."""
    return heading.has_class("unlisted")


def _point_to(start: Any, place: Any, element: Any) -> None:
    """A destination becomes an action that names the place and the element (ISO 32000-2, 12.6.4.2)."""
    from pikepdf import Array, Dictionary, Name

    start.A = Dictionary(S=Name.GoTo, D=place, SD=Array([element, *list(place)[1:]]))
    del start.Dest


def _refer_to_targets(entry: Node, elements: Elements, targets: Mapping[str, Node]) -> None:
    from pikepdf import Array

    links = (node.origin.attributes.get("href", "") for node in entry.walk() if node.tag == "Link" and node.origin)
    for href in links:
        elements[entry].Ref = Array([elements[targets[href.removeprefix("#")]]])


def _find_targets(root: Node, origins: Origins) -> Mapping[str, Node]:
    """The element of each id; where an HTML element left none, the first one inside or after it."""
    ordered = sorted(
        ((node.origin.number, at, node) for at, node in enumerate(root.walk()) if node.origin is not None),
        key=lambda numbered: numbered[:2],
    )
    numbers = [number for number, _, _ in ordered]
    targets = {}
    for origin in origins.values():
        if name := origin.attributes.get("id"):
            at = min(bisect_left(numbers, origin.number), len(ordered) - 1)
            targets[name] = ordered[at][2]
    return targets


def _read_named_places(pdf: Pdf) -> Iterator[tuple[str, Any]]:
    if "/Names" in pdf.Root:
        names = pdf.Root.Names.Dests.Names
        yield from ((str(names[at]), names[at + 1]) for at in range(0, len(names), 2))


def _walk_bookmarks(parent: Any) -> Iterator[Any]:
    item = parent.get("/First")
    while item is not None:
        yield item
        yield from _walk_bookmarks(item)
        item = item.get("/Next")
