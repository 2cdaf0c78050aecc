"""Comparing the print leaflet and large print with the document: PDF, read by pypdf, which no writer uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import Destination

from pipeline.model.document import Document
from pipeline.proof.parity.expected import Behind, Expectation, Form, expected_body, expected_links
from pipeline.proof.parity.footers import compare_feet
from pipeline.proof.parity.front import contents, names, notice, on_the_web, strip, top
from pipeline.proof.parity.proving import Proving
from pipeline.proof.parity.tag_tree import Sheets, read_sheets
from pipeline.proof.parity.words import Passage, passage, stands_behind

_END = b"%%EOF"
_WITH_BOOKMARK = frozenset({"section heading", "heading", "choice", "care card's level", "care card's action"})


def verify_sheets(proving: Proving) -> None:
    """Compare the PDF with the document: in the order of its tags, and on every page what stands at its foot."""
    pdf = open_sheets(proving)
    if pdf is not None:
        page_of = _compare_words(proving, pdf.sheets)
        _compare_contents(proving, pdf.sheets, page_of)
        _compare_bookmarks(proving, pdf.bookmarks, page_of)
        compare_feet(proving, pdf.sheets.untagged)


@dataclass(frozen=True)
class Opened:
    """A PDF that could be read: its words, and its bookmarks with the pages (from 1) to which they lead."""

    sheets: Sheets
    bookmarks: list[tuple[str, int]]


def open_sheets(proving: Proving) -> Opened | None:
    """Read the PDF, and compare what it says of itself; nothing where it cannot be read or has no tags."""
    data = proving.data()
    if data is None:
        return None
    if not data.startswith(b"%PDF-"):
        proving.say("the file is not a PDF")
        return None
    if not data.rstrip().endswith(_END):
        proving.say("the file is cut off: it does not end as a PDF does")
        return None
    try:
        pdf = PdfReader(BytesIO(data))
        sheets, bookmarks = read_sheets(pdf), list(_bookmarks(pdf, pdf.outline))
        described = {"Lang": str(pdf.root_object.get("/Lang", ""))}
        if pdf.metadata is not None:
            described["Title"] = pdf.metadata.title or ""
    except Exception as error:  # a damaged file trips its reader in any way there is
        proving.say(f"the PDF cannot be read: {error or type(error).__name__}")
        return None
    document = proving.document
    proving.says(described, {"Title": document.full_title, "Lang": document.language}, "the file's description")
    if not sheets.tagged:
        proving.say("the PDF has no tags, so nobody knows in which order it is read")
        return None
    return Opened(sheets, bookmarks)


def _compare_words(proving: Proving, sheets: Sheets) -> dict[str, int]:
    """The words and links by the order of the tags; the page on which each section begins."""
    behind = stands_behind(sheets.passages, proving.wording)
    words = tuple(_expected(proving.document, _form(proving), behind))
    places = proving.compare(words, sheets.passages).places
    proving.compare(tuple(expected_links(words)), [passage(target) for target in sheets.links])
    begins = [(wanted, found.page) for wanted, found in places if wanted.what == "section heading"]
    last = 0
    for wanted, page in begins:
        if page < last:
            where = proving.account.where(wanted.section)
            proving.say(f"{where}: it begins on page {page}, but what is before it on page {last}")
        last = page
    return {wanted.section: page for wanted, page in begins}


def _form(proving: Proving) -> Form:
    return "large" if proving.form == "large-print" else "print"


def _expected(document: Document, form: Form, behind: Behind) -> Iterator[Expectation]:
    labels = document.labels
    yield top("publisher", document.publisher)
    yield from names(document, brackets=True)
    yield top("subtitle", document.subtitle)
    yield top("alt text of the cover", document.cover_alt if document.cover else "")
    yield from notice(document)
    yield from strip(document, needed=False)
    body = list(expected_body(document, form, behind))
    key_points = document.key_points.id if document.key_points else ""
    yield from (wanted for wanted in body if wanted.section == key_points)
    yield top("heading of the contents", labels["in_this_leaflet"], needed=False)
    last = document.sections[-1].id if document.sections else ""
    yield from (wanted for wanted in body if wanted.section not in (key_points, last))
    yield from on_the_web(document, labels["on_the_web"])
    yield from (wanted for wanted in body if wanted.section == last)
    yield top("heading of the notes", labels["notes"], needed=False)


def _compare_contents(proving: Proving, sheets: Sheets, page_of: Mapping[str, int]) -> None:
    """The list of contents, which short leaflets have not: each section with the page on which it begins."""
    if not sheets.contents:
        return
    wanted = [
        Expectation(line.section, line.what, f"{line.text} {page_of[line.section]}")
        for line in contents(proving.document)
        if line.section in page_of
    ]
    proving.compare(wanted, sheets.contents, top="in the list of contents")


def _compare_bookmarks(proving: Proving, bookmarks: list[tuple[str, int]], page_of: Mapping[str, int]) -> None:
    """The outline has the title and every section, and may have the headings inside them."""
    labels = proving.document.labels
    wanted = [top("bookmark", proving.document.full_title)]
    for one in expected_body(proving.document, _form(proving)):
        if one.what in _WITH_BOOKMARK:
            wanted.append(replace(one, what="bookmark", needed=one.what == "section heading", links=()))
    passages = [Passage((title,), page=page) for title, page in bookmarks]
    furniture = (labels["notes"], labels["in_this_leaflet"])
    for one, found in proving.compare(wanted, passages, furniture, top="in the bookmarks").places:
        page = page_of.get(one.section, 0)
        if one.needed and page and found.page != page:
            proving.say(f"{proving.account.where(one.section)}: its bookmark leads to page {found.page}, not {page}")


def _bookmarks(pdf: PdfReader, outline: object) -> Iterator[tuple[str, int]]:
    for one in outline if isinstance(outline, list) else ():
        if isinstance(one, Destination):
            page = pdf.get_destination_page_number(one)
            yield str(one.title), 0 if page is None else page + 1
        else:
            yield from _bookmarks(pdf, one)
