"""Comparing the finished e-book with the document."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from pipeline.model.document import Box, CareCard, Document, Group, Heading, Option, walk
from pipeline.proof.parity.container import UnreadableError, open_book
from pipeline.proof.parity.expected import Behind, Expectation, expected_body, expected_links, said
from pipeline.proof.parity.front import first_emergency, names, notice, strip, top, version
from pipeline.proof.parity.proving import Proving
from pipeline.proof.parity.words import passage, stands_behind


def verify_book(proving: Proving) -> None:
    """Compare the EPUB with the document: what it says of itself, its contents, words and links."""
    data = proving.data()
    if data is None:
        return
    document, labels = proving.document, proving.document.labels
    try:
        book = open_book(data)
    except UnreadableError as error:
        proving.say(f"the e-book cannot be opened: {error}")
        return
    _compare_metadata(proving, book.metadata)
    wanted = proving.wording.words(document.full_title)
    for path, part in book.parts:
        title = part.head.get("title", "")
        if proving.wording.words(title)[-len(wanted) :] != wanted:
            proving.say(f"`{path}` is titled “{title}”, which does not end in the leaflet's title")
    lines = [found for _, part in book.parts for found in part.navigation if not found.lines[0].isdecimal()]
    proving.compare(tuple(_contents(document)), lines, (labels["book_pages"],))
    passages = tuple(chain.from_iterable(part.passages for _, part in book.parts))
    words = tuple(_expected(document, stands_behind(passages, proving.wording)))
    proving.compare(words, passages)
    emergency = first_emergency(document)
    lead = [top("address of the emergency line", f"#{emergency}", needed=False)] if emergency else []
    links = [passage(target) for _, part in book.parts for target in part.links]
    proving.compare((*lead, *expected_links(words)), links)


def _compare_metadata(proving: Proving, metadata: dict[str, str]) -> None:
    document = proving.document
    expected = {
        "title": document.full_title,
        "language": document.language,
        "publisher": document.publisher,
        "date": document.date,
        "description": document.summary,
        "schema:version": document.version,
        "dcterms:modified": f"{document.date}T00:00:00Z",
    }
    proving.says(metadata, {name: text for name, text in expected.items() if text}, "the book's metadata")


def _expected(document: Document, behind: Behind) -> Iterator[Expectation]:
    """The cover, the title page, and the sections; the key points stand on the title page, above the version."""
    yield top("publisher", document.publisher)
    yield from names(document, brackets=False)
    yield top("subtitle", document.subtitle)
    yield from notice(document, needed=False)
    yield top("alt text of the cover", document.cover_alt if document.cover else "")
    yield from names(document, brackets=False)
    yield from notice(document)
    yield from strip(document)
    body = list(expected_body(document, "book", behind))
    key_points = document.key_points.id if document.key_points else ""
    yield from (wanted for wanted in body if wanted.section == key_points)
    yield top("version", version(document))
    yield from (wanted for wanted in body if wanted.section != key_points)


def _contents(document: Document) -> Iterator[Expectation]:
    """A line for the title page and for each section; what stands inside a section may have its lines below."""
    yield top("heading of the contents", document.labels["book_contents"])
    yield top("line of the contents", document.full_title)
    for section in document.sections:
        yield Expectation(section.id, "line of the contents", said(section.title))
        for node in walk(section.blocks):
            for line in _lines(node):
                yield Expectation(section.id, "line of the contents", line, needed=False)


def _lines(node: object) -> tuple[str, ...]:
    match node:
        case Heading():
            return (said(node.children),)
        case Group() | Option():
            return (said(node.title),)
        case CareCard():
            return (f"{node.label} – {node.action}", f"{node.label} – {node.number}", node.label)
        case Box():
            return (node.title,)
        case _:
            return ()
