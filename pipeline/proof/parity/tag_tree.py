"""Reader of a tagged PDF: its text in reading order. The structure tree leads to marked content, and that to glyphs
(ISO 32000-1, 14.7). What is painted but stands in no tag is kept apart, page by page."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pypdf import PdfReader
from pypdf.generic import IndirectObject

from pipeline.proof.parity.painted_text import PaintedText, join_lines, join_pieces, read_painted_text
from pipeline.proof.parity.passages import Passage

_INLINE = frozenset({"Span", "Link", "Quote", "Note", "Code", "Em", "Strong", "Annot", "NonStruct", "Private"})
_HEADING = frozenset({"H", "H1", "H2", "H3", "H4", "H5", "H6"})
_HOLDS_OTHERS = frozenset(
    {"Document", "Part", "Art", "Sect", "Div", "Aside", "L", "LI", "Table", "THead", "TBody", "TR"}
)
_DEEPEST = 200
NAMED = 12
"""So many letters tell one place from another where places have no names."""


@dataclass(frozen=True)
class PdfText:
    """A PDF as it reads. `passages` and `links` are in the order of the tags, and `link_languages` are those of the
    parts that the links stand in; `contents` are the passages of the list of contents; `untagged` has for each page the
    text that no tag claims; `figures` are what is painted for pictures: the alternative text, the page from 0, and the
    marked-content number."""

    passages: tuple[Passage, ...]
    contents: tuple[Passage, ...]
    links: tuple[str, ...]
    untagged: tuple[Passage, ...]
    tagged: bool
    figures: tuple[tuple[str, int, int], ...] = ()
    link_languages: tuple[str, ...] = ()


def read_pdf_text(pdf: PdfReader, from_right: bool = False, turned: Collection[str] = ()) -> PdfText:
    """All text of a PDF, whose words may run `from_right`; those of parts in languages that are `turned` run the other
    way."""
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(pdf.pages) if page.indirect_reference}
    pieces = [read_painted_text(page, from_right) for page in pdf.pages]
    root = pdf.root_object.get("/StructTreeRoot")
    walker = _Walker(pages, [_sort_by_mark(page) for page in pieces], turned)
    if root is not None:
        tree = root.get_object()
        walker.roles = tree.get("/RoleMap", {})
        walker.walk_kids(tree.get("/K"), None, 0)
        walker.flush()
    left = tuple(_read_untagged(page, number, walker.claimed) for number, page in enumerate(pieces))
    return PdfText(
        passages=tuple(walker.passages),
        contents=tuple(walker.contents),
        links=tuple(walker.links),
        untagged=left,
        tagged=root is not None,
        figures=tuple(walker.figures),
        link_languages=tuple(walker.link_languages),
    )


@dataclass
class _Walker:
    pages: Mapping[int, int]
    marked: list[dict[int, list[PaintedText]]]
    turned: Collection[str] = ()
    roles: Any = field(default_factory=dict)
    passages: list[Passage] = field(default_factory=list)
    contents: list[Passage] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    link_languages: list[str] = field(default_factory=list)
    claimed: set[tuple[int, int]] = field(default_factory=set)
    figures: list[tuple[str, int, int]] = field(default_factory=list)
    _lines: list[str] = field(default_factory=list)
    _page: int = -1
    _above: list[str] = field(default_factory=list)
    _led: set[str] = field(default_factory=set)
    _silent: bool = False
    _alt: str = ""
    _language: str = ""

    def walk_kids(self, kids: Any, page: int | None, depth: int) -> None:
        kids = _resolve(kids)
        if depth > _DEEPEST or kids is None:
            return
        for kid in kids if isinstance(kids, list) else [kids]:
            self._walk_kid(_resolve(kid), page, depth)

    def _walk_kid(self, kid: Any, page: int | None, depth: int) -> None:
        if isinstance(kid, int):
            self._add_content(page, int(kid))
        elif kid.get("/Type") == "/MCR":
            self._add_content(self._find_page(kid, page), int(kid["/MCID"]))
        elif kid.get("/Type") == "/OBJR":
            self._add_link(_resolve(kid.get("/Obj")))
        else:
            self._walk_element(kid, self._find_page(kid, page), depth)

    def _walk_element(self, element: Any, page: int | None, depth: int) -> None:
        tag = str(element.get("/S", ""))
        tag = str(self.roles.get(tag, tag)).lstrip("/")
        around = self._language
        if tag not in _INLINE:
            self.flush()
            self._language = str(element.get("/Lang", around))
        if tag == "Link":
            self._led = set()
        self._above.append(tag)
        if tag == "Figure" and "/Alt" in element:
            self._add(Passage((str(element["/Alt"]),), "alt", (page or 0) + 1, self._language))
            self._alt = str(element["/Alt"])
        silent = self._silent
        if "/ActualText" in element and not silent:
            self._add_lines([str(element["/ActualText"])], page)
            self._silent = True
        self.walk_kids(element.get("/K"), page, depth + 1)
        self._silent = silent
        if tag not in _INLINE:
            self.flush()
        self._language = around
        self._above.pop()

    def _add_content(self, page: int | None, mcid: int) -> None:
        if page is None or (page, mcid) in self.claimed:
            return
        self.claimed.add((page, mcid))
        if "Figure" in self._above:
            self.figures.append((self._alt, page, mcid))
        if ("Figure" not in self._above or "Caption" in self._above) and not self._silent:
            pieces = self.marked[page].get(mcid, [])
            if self._language in self.turned:
                pieces = [replace(piece, from_right=not piece.from_right) for piece in pieces]
            self._add_lines(join_lines(pieces), page)

    def _add_lines(self, lines: list[str], page: int | None) -> None:
        """Content of its own is a line of its own: two may be parts of one word, or of two without their space."""
        if lines and self._page < 0:
            self._page = page or 0
        self._lines += lines

    def _add_link(self, annotation: Any) -> None:
        """An annotation. A link over two lines has two; they lead to the same place."""
        if annotation is None or "TOC" in self._above:
            return
        action = _resolve(annotation.get("/A")) or {}
        target = str(action.get("/URI") or f"#{self._name_place(action, annotation)}")
        if target not in self._led:
            self.links.append(target)
            self.link_languages.append(self._language)
            self._led.add(target)

    def _name_place(self, action: Any, annotation: Any) -> str:
        """Where a link inside the file leads: a name, or the words with which the element there begins (ISO 32000-2,
        12.3.2.3)."""
        place = _resolve(action.get("/SD"))
        if isinstance(place, list) and place:
            return name_by_words(self._read_words(_resolve(place[0]), None, 0))
        return str(action.get("/D") or annotation.get("/Dest"))

    def _read_words(self, element: Any, page: int | None, depth: int) -> str:
        """The words with which an element begins, whoever else claims them: those of its first part where it holds
        others, such as the heading of a section. A picture has the words of its description."""
        if isinstance(element, int):
            pieces = self.marked[page].get(int(element), []) if page is not None else []
            return " ".join(join_lines(pieces))
        if depth > _DEEPEST or not hasattr(element, "get") or element.get("/Type") == "/OBJR":
            return ""
        page = self._find_page(element, page)
        kids = _resolve(element.get("/MCID") if element.get("/Type") == "/MCR" else element.get("/K"))
        list_of_kids = kids if isinstance(kids, list) else [kids]
        words = [text for kid in list_of_kids if (text := self._read_words(_resolve(kid), page, depth + 1)).strip()]
        if not words:
            return str(element.get("/Alt", ""))
        holds = str(element.get("/S", "")).lstrip("/") in _HOLDS_OTHERS
        return " ".join(words[:1] if holds else words)

    def flush(self) -> None:
        if any(line.strip() for line in self._lines):
            heading = any(tag in _HEADING for tag in self._above)
            role = "heading" if heading else ""
            self._add(Passage(tuple(self._lines), role, self._page + 1, self._language))
        self._lines, self._page = [], -1

    def _add(self, passage: Passage) -> None:
        (self.contents if "TOC" in self._above else self.passages).append(passage)

    def _find_page(self, element: Any, page: int | None) -> int | None:
        reference = element.raw_get("/Pg") if "/Pg" in element else None
        return self.pages.get(reference.idnum, page) if isinstance(reference, IndirectObject) else page


def name_by_words(text: str) -> str:
    """A place that has no name, by the letters with which its words begin."""
    return "".join(text.split())[:NAMED]


def _resolve(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value


def _sort_by_mark(pieces: list[PaintedText]) -> dict[int, list[PaintedText]]:
    pieces_by_mark: dict[int, list[PaintedText]] = {}
    for piece in pieces:
        if piece.mcid is not None:
            pieces_by_mark.setdefault(piece.mcid, []).append(piece)
    return pieces_by_mark


def _read_untagged(pieces: list[PaintedText], page: int, claimed: set[tuple[int, int]]) -> Passage:
    untagged = (piece for piece in pieces if piece.mcid is None or (page, piece.mcid) not in claimed)
    left = (piece.text for piece in join_pieces(untagged))
    return Passage(tuple(left), page=page + 1)
