"""The EPUB of the specimen: what is in it, and that it holds together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from pipeline.conversion.epub.writer import write_book
from pipeline.model.artifact import Artifact
from pipeline.model.document import Cite, Document, Text, walk
from tests.conversion.epub.opened_book import (
    HTML,
    LANGUAGE,
    TYPE,
    OpenedBook,
    headings,
    opened,
    resolved,
    targets,
    words,
)
from tests.elsewhere import digest, digest_elsewhere
from tests.specimen import specimen

PAGE_OF = {"get-help": 1, "what-it-is": 2, "causes": 2, "getting-older": 3, "symptoms": 4, "who-helps": 5, "about": 7}


def write_with_pages(document: Document) -> tuple[Artifact, ...]:
    return write_book(document, PAGE_OF)


def written() -> bytes:
    (artifact,) = write_with_pages(specimen())
    assert artifact.path == "specimen-en.epub"
    assert artifact.media_type == "application/epub+zip"
    return artifact.data


@pytest.fixture(scope="module")
def book() -> OpenedBook:
    return opened(written())


def summary(book: OpenedBook) -> Iterator[str]:
    """The book for people to read through: files, metadata, titles, headings, pages and the table of contents."""
    yield from ("container", *(f"  {name}" for name in book.entries), "", "metadata")
    for part in book.package[0]:
        name = part.get("property") or part.tag.partition("}")[2]
        yield f"  {name}: {part.text}"
    for href, page in book.pages.items():
        title = page.find(f"{HTML}head/{HTML}title")
        assert title is not None
        yield from ("", f"{href}: {title.text}")
        for element in page.iter():
            level = re.fullmatch(re.escape(HTML) + "h([1-6])", element.tag)
            if level:
                yield f"  {'#' * int(level[1])} {words(element)}"
            elif element.get("role") or element.get(TYPE):
                yield f"  [{element.get(TYPE, '')} {element.get('role', '')}] {element.get('aria-label', '')}".rstrip()
    yield from ("", "links of nav.xhtml")
    yield from (f"  {link.get('href')}: {words(link)}" for link in book.pages["nav.xhtml"].iter(f"{HTML}a"))


def test_the_book_is_as_it_was_looked_at(book: OpenedBook, golden: Callable[[Path, str], None]) -> None:
    golden(Path(__file__).parent / "golden" / "epub.txt", "\n".join(summary(book)) + "\n")


def test_the_container_begins_with_its_media_type_and_has_no_traces_of_the_machine() -> None:
    data = written()
    with ZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
    first = entries[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
    assert {entry.create_system for entry in entries} == {3}


def test_the_same_document_makes_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    other = {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    there = digest_elsewhere(write_with_pages, specimen, tmp_path, **other)
    assert there == digest(write_with_pages(specimen()))


def test_the_manifest_names_each_file_once(book: OpenedBook) -> None:
    outside = {"mimetype", "META-INF/container.xml", "EPUB/package.opf"}
    assert {f"EPUB/{href}" for href in book.items} | outside == set(book.entries)
    ids = [item.get("id") for item in book.items.values()]
    assert len(ids) == len(set(ids))


def test_every_file_is_labelled_and_has_one_first_heading(book: OpenedBook) -> None:
    titles = [words(title) for page in book.pages.values() for title in page.iter(f"{HTML}title")]
    assert len(set(titles)) == len(titles) == len(book.pages)
    for href, page in book.pages.items():
        assert (page.get("lang"), page.get(LANGUAGE), page.get("dir")) == ("en", "en", "ltr"), href
        levels = [level for level, _ in headings(page)]
        assert levels[0] == 1, href
        assert levels.count(1) == 1, href
        assert all(after <= before + 1 for before, after in pairwise(levels)), href


def test_ids_are_unique_and_every_link_leads_somewhere(book: OpenedBook) -> None:
    ids = {
        href: [element.get("id") for element in page.iter() if element.get("id")] for href, page in book.pages.items()
    }
    for href, found in ids.items():
        assert len(found) == len(set(found)), f"{href}: {Counter(found).most_common(1)}"
        for element in book.pages[href].iter():
            assert set((element.get("aria-labelledby") or "").split()) <= set(found), href
    for href, page in book.pages.items():
        for target in targets(page):
            if not target.startswith(("https:", "mailto:", "tel:")):
                path, id = resolved(target, href)
                assert path in book.items, f"{href} points to {target}"
                assert not id or id in ids[path], f"{href} points to {target}"
    for target in re.findall(r'url\("([^"]+)"\)', book.text("book.css")):
        assert target in book.items, target


def test_nothing_comes_from_outside(book: OpenedBook) -> None:
    for href, page in book.pages.items():
        assert not list(page.iter(f"{HTML}script")), href
        assert all(not (element.get("src") or "").startswith("http") for element in page.iter()), href
    assert not re.search(r"@import|https?:", book.text("book.css"))
    for href, item in book.items.items():
        if item.get("media-type") == "image/svg+xml":
            drawing = re.sub(r' xmlns(:\w+)?="[^"]*"', "", book.text(href))
            assert not re.search(r"https?:|<script|@import", drawing), href


def test_the_book_says_every_word_of_the_document(book: OpenedBook) -> None:
    """Quotes are set by language on the way, so they are no part of the comparison."""
    said = re.sub("[\"'“”‘’]", "", " ".join(words(page) for page in book.pages.values()))
    nodes = (specimen().key_points, *specimen().sections)
    for node in (node for part in nodes for node in walk(part) if isinstance(node, Text)):
        assert " ".join(re.sub("[\"'“”‘’]", "", node.value).split()) in said
    assert any(isinstance(node, Cite) for node in walk(specimen().sections))
    notice = specimen().notice
    assert notice is not None
    assert notice.text in said


def test_an_abbreviation_tells_what_it_stands_for(book: OpenedBook) -> None:
    found = [short for page in book.pages.values() for short in page.iter(f"{HTML}abbr")]
    assert [(short.text, short.get("title")) for short in found] == [("MS", "Multiple sclerosis")]


def test_pages_of_the_print_leaflet_are_marked_where_they_begin(book: OpenedBook) -> None:
    marks = {
        str(element.get("id")): href
        for href, page in book.pages.items()
        for element in page.iter()
        if element.get("role") == "doc-pagebreak"
    }
    assert marks == {
        "Page-1": "title.xhtml",
        "Page-2": "section-what-it-is.xhtml",
        "Page-3": "section-causes.xhtml",
        "Page-4": "section-symptoms.xhtml",
        "Page-5": "section-treatment.xhtml",
        "Page-7": "section-about.xhtml",
    }
    (older,) = (part for part in book.pages["section-causes.xhtml"].iter() if part.get("id") == "getting-older")
    assert older[0].get("id") == "Page-3"
    assert book.metadata("pageBreakSource") == [
        "Muscle wasting (muscle atrophy). Print leaflet. Version 0.1.0. specimen-en.pdf"
    ]


def test_without_printed_pages_the_book_does_not_speak_of_them() -> None:
    (artifact,) = write_book(specimen())
    book = opened(artifact.data)
    assert "doc-pagelist" not in book.text("nav.xhtml")
    assert not book.metadata("pageBreakSource")
    assert not {"pageBreakMarkers", "pageNavigation"} & set(book.metadata("schema:accessibilityFeature"))
