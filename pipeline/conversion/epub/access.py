"""What the book says of its own accessibility, found out from its content (EPUB Accessibility 1.1, "Metadata").

Nothing here claims that the book meets a standard: that takes a person who has looked.
"""

from __future__ import annotations

from pipeline.model.document import Document

Properties = tuple[tuple[str, str], ...]
"""Names of schema.org and their values, in the order in which they are written."""


def access(document: Document, *, pictures: bool, pages: bool) -> Properties:
    """The properties of a book with or without pictures (each has its words) and a list of the printed pages."""
    modes = ["textual", "visual"] if pictures else ["textual"]
    sufficient = ["textual", "textual,visual"] if pictures else ["textual"]
    return (
        *(("accessMode", mode) for mode in modes),
        *(("accessModeSufficient", mode) for mode in sufficient),
        *(("accessibilityFeature", feature) for feature in _features(pictures, pages)),
        ("accessibilityHazard", "none"),
        ("accessibilitySummary", _summary(document, pictures, pages)),
    )


def _features(pictures: bool, pages: bool) -> tuple[str, ...]:
    always = ("ARIA", "displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents", "unlocked")
    described = ("alternativeText",) if pictures else ()
    paged = ("pageBreakMarkers", "pageNavigation") if pages else ()
    return tuple(sorted((*always, *described, *paged), key=str.lower))


def _summary(document: Document, pictures: bool, pages: bool) -> str:
    said = ["book_adapts", "book_ways"]
    said += ["book_images"] if pictures else []
    said += ["book_page_numbers"] if pages else []
    return " ".join(document.labels[label] for label in (*said, "book_calm"))
