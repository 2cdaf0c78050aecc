"""The leaflet as a small booklet: pages of A5, or half of US Letter, set for that size, in sheets of four."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.conversion import left_out
from pipeline.conversion.tools import PAPER
from pipeline.model.artifact import Artifact
from pipeline.model.diagnostics import Checked, Diagnostic
from pipeline.model.format import Format, Made
from pipeline.model.source import Span

if TYPE_CHECKING:
    from pipeline.model.document import Document

MOST_PAGES = 40
"""Ten sheets of four pages are the most that staples hold and that lie flat when they are folded once."""


def write(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The small booklet."""
    from pipeline.conversion.a5.writer import write as write_booklet
    from pipeline.conversion.print.diagnosing import PageLimit, write_on_paper

    limit = PageLimit(FORMAT.name, "the small booklet", MOST_PAGES, refused=True)
    made_of_it = write_on_paper(write_booklet, document, place, limit)
    return replace(made_of_it, diagnostics=(*made_of_it.diagnostics, *diagnose(document, place)))


def diagnose(document: Document, place: Span) -> Iterator[Diagnostic]:
    """What can be said of the small booklet without setting it."""
    from pipeline.conversion.a5.room import find_small_paper, find_table_room
    from pipeline.conversion.print.tall_rows import diagnose_tall_rows

    yield from diagnose_tall_rows(document, find_table_room(find_small_paper(document)), "the small booklet")


FORMAT = Format(
    name="a5",
    label="a5",
    title="A5",
    file="{name}-a5.pdf",
    write=write,
    diagnose=diagnose,
    reader="sheets",
    tools=PAPER,
    left_out=left_out.PAPER,
    for_readers=True,
    counted=True,
    extra=True,
)
