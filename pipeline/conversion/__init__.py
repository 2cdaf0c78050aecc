"""The formats as a table: what each is called, what has to be made before it, and who writes it.

Writers are imported when they are used, because the engines behind them cost more than everything else. A format of
another package is found by its name in the entry-point group `plainleaf.formats`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from pipeline.model.artifact import Artifact
from pipeline.model.diagnostics import Checked
from pipeline.model.document import Document
from pipeline.model.source import Span

Made = Mapping[str, tuple[Artifact, ...]]
"""What was made before, by format."""
Write = Callable[[Document, Made, Span], Checked[tuple[Artifact, ...]]]
"""A writer: the document, what it needs of other formats, and the place of the words, for what cannot be written."""


@dataclass(frozen=True)
class Format:
    """One form of a leaflet. `tools` have a hand in its bytes; `writer` is `module:function`; `file` is the path of its
    main file. `needs` are formats that it cannot be made without; one that `tells_of` others gets those that are made
    in the same build, and knows of the others only that the leaflet has them. One `on_demand` is made only where it is
    asked for by name, a `short` one only of a leaflet that lists its sections under `editions`, and one for a
    messaging `system` only for a publisher that uses it, or where it is asked for."""

    name: str
    writer: str
    tools: tuple[str, ...]
    file: str = ""
    needs: tuple[str, ...] = ()
    tells_of: tuple[str, ...] = ()
    on_demand: bool = False
    short: bool = False
    system: bool = False

    @property
    def write(self) -> Write:
        """The writer, imported now."""
        module, _, function = self.writer.partition(":")
        write: Write = getattr(import_module(module), function)
        return write


_MARKUP = ("python", "jinja2", "markupsafe")
_PRINT = (
    *("weasyprint", "pydyf", "tinycss2", "tinyhtml5", "cssselect2", "fonttools", "pillow", "pyphen"),
    *("segno", "pikepdf", "pango", "harfbuzz"),
)
_PAPER = (*_MARKUP, *_PRINT)
_WRITERS = "pipeline.conversion.writers"
DOWNLOADS = ("pdf", "large-print", "folded", "card", "epub", "messages")
"""The forms that the page offers, in this order."""

SYSTEMS: dict[str, tuple[str, ...]] = {
    "message-bank": ("xlsxwriter", "regex"),
    "rapidpro": (),
    "notify": (),
    "whatsapp": (),
    "twilio": (),
    "cht": (),
    "contentrepo": (),
}
"""The messaging systems that files are made for, and the tools that have a hand in those."""

FORMATS: dict[str, Format] = {
    found.name: found
    for found in (
        Format("pdf", f"{_WRITERS}:write_pdf", _PAPER, "{name}.pdf"),
        Format("messages", f"{_WRITERS}:write_messages", ("python", "regex"), "messages/messages.txt"),
        Format("review", f"{_WRITERS}:write_review", (*_MARKUP, "regex"), "messages/index.html"),
        Format("epub", f"{_WRITERS}:write_epub", _MARKUP, "{name}.epub", needs=("pdf",)),
        Format("large-print", f"{_WRITERS}:write_large_print", _PAPER, "{name}-large-print.pdf"),
        Format("folded", f"{_WRITERS}:write_folded", _PAPER, "{name}-folded.pdf", short=True),
        Format("card", f"{_WRITERS}:write_card", _PAPER, "{name}-card.pdf", short=True),
        Format("html", f"{_WRITERS}:write_html", _MARKUP, "index.html", tells_of=DOWNLOADS),
        Format("booklet", f"{_WRITERS}:write_booklet", ("python", "pikepdf"), needs=("pdf",), on_demand=True),
        *(
            Format(name, f"{_WRITERS}:write_{name.replace('-', '_')}", ("python", *tools), system=True)
            for name, tools in SYSTEMS.items()
        ),
        Format("crop", f"{_WRITERS}:write_crop", _PAPER, on_demand=True),
        Format("pdf-archive", f"{_WRITERS}:write_pdf_archive", _PAPER, on_demand=True),
    )
}


ON_DEMAND = frozenset(form.name for form in FORMATS.values() if form.on_demand or form.system)
"""The formats that a leaflet may have without listing them anywhere."""


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
