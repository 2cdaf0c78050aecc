"""Exporter for ContentRepo: a file of pages (CSV), and a file of one ordered set of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.conversion import left_out
from pipeline.model.artifact import Artifact
from pipeline.model.diagnostics import Checked, Diagnostic
from pipeline.model.format import Format, Made
from pipeline.model.source import Span

if TYPE_CHECKING:
    from pipeline.model.document import Document


def write(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The messages for ContentRepo."""
    from pipeline.conversion.systems.contentrepo.writer import find_refusals, write_pages
    from pipeline.conversion.systems.diagnosing import export

    return export(write_pages, find_refusals, document, place, FORMAT.name)


def diagnose(document: Document, place: Span) -> Iterator[Diagnostic]:
    """What keeps the messages from being made for this system."""
    from pipeline.conversion.systems.contentrepo.writer import find_refusals
    from pipeline.conversion.systems.diagnosing import diagnose as diagnose_system

    yield from diagnose_system(find_refusals, document, place, FORMAT.name)


FORMAT = Format(
    name="contentrepo",
    label="contentrepo",
    file="messages/contentrepo/pages.csv",
    write=write,
    diagnose=diagnose,
    reader="contentrepo",
    tools=("python",),
    left_out=left_out.MESSAGES,
    system=True,
    of_messages=True,
)
