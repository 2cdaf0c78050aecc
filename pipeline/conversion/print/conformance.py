"""PDF/UA and PDF/A conformance: the pass over a painted PDF that makes it keep a set of standards (standards.py).

WeasyPrint writes good PDF/A with tags; what those tags lack is mended here, on the tags alone: nothing that is seen on
paper changes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from pipeline.conversion.print.actual_text import say_words
from pipeline.conversion.print.artifacts import mark_artifacts
from pipeline.conversion.print.destinations import lead_into_structure
from pipeline.conversion.print.line_end_spaces import add_line_end_spaces
from pipeline.conversion.print.metadata import write_metadata
from pipeline.conversion.print.saving import save_pdf
from pipeline.conversion.print.standards import PRINT, Standard
from pipeline.conversion.print.tag_writing import write_tags
from pipeline.conversion.print.tags import Linked, Node, find_annotation, read_tags
from pipeline.conversion.print.units import POINTS_PER_PX
from pipeline.conversion.print.weasy import Painted
from pipeline.model.document import Document, identified, plain

if TYPE_CHECKING:
    from pikepdf import Pdf

Arrange: TypeAlias = Callable[["Pdf", Node], None]
"""Puts the pages of a file, and what its tags say of them, on other sheets."""
ALONE: Mapping[str, Document] = {}


def conform(
    painted: Painted,
    document: Document,
    arrange: Arrange | None = None,
    standard: Standard = PRINT,
    others: Mapping[str, Document] = ALONE,
) -> bytes:
    """The same pages with tags, metadata and links as the standards want them. Same input, same bytes. `painted` is of
    the variant of the `standard`; `arrange` may put the pages together into sheets first. `others` are documents that
    stand on the same pages, by what their ids begin with."""
    import pikepdf

    with pikepdf.open(BytesIO(painted.data)) as pdf:
        root = read_tags(pdf, painted.origins)
        directions = {one.direction for one in (document, *others.values())}
        say_words(pdf, painted.lines, both_ways=len(directions) > 1)
        if arrange is not None:
            arrange(pdf, root)
        for repair in standard.repairs:
            repair(root)
        place_figures(pdf, root)
        purposes = (link_purposes(one, prefix) for prefix, one in {"": document, **others}.items())
        describe_links(pdf, root, dict(chain.from_iterable(one.items() for one in purposes)))
        add_line_end_spaces(pdf, root)
        mark_artifacts(pdf, root)
        elements = write_tags(pdf, root, standard.namespace)
        if standard.structured:
            lead_into_structure(pdf, root, elements, painted.origins)
        keep_tagged_links(pdf, root)
        write_metadata(pdf, document, standard, [one.language for one in (document, *others.values())])
        return save_pdf(pdf)


def place_figures(pdf: Pdf, root: Node) -> None:
    """The place of a figure in points from the lower left corner; the engine gives CSS pixels from the upper left."""
    for node in root.walk():
        if "BBox" in node.attributes.get("Layout", {}):
            left, top, right, bottom = (edge * POINTS_PER_PX for edge in node.attributes["Layout"]["BBox"])
            height = float(pdf.pages[node.page].mediabox[3])
            edges = (left, height - bottom, right, height - top)
            node.attributes["Layout"] = {"BBox": [round(edge, 2) for edge in edges], "Placement": "Block"}


def link_purposes(document: Document, prefix: str = "") -> Mapping[str, str]:
    """Where links inside the leaflet lead, in words: the title of a section, or of the section that a block is in."""
    named = ((f"#{prefix}{name}", plain(one.title)) for one in document.sections for name, _ in identified(one))
    return dict(named)


def describe_links(pdf: Pdf, root: Node, purposes: Mapping[str, str]) -> None:
    """Each link says where it leads (Matterhorn 28-005): its words, and the section or address behind them."""
    from pikepdf import String

    for node in root.walk():
        if node.tag == "Link" and node.origin is not None:
            target = node.origin.attributes.get("href", "")
            words, needs_none = node.origin.words, target.startswith(("#", "tel:"))
            purpose = purposes.get(target, "" if needs_none else target)
            description = f"{words} ({purpose})" if purpose and purpose != words else words
            for kid in node.kids:
                if isinstance(kid, Linked):
                    find_annotation(pdf, kid).Contents = String(description)


def keep_tagged_links(pdf: Pdf, root: Node) -> None:
    """Annotations that no tag holds any more go from their pages."""
    from pikepdf import Array

    kept = {kid for node in root.walk() for kid in node.kids if isinstance(kid, Linked)}
    for number, page in enumerate(pdf.pages):
        if "/Annots" in page:
            page.Annots = Array([one for index, one in enumerate(page.Annots) if Linked(number, index) in kept])
