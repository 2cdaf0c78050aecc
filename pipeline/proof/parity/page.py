"""Comparison of the finished page with the document: HTML by the standard library's tokeniser, which no writer uses."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from html.parser import HTMLParser
from typing import Any

from pipeline.model.document import Document
from pipeline.model.format import Format
from pipeline.proof.parity.attributes import compare_attributes
from pipeline.proof.parity.expectation import Expectation, expect_links, make_link_passages
from pipeline.proof.parity.expected_body import Follows, expect_body
from pipeline.proof.parity.expected_front import (
    expect_at_top,
    expect_contents,
    expect_emergency_line,
    expect_names,
    expect_notice,
    format_version_and_state,
)
from pipeline.proof.parity.file_check import FileCheck
from pipeline.proof.parity.language_switch import compare_switch, expect_switch
from pipeline.proof.parity.markup import MarkupCollector, MarkupText
from pipeline.proof.parity.moved_page import compare_moved_page
from pipeline.proof.parity.passages import Passage, find_neighbours
from pipeline.proof.parity.pictured_people import find_miscounts

_SIZE = re.compile(r"\d+([.,]\d+)?|[A-Z]{3,4},?|[kM]B,?")
"""What may stand behind the name of a download besides our words for pages and messages: "PDF, 8 pages, 180 kB"."""


def verify_page(file: FileCheck) -> None:
    """Compare `index.html` with the document: its head, contents, words and links."""
    text = file.read_text()
    if text is None:
        return
    document, labels = file.document, file.document.labels
    read = read_page(text)
    if not read.closed:
        file.report("the page is cut off: it does not end with </html>")
    if file.document.moved:
        compare_moved_page(file, read)
        return
    _compare_head(file, read)
    downloads = _Downloads(document, file.formats)
    lines = [line for line in read.navigation if not downloads.holds(line)]
    heading = expect_at_top("heading of the contents", labels["contents"])
    contents = tuple(expect_contents(document))
    navigation = (*expect_switch(document), *((heading, *contents) if contents else ()))
    file.compare(navigation, lines, (labels["contents"], labels["take_with_you"]))
    compare_switch(file, read)
    words = tuple(_expect_words(document, find_neighbours(read.passages, file.wording)))
    file.compare(words, read.passages, (labels["skip"], labels["to_top"]))
    file.compare(tuple(expect_links(words)), make_link_passages(read.links), ("#leaflet", "#top"))
    for miscount in find_miscounts(document, read.drawn):
        file.report(miscount)
    compare_attributes(file, (read,))


def _expect_words(document: Document, follows: Follows) -> Iterator[Expectation]:
    yield expect_at_top("alt text of the logo", document.logo_alt if document.logo else "")
    yield expect_at_top("publisher", document.brand)
    yield from expect_names(document, brackets=True)
    yield expect_at_top("subtitle", document.subtitle)
    yield expect_at_top("version", format_version_and_state(document))
    yield expect_at_top("alt text of the cover", document.cover_alt if document.cover else "")
    yield from expect_emergency_line(document)
    yield from expect_notice(document)
    yield from expect_body(document, "page", follows)
    for line in (document.full_title, format_version_and_state(document), document.brand):
        yield Expectation("", "line at the foot", line, needed=False)


class _Downloads:
    """Knows the lines that offer the leaflet's other forms."""

    def __init__(self, document: Document, formats: Collection[Format]) -> None:
        sizes = (document.labels["large_print_size"].format(size=size) for size in document.large_print)
        self._names = [*sizes, *(document.labels[form.label] for form in formats if form.for_readers)]
        words = " ".join(document.labels[label] for label in ("one_page", "pages", "sends_one", "sends_many"))
        self._words = frozenset(word.rstrip(",") for word in words.split())

    def holds(self, line: Passage) -> bool:
        text = line.lines[0]
        name = next((name for name in self._names if text == name or text.startswith(f"{name} ")), None)
        rest = text[len(name) :].split() if name is not None else []
        return name is not None and all(
            _SIZE.fullmatch(word.rstrip(",")) or word.rstrip(",") in self._words for word in rest
        )


def _compare_head(file: FileCheck, read: MarkupText) -> None:
    document = file.document
    title = f"{document.file_title} – {document.publisher}"
    head = {"lang": document.language, "title": title, "description": document.summary}
    shared = {"og:title": document.file_title, "og:description": document.summary}
    head |= {name: text for name, text in shared.items() if name in read.head}
    file.compare_values(read.head, head, "the page's head")
    data = next(iter(read.data), None)
    if data is None:
        return
    described = {
        "name": document.title,
        "alternateName": document.medical_name,
        "inLanguage": document.language,
        "version": document.version,
        "identifier": document.code,
        "creativeWorkStatus": document.labels[f"state_{document.status}"],
        "dateModified": document.date if any(section.id == "about" for section in document.sections) else "",
    }
    values = _read_strings(data)
    file.compare_values(
        values, {name: text for name, text in described.items() if text}, "the page's data for machines"
    )


def _read_strings(data: str) -> dict[str, str]:
    try:
        values: Any = json.loads(data)
    except ValueError:
        return {}
    return {name: value for name, value in values.items() if isinstance(value, str)} if isinstance(values, dict) else {}


def read_page(text: str) -> MarkupText:
    """What a page says. Text that is no HTML at all says nothing, or says it outside of everything."""
    parser = _PageParser()
    parser.feed(text)
    parser.close()
    return parser.collector.read()


class _PageParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.collector = MarkupCollector()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.collector.start(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        self.collector.end(tag)

    def handle_data(self, data: str) -> None:
        self.collector.text(data)
