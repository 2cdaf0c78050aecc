"""Reading the finished page back: HTML by the standard library's tokeniser, which no writer uses."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from html.parser import HTMLParser
from typing import Any

from pipeline.model.document import Document
from pipeline.model.format import Format
from pipeline.proof.parity.expected import Behind, Expectation, expected_body, expected_links
from pipeline.proof.parity.front import contents, first_emergency, names, notice, strip, top, version_and_state
from pipeline.proof.parity.markup import Collector, Read
from pipeline.proof.parity.proving import Proving
from pipeline.proof.parity.words import Passage, passage, stands_behind

_SIZE = re.compile(r"\d+([.,]\d+)?|[A-Z]{3,4},?|[kM]B,?")
"""What may stand behind the name of a download besides our words for pages and messages: "PDF, 8 pages, 180 kB"."""


def verify_page(proving: Proving) -> None:
    """Compare `index.html` with the document: its head, contents, words and links."""
    text = proving.text()
    if text is None:
        return
    document, labels = proving.document, proving.document.labels
    read = read_page(text)
    if not read.closed:
        proving.say("the page is cut off: it does not end with </html>")
    _compare_head(proving, read)
    downloads = _Downloads(document, proving.formats)
    lines = [found for found in read.navigation if not downloads.holds(found)]
    heading = top("heading of the contents", labels["contents"])
    proving.compare((heading, *contents(document)), lines, (labels["contents"], labels["take_with_you"]))
    words = tuple(_expected(document, stands_behind(read.passages, proving.wording)))
    proving.compare(words, read.passages, (labels["skip"], labels["to_top"]))
    emergency = first_emergency(document)
    lead = [top("address of the emergency line", f"#{emergency}", needed=False)] if emergency else []
    links = [passage(target) for target in read.links]
    proving.compare((*lead, *expected_links(words)), links, ("#leaflet", "#top"))


def _expected(document: Document, behind: Behind) -> Iterator[Expectation]:
    yield top("publisher", document.publisher)
    yield from names(document, brackets=True)
    yield top("subtitle", document.subtitle)
    yield top("version", version_and_state(document))
    yield top("alt text of the cover", document.cover_alt if document.cover else "")
    yield from strip(document)
    yield from notice(document)
    yield from expected_body(document, "page", behind)
    for line in (document.full_title, version_and_state(document), document.publisher):
        yield Expectation("", "line at the foot", line, needed=False)


class _Downloads:
    """Knows the lines that offer the leaflet's other forms."""

    def __init__(self, document: Document, formats: Collection[Format]) -> None:
        self._names = [document.labels[form.label] for form in formats if form.for_readers]
        said = " ".join(document.labels[label] for label in ("one_page", "pages", "sends_one", "sends_many"))
        self._words = frozenset(word.rstrip(",") for word in said.split())

    def holds(self, found: Passage) -> bool:
        text = found.lines[0]
        name = next((name for name in self._names if text == name or text.startswith(f"{name} ")), None)
        rest = text[len(name) :].split() if name is not None else []
        return name is not None and all(_SIZE.fullmatch(word) or word.rstrip(",") in self._words for word in rest)


def _compare_head(proving: Proving, read: Read) -> None:
    document = proving.document
    title = f"{document.full_title} – {document.publisher}"
    head = {"lang": document.language, "title": title, "description": document.summary}
    shared = {"og:title": document.full_title, "og:description": document.summary}
    head |= {name: text for name, text in shared.items() if name in read.head}
    proving.says(read.head, head, "the page's head")
    data = next(iter(read.data), None)
    if data is None:
        return
    described = {
        "name": document.title,
        "alternateName": document.medical_name,
        "inLanguage": document.language,
        "version": document.version,
        "creativeWorkStatus": document.labels[f"state_{document.status}"],
        "dateModified": document.date,
    }
    found = _strings(data)
    proving.says(found, {name: text for name, text in described.items() if text}, "the page's data for machines")


def _strings(data: str) -> dict[str, str]:
    try:
        values: Any = json.loads(data)
    except ValueError:
        return {}
    return {name: value for name, value in values.items() if isinstance(value, str)} if isinstance(values, dict) else {}


def read_page(text: str) -> Read:
    """What a page says. Text that is no HTML at all says nothing, or says it outside of everything."""
    parser = _Parser()
    parser.feed(text)
    parser.close()
    return parser.collector.read()


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.collector = Collector()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.collector.start(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        self.collector.end(tag)

    def handle_data(self, data: str) -> None:
        self.collector.text(data)
