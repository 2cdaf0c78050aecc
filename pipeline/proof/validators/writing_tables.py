"""Tables of a tagged PDF that are to be written in: cells without words, with a line or box that has a description."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from pipeline.proof.validators.table_heads import find_all, find_in_tree, list_pages, read_text


def is_to_write_in(path: Path, groups: Mapping[str, str]) -> bool:
    """Whether the file has a table of so many cells (`all`), of which as many as are `empty` of words have a line or a
    box with a description in them."""
    wanted = (int(groups["empty"]), int(groups["all"]))
    try:
        pdf = PdfReader(path)
        pages = list_pages(pdf)
        return any(_count_cells(table, pages) == wanted for table in find_in_tree(pdf, "/Table"))
    except (PyPdfError, OSError, ValueError, KeyError, AttributeError, TypeError):
        return False


def _count_cells(table: Any, pages: Mapping[int, Any]) -> tuple[int, int]:
    """How many cells have a described picture and no words, and how many there are."""
    cells = [cell for tag in ("/TH", "/TD") for cell in find_all(table, tag)]
    described = [cell for cell in cells if any(figure.get("/Alt") for figure in find_all(cell, "/Figure"))]
    return sum(not read_text(cell, None, pages).strip() for cell in described), len(cells)
