"""Writer of the PDF structure tree (ISO 32000-1, 14.7): elements, the parent tree, IDs and namespaces."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from pipeline.conversion.print.tags import Kid, Linked, Marked, Node, find_annotation

if TYPE_CHECKING:
    from pikepdf import Dictionary, Object, Pdf

Elements: TypeAlias = "Mapping[Node, Object]"
"""The structure element that each node was written as."""


def write_tags(pdf: Pdf, root: Node, namespace_of: Callable[[str], str] = lambda tag: "") -> Elements:
    """Replace the tags of the file: elements, parent tree and IDs. `namespace_of` gives the namespace of a tag, empty
    for none (ISO 32000-2, 14.7.4)."""
    from pikepdf import Array, Dictionary, Name

    top = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    writing = _Writing(pdf, namespace_of)
    top.K = Array([writing.write(root, top)])
    top.ParentTree = pdf.make_indirect(Dictionary(Nums=_write_parents(pdf, writing.owners)))
    top.ParentTreeNextKey = len(top.ParentTree.Nums) // 2
    if writing.ids:
        top.IDTree = pdf.make_indirect(_write_ids(writing.ids))
    if writing.spaces:
        top.Namespaces = Array(list(writing.spaces.values()))
    pdf.Root.StructTreeRoot = top
    return writing.elements


@dataclass
class _Writing:
    """What comes together while elements are written: the element of each node and of each piece of content, the
    namespaces by their names, and the elements that have an ID."""

    pdf: Pdf
    namespace_of: Callable[[str], str]
    elements: dict[Node, Object] = field(default_factory=dict)
    owners: dict[Marked | Linked, Object] = field(default_factory=dict)
    spaces: dict[str, Object] = field(default_factory=dict)
    ids: dict[str, Object] = field(default_factory=dict)

    def write(self, node: Node, parent: Object) -> Object:
        """The element of a node, with all that is below it."""
        from pikepdf import Array, Dictionary, Name

        page = self.pdf.pages[node.page].obj
        element = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{node.tag}"), P=parent, Pg=page))
        self.elements[node] = element
        if name := self.namespace_of(node.tag):
            element.NS = self._write_namespace(name)
        self.owners.update((kid, element) for kid in node.kids if not isinstance(kid, Node))
        element.K = Array([self._write_kid(kid, node, element) for kid in node.kids])
        _write_properties(element, node)
        if node.id:
            self.ids[node.id] = element
        return element

    def _write_kid(self, kid: Kid, node: Node, element: Object) -> Any:
        return self.write(kid, element) if isinstance(kid, Node) else _write_content(self.pdf, kid, node)

    def _write_namespace(self, name: str) -> Object:
        from pikepdf import Dictionary, Name, String

        if name not in self.spaces:
            self.spaces[name] = self.pdf.make_indirect(Dictionary(Type=Name.Namespace, NS=String(name)))
        return self.spaces[name]


def _write_content(pdf: Pdf, kid: Marked | Linked, node: Node) -> Any:
    """A piece of content or an annotation as a kid of an element."""
    from pikepdf import Dictionary, Name

    page = pdf.pages[kid.page].obj
    if isinstance(kid, Linked):
        return Dictionary(Type=Name.OBJR, Obj=find_annotation(pdf, kid), Pg=page)
    if kid.page == node.page:
        return kid.mcid
    return Dictionary(Type=Name.MCR, Pg=page, MCID=kid.mcid)


def _write_properties(element: Any, node: Node) -> None:
    """What an element says of itself: words, language, ID and attributes, each where the node has it."""
    from pikepdf import Array, String

    for key, text in (("/Alt", node.alt), ("/Lang", node.language), ("/E", node.expansion), ("/ID", node.id)):
        if text:
            element[key] = String(text)
    if node.attributes:
        groups = [_write_attributes(owner, values) for owner, values in sorted(node.attributes.items())]
        element.A = groups[0] if len(groups) == 1 else Array(groups)


def _write_attributes(owner: str, values: dict[str, Any]) -> Dictionary:
    from pikepdf import Array, Dictionary, Name, String

    group = Dictionary(O=Name(f"/{owner}"))
    for key, value in values.items():
        if key == "Headers":
            group[f"/{key}"] = Array([String(name) for name in value])
        elif key == "Summary":
            group[f"/{key}"] = String(value)
        elif isinstance(value, str):
            group[f"/{key}"] = Name(f"/{value}")
        else:
            group[f"/{key}"] = Array(value)
    return group


def _write_ids(ids: Mapping[str, Object]) -> Dictionary:
    """The name tree from IDs to elements, which is in the order of the IDs."""
    from pikepdf import Array, Dictionary, String

    names = [part for name in sorted(ids) for part in (String(name), ids[name])]
    return Dictionary(Names=Array(names), Limits=Array([names[0], names[-2]]))


def _write_parents(pdf: Pdf, owners: Mapping[Marked | Linked, Object]) -> Any:
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
