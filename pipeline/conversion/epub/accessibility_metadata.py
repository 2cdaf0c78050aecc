"""Accessibility metadata of the EPUB (EPUB Accessibility 1.1, "Metadata"), found out from its content.

Nothing here claims that the book meets a standard: that takes a person who has looked.
"""

from __future__ import annotations

from pipeline.model.document import Document

Properties = tuple[tuple[str, str], ...]
"""Names of schema.org and their values, in the order in which they are written."""


def list_accessibility_properties(document: Document, *, pictures: bool, pages: bool) -> Properties:
    """The properties of a book with or without pictures (each has its words) and a list of the printed pages."""
    modes = ["textual", "visual"] if pictures else ["textual"]
    sufficient = ["textual", "textual,visual"] if pictures else ["textual"]
    return (
        *(("accessMode", mode) for mode in modes),
        *(("accessModeSufficient", mode) for mode in sufficient),
        *(("accessibilityFeature", feature) for feature in _list_features(pictures, pages)),
        ("accessibilityHazard", "none"),
        ("accessibilitySummary", _write_summary(document, pictures, pages)),
    )


def _list_features(pictures: bool, pages: bool) -> tuple[str, ...]:
    always = ("ARIA", "displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents", "unlocked")
    described = ("alternativeText",) if pictures else ()
    paged = ("pageBreakMarkers", "pageNavigation") if pages else ()
    return tuple(sorted((*always, *described, *paged), key=str.lower))


def _write_summary(document: Document, pictures: bool, pages: bool) -> str:
    sentences = ["book_adapts", "book_ways"]
    sentences += ["book_images"] if pictures else []
    sentences += ["book_page_numbers"] if pages else []
    return " ".join(document.labels[label] for label in (*sentences, "book_calm"))
