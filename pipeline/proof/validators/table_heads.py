"""Heads of the tables of a tagged PDF. A table that goes on to another page has its head painted there again, which is
read once: the only words of a leaflet that may be painted outside the tags besides the line at the foot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from pipeline.proof.parity.painted_text import read_painted_text

_CUT = "…"


def is_repeated_head(path: Path, groups: Mapping[str, str]) -> bool:
    """Whether the `words` of so many `lines` (joined by "; ", each perhaps cut off) are those of the head of one of the
    file's tables, and nothing else."""
    lines = groups["words"].split("; ")
    if len(lines) != int(groups["lines"]):
        return False
    words: Counter[str] = Counter()
    for line in lines:
        whole = line.split()
        words.update(whole[:-1] if line.endswith(_CUT) else whole)
    try:
        heads = list(_list_heads(PdfReader(path)))
    except (PyPdfError, OSError, ValueError, KeyError, AttributeError, TypeError):
        return False
    return bool(words) and any(words <= head for head in heads)


def _list_heads(pdf: PdfReader) -> Iterator[Counter[str]]:
    """The words of the head cells of each table's first row, and those of each choice's name, which comes again where
    its card goes on overleaf."""
    pages = list_pages(pdf)
    for table in find_in_tree(pdf, "/Table"):
        row = next(find_all(table, "/TR"), None)
        words: Counter[str] = Counter()
        for cell in find_all(row, "/TH"):
            words.update(read_text(cell, None, pages).split())
        yield words
    for section in find_in_tree(pdf, "/Sect"):
        for card in find_all(section, "/Sect"):
            yield from (Counter(read_text(name, None, pages).split()) for name in find_all(card, "/H3"))


def list_pages(pdf: PdfReader) -> dict[int, Any]:
    """The pages by their object numbers."""
    return {page.indirect_reference.idnum: page for page in pdf.pages if page.indirect_reference}


def find_in_tree(pdf: PdfReader, tag: str) -> Iterator[Any]:
    """The elements of a file with a tag, but not those in each other."""
    root: Any = pdf.root_object.get("/StructTreeRoot")
    return find_all(root.get_object() if hasattr(root, "get_object") else None, tag)


def _list_kids(element: Any) -> list[Any]:
    kids: Any = element.get("/K") if hasattr(element, "get") else None
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    several = kids if isinstance(kids, list) else [] if kids is None else [kids]
    return [kid.get_object() if hasattr(kid, "get_object") else kid for kid in several]


def find_all(element: Any, tag: str) -> Iterator[Any]:
    """The elements with a tag inside another, but not those in each other."""
    for kid in _list_kids(element):
        if hasattr(kid, "get") and kid.get("/S") == tag:
            yield kid
        else:
            yield from find_all(kid, tag)


def read_text(element: Any, page: Any, pages: Mapping[int, Any]) -> str:
    """The words of an element, painted on `page` where it does not name one of its `pages`, by object number."""
    if isinstance(element, int):
        return "".join(piece.text for piece in read_painted_text(page) if piece.mcid == element) if page else ""
    if not hasattr(element, "get"):
        return ""
    if "/Pg" in element:
        page = pages.get(element.raw_get("/Pg").idnum, page)
    if element.get("/Type") == "/MCR":
        return read_text(int(element["/MCID"]), page, pages)
    return " ".join(read_text(kid, page, pages) for kid in _list_kids(element))
