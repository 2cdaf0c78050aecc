"""Reader of the words that a translation was made from, where somebody asked for the translation alone. They are
compared with it and not judged, so that nothing is said of what is wrong in them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.model.diagnostics import Diagnostics, has_errors
from pipeline.model.document import Section
from pipeline.model.leaflet import LeafletText
from pipeline.model.settings import Settings
from pipeline.model.source import Source
from pipeline.validation.folder import SHARED
from pipeline.validation.reading.files import read_file
from pipeline.validation.reading.markdown_body import AskPandoc, open_body
from pipeline.validation.reading.markdown_files import OpenedText, open_text, read_opened_text, read_standing_sections
from pipeline.validation.reading.source_reader import SourceReader


def open_origin(files: SourceReader, folder: Path, settings: Settings | None) -> OpenedText | None:
    """The words of a leaflet in its source language; nothing where that is asked for itself, or cannot be read."""
    if settings is None or not files.languages or settings.source_language in files.languages:
        return None
    source = _read_silently(files, folder / f"{settings.source_language}.md")
    return open_text(source) if source else None


def read_origin(opened: OpenedText, language: str, ask: AskPandoc, programme: bool) -> LeafletText | None:
    """These words as parts of a leaflet; nothing where they have errors, because some of them would be missing."""
    diagnostics = Diagnostics()
    text = read_opened_text(opened, language, ask, diagnostics, programme)
    return None if has_errors(diagnostics) else text


def read_other_standing(files: SourceReader, language: str, ask: AskPandoc) -> Mapping[str, Section]:
    """The standing sections of a language that nobody asked for; none where they cannot be read."""
    source = _read_silently(files, files.folder / SHARED / f"{language}.md")
    return read_standing_sections(open_body(source, source.text), ask, Diagnostics()).sections if source else {}


def list_other_standing_texts(files: SourceReader, language: str) -> tuple[str, ...]:
    """The texts of these sections, for what they cite."""
    source = _read_silently(files, files.folder / SHARED / f"{language}.md")
    return (source.text,) if source else ()


def _read_silently(files: SourceReader, path: Path) -> Source | None:
    return read_file(path, files.folder, files.base, Diagnostics()) if path.is_file() else None
