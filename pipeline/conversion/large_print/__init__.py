"""The leaflet in large print: 18 pt and more, in one column, set anew and not only made bigger."""

from __future__ import annotations

from pipeline.conversion.tools import PAPER
from pipeline.model.artifact import Artifact
from pipeline.model.diagnostics import Checked
from pipeline.model.document import Document
from pipeline.model.format import Format, Made
from pipeline.model.source import Span

MOST_PAGES = 40
"""The most that people read."""


def write(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The leaflet in large print."""
    from pipeline.conversion.large_print.writer import write as write_large_print
    from pipeline.conversion.print.diagnosing import PageLimit, write_on_paper

    limit = PageLimit(FORMAT.name, "the leaflet in large print", MOST_PAGES)
    return write_on_paper(write_large_print, document, place, limit)


FORMAT = Format(
    name="large-print",
    label="large_print",
    title="large print",
    file="{name}-large-print.pdf",
    write=write,
    reader="sheets",
    tools=PAPER,
    for_readers=True,
    counted=True,
)
