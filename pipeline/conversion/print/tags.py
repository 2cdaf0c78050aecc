"""PDF structure tree (tags) as plain nodes: read from what WeasyPrint wrote, repaired, and written anew.

Terms are those of ISO 32000-1, 14.7: a structure element has kids; a kid is another element, a piece of marked content
(by page and MCID), or an annotation. Page numbers here count from 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from pipeline.conversion.print.origins import Origin, Origins

if TYPE_CHECKING:
    from pikepdf import Dictionary, Object, Pdf


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

    def is_same_element_as(self, other: Node) -> bool:
        """True where both are parts of one HTML element, on two lines or pages."""
        if self.origin is None or other.origin is None:
            return False
        return (self.tag, self.origin.number, self.origin.tag) == (other.tag, other.origin.number, other.origin.tag)


Kid: TypeAlias = Node | Marked | Linked
Elements: TypeAlias = "Mapping[Node, Object]"
"""The structure element that each node was written as."""


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


def write_tags(pdf: Pdf, root: Node, namespace_of: Callable[[str], str] = lambda tag: "") -> Elements:
    """Replace the tags of the file: elements, parent tree and IDs. `namespace_of` gives the namespace of a tag, empty
    for none (ISO 32000-2, 14.7.4)."""
    from pikepdf import Array, Dictionary, Name, String

    top = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    owners: dict[Marked | Linked, Object] = {}
    elements: dict[Node, Object] = {}
    spaces: dict[str, Object] = {}
    ids: dict[str, Object] = {}

    def write(node: Node, parent: Object) -> Object:
        element = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{node.tag}"), P=parent, Pg=pdf.pages[node.page].obj)
        )
        elements[node] = element
        if space := namespace_of(node.tag):
            if space not in spaces:
                spaces[space] = pdf.make_indirect(Dictionary(Type=Name.Namespace, NS=String(space)))
            element.NS = spaces[space]
        for kid in node.kids:
            if not isinstance(kid, Node):
                owners[kid] = element
        element.K = Array(
            [write(kid, element) if isinstance(kid, Node) else _write_kid(pdf, kid, node) for kid in node.kids]
        )
        if node.alt:
            element.Alt = String(node.alt)
        if node.language:
            element.Lang = String(node.language)
        if node.expansion:
            element.E = String(node.expansion)
        if node.id:
            element.ID = String(node.id)
            ids[node.id] = element
        if node.attributes:
            groups = [_write_attributes(owner, values) for owner, values in sorted(node.attributes.items())]
            element.A = groups[0] if len(groups) == 1 else Array(groups)
        return element

    top.K = Array([write(root, top)])
    top.ParentTree = pdf.make_indirect(Dictionary(Nums=_write_parents(pdf, owners)))
    top.ParentTreeNextKey = len(top.ParentTree.Nums) // 2
    if ids:
        names = [part for name in sorted(ids) for part in (String(name), ids[name])]
        top.IDTree = pdf.make_indirect(Dictionary(Names=Array(names), Limits=Array([names[0], names[-2]])))
    if spaces:
        top.Namespaces = Array(list(spaces.values()))
    pdf.Root.StructTreeRoot = top
    return elements


def find_annotation(pdf: Pdf, link: Linked) -> Any:
    """The annotation that a kid stands for."""
    return pdf.pages[link.page].Annots[link.number]


def _write_kid(pdf: Pdf, kid: Marked | Linked, node: Node) -> Any:
    from pikepdf import Dictionary, Name

    page = pdf.pages[kid.page].obj
    if isinstance(kid, Linked):
        return Dictionary(Type=Name.OBJR, Obj=find_annotation(pdf, kid), Pg=page)
    if kid.page == node.page:
        return kid.mcid
    return Dictionary(Type=Name.MCR, Pg=page, MCID=kid.mcid)


def _write_attributes(owner: str, values: dict[str, Any]) -> Dictionary:
    from pikepdf import Array, Dictionary, Name, String

    group = Dictionary(O=Name(f"/{owner}"))
    for key, value in values.items():
        if key == "Headers":
            group[f"/{key}"] = Array([String(name) for name in value])
        elif isinstance(value, str):
            group[f"/{key}"] = Name(f"/{value}")
        else:
            group[f"/{key}"] = Array(value)
    return group


def _write_parents(pdf: Pdf, owners: dict[Marked | Linked, Object]) -> Any:
    """The number tree from content back to elements: an array for each page, then an element for each link."""
    from pikepdf import Array

    numbers: list[Any] = []
    for number, page in enumerate(pdf.pages):
        mcids = {kid.mcid: owner for kid, owner in owners.items() if isinstance(kid, Marked) and kid.page == number}
        page.StructParents = number
        numbers += [number, Array([mcids.get(mcid) for mcid in range(max(mcids, default=-1) + 1)])]
    links = sorted((kid.page, kid.number) for kid in owners if isinstance(kid, Linked))
    for number, (page_number, index) in enumerate(links, start=len(pdf.pages)):
        link = Linked(page_number, index)
        find_annotation(pdf, link).StructParent = number
        numbers += [number, owners[link]]
    return Array(numbers)
