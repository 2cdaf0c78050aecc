"""The proof of boxes: where the words of finished files stand, and that people can see them, as diagnostics."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from pipeline.model.codes import LEAFLET_DIFFERS
from pipeline.model.diagnostics import Diagnostic, Rule
from pipeline.model.document import Document
from pipeline.model.source import Span
from pipeline.proof.boxes.forms import FORMS, LARGE_PRINT, USUAL_LARGE_PRINT, PaperForm, describe_large_print
from pipeline.proof.boxes.hidden_words import prove_book_styles, prove_page_styles
from pipeline.proof.boxes.misplaced import Misplaced
from pipeline.proof.boxes.reading import read_pages
from pipeline.proof.boxes.source_lines import SourceLines, index_source

_FILES = {
    "pdf": "{}.pdf",
    "a5": "{}-a5.pdf",
    "folded": "{}-folded.pdf",
    "card": "{}-card.pdf",
    "pdf-archive": "{}-archive.pdf",
    "booklet": "print/{}-booklet.pdf",
    "crop": "print/{}-crop.pdf",
    "bilingual": "{}-{source}-bilingual.pdf",
    "html": "index.html",
    "epub": "{}.epub",
}
"""The file of each form below outputs/<leaflet>/<language>, with `{}` for the leaflet and its language; those in large
print follow from their sizes."""
BILINGUAL = "bilingual"
ON_REQUEST = ("pdf-archive", "booklet", "crop", "a5", BILINGUAL)
"""Forms that may stand there though a leaflet does not have them otherwise."""


def prove_files(
    document: Document,
    folder: Path,
    display_folder: str,
    formats: Collection[str],
    find_pair: Callable[[], Document] | None = None,
) -> tuple[Diagnostic, ...]:
    """Prove the boxes of each file of a leaflet that is there. `formats` are those that the leaflet has; those that are
    made on demand are read where they stand beside them. `find_pair` gives the document with that of its source beside
    it, for the form in two languages."""
    name = document.file_name
    diagnostics: list[Diagnostic] = []
    for form, pattern in (*_FILES.items(), *_list_large_print(document)):
        file = pattern.format(name, source=document.source_language)
        path = folder / file
        if path.is_file() and (form in formats or form in ON_REQUEST):
            own = find_pair() if form == BILINGUAL and find_pair else document
            diagnostics += prove_boxes(own, path, form, f"{display_folder.rstrip('/')}/{file}")
    return tuple(diagnostics)


def _list_large_print(document: Document) -> Iterator[tuple[str, str]]:
    """The file of each size, of which the usual one needs no name of its own."""
    for size in document.large_print:
        yield LARGE_PRINT, f"{{}}-large-print{'' if size == USUAL_LARGE_PRINT else f'-{size}'}.pdf"


def _find_form(form: str, path: Path) -> PaperForm:
    """What holds for a file: one in large print says how large in its name."""
    size = re.search(r"-large-print-(\d+)\.pdf$", path.name)
    return describe_large_print(int(size[1])) if form == LARGE_PRINT and size else FORMS[form]


def prove_boxes(document: Document, path: Path, form: str, display_path: str) -> tuple[Diagnostic, ...]:
    """Prove where the words of one finished file stand: a PDF (a form of `FORMS`), the page (`html`) or the e-book
    (`epub`). Diagnostics of PDFs stand at the line of the source that the words come from, those of others and of what
    has no line at `display_path`. Nothing is raised for a damaged file; a KeyError for another form."""
    if form == "html":
        return prove_page_styles(document, path, display_path)
    if form == "epub":
        return prove_book_styles(document, path, display_path)
    try:
        beside = document.beside.document if document.beside else None
        first = beside or document
        pages = read_pages(path.read_bytes(), _find_form(form, path), first.direction)
    except Exception as error:  # a damaged file trips its readers in any way there is
        message = f"the places of its words cannot be read: {error or type(error).__name__}"
        return (LEAFLET_DIFFERS.at(Span(display_path), message),)
    source = index_source((document, *([beside] if beside else [])), pages.words)
    return tuple(dict.fromkeys(_diagnose(pages.misplaced, source, display_path)))


def _diagnose(misplaced: list[Misplaced], source: SourceLines, display_path: str) -> Iterator[Diagnostic]:
    """A diagnostic each; what stands on every page, as a footer does, has one for all of them."""
    name = display_path.rpartition("/")[2]
    repeated: dict[tuple[Rule, str, str], list[int]] = {}
    for one in misplaced:
        span = source.find(one.words[0]) if one.words else None
        if span is None:
            repeated.setdefault((one.rule, one.message, one.hint), []).append(one.page)
        else:
            yield one.rule.at(span, f"{name}, page {one.page}: {one.message}", one.hint)
    for (rule, message, hint), pages in repeated.items():
        yield rule.at(Span(display_path), f"{_list_pages(pages)}: {message}", hint)


def _list_pages(pages: list[int]) -> str:
    """ "page 3", "pages 3 to 9" or "pages 3, 5, 9"."""
    first, last = pages[0], pages[-1]
    if first == last:
        return f"page {first}"
    whole = len(set(pages)) == last - first + 1
    return f"pages {first} to {last}" if whole else f"pages {', '.join(map(str, dict.fromkeys(pages)))}"
