"""Comparison of the finished e-book with the document."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from pipeline.model.document import Box, CareCard, Document, Group, Heading, Option, walk
from pipeline.proof.parity.attributes import compare_attributes
from pipeline.proof.parity.epub_reader import Book, UnreadableError, open_book
from pipeline.proof.parity.expectation import Expectation, expect_links, join_title, make_link_passages
from pipeline.proof.parity.expected_body import Follows, expect_body
from pipeline.proof.parity.expected_front import (
    expect_at_top,
    expect_emergency_line,
    expect_names,
    expect_notice,
    format_version,
)
from pipeline.proof.parity.file_check import FileCheck
from pipeline.proof.parity.passages import find_neighbours
from pipeline.proof.parity.pictured_people import find_miscounts


def verify_book(file: FileCheck) -> None:
    """Compare the EPUB with the document: what it says of itself, its contents, words and links."""
    data = file.read_bytes()
    if data is None:
        return
    document, labels = file.document, file.document.labels
    try:
        book = open_book(data)
    except UnreadableError as error:
        file.report(f"the e-book cannot be opened: {error}")
        return
    _compare_metadata(file, book.metadata)
    _compare_titles(file, book)
    lines = [line for _, part in book.parts for line in part.navigation if not line.lines[0].isdecimal()]
    file.compare(tuple(_expect_contents(document)), lines, (labels["book_pages"],))
    passages = tuple(chain.from_iterable(part.passages for _, part in book.parts))
    words = tuple(_expect_words(document, find_neighbours(passages, file.wording)))
    file.compare(words, passages)
    links = make_link_passages(target for _, part in book.parts for target in part.links)
    file.compare(tuple(expect_links(words)), links)
    for miscount in find_miscounts(document, (one for _, part in book.parts for one in part.drawn)):
        file.report(miscount)
    compare_attributes(file, [part for _, part in book.parts])


def _compare_metadata(file: FileCheck, metadata: dict[str, str]) -> None:
    document = file.document
    expected = {
        "title": document.file_title,
        "language": document.language,
        "publisher": document.publisher,
        "date": document.date,
        "description": document.summary,
        "schema:version": document.version,
        "schema:identifier": document.code,
        "dcterms:modified": f"{document.date}T00:00:00Z",
    }
    file.compare_values(metadata, {name: text for name, text in expected.items() if text}, "the book's metadata")


def _compare_titles(file: FileCheck, book: Book) -> None:
    """The title of each file of the book ends in that of the leaflet."""
    wanted = file.wording.split_words(file.document.full_title)
    for path, part in book.parts:
        title = part.head.get("title", "")
        if file.wording.split_words(title)[-len(wanted) :] != wanted:
            file.report(f"`{path}` is titled “{title}”, which does not end in the leaflet's title")


def _expect_words(document: Document, follows: Follows) -> Iterator[Expectation]:
    """The cover, the title page, and the sections; the key points stand on the title page, above the version."""
    yield expect_at_top("alt text of the logo", document.logo_alt if document.logo else "")
    yield expect_at_top("publisher", document.brand)
    yield from expect_names(document, brackets=False)
    yield expect_at_top("subtitle", document.subtitle)
    yield from expect_notice(document, needed=False)
    yield expect_at_top("alt text of the cover", document.cover_alt if document.cover else "")
    yield from expect_names(document, brackets=False)
    yield from expect_notice(document)
    yield from expect_emergency_line(document)
    body = list(expect_body(document, "book", follows))
    key_points = document.key_points.id if document.key_points else ""
    yield from (wanted for wanted in body if wanted.section == key_points)
    yield expect_at_top("version", format_version(document))
    yield from (wanted for wanted in body if wanted.section != key_points)


def _expect_contents(document: Document) -> Iterator[Expectation]:
    """A line for the title page and for each section; what stands inside a section may have its lines below."""
    yield expect_at_top("heading of the contents", document.labels["book_contents"])
    yield expect_at_top("line of the contents", document.full_title)
    for section in document.sections:
        yield Expectation(section.id, "line of the contents", join_title(section.title))
        for node in walk(section.blocks):
            for line in _list_lines(node):
                yield Expectation(section.id, "line of the contents", line, needed=False)


def _list_lines(node: object) -> tuple[str, ...]:
    match node:
        case Heading():
            return (join_title(node.children),)
        case Group() | Option():
            return (join_title(node.title),)
        case CareCard():
            return (f"{node.label} – {node.action}", f"{node.label} – {node.number}", node.label)
        case Box():
            return (node.title,)
        case _:
            return ()
