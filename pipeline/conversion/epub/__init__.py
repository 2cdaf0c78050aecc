"""A leaflet as an e-book: EPUB 3.3, packed by ourselves."""

from pipeline.conversion.epub.writer import write

__all__ = ["write"]
