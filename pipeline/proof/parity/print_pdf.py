"""Comparison of the print leaflet and large print with the document: PDF, read by pypdf, which no writer uses."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import Destination

from pipeline.model.document import (
    Box,
    CareCard,
    ComparedRisk,
    Definition,
    Document,
    Group,
    Heading,
    Option,
    QrCode,
    RiskComparison,
    Section,
    identified,
    walk,
)
from pipeline.proof.parity.expectation import Expectation, expect_links, join_words, make_link_passages
from pipeline.proof.parity.expected_body import Follows, Form, expect_body
from pipeline.proof.parity.expected_front import (
    expect_at_top,
    expect_contents,
    expect_emergency_line,
    expect_names,
    expect_notice,
    expect_web_address,
)
from pipeline.proof.parity.file_check import FileCheck
from pipeline.proof.parity.page_footers import compare_footers
from pipeline.proof.parity.passages import Passage, find_neighbours
from pipeline.proof.parity.pictured_people import find_miscounts, read_drawn_pictures
from pipeline.proof.parity.short_imprint import expect_imprint
from pipeline.proof.parity.small_booklet import (
    SMALL_BOOKLET,
    PartOrder,
    add_signs_page,
    list_furniture,
    order_parts,
)
from pipeline.proof.parity.tag_tree import PdfText, name_by_words, read_pdf_text

_END = b"%%EOF"
WITH_BOOKMARK = frozenset({"section heading", "heading", "choice", "care card's level", "care card's action"})


def verify_print(file: FileCheck) -> None:
    """Compare the PDF with the document: in the order of its tags, and on every page what stands at its foot."""
    pdf = open_pdf(file)
    if pdf is not None:
        parts = order_parts(file.document, file.form)
        page_of = _compare_words(file, pdf.text, parts)
        _compare_contents(file, pdf.text, parts.document, page_of)
        _compare_bookmarks(file, pdf.bookmarks, parts, page_of)
        compare_footers(file, pdf.text.untagged, parts.document, page_of)


@dataclass(frozen=True)
class OpenedPdf:
    """A PDF that could be read: its words, and its bookmarks with the pages (from 1) to which they lead."""

    reader: PdfReader
    text: PdfText
    bookmarks: list[tuple[str, int]]


def open_pdf(file: FileCheck, title: str = "", turned: Collection[str] = ()) -> OpenedPdf | None:
    """Read the PDF, and compare what it says of itself; nothing where it cannot be read or has no tags. It has the
    title of its document, or another one; parts in languages that are `turned` run the other way than the document."""
    data = file.read_bytes()
    if data is None:
        return None
    if not data.startswith(b"%PDF-"):
        file.report("the file is not a PDF")
        return None
    if not data.rstrip().endswith(_END):
        file.report("the file is cut off: it does not end as a PDF does")
        return None
    try:
        pdf = PdfReader(BytesIO(data))
        pdf_text = read_pdf_text(pdf, file.document.direction == "rtl", turned)
        bookmarks = list(_list_bookmarks(pdf, pdf.outline))
        described = {"Lang": str(pdf.root_object.get("/Lang", ""))}
        if pdf.metadata is not None:
            described["Title"] = pdf.metadata.title or ""
        elif pdf.xmp_metadata is not None:  # PDF 2.0 has no other place for it
            described["Title"] = next(iter((pdf.xmp_metadata.dc_title or {}).values()), "")
    except Exception as error:  # a damaged file trips its reader in any way there is
        file.report(f"the PDF cannot be read: {error or type(error).__name__}")
        return None
    document = file.document
    expected = {"Title": title or document.file_title, "Lang": document.language}
    file.compare_values(described, expected, "the file's description")
    if not pdf_text.tagged:
        file.report("the PDF has no tags, so nobody knows in which order it is read")
        return None
    opened = OpenedPdf(pdf, pdf_text, bookmarks)
    compare_people(file, opened)
    return opened


def compare_people(file: FileCheck, pdf: OpenedPdf) -> None:
    """Count the people in the pictures of the risks of the document."""
    alts = {node.alt for node in walk(file.document.sections) if isinstance(node, ComparedRisk)}
    people = read_drawn_pictures(pdf.reader, (one for one in pdf.text.figures if one[0] in alts))
    for miscount in find_miscounts(file.document, people):
        file.report(miscount)


def _compare_words(file: FileCheck, pdf_text: PdfText, parts: PartOrder) -> dict[str, int]:
    """The words and links by the order of the tags; the page on which each section begins."""
    follows = find_neighbours(pdf_text.passages, file.wording)
    document = expect_imprint(parts.document, pdf_text.passages)
    cover = file.form == SMALL_BOOKLET
    words = tuple(expect_print_words(document, _name_form(file), follows, parts.early, cover))
    if cover:
        words = tuple(add_signs_page(words, document, pdf_text.passages, file.wording))
    furniture = list_furniture(document, file.form)
    if file.form == "pdf-archive":
        names = dict(_name_places(file.document))
        words = tuple(replace(one, links=tuple(names.get(link, link) for link in one.links)) for one in words)
    places = file.compare(words, pdf_text.passages, furniture).places
    file.compare(tuple(expect_links(words)), make_link_passages(pdf_text.links))
    begins = [(wanted, passage.page) for wanted, passage in places if wanted.what == "section heading"]
    last = 0
    for wanted, page in begins:
        if page < last:
            where = file.reporter.name_section(wanted.section)
            file.report(f"{where}: it begins on page {page}, but what is before it on page {last}")
        last = page
    return {wanted.section: page for wanted, page in begins}


def _name_places(document: Document) -> Iterator[tuple[str, str]]:
    """What links inside a PDF 2.0 say instead of an id: they lead to elements, which are known by their words."""
    for id, node in identified((document.key_points, document.sections)):
        match node:
            case Section() | Group() | Option():
                words = join_words(node.title)
            case Heading():
                words = join_words(node.children)
            case CareCard():
                words = f"{node.label} {node.action}"
            case Box():
                words = node.title
            case Definition():
                words = join_words(node.term)
            case RiskComparison():
                words = node.caption or node.lead
            case QrCode():
                words = document.labels["qr_code_beside"]
            case _:
                continue
        yield f"#{id}", f"#{name_by_words(words)}"


def _name_form(file: FileCheck) -> Form:
    return "large" if file.form in ("large-print", SMALL_BOOKLET) else "print"


def expect_print_words(
    document: Document, form: Form, follows: Follows, early: Collection[str] = (), cover: bool = False
) -> Iterator[Expectation]:
    """What a print leaflet has to say, in the order of its tags; the sections that come `early` stand before the key
    points. On a `cover` of its own the emergency line is above the notice."""
    labels = document.labels
    yield expect_at_top("publisher", document.brand)
    yield from expect_names(document, brackets=True)
    yield expect_at_top("subtitle", document.subtitle)
    yield expect_at_top("alt text of the cover", document.cover_alt if document.cover else "")
    top = (*expect_notice(document), *expect_emergency_line(document, needed=False))
    yield from reversed(top) if cover else top
    body = list(expect_body(document, form, follows))
    key_points = document.key_points.id if document.key_points else ""
    yield from (wanted for wanted in body if wanted.section in early)
    yield from (wanted for wanted in body if wanted.section == key_points)
    yield expect_at_top("heading of the contents", labels["in_this_leaflet"], needed=False)
    last = document.sections[-1].id if document.sections else ""
    yield from (wanted for wanted in body if wanted.section not in (key_points, *early, last))
    yield from expect_web_address(document, labels["on_the_web"])
    yield from (wanted for wanted in body if wanted.section == last)


def _compare_contents(file: FileCheck, pdf_text: PdfText, document: Document, page_of: Mapping[str, int]) -> None:
    """The list of contents, which short leaflets have not: each section with the page on which it begins."""
    if not pdf_text.contents:
        return
    titles = {section.id: join_words(section.title) for section in document.sections}  # as they stand, cited
    wanted = [
        Expectation(line.section, line.what, f"{titles.get(line.section, line.text)} {page_of[line.section]}")
        for line in expect_contents(document)
        if line.section in page_of
    ]
    file.compare(wanted, pdf_text.contents, top="in the list of contents")


def _compare_bookmarks(
    file: FileCheck, bookmarks: list[tuple[str, int]], parts: PartOrder, page_of: Mapping[str, int]
) -> None:
    """The outline has the title and every section, and may have the headings inside them."""
    labels = file.document.labels
    wanted = [expect_at_top("bookmark", file.document.full_title)]
    body = list(expect_body(parts.document, _name_form(file)))
    for one in sorted(body, key=lambda one: one.section not in parts.early):
        if one.what in WITH_BOOKMARK:
            wanted.append(replace(one, what="bookmark", needed=one.what == "section heading", links=()))
    passages = [Passage((title,), page=page) for title, page in bookmarks]
    furniture = (*list_furniture(file.document, file.form), labels["in_this_leaflet"])
    for one, passage in file.compare(wanted, passages, furniture, top="in the bookmarks").places:
        page = page_of.get(one.section, 0)
        if one.needed and page and passage.page != page:
            file.report(
                f"{file.reporter.name_section(one.section)}: its bookmark leads to page {passage.page}, not {page}"
            )


def _list_bookmarks(pdf: PdfReader, outline: object) -> Iterator[tuple[str, int]]:
    for one in outline if isinstance(outline, list) else ():
        if isinstance(one, Destination):
            page = pdf.get_destination_page_number(one)
            yield str(one.title), 0 if page is None else page + 1
        else:
            yield from _list_bookmarks(pdf, one)
