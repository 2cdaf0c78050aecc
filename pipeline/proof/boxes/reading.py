"""Reader of a finished PDF (PDFium): every word with its box and tag, and what is wrong with where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import chain

import pypdfium2.raw as pdfium
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from pipeline.proof.boxes.breaks import find_cut_rows, find_empty_pages, find_stranded_headings
from pipeline.proof.boxes.cells import find_box_leavers, find_cell_leavers
from pipeline.proof.boxes.edges import find_runaways
from pipeline.proof.boxes.forms import PaperForm, find_areas
from pipeline.proof.boxes.geometry import Rectangle, intersect
from pipeline.proof.boxes.ink import find_blank_foot, find_unseen
from pipeline.proof.boxes.misplaced import Misplaced, keep_worst
from pipeline.proof.boxes.overlaps import find_overlaps, find_words_on_signs
from pipeline.proof.boxes.page_objects import (
    PagePicture,
    choose_rulings,
    choose_signs,
    read_boxes,
    read_drawings,
    read_pictures,
)
from pipeline.proof.boxes.page_words import PageWord, read_words
from pipeline.proof.boxes.rendering import read_visible, render_page
from pipeline.proof.boxes.sizes import find_small_words
from pipeline.proof.boxes.structure import Marks, read_structure
from pipeline.proof.boxes.unreadable import find_sizeless, find_turned


@dataclass
class ReadPages:
    """What was read of a file and found on its pages, one after the other."""

    form: PaperForm
    direction: str
    words: list[PageWord] = field(default_factory=list)
    pictures: list[PagePicture] = field(default_factory=list)
    rulings: dict[int, list[Rectangle]] = field(default_factory=dict)
    blanks: list[float] = field(default_factory=list)
    misplaced: list[Misplaced] = field(default_factory=list)


def read_pages(data: bytes, form: PaperForm, direction: str) -> ReadPages:
    """Read a PDF and look at each page. Raises `PdfiumError` and the errors of pypdf where it is damaged."""
    marks = read_structure(PdfReader(BytesIO(data)))
    pages = ReadPages(form, direction)
    pdf = PdfDocument(data)
    if pdf.get_formtype() != pdfium.FORMTYPE_NONE:
        pdf.init_forms()  # fields are painted over words
    try:
        room = max(_read_page(pdf, number, marks, pages) for number in range(len(pdf)))
    finally:
        pdf.close()
    pages.misplaced = list(chain(keep_worst(pages.misplaced, by_page=not form.imposed), _find_broken(pages, room)))
    return pages


def _read_page(pdf: PdfDocument, number: int, marks: Marks, pages: ReadPages) -> float:
    """Read one page; how high the area for its words is, in points."""
    page = pdf[number]
    paper = Rectangle(*page.get_trimbox())
    areas = find_areas(pages.form, paper, number, pages.direction)
    words = read_words(page, number, marks)
    pages.words += words
    pages.misplaced += find_turned(words)
    pages.misplaced += find_sizeless(page, number, marks)
    pages.pictures += read_pictures(page, number, marks)
    boxes = [] if pages.form.imposed else read_boxes(page)
    drawings = read_drawings(page)
    pages.rulings[number + 1] = choose_rulings(drawings)
    pages.misplaced += find_words_on_signs(words, choose_signs(drawings))
    pages.misplaced += _find_misplaced(words, boxes, intersect(paper, read_visible(page)), areas, pages)
    rendering = render_page(page)
    pages.misplaced += find_unseen(words, rendering)
    pages.blanks.append(min(find_blank_foot(rendering, area) for area in areas))
    page.close()
    return max(area.height for area in areas)


def _find_misplaced(
    words: list[PageWord], boxes: list[Rectangle], paper: Rectangle, areas: tuple[Rectangle, ...], pages: ReadPages
) -> Iterator[Misplaced]:
    yield from find_overlaps(words)
    runaways = list(find_runaways(words, paper, areas))
    yield from runaways
    yield from find_cell_leavers(words, pages.direction)
    off_page = {id(one.words[0]) for one in runaways}
    yield from find_box_leavers((word for word in words if id(word) not in off_page), boxes)
    yield from find_small_words(words, pages.form)


def _find_broken(pages: ReadPages, room: float) -> Iterator[Misplaced]:
    yield from find_stranded_headings(pages.words, pages.pictures, pages.rulings)
    yield from find_cut_rows(pages.words, room)
    if pages.form.layout == "pages":
        yield from find_empty_pages(pages.blanks, pages.words)
