"""People in pictures, counted in the finished files: what is painted in them has to be what is said of them.

A person that is filled in is filled and stroked in one go, one that is outlined is stroked, and one that is half filled
in is stroked, and its one half filled. So they are counted by what a form paints, whatever its writer calls them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream, DictionaryObject, StreamObject

from pipeline.model.document import ComparedRisk, Document, PersonLook, walk

Painted: TypeAlias = Literal["both", "fill", "stroke"]
_OPERATORS: Mapping[str, Painted] = {
    **dict.fromkeys(("B", "B*", "b", "b*"), "both"),
    **dict.fromkeys(("f", "f*", "F"), "fill"),
    **dict.fromkeys(("S", "s"), "stroke"),
}
_DEEPEST = 6
"""How deep drawings may stand in drawings."""


@dataclass
class DrawnPicture:
    """A picture with its alternative text, and how often its shapes are painted in which way."""

    alt: str
    painted: Counter[Painted] = field(default_factory=Counter)
    _around: Mapping[str, str] = field(default_factory=dict)

    def add_element(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element of SVG in it. Shapes stand in groups, which say how they are painted."""
        if tag == "g":
            self._around = attributes
        elif tag == "path":
            fill, stroke = ({**self._around, **attributes}.get(name, "none") != "none" for name in ("fill", "stroke"))
            if fill or stroke:
                self.painted["both" if fill and stroke else "fill" if fill else "stroke"] += 1

    @property
    def people(self) -> dict[PersonLook, int]:
        """How many people it shows in each look, where it shows people."""
        half = self.painted["fill"]
        counts: dict[PersonLook, int] = {"full": self.painted["both"], "half": half}
        counts["open"] = self.painted["stroke"] - half
        return {look: count for look, count in counts.items() if count}


def find_miscounts(document: Document, drawn: Iterable[DrawnPicture]) -> Iterator[str]:
    """What is wrong with the pictures of people in a file: one that shows others than its words say."""
    known = {node.alt: dict(node.people) for node in walk(document.sections) if isinstance(node, ComparedRisk)}
    for picture in drawn:
        if picture.alt in known and picture.people != known[picture.alt]:
            counts = ", ".join(f"{count} {look}" for look, count in picture.people.items()) or "nobody"
            yield f"the picture of people that says “{picture.alt}” shows something else: {counts}"


def read_drawn_pictures(pdf: PdfReader, figures: Iterable[tuple[str, int, int]]) -> Iterator[DrawnPicture]:
    """The figures of a PDF, out of their alternative texts, pages (from 0) and marked-content numbers."""
    pages: dict[int, dict[int, Counter[Painted]]] = {}
    for alt, page, mcid in figures:
        if page not in pages:
            pages[page] = _count_by_mark(pdf.pages[page])
        yield DrawnPicture(alt, pages[page].get(mcid, Counter()))


def _count_by_mark(page: PageObject) -> dict[int, Counter[Painted]]:
    counts: dict[int, Counter[Painted]] = {}
    contents = page.get_contents()
    resources = page.get("/Resources", DictionaryObject()).get_object()
    if contents is not None:
        _count_painted(contents, resources, page.pdf, counts, [])
    return counts


def _count_painted(
    contents: Any, resources: Any, pdf: Any, counts: dict[int, Counter[Painted]], marks: list[int | None]
) -> None:
    """Count what a stream paints, and the drawings in it, below the mark that is open."""
    depth = len(marks)
    for operands, operator in ContentStream(contents, pdf).operations:
        name = operator.decode("latin-1")
        if name in ("BMC", "BDC"):
            marks.append(_read_mark(operands, resources))
        elif name == "EMC" and len(marks) > depth:
            marks.pop()
        elif name in _OPERATORS or name == "Do":
            mcid = next((mark for mark in reversed(marks) if mark is not None), None)
            if mcid is not None and name in _OPERATORS:
                counts.setdefault(mcid, Counter())[_OPERATORS[name]] += 1
            elif mcid is not None and depth < _DEEPEST:
                form = resources.get("/XObject", {}).get_object().get(operands[0], DictionaryObject()).get_object()
                if isinstance(form, StreamObject) and form.get("/Subtype") == "/Form":
                    inside = form.get("/Resources", resources).get_object()
                    _count_painted(form, inside, pdf, counts, [mcid])


def _read_mark(operands: Any, resources: Any) -> int | None:
    properties: Any = operands[1] if len(operands) > 1 else {}
    if isinstance(properties, str):
        properties = resources.get("/Properties", {}).get_object().get(properties, {})
    mcid = properties.get("/MCID") if hasattr(properties, "get") else None
    return None if mcid is None else int(mcid)
