"""The formats as a table: what each is called, what has to be made before it, and who writes it.

Writers are imported when they are used, because the engines behind them cost more than everything else. A format of
another package is found by its name in the entry-point group `plainleaf.formats`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from pipeline.artifact import Artifact
from pipeline.diagnostics import Checked
from pipeline.document import Document
from pipeline.source import Span

Made = Mapping[str, tuple[Artifact, ...]]
"""What was made before, by format."""
Write = Callable[[Document, Made, Span], Checked[tuple[Artifact, ...]]]
"""A writer: the document, what it needs of other formats, and the place of the words, for what cannot be written."""


@dataclass(frozen=True)
class Format:
    """One form of a leaflet. `needs` are formats whose measures it prints; `tools` have a hand in its bytes; `writer`
    is `module:function`."""

    name: str
    writer: str
    tools: tuple[str, ...]
    needs: tuple[str, ...] = ()

    @property
    def write(self) -> Write:
        """The writer, imported now."""
        module, _, function = self.writer.partition(":")
        write: Write = getattr(import_module(module), function)
        return write


_MARKUP = ("python", "jinja2", "markupsafe")
_PRINT = (
    *("weasyprint", "pydyf", "tinycss2", "tinyhtml5", "cssselect2", "fonttools", "pillow", "pyphen"),
    *("pikepdf", "pango", "harfbuzz"),
)
_WRITERS = "pipeline.formats.writers"

FORMATS: dict[str, Format] = {
    found.name: found
    for found in (
        Format("pdf", f"{_WRITERS}:write_pdf", (*_MARKUP, *_PRINT)),
        Format("messages", f"{_WRITERS}:write_messages", ("python", "regex")),
        Format("epub", f"{_WRITERS}:write_epub", _MARKUP, needs=("pdf",)),
        Format("html", f"{_WRITERS}:write_html", _MARKUP, needs=("pdf", "epub", "messages")),
    )
}


def find_format(name: str) -> Format:
    """The format with this name, ours or of another package; a KeyError where there is none."""
    if name in FORMATS:
        return FORMATS[name]
    from importlib.metadata import entry_points

    for entry in entry_points(group="plainleaf.formats", name=name):
        found = entry.load()
        if isinstance(found, Format):
            return found
    raise KeyError(name)
