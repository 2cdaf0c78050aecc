"""PDF structure tree (tags) as plain nodes, read from what WeasyPrint wrote.

Terms are those of ISO 32000-1, 14.7: a structure element has kids; a kid is another element, a piece of marked content
(by page and MCID), or an annotation. Page numbers here count from 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from pipeline.conversion.print.origins import Origin, Origins

if TYPE_CHECKING:
    from pikepdf import Pdf


@dataclass(frozen=True)
class Marked:
    """A piece of the content of a page."""

    page: int
    mcid: int


@dataclass(frozen=True)
class Linked:
    """A link annotation: the `number`-th annotation of its page as the engine wrote them."""

    page: int
    number: int


@dataclass(eq=False)
class Node:
    """A structure element. `attributes` are grouped by owner (`Table`, `List`, `Layout`); `id` is what other elements
    call it by; `expansion` is what an abbreviation stands for; `box` is the place of a picture, as the engine gave it
    or in points of the page."""

    tag: str
    page: int
    kids: list[Kid] = field(default_factory=list)
    origin: Origin | None = None
    alt: str = ""
    language: str = ""
    expansion: str = ""
    id: str = ""
    attributes: dict[str, dict[str, Any]] = field(default_factory=dict)

    def nodes(self) -> list[Node]:
        """The kids that are elements."""
        return [kid for kid in self.kids if isinstance(kid, Node)]

    def walk(self) -> Iterator[Node]:
        """The element and those below it, in reading order."""
        yield self
        for kid in self.nodes():
            yield from kid.walk()

    def came_from(self, *html_tags: str) -> bool:
        """True where the element was made from one of these HTML elements."""
        return self.origin is not None and self.origin.tag in html_tags

    def has_class(self, name: str) -> bool:
        """True where the element was made from one of a class."""
        return self.origin is not None and name in self.origin.attributes.get("class", "").split()

    def is_same_element_as(self, other: Node) -> bool:
        """True where both are parts of one HTML element, on two lines or pages."""
        if self.origin is None or other.origin is None:
            return False
        return (self.tag, self.origin.number, self.origin.tag) == (other.tag, other.origin.number, other.origin.tag)


Kid: TypeAlias = Node | Marked | Linked


def read_tags(pdf: Pdf, origins: Origins) -> Node:
    """The tree below the one `Document` element."""
    pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
    links = {
        find_annotation.objgen: Linked(number, index)
        for number, page in enumerate(pdf.pages)
        for index, find_annotation in enumerate(page.get("/Annots", ()))
    }

    def read(element: Any) -> Node:
        # The Document element itself names no page.
        page = pages[element.Pg.objgen] if "/Pg" in element else 0
        node = Node(str(element.S)[1:], page, [], origins.get(element.objgen[0]))
        node.alt = str(element.get("/Alt", ""))
        if "/A" in element and "/BBox" in element.A:
            node.attributes["Layout"] = {"BBox": tuple(float(edge) for edge in element.A.BBox)}
        for kid in element.K:
            if isinstance(kid, int):
                node.kids.append(Marked(page, kid))
            elif kid.get("/Type") == "/OBJR":
                node.kids.append(links[kid.Obj.objgen])
            else:
                node.kids.append(read(kid))
        return node

    return read(pdf.Root.StructTreeRoot.K[0])


def find_annotation(pdf: Pdf, link: Linked) -> Any:
    """The annotation that a kid stands for."""
    return pdf.pages[link.page].Annots[link.number]
