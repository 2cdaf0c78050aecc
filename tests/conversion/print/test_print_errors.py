"""What cannot be printed is said, and nothing outside the document is read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.conversion.print import PDF
from pipeline.conversion.print.diagnosing import PageLimit, name_pictures, write_on_paper
from pipeline.conversion.print.weasy import PrintError, lay_out
from pipeline.conversion.print.writer import write
from pipeline.model.artifact import Artifact, Measured
from pipeline.model.document import Document, Figure, Paragraph, Section, Text, walk
from pipeline.model.source import Span
from tests.specimen import specimen

pytestmark = pytest.mark.slow


def with_words(words: str) -> Document:
    document = specimen()
    first = replace(document.sections[0], blocks=(*document.sections[0].blocks, Paragraph((Text(words),))))
    return replace(document, sections=(first, *document.sections[1:]))


def test_a_missing_glyph_is_a_fault() -> None:
    with pytest.raises(PrintError) as caught:
        write(with_words("Words in Greek: ατροφία"))
    assert any("U+03C4" in message for message in caught.value.messages)


def test_what_the_engine_does_not_know_is_a_fault() -> None:
    with pytest.raises(PrintError, match="colr"):
        lay_out("<html lang='en'><title>A</title><p>words", ("p { colr: red }",), {})


@pytest.mark.parametrize("url", ["https://example.org/leg.png", "file:///etc/hostname", "data:image/svg+xml,x"])
def test_nothing_is_fetched_that_is_not_an_asset(url: str) -> None:
    with pytest.raises(PrintError, match="not one of its own assets"):
        lay_out(f"<html lang='en'><title>A</title><img alt='A leg' src='{url}'>", (), {})


def test_a_picture_is_called_by_its_name() -> None:
    document = specimen()
    name = document.pictures[1].name
    message = name_pictures("Failed to render SVG image drawing:1", document)
    assert message == f"Failed to render SVG image `{name}`"


def test_a_leaflet_of_many_pages_is_made_and_said() -> None:
    """Pictures of which a page holds two: it has many pages and few words."""
    document = specimen()
    figure = next(one for one in walk(document.sections) if isinstance(one, Figure))
    figures = tuple(replace(figure, id=f"figure-{number}", place="full") for number in range(24))
    document = replace(document, sections=(Section("part", (Text("More"),), figures),))
    made = PDF.write(document, {}, Span("en.md"))
    assert made.value and made.value[0].measured
    pages = made.value[0].measured.pages
    assert pages > 10
    (warning,) = made.diagnostics
    assert (warning.code, warning.severity) == ("PDF101", "warning")
    assert f"has {pages} pages; 10 is the most" in warning.message and f"pages: {pages}, because" in warning.hint
    assert PDF.write(replace(document, most_pages={"pdf": pages}), {}, Span("en.md")).diagnostics == ()
    (warning,) = PDF.write(replace(document, most_pages={"pdf": pages - 1}), {}, Span("en.md")).diagnostics
    assert f"leaflet.yaml allows {pages - 1}" in warning.message
    (warning,) = PDF.write(replace(document, most_pages={"pdf": 3}), {}, Span("en.md")).diagnostics
    assert f"has {pages} pages; 10 is the most" in warning.message, "a leaflet allows more than the usual, never less"


@pytest.mark.parametrize(("pages", "allowed", "known"), [(60, 44, ""), (98, 44, "97 is the most"), (98, 98, "")])
def test_pages_that_a_leaflet_allows_are_added_to_the_usual(pages: int, allowed: int, known: str) -> None:
    """In larger letters the usual number is higher than what was allowed for smaller ones."""
    artifact = Artifact("a.pdf", "application/pdf", b"", Measured(pages, {}))
    document = replace(specimen(), most_pages={"large-print": allowed})
    limit = PageLimit("large-print", "the leaflet in large print of 28 points", 97)
    messages = [
        one.message for one in write_on_paper(lambda _: (artifact,), document, Span("en.md"), limit).diagnostics
    ]
    assert len(messages) == bool(known) and all(known in message for message in messages)
