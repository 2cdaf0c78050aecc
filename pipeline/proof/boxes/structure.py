"""The structure tree of a tagged PDF (ISO 32000-1, 14.7): which tag a piece of marked content belongs to, and where in
the order of reading it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pypdf import PdfReader
from pypdf.generic import IndirectObject

_INLINE = frozenset({"Span", "Link", "Quote", "Note", "Code", "Em", "Strong", "Annot", "NonStruct", "Private"})
_DEEPEST = 200
_CELLS = frozenset({"TH", "TD"})
HEADINGS = frozenset({"H", "H1", "H2", "H3", "H4", "H5", "H6"})


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell by its table and row (numbers of their own) and its first column, from 0; `first` and `last` columns
    differ where it spans several."""

    table: int
    row: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Tag:
    """The block that content stands in: its tag (`P`, `H2`, `TD`), the tags around it from the outside in, a number of
    its own, where its content comes in the order of reading, and its table cell if it stands in one."""

    name: str
    around: tuple[str, ...]
    block: int
    order: int
    cell: TableCell | None = None

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading of any level."""
        return self.name in HEADINGS


Marks = Mapping[tuple[int, int], Tag]
"""The tags of marked content, by page (from 0) and marked-content number."""


def read_structure(pdf: PdfReader) -> Marks:
    """Every piece of marked content of a PDF with its tag. A PDF without tags has none."""
    root = pdf.root_object.get("/StructTreeRoot")
    if root is None:
        return {}
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(pdf.pages) if page.indirect_reference}
    tree = root.get_object()
    walker = _StructureWalker(pages, tree.get("/RoleMap", {}))
    walker.walk_kids(tree.get("/K"), _Above(), 0)
    return walker.marks


@dataclass(frozen=True, slots=True)
class _Above:
    """What a kid inherits: the page, the tags around it, the block, its table, row and cell."""

    page: int | None = None
    tags: tuple[str, ...] = ()
    name: str = ""
    block: int = 0
    table: int = 0
    row: int = 0
    cell: TableCell | None = None


@dataclass
class _StructureWalker:
    pages: Mapping[int, int]
    roles: Any
    marks: dict[tuple[int, int], Tag] = field(default_factory=dict)
    blocks: int = 0

    def walk_kids(self, kids: Any, above: _Above, depth: int) -> None:
        kids = _resolve(kids)
        if depth > _DEEPEST or kids is None:
            return
        column = 0
        for kid in kids if isinstance(kids, list) else [kids]:
            kid = _resolve(kid)
            if isinstance(kid, int):
                self._add_mark(above.page, int(kid), above)
            elif kid.get("/Type") == "/MCR":
                self._add_mark(self._find_page(kid, above.page), int(kid["/MCID"]), above)
            elif kid.get("/Type") != "/OBJR":
                column = self._walk_element(kid, above, depth, column)

    def _walk_element(self, element: Any, above: _Above, depth: int, column: int) -> int:
        """Walk through an element; the column that the next cell of the row begins at."""
        name = str(element.get("/S", ""))
        name = str(self.roles.get(name, name)).lstrip("/")
        below = replace(above, page=self._find_page(element, above.page))
        after = column
        if name not in _INLINE:
            self.blocks += 1
            below = replace(below, name=name, tags=(*above.tags, above.name), block=self.blocks)
        if name == "Table":
            below = replace(below, table=self.blocks, cell=None)
        elif name == "TR":
            below = replace(below, row=self.blocks)
        elif name in _CELLS:
            after += _read_span(element)
            below = replace(below, cell=TableCell(above.table, above.row, column, after - 1))
        self.walk_kids(element.get("/K"), below, depth + 1)
        return after

    def _add_mark(self, page: int | None, number: int, above: _Above) -> None:
        if page is not None:
            tag = Tag(above.name, tuple(filter(None, above.tags)), above.block, len(self.marks), above.cell)
            self.marks.setdefault((page, number), tag)

    def _find_page(self, element: Any, page: int | None) -> int | None:
        reference = element.raw_get("/Pg") if "/Pg" in element else None
        return self.pages.get(reference.idnum, page) if isinstance(reference, IndirectObject) else page


def _read_span(cell: Any) -> int:
    """How many columns a cell spans (ISO 32000-1, table 349)."""
    attributes = _resolve(cell.get("/A"))
    for group in attributes if isinstance(attributes, list) else [attributes]:
        group = _resolve(group)
        if isinstance(group, dict) and "/ColSpan" in group:
            return max(1, int(_resolve(group["/ColSpan"])))
    return 1


def _resolve(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value
