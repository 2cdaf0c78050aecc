"""The leaflet in large print, in the sizes that people ask for: in one column, set anew and not only made bigger."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from pipeline.conversion import left_out
from pipeline.conversion.large_print.sizes import SMALLEST_SIZE
from pipeline.conversion.tools import PAPER
from pipeline.model.artifact import Artifact
from pipeline.model.diagnostics import Checked, Diagnostic, has_errors
from pipeline.model.format import Format, Made
from pipeline.model.source import Span

if TYPE_CHECKING:
    from pipeline.model.document import Document

MOST_PAGES = 40
"""The most that people read, in letters of the usual size; larger ones need more paper for the same words."""


def write(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The leaflet in large print."""
    from pipeline.conversion.large_print.writer import write as write_large_print
    from pipeline.conversion.print.diagnosing import PageLimit, write_on_paper

    artifacts: list[Artifact] = []
    diagnostics: list[Diagnostic] = []
    for size in document.large_print:
        usual = round(MOST_PAGES * max(1, size / SMALLEST_SIZE) ** 2)
        name = "the leaflet in large print" + (f" of {size} points" if size != SMALLEST_SIZE else "")
        made_of_it = write_on_paper(
            partial(write_large_print, size=size), document, place, PageLimit(FORMAT.name, name, usual)
        )
        artifacts += made_of_it.value or ()
        diagnostics += made_of_it.diagnostics
    whole = None if has_errors(diagnostics) else tuple(artifacts)
    return Checked(whole, (*diagnostics, *diagnose(document, place)))


def name_variant(size: int) -> str:
    """What is put to the name of a file in letters of a size; the usual one needs nothing."""
    return "" if size == SMALLEST_SIZE else f"-{size}"


def list_variants(document: Document) -> tuple[str, ...]:
    """The same for each size that a document has."""
    return tuple(map(name_variant, document.large_print))


def diagnose(document: Document, place: Span) -> Iterator[Diagnostic]:
    """What can be said of the leaflet in large print without setting it."""
    from pipeline.conversion.large_print.room import find_table_room
    from pipeline.conversion.print.tall_rows import diagnose_tall_rows

    room = find_table_room(document, max(document.large_print))
    yield from diagnose_tall_rows(document, room, "the leaflet in large print")


FORMAT = Format(
    name="large-print",
    label="large_print",
    title="large print",
    file="{name}-large-print.pdf",
    list_variants=list_variants,
    write=write,
    diagnose=diagnose,
    reader="sheets",
    tools=PAPER,
    left_out=left_out.PAPER,
    for_readers=True,
    counted=True,
)
