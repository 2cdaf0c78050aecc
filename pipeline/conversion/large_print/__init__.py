"""The leaflet in large print: 18 pt and more, in one column, set anew and not only made bigger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.conversion.tools import PAPER
from pipeline.model.artifact import Artifact
from pipeline.model.diagnostics import Checked, Diagnostic
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
    made_of_it = write_on_paper(write_large_print, document, place, limit)
    return replace(made_of_it, diagnostics=(*made_of_it.diagnostics, *diagnose(document, place)))


def diagnose(document: Document, place: Span) -> Iterator[Diagnostic]:
    """What can be said of the leaflet in large print without setting it."""
    from pipeline.conversion.large_print.room import find_table_room
    from pipeline.conversion.print.tall_rows import diagnose_tall_rows

    yield from diagnose_tall_rows(document, find_table_room(document), "the leaflet in large print")


FORMAT = Format(
    name="large-print",
    label="large_print",
    title="large print",
    file="{name}-large-print.pdf",
    write=write,
    diagnose=diagnose,
    reader="sheets",
    tools=PAPER,
    for_readers=True,
    counted=True,
)
